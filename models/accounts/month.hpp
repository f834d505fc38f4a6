/// What a month is given at its turn and leaves behind at its end.
#pragma once

#include "models/run.hpp"

namespace tiexin::models {

/// The month's time for matters: what is not used of a village's own does not carry over. Reads each village's contact
/// person and the rules now in force. O(villages).
void grant_hours(Run& run);

/// The month's money for what waits for some, from the county and from outside; those whose amount is at hand get it.
void grant_money(Run& run);

/// How many matters stand where, unheard ones included.
struct Stocks {
  std::int64_t open = 0;      // in truth
  std::int64_t latent = 0;    // of them, those that have never surfaced
  std::int64_t surfaced = 0;  // and those that have
  std::int64_t on_paper = 0;  // closed in the books, open in truth
  std::int64_t in_books = 0;  // with an open file
};

/// Counts all matters that can still change. O(them).
[[nodiscard]] Stocks count_stocks(const Matters& matters);

/// Writes the stocks at the end of a month into its books.
void enter_stocks(Run& run, const Stocks& stocks);

}  // namespace tiexin::models

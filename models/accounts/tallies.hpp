#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "models/accounts/tally_list.hpp"

namespace tiexin::models {

/// One column of the monthly book of a run; what each counts stands in tally_list.hpp.
enum class Tally : std::uint16_t {
#define TIEXIN_TALLY(name, what, unit) name,
  TIEXIN_TALLIES(TIEXIN_TALLY)
#undef TIEXIN_TALLY
      n_tallies
};

inline constexpr std::size_t kTallies = static_cast<std::size_t>(Tally::n_tallies);

struct TallyColumn {
  std::string_view name;
  std::string_view what;
  std::string_view unit;
};

inline constexpr std::array<TallyColumn, kTallies> kTallyColumns{{
#define TIEXIN_TALLY(name, what, unit) {#name, what, unit},
    TIEXIN_TALLIES(TIEXIN_TALLY)
#undef TIEXIN_TALLY
}};

/// The monthly book: integers only, so that forks and threads cannot change a sum.
struct MonthlyBook {
  std::vector<std::int64_t> cells;  // [as each tally says]  (n_months x kTallies)

  MonthlyBook() = default;
  explicit MonthlyBook(std::size_t n_months) : cells(n_months * kTallies, 0) {}

  /// Adds `amount` to one tally of one month. O(1).
  void add(std::size_t month, Tally tally, std::int64_t amount = 1) {
    cells[month * kTallies + static_cast<std::size_t>(tally)] += amount;
  }
  [[nodiscard]] std::int64_t at(std::size_t month, Tally tally) const {
    return cells[month * kTallies + static_cast<std::size_t>(tally)];
  }
  [[nodiscard]] std::size_t n_months() const { return cells.size() / kTallies; }
};

/// The column `base + offset`, for tallies that stand in a row (classes, horizons, channels).
constexpr Tally operator+(Tally base, std::size_t offset) {
  return static_cast<Tally>(static_cast<std::size_t>(base) + offset);
}

}  // namespace tiexin::models

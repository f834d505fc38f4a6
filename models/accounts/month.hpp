/// What a month is given and what it leaves behind; called at its turn.
#pragma once

#include "models/run.hpp"

namespace tiexin::models {

/// The month's time for matters: what is not used of a village's own does not carry over. Reads each village's contact
/// person and the rules now in force. O(villages).
void grant_hours(Run& run);

/// The month's money for what waits for some, from the county and from outside; those whose amount is at hand get it.
void grant_money(Run& run);

/// Writes the stocks at the end of the month that has just passed into its books; nothing in the first month. O(all
/// matters that can still change).
void count_stocks(Run& run);

}  // namespace tiexin::models

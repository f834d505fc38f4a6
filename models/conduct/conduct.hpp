#pragma once

#include "models/run.hpp"

namespace tiexin::models {

/// Target of effort (F6): own effort, what a noticed reward adds, what kinship adds, what overload takes.  [0..1]
[[nodiscard]] double effort_target(const ConductParameters& p, double own, double reward, double noticed, double kin,
                                   double overload);

/// Target of gaming (F6).
/// @param verified  weight of the score on audited or household-confirmed outcomes  [0..1]
/// @param found     chance that an unsolved closing is found out  [0..1]
[[nodiscard]] double gaming_target(const ConductParameters& p, double reward, double verified, double found);

/// Share of the score's weight that rests on audited or household-confirmed outcomes.  [0..1]
[[nodiscard]] double verified_weight(const Rules& rules);

/// Holders of the first day: skill and own effort of contact persons, own effort of desks.
void start_conduct(Run& run);

/// Once a year: scores and grades for the year past, effort and gaming for the next, turnover, who is away; writes the
/// year's rows.
void turn_of_year(Run& run);

/// A post whose kind of holder changed (cadres were posted, or withdrawn) has a new holder.
void review_postings(Run& run);

}  // namespace tiexin::models

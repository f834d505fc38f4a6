#pragma once

#include "models/run.hpp"

namespace tiexin::models {

/// Scores and grades the contact persons for the year past, writes the year's rows of units and desks, and clears the
/// year's counters. Where nothing is weighed nobody is graded: score 0, grade -1.
void appraise(Run& run, std::int32_t year);

}  // namespace tiexin::models

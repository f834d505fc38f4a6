#pragma once

#include "models/run.hpp"

namespace tiexin::models {

/// One sweep of trust (F7): pulled to the mean of one's ties and to one's own disposition, raised by true resolutions
/// and lowered by false closings, one's own and those heard of.
///
///     T <- (1 - s)[(1 - a) T + a W T] + s T0 + g G (1 - T) - b B T
///
/// G and B are held within 1 / (g + b), so that T stays in [0, 1]. Also brings up to date what depends on trust: odds
/// of disclosure.
void turn_of_trust(Run& run);

/// A month of legal education, attended and forgotten, under the rules of that month (F2).
void learn_law(Run& run);

/// The value after one sweep.
[[nodiscard]] double trust_after(const TrustParameters& p, double trust, double around, double own, double good,
                                 double bad);

}  // namespace tiexin::models

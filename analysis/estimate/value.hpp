#pragma once

#include <cmath>
#include <limits>

namespace tiexin::analysis {

/// The value of an indicator that has none: nothing to divide by, too few cases, or no estimate. An empty field in CSV.
inline constexpr double kEmpty = std::numeric_limits<double>::quiet_NaN();

/// True for kEmpty. Nothing else in analysis is not a number.
inline bool is_empty(double value) { return std::isnan(value); }

/// numerator / denominator, empty for a denominator of 0.
inline double ratio(double numerator, double denominator) {
  return denominator == 0.0 ? kEmpty : numerator / denominator;
}

}  // namespace tiexin::analysis

#pragma once

#include <span>
#include <vector>

namespace tiexin::analysis {

/// Mean, summed in the order given; empty for no values.
double mean(std::span<const double> values);

/// Variance with n - 1, about the mean; empty for fewer than two values.
double variance(std::span<const double> values);

/// Standard deviation with n - 1; empty for fewer than two values.
double standard_deviation(std::span<const double> values);

/// Sample quantile of the nine types of Hyndman and Fan (1996).
///
/// @param p     [0..1]
/// @param type  1..9; 1: inverse of the empirical distribution; 7: linear between order statistics (the default of R)
/// @returns     empty for no values
/// @throws ContractError  p or type out of range. O(n log n).
double quantile(std::span<const double> values, double p, int type = 7);

/// The values that are not empty, in order.
std::vector<double> filled(std::span<const double> values);

}  // namespace tiexin::analysis

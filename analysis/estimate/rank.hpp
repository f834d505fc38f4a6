#pragma once

#include <span>
#include <vector>

namespace tiexin::analysis {

/// Kendall's tau-b: agreement of two rankings, ties taken out of the denominator.
///
/// (C - D) / sqrt((n0 - n1)(n0 - n2)) with n0 = n(n-1)/2, n1 and n2 the pairs tied in x and in y.
/// Source: Knight (1966), O(n log n) by merge sort.
/// @returns  [-1..1]; empty for fewer than two values or where one side is all tied
/// @throws ContractError  different lengths
double tau_b(std::span<const double> x, std::span<const double> y);

/// Ranks from 1, equal values sharing the mean of theirs. O(n log n).
std::vector<double> ranks(std::span<const double> values);

/// Pearson's correlation; empty for fewer than two values or where one side does not vary.
double correlation(std::span<const double> x, std::span<const double> y);

/// Spearman's rank correlation: `correlation` of the ranks.
double spearman(std::span<const double> x, std::span<const double> y);

}  // namespace tiexin::analysis

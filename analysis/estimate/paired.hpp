#pragma once

#include <span>
#include <vector>

#include "analysis/estimate/value.hpp"

namespace tiexin::analysis {

/// What a comparison of two arms by replication says.
struct Comparison {
  int n = 0;
  double difference = kEmpty;  // mean of treated - control
  double sd = kEmpty;          // of the differences; unpaired: standard error times sqrt(n of both)
  double half_width = kEmpty;
  double low = kEmpty;
  double high = kEmpty;
  double t = kEmpty;
  double p = kEmpty;            // two-sided, of no difference
  double correlation = kEmpty;  // of the two arms; empty if unpaired
  double vrf = kEmpty;          // (s_A² + s_B²)/s_d²: replications that pairing saves; empty where s_d = 0
  double same_sign = kEmpty;    // share of replications whose difference has the sign of the mean
};

/// treated - control of every pair; exactly 0 where it is no more than what rounding makes of 0, for neither 1e-17 nor
/// its sign says anything. @throws ContractError  different lengths
[[nodiscard]] std::vector<double> paired_differences(std::span<const double> control, std::span<const double> treated);

/// Paired comparison under common random numbers: the interval is on the difference.
///
/// d_r = treated_r - control_r; mean ± t(n - 1, (1 + confidence)/2) s_d/√n. Source: Law (2015), section 10.2.
/// @param confidence  (0..1)
/// @param control, treated  none is empty
/// @returns  differences of exactly 0 throughout give [0, 0], p 1, same_sign 1; differences that cancel give a mean of
/// exactly 0, and same_sign is the share of those that are 0; one pair gives no interval
/// @throws ContractError  different lengths. O(n).
Comparison paired(std::span<const double> control, std::span<const double> treated, double confidence = 0.95);

/// Welch's comparison of two independent samples.
Comparison unpaired(std::span<const double> control, std::span<const double> treated, double confidence = 0.95);

/// Confidence of each of k - 1 comparisons of variants with one baseline so that all hold together: 1 - α/(k - 1).
///
/// @param arms  k, the baseline included  [2..]
double bonferroni(double confidence, int arms);

/// Quantile of Student's t.
/// @param p  (0..1)  @param degrees  [>0]
double t_quantile(double p, double degrees);

/// Half-width of the t interval of a mean: t(n - 1, (1 + confidence)/2) s/√n; empty for n < 2.
double t_half_width(double sd, int n, double confidence = 0.95);

}  // namespace tiexin::analysis

#pragma once

#include <span>

#include "analysis/estimate/paired.hpp"

namespace tiexin::analysis {

/// What pairing by common random numbers saved in one comparison.
struct VarianceReduction {
  Comparison difference;   // paired, 95 %
  double factor = kEmpty;  // (s_A² + s_B²)/s_d²  [0.5..]; empty where no difference varies, or n < 2
  double low = kEmpty;     // of the factor, at the confidence asked for
  double high = kEmpty;
  double saved =
      kEmpty;  // replications of each arm that independent arms would need besides; below 0: pairing cost some
};

/// The realised variance-reduction factor of a paired comparison, with its interval.
///
/// Independent arms give a difference of variance (σ_A² + σ_B²)/n, paired ones σ_d²/n: for the same interval
/// independent arms need `factor` times as many replications, so n·(factor − 1) are saved. With sum S = A + B and
/// difference D = B − A, factor = (1 + s_S²/s_D²)/2, because s_S² + s_D² = 2(s_A² + s_B²). Where the arms are jointly
/// normal and vary alike, S and D are independent and the ratio of their variances is its true value times F(n − 1, n −
/// 1); the interval is (1 + q/F)/2 to (1 + q·F)/2 with q = s_S²/s_D² and F the upper quantile. Source of the factor:
/// Law (2015), section 11.2; of the ratio: Pitman (1939), Morgan (1939).
/// @param confidence  of the interval of the factor  (0..1)
/// @throws ContractError  different lengths. O(n).
[[nodiscard]] VarianceReduction variance_reduction(std::span<const double> control, std::span<const double> treated,
                                                   double confidence = 0.95);

}  // namespace tiexin::analysis

#pragma once

#include <cstdint>
#include <span>

namespace tiexin::analysis {

/// Cases of one place and how many of them had the outcome.
struct Cases {
  std::int64_t n = 0;
  std::int64_t with_outcome = 0;

  [[nodiscard]] double share() const {
    return n == 0 ? 0.0 : static_cast<double>(with_outcome) / static_cast<double>(n);
  }
};

/// Standard deviation of the shares between places, less the part that is chance in small places.
///
/// sqrt(max(0, s² - mean(p(1 - p)/n))), s² with n - 1; every place counts once.
/// @returns  empty for fewer than two places. O(places).
double denoised_spread(std::span<const Cases> places);

/// Gini coefficient: mean absolute difference between two values over twice the mean; 0 all equal.
///
/// @param values  not negative
/// @returns       [0..1); empty for no values or a sum of 0. O(n log n).
double gini(std::span<const double> values);

/// Gini coefficient of the shares that chance alone would give if every place had the common share p of all cases.
///
/// Σ_i Σ_j sqrt(2/π) sqrt(v_i + v_j) / (2 k² p), v = p(1 - p)/n: shares taken as normal, sound for n >= 20.
/// @returns  empty for fewer than two places or p = 0. O(k + d²), d different sizes.
double gini_of_chance(std::span<const Cases> places);

}  // namespace tiexin::analysis

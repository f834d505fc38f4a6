#include "analysis/estimate/descriptive.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/estimate/value.hpp"
#include "sim/contract.hpp"

namespace tiexin::analysis {

double mean(std::span<const double> values) {
  double sum = 0.0;
  for (const double value : values) sum += value;
  return ratio(sum, static_cast<double>(values.size()));
}

double variance(std::span<const double> values) {
  if (values.size() < 2) return kEmpty;
  const double centre = mean(values);
  double squares = 0.0;
  for (const double value : values) squares += (value - centre) * (value - centre);
  return squares / static_cast<double>(values.size() - 1);
}

double standard_deviation(std::span<const double> values) { return std::sqrt(variance(values)); }

double quantile(std::span<const double> values, double p, int type) {
  sim::require(p >= 0.0 && p <= 1.0, "a quantile lies between 0 and 1");
  sim::require(type >= 1 && type <= 9, "the type of a quantile is 1 to 9");
  if (values.empty()) return kEmpty;
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  const double n = static_cast<double>(sorted.size());
  const auto at = [&](double place) {  // order statistic, from 1, kept inside
    return sorted[static_cast<std::size_t>(std::clamp(place, 1.0, n)) - 1];
  };

  // Position of p among the order statistics is n p + m; g is what is left after whole steps.
  constexpr double kM[] = {0.0, 0.0, -0.5, 0.0, 0.5, -1.0, -1.0, -1.0, -1.0};
  double m = kM[type - 1];
  if (type == 6) m = p;
  if (type == 7) m = 1.0 - p;
  if (type == 8) m = (p + 1.0) / 3.0;
  if (type == 9) m = p / 4.0 + 0.375;
  constexpr double kFuzz = 4.0 * 2.220446049250313e-16;  // p n that should be whole counts as whole
  const double position = n * p + m;
  const double whole = std::floor(position + kFuzz * std::max(1.0, n * p));
  double g = position - whole;
  if (std::fabs(g) < kFuzz * std::max(1.0, n * p)) g = 0.0;

  if (type == 1) g = g > 0.0 ? 1.0 : 0.0;
  if (type == 2) g = g > 0.0 ? 1.0 : 0.5;
  if (type == 3) g = g == 0.0 && std::fmod(whole, 2.0) == 0.0 ? 0.0 : 1.0;
  return (1.0 - g) * at(whole) + g * at(whole + 1.0);
}

std::vector<double> filled(std::span<const double> values) {
  std::vector<double> kept;
  for (const double value : values) {
    if (!is_empty(value)) kept.push_back(value);
  }
  return kept;
}

}  // namespace tiexin::analysis

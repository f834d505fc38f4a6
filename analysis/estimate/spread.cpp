#include "analysis/estimate/spread.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "analysis/estimate/descriptive.hpp"
#include "analysis/estimate/value.hpp"

namespace tiexin::analysis {

double denoised_spread(std::span<const Cases> places) {
  if (places.size() < 2) return kEmpty;
  std::vector<double> shares;
  double chance = 0.0;
  for (const Cases& place : places) {
    shares.push_back(place.share());
    chance += ratio(place.share() * (1.0 - place.share()), static_cast<double>(place.n));
  }
  return std::sqrt(std::max(0.0, variance(shares) - chance / static_cast<double>(places.size())));
}

double gini(std::span<const double> values) {
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  const double n = static_cast<double>(sorted.size());
  double sum = 0.0;
  double weighted = 0.0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    sum += sorted[i];
    weighted += (2.0 * static_cast<double>(i + 1) - n - 1.0) * sorted[i];
  }
  return ratio(weighted, n * sum);
}

double gini_of_chance(std::span<const Cases> places) {
  if (places.size() < 2) return kEmpty;
  std::map<std::int64_t, double> sizes;
  double n = 0.0;
  double with_outcome = 0.0;
  for (const Cases& place : places) {
    sizes[place.n] += 1.0;
    n += static_cast<double>(place.n);
    with_outcome += static_cast<double>(place.with_outcome);
  }
  const double p = ratio(with_outcome, n);
  if (is_empty(p) || p == 0.0) return kEmpty;
  const double spread = p * (1.0 - p);
  double pairs = 0.0;
  double same = 0.0;  // a place against itself adds nothing
  for (const auto& [a, count_a] : sizes) {
    for (const auto& [b, count_b] : sizes) {
      pairs += count_a * count_b * std::sqrt(spread / static_cast<double>(a) + spread / static_cast<double>(b));
    }
    same += count_a * std::sqrt(2.0 * spread / static_cast<double>(a));
  }
  const double k = static_cast<double>(places.size());
  constexpr double kRootTwoOverPi = 0.79788456080286536;
  return kRootTwoOverPi * (pairs - same) / (2.0 * k * k * p);
}

}  // namespace tiexin::analysis

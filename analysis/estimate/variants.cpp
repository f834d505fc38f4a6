#include "analysis/estimate/variants.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/special_functions/gamma.hpp>

#include "analysis/estimate/value.hpp"
#include "sim/contract.hpp"

namespace tiexin::analysis {

namespace {

double log_gamma(double x) { return boost::math::lgamma(x); }  // the C library's writes a global

/// A sample without replacement, ready to be asked of one path after the other.
class Rarefied {
 public:
  Rarefied(std::int64_t all, std::int64_t sample, std::int64_t least)
      : all_(all), sample_(sample), least_(least), log_ways_(log_choose(all, sample)) {}

  /// P(X >= least): X cases in the sample of a path of `own`.
  [[nodiscard]] double chance(std::int64_t own) const {
    const std::int64_t fewest = std::max<std::int64_t>(0, sample_ - (all_ - own));
    if (own < least_) return 0.0;
    if (fewest >= least_) return 1.0;
    const double k = static_cast<double>(own);
    const double s = static_cast<double>(sample_);
    const double others = static_cast<double>(all_ - own);
    const double expected = s * k / static_cast<double>(all_);
    if (expected > 20.0 * static_cast<double>(least_)) return 1.0;  // fewer: below 1e-70 at ten, 2e-9 at one
    double term = std::exp(log_choose(own, fewest) + log_choose(all_ - own, sample_ - fewest) - log_ways_);
    double below = 0.0;
    for (std::int64_t count = fewest; count < least_; ++count) {
      below += term;
      const double x = static_cast<double>(count);
      term *= (k - x) * (s - x) / ((x + 1.0) * (others - s + x + 1.0));
    }
    return std::clamp(1.0 - below, 0.0, 1.0);
  }

 private:
  static double log_choose(std::int64_t n, std::int64_t k) {
    if (k == 0 || k == n) return 0.0;
    const auto of = [](std::int64_t m) { return log_gamma(static_cast<double>(m) + 1.0); };
    return of(n) - of(k) - of(n - k);
  }

  std::int64_t all_, sample_, least_;
  double log_ways_;
};

}  // namespace

double rarefied_variants(std::span<const std::int64_t> cases, std::int64_t sample, std::int64_t least) {
  sim::require(least >= 1 && sample >= least, "a sample holds at least the cases of one variant");
  std::int64_t all = 0;
  for (const std::int64_t n : cases) all += n;
  if (all < sample) return kEmpty;
  const Rarefied rarefied(all, sample, least);
  double variants = 0.0;
  for (const std::int64_t own : cases) variants += rarefied.chance(own);
  return variants;
}

}  // namespace tiexin::analysis

#include "analysis/estimate/replications.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "analysis/estimate/descriptive.hpp"
#include "analysis/estimate/paired.hpp"

namespace tiexin::analysis {

namespace {

bool narrow(double mean, double half_width, const Precision& precision) {
  if (precision.absolute > 0.0 && half_width <= precision.absolute) return true;
  return precision.relative > 0.0 && half_width <= precision.relative * std::fabs(mean);
}

}  // namespace

std::optional<int> replications_until(std::span<const double> values, const Precision& precision) {
  constexpr int kFewest = 3;
  double centre = 0.0;  // running mean and sum of squares (Welford)
  double squares = 0.0;
  int since = 0;  // first n of the unbroken stretch that meets the target
  for (int n = 1; n <= static_cast<int>(values.size()); ++n) {
    const double value = values[static_cast<std::size_t>(n - 1)];
    const double step = value - centre;
    centre += step / n;
    squares += step * (value - centre);
    if (n < kFewest) continue;
    const double sd = std::sqrt(squares / (n - 1));
    if (!narrow(centre, t_half_width(sd, n, precision.confidence), precision)) {
      since = 0;
      continue;
    }
    if (since == 0) since = n;
    if (n >= since + precision.look * std::max(since, 100) / 100) return since;
  }
  return std::nullopt;
}

}  // namespace tiexin::analysis

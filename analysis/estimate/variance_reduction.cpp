#include "analysis/estimate/variance_reduction.hpp"

#include <vector>

#include <boost/math/distributions/fisher_f.hpp>

#include "analysis/estimate/descriptive.hpp"

namespace tiexin::analysis {

VarianceReduction variance_reduction(std::span<const double> control, std::span<const double> treated,
                                     double confidence) {
  VarianceReduction result;
  result.difference = paired(control, treated);
  result.factor = result.difference.vrf;
  if (is_empty(result.factor)) return result;
  const int n = result.difference.n;
  result.saved = n * (result.factor - 1.0);
  std::vector<double> sums;
  for (std::size_t i = 0; i < control.size(); ++i) sums.push_back(control[i] + treated[i]);
  const double q = variance(sums) / (result.difference.sd * result.difference.sd);
  const double f = boost::math::quantile(boost::math::fisher_f(n - 1, n - 1), (1.0 + confidence) / 2.0);
  result.low = (1.0 + q / f) / 2.0;
  result.high = (1.0 + q * f) / 2.0;
  return result;
}

}  // namespace tiexin::analysis

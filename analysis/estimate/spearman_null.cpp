#include "analysis/estimate/spearman_null.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include <boost/math/distributions/beta.hpp>

#include "analysis/estimate/rank.hpp"
#include "analysis/estimate/value.hpp"
#include "sim/contract.hpp"

namespace tiexin::analysis {

namespace {

/// Ranks with ties are whole or half: doubled they are integers, and so are sums of their products.
std::vector<int> doubled(std::span<const double> ranks) {
  std::vector<int> halves;
  for (const double rank : ranks) halves.push_back(static_cast<int>(std::lround(2.0 * rank)));
  return halves;
}

std::vector<int> sorted(std::vector<int> values) {
  std::sort(values.begin(), values.end());
  return values;
}

/// Number of orders of y by the sum of x y: built up value of x by value of x, over the sets of y that are used up.
std::vector<double> orders_by_sum(const std::vector<int>& x, const std::vector<int>& y) {
  const std::size_t n = x.size();
  std::vector<std::vector<double>> by_used(std::size_t{1} << n);
  by_used.front() = {1.0};
  for (std::size_t used = 0; used + 1 < by_used.size(); ++used) {
    const std::vector<double> orders = std::move(by_used[used]);
    const auto next = static_cast<std::size_t>(x[static_cast<std::size_t>(std::popcount(used))]);
    for (std::size_t j = 0; j < n; ++j) {
      if ((used >> j & 1U) != 0) continue;
      std::vector<double>& longer = by_used[used | std::size_t{1} << j];
      const std::size_t product = next * static_cast<std::size_t>(y[j]);
      if (longer.size() < orders.size() + product) longer.resize(orders.size() + product, 0.0);
      for (std::size_t sum = 0; sum < orders.size(); ++sum) longer[sum + product] += orders[sum];
    }
  }
  return std::move(by_used.back());
}

/// Two-sided p by the beta distribution of the same variance and fourth moment.
double p_of_moments(double rho, double n) {
  const double variance = 1.0 / (n - 1.0);
  const double fourth =
      3.0 * (25.0 * n * n * n - 38.0 * n * n - 35.0 * n + 72.0) / (25.0 * n * (n + 1.0) * std::pow(n - 1.0, 3.0));
  const double kurtosis = fourth / (variance * variance);
  const double shape = 1.5 * (kurtosis - 1.0) / (3.0 - kurtosis);
  const double reach = std::sqrt(variance * (2.0 * shape + 1.0));
  const double half_step = 6.0 / (n * n * n - n);
  const double at = std::max(0.0, std::fabs(rho) - half_step) / reach;
  const boost::math::beta_distribution<> beta(shape, shape);
  return 2.0 * boost::math::cdf(boost::math::complement(beta, (1.0 + at) / 2.0));
}

}  // namespace

double SpearmanNull::exact(std::span<const double> x, std::span<const double> y) {
  const std::vector<int> a = doubled(x);
  const std::vector<int> b = doubled(y);
  const auto [place, fresh] = orders_by_sum_.try_emplace({sorted(a), sorted(b)});
  std::vector<double>& orders = place->second;
  if (fresh) orders = orders_by_sum(place->first.first, place->first.second);
  const int n = static_cast<int>(a.size());
  const int middle = n * (n + 1) * (n + 1);  // mean of the sum over all orders
  const int apart = std::abs(std::inner_product(a.begin(), a.end(), b.begin(), 0) - middle);
  double all = 0.0;
  double as_far = 0.0;
  for (std::size_t sum = 0; sum < orders.size(); ++sum) {
    all += orders[sum];
    if (std::abs(static_cast<int>(sum) - middle) >= apart) as_far += orders[sum];
  }
  return as_far / all;
}

double SpearmanNull::p(std::span<const double> x, std::span<const double> y) {
  const double rho = correlation(x, y);
  if (is_empty(rho) || x.size() < 4) return kEmpty;
  return x.size() <= kMostExact ? exact(x, y) : p_of_moments(rho, static_cast<double>(x.size()));
}

}  // namespace tiexin::analysis

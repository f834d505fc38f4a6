#include "analysis/estimate/rank.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "analysis/estimate/descriptive.hpp"
#include "analysis/estimate/value.hpp"
#include "sim/contract.hpp"

namespace tiexin::analysis {

namespace {

/// Pairs of equal neighbours in a sorted sequence.
template <class Same>
std::int64_t tied_pairs(std::size_t n, Same same) {
  std::int64_t pairs = 0;
  for (std::size_t first = 0; first < n;) {
    std::size_t last = first + 1;
    while (last < n && same(first, last)) ++last;
    const auto run = static_cast<std::int64_t>(last - first);
    pairs += run * (run - 1) / 2;
    first = last;
  }
  return pairs;
}

/// Sorts by merging and counts the pairs that were out of order.
std::int64_t sort_counting(std::vector<double>& values) {
  std::vector<double> merged(values.size());
  std::int64_t exchanges = 0;
  for (std::size_t width = 1; width < values.size(); width *= 2) {
    for (std::size_t left = 0; left < values.size(); left += 2 * width) {
      const std::size_t middle = std::min(left + width, values.size());
      const std::size_t right = std::min(left + 2 * width, values.size());
      std::size_t a = left;
      std::size_t b = middle;
      for (std::size_t to = left; to < right; ++to) {
        if (b == right || (a < middle && values[a] <= values[b])) {
          merged[to] = values[a++];
        } else {
          exchanges += static_cast<std::int64_t>(middle - a);
          merged[to] = values[b++];
        }
      }
    }
    values.swap(merged);
  }
  return exchanges;
}

}  // namespace

double tau_b(std::span<const double> x, std::span<const double> y) {
  sim::require(x.size() == y.size(), "tau-b needs two sides of one length");
  const std::size_t n = x.size();
  if (n < 2) return kEmpty;
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return x[a] != x[b] ? x[a] < x[b] : y[a] < y[b]; });
  const auto x_at = [&](std::size_t i) { return x[order[i]]; };
  const auto y_at = [&](std::size_t i) { return y[order[i]]; };

  const auto all = static_cast<std::int64_t>(n) * static_cast<std::int64_t>(n - 1) / 2;
  const std::int64_t tied_x = tied_pairs(n, [&](std::size_t a, std::size_t b) { return x_at(a) == x_at(b); });
  const std::int64_t tied_both =
      tied_pairs(n, [&](std::size_t a, std::size_t b) { return x_at(a) == x_at(b) && y_at(a) == y_at(b); });
  std::vector<double> by_x(n);
  for (std::size_t i = 0; i < n; ++i) by_x[i] = y_at(i);
  const std::int64_t discordant = sort_counting(by_x);
  const std::int64_t tied_y = tied_pairs(n, [&](std::size_t a, std::size_t b) { return by_x[a] == by_x[b]; });
  if (tied_x == all || tied_y == all) return kEmpty;

  const std::int64_t difference = all - tied_x - tied_y + tied_both - 2 * discordant;  // concordant - discordant
  return static_cast<double>(difference) /
         (std::sqrt(static_cast<double>(all - tied_x)) * std::sqrt(static_cast<double>(all - tied_y)));
}

std::vector<double> ranks(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> rank(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first + 1;
    while (last < order.size() && values[order[last]] == values[order[first]]) ++last;
    for (std::size_t i = first; i < last; ++i) rank[order[i]] = static_cast<double>(first + 1 + last) / 2.0;
    first = last;
  }
  return rank;
}

double correlation(std::span<const double> x, std::span<const double> y) {
  sim::require(x.size() == y.size(), "a correlation needs two sides of one length");
  const double mean_x = mean(x);
  const double mean_y = mean(y);
  double xx = 0.0;
  double yy = 0.0;
  double xy = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - mean_x) * (x[i] - mean_x);
    yy += (y[i] - mean_y) * (y[i] - mean_y);
    xy += (x[i] - mean_x) * (y[i] - mean_y);
  }
  if (x.size() < 2 || xx == 0.0 || yy == 0.0) return kEmpty;
  return std::clamp(xy / (std::sqrt(xx) * std::sqrt(yy)), -1.0, 1.0);
}

double spearman(std::span<const double> x, std::span<const double> y) { return correlation(ranks(x), ranks(y)); }

}  // namespace tiexin::analysis

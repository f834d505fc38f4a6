#include "analysis/estimate/mser.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <vector>

#include "analysis/estimate/descriptive.hpp"
#include "analysis/estimate/paired.hpp"
#include "sim/contract.hpp"

namespace tiexin::analysis {

namespace {

std::vector<double> means_of_batches(std::span<const double> series, std::size_t size, std::size_t skip) {
  std::vector<double> means;
  for (std::size_t first = skip; first + size <= series.size(); first += size)
    means.push_back(mean(series.subspan(first, size)));
  return means;
}

}  // namespace

WarmUp mser(std::span<const double> series, int batch) {
  sim::require(batch >= 1, "a batch holds at least one observation");
  const auto z = means_of_batches(series, static_cast<std::size_t>(batch), 0);
  const std::size_t k = z.size();
  sim::require(k >= 10, "MSER needs at least ten batches");

  std::vector<double> statistic(k,
                                0.0);  // by number of batches dropped; running mean and squares from the end (Welford)
  double centre = 0.0;
  double squares = 0.0;
  for (std::size_t d = k; d-- > 0;) {
    const double n = static_cast<double>(k - d);
    const double step = z[d] - centre;
    centre += step / n;
    squares += step * (z[d] - centre);
    statistic[d] = squares / (n * n);
  }
  const auto begin = statistic.begin();
  const auto best = std::min_element(begin, begin + static_cast<std::ptrdiff_t>(k / 2 + 1));
  const auto later = std::min_element(begin + static_cast<std::ptrdiff_t>(k / 2 + 1),
                                      begin + static_cast<std::ptrdiff_t>(3 * k / 4 + 1));
  return {static_cast<int>(best - begin) * batch, !(*later < *best)};
}

BatchMeans batch_means(std::span<const double> series, int batches, double confidence) {
  sim::require(batches >= 2, "batch means need two batches");
  const auto n = static_cast<std::size_t>(batches);
  sim::require(series.size() >= n, "batch means need an observation a batch");
  const std::size_t size = series.size() / n;
  const auto means = means_of_batches(series, size, series.size() - size * n);
  return {mean(means), t_half_width(standard_deviation(means), batches, confidence)};
}

std::string not_warmed_up(const sim::Tables& tables, Window run_in) {
  struct Stock {
    std::string_view column;
    std::string_view name;
  };
  constexpr std::array<Stock, 3> kStocks = {Stock{"stock_latent", "latent matters"},
                                            Stock{"stock_books", "backlog in books"}, Stock{"trust_sum", "mean trust"}};
  constexpr int kBatch = 5;
  constexpr double kStill = 0.02;  // of the mean
  const MonthSums months(sim::find(tables, "months"));
  const Window own = overlap_of(run_in, {0, months.n_months()});
  for (const Stock& stock : kStocks) {
    std::vector<double> series;
    for (int month = own.first; month < own.last; ++month) {
      series.push_back(static_cast<double>(months.sum(stock.column, {month, month + 1})));
    }
    if (mser(series, kBatch).settled) continue;
    const auto second_half = std::span<const double>(series).subspan(series.size() / 2);
    const auto [least, most] = std::minmax_element(second_half.begin(), second_half.end());
    if (*most - *least <= kStill * std::fabs(mean(second_half))) continue;
    return "not warmed up: " + std::string(stock.name) + " (" + std::string(stock.column) +
           ") had not settled by the end of the run-in";
  }
  return {};
}

}  // namespace tiexin::analysis

#pragma once

#include <span>
#include <string>

#include "analysis/estimate/series.hpp"
#include "sim/record/table.hpp"

namespace tiexin::analysis {

/// Where a series has settled.
struct WarmUp {
  int truncate = 0;      // leading observations to drop
  bool settled = false;  // false: the minimum is in the second half, "not warmed up"
};

/// MSER-m: drops the leading batches that make the standard error of the rest smallest.
///
/// argmin over d of Σ_{j>d}(Z_j - mean)²/(k - d)², Z the k means of m observations each; the answer is sought in d <=
/// k/2, and if some d of k/2 < d <= 3k/4 has a smaller value the series has not settled. Beyond that too few batches
/// are left to say. Source: White, Cobb and Spratt (2000).
/// @param batch  m  [1..]
/// @throws ContractError  fewer than ten batches. O(n).
WarmUp mser(std::span<const double> series, int batch);

/// Mean of a stationary series with an interval from the means of equal batches.
struct BatchMeans {
  double mean = 0.0;
  double half_width = 0.0;
};

/// @param batches  [2..]; leading observations that do not fill the batches are dropped
/// @throws ContractError  fewer observations than batches
BatchMeans batch_means(std::span<const double> series, int batches, double confidence = 0.95);

/// Whether the stocks of a run have settled in its run-in: MSER-5 on latent matters, backlog in books and mean trust.
///
/// A stock that varies by less than 2 % of its mean over the second half of the run-in counts as settled.
/// @returns  empty if all have; else the reason, naming the stock. O(months).
std::string not_warmed_up(const sim::Tables& tables, Window run_in);

}  // namespace tiexin::analysis

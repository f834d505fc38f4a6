#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "analysis/estimate/value.hpp"

namespace tiexin::analysis {

/// The ensemble: row v - 1 is parameter vector v.
struct Vectors {
  std::vector<std::string> names;  // of the columns
  std::vector<std::vector<double>> rows;
};

/// How an effect goes with one assumption.
struct Weight {
  std::string name;          // of the parameter; empty: none was varied or the effect does not vary
  double spearman = kEmpty;  // rank correlation of effect with parameter over the replications
  double p = kEmpty;         // two-sided, of no correlation, times the number of parameters that vary (at most 1)

  /// Stands out among as many parameters: p < .05 after that correction. If not, no assumption may be named as the one
  /// that weighs.
  [[nodiscard]] bool stands_out() const { return !is_empty(p) && p < kRare; }

  static constexpr double kRare = 0.05;
};

/// Weight of every assumption that varies, the heaviest first (|spearman|, then by name).
///
/// @param effect         one value a replication
/// @param vector_of      parameter vector of each, from 1
/// @returns              none for fewer than four replications or an effect that does not vary
/// @throws ContractError  different lengths, or a vector that `vectors` has not. O(columns * n log n).
std::vector<Weight> weights(std::span<const double> effect, std::span<const int> vector_of, const Vectors& vectors);

/// How many of the assumptions vary over some vectors. O(columns * n).
std::size_t n_varied(std::span<const int> vector_of, const Vectors& vectors);

/// Fewest replications of which one of so many assumptions could stand out at all: those whose full agreement is rarer
/// than .05 among as many.
int replications_to_stand_out(std::size_t n_assumptions);

}  // namespace tiexin::analysis

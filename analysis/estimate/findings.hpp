#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "analysis/estimate/history.hpp"

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
  double partial = kEmpty;   // the same with the other parameters held; empty where there are too few replications
  double p = kEmpty;         // two-sided, of no correlation, times the number of parameters that vary (at most 1)

  /// Stands out among as many parameters: p < .05 after that correction. If not, no assumption may be named as the one
  /// that weighs.
  [[nodiscard]] bool stands_out() const { return !is_empty(p) && p < 0.05; }
};

/// Weight of every assumption that varies, the heaviest first (|spearman|, then by name).
///
/// @param effect         one value a replication
/// @param vector_of      parameter vector of each, from 1
/// @throws ContractError  different lengths, or a vector that `vectors` has not. O(columns * n log n).
std::vector<Weight> weights(std::span<const double> effect, std::span<const int> vector_of, const Vectors& vectors);

/// What an effect's interval allows to say; over k upgrades the interval is widened to hold for all (Bonferroni).
enum class Verdict { helps, harms, nothing, undecided, unknown };

/// nothing: exactly 0 in every replication. undecided: the widened interval holds 0. unknown: no estimate, or no better
/// direction.
Verdict verdict(const EffectRow& row, int comparisons);

/// One effect, ready for a sentence.
struct Finding {
  std::string upgrade;  // "all", "1" …
  std::string window;
  std::size_t indicator = 0;
  EffectRow effect;
  Verdict what = Verdict::unknown;
  Weight heaviest;  // of the assumptions on this effect
};

/// The numbers of a history's first screen and its list of verdicts.
struct Findings {
  std::vector<Finding>
      sentences;  // three: all upgrades together; the largest help; the largest harm, or the least certain
  std::vector<Finding> verdicts;  // every upgrade on every headline indicator over the first 18 months
};

/// Writes the findings from the numbers: nothing is chosen by hand.
///
/// 1. all upgrades against none, true resolution, last period. 2. of the upgrades that help true resolution, the one
/// with the largest difference; without one, the one with the largest difference of either sign, as it is. 3. of the
/// effects on headline indicators that harm, the largest in standard errors; without one, the effect that does exactly
/// nothing or whose interval is most evenly around 0.
Findings findings(const Runs& runs, const HistoryResults& results, const Vectors& vectors);

}  // namespace tiexin::analysis

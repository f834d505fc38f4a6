#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/estimate/paired.hpp"
#include "analysis/estimate/plan.hpp"
#include "analysis/estimate/summary.hpp"

namespace tiexin::analysis {

/// Values of one arm (or of two, paired) by replication.
struct Sample {
  std::vector<int> replications;
  std::vector<int> vectors;
  std::vector<double> control;  // empty vector for a level
  std::vector<double> treated;  // the level's values
  int n_failed = 0;             // replications in which a run of the comparison failed
  int n_empty = 0;              // replications in which the indicator has no value, or a capped one in a difference

  [[nodiscard]] int n() const { return static_cast<int>(treated.size()); }
  [[nodiscard]] std::vector<double> differences() const;
};

/// More than a tenth of the replications failed: no estimate.
bool too_many_failed(const Sample& sample);

/// The indicator has no value in more than a tenth of the pairs: no difference is estimated.
bool too_many_empty(const Sample& sample);

/// Values of two arms by replication: a pair of which either is empty is left out of both and counted.
/// @throws ContractError  different lengths
[[nodiscard]] Sample pairs_of(std::span<const double> control, std::span<const double> treated);

/// A sum of arms with weights, e.g. {{"4", .5}, {"5", .5}}.
using Blend = std::vector<std::pair<std::string, double>>;

/// All runs of a history, with what needs another run filled in: handoffs standardised to the mix of arm 0, harm
/// averted, net benefit, gaming as books without truth, each from arm 0 of the same replication.
class Runs {
 public:
  Runs(HistoryPlan plan, std::vector<RunSummary> summaries);

  [[nodiscard]] const HistoryPlan& plan() const { return plan_; }
  [[nodiscard]] const std::vector<RunSummary>& summaries() const { return summaries_; }
  [[nodiscard]] const std::vector<NamedWindow>& windows() const { return windows_; }
  [[nodiscard]] bool has_arm(std::string_view arm) const;

  /// Place of a window of that name.
  /// @throws ContractError  no such window
  [[nodiscard]] std::size_t window(std::string_view name) const;

  /// Values of one arm over a window: the ensemble's, or those of the dice vector.
  [[nodiscard]] Sample level(std::string_view arm, std::size_t window, std::size_t indicator, bool dice) const;

  /// Treated and control by replication. A replication in which a run of either side failed is left out of both.
  [[nodiscard]] Sample pairs(const Blend& control, const Blend& treated, std::size_t window, std::size_t indicator,
                             bool dice) const;

  /// Values of one target in one arm.
  [[nodiscard]] Sample target(std::string_view arm, std::size_t target, bool dice) const;

  /// The same over every run of one vector, further replications included.
  [[nodiscard]] Sample target_of_vector(std::string_view arm, std::size_t target, int vector) const;

  /// The vector whose runs show what the dice do: the one with most runs. 0 if none has three replications.
  [[nodiscard]] int dice_vector() const { return dice_vector_; }

 private:
  struct Key {
    int replication;
    int vector;
  };
  [[nodiscard]] const std::vector<Key>& keys(bool dice) const { return dice ? dice_ : ensemble_; }
  [[nodiscard]] const RunSummary* find(std::string_view arm, int replication) const;
  [[nodiscard]] Sample target_of(std::string_view arm, std::size_t target, const std::vector<Key>& keys) const;
  void fill_bases();
  void choose_dice_vector();

  HistoryPlan plan_;
  std::vector<NamedWindow> windows_;
  std::vector<RunSummary> summaries_;
  std::map<std::pair<std::string, int>, std::size_t> place_;
  std::vector<Key> ensemble_;
  std::vector<Key> dice_;
  int dice_vector_ = 0;
};

}  // namespace tiexin::analysis

#pragma once

#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "analysis/estimate/history.hpp"

namespace tiexin::analysis::testing {

/// Three upgrades; 2 and 3 share a year and are run in both orders. Runs are made up: value = f(arm, replication,
/// window).
inline HistoryPlan small_plan() {
  HistoryPlan plan;
  plan.first_year = 2008;
  plan.last_year = 2012;
  plan.upgrades = {{"1", 126}, {"2", 150}, {"3", 150}};  // July 2008, July 2010
  plan.swapped_arms = {{"2b", 2}};
  plan.periods = {{2008, 2012}, {2012, 2012}};
  return plan;
}

/// Adds up like upgrades that help each other: which are in force by arm.
inline double effect_of_arm(const std::string& arm) {
  const std::map<std::string, double> effects = {{"0", 0.0},   {"1", 0.1},  {"2", 0.15}, {"2b", 0.12}, {"3", 0.25},
                                                 {"3b", 0.22}, {"4", 0.31}, {"5", 0.36}, {"5b", 0.3},  {"6", 0.4}};
  return effects.at(arm);
}

inline double noise(int replication, int salt) { return std::sin(12.9898 * replication + 78.233 * salt); }

struct MadeUp {
  HistoryPlan plan = small_plan();
  int replications = 12;
  int dice = 4;
  std::set<std::pair<std::string, int>> failed;

  [[nodiscard]] Runs runs() const {
    std::vector<RunSummary> all;
    for (const std::string& arm : plan.arms()) {
      for (int r = 1; r <= replications + dice; ++r) all.push_back(run(arm, r));
    }
    return {plan, std::move(all)};
  }

  [[nodiscard]] RunSummary run(const std::string& arm, int r) const {
    RunMeta meta;
    meta.arm = arm;
    meta.replication = r;
    meta.dice = r > replications;
    meta.vector = meta.dice ? 1 : r;
    meta.run_id = arm + "/" + std::to_string(r);
    if (failed.contains({arm, r})) return failed_run(meta, "lost");
    RunSummary summary{meta, {}, TargetValues(targets().size(), kEmpty)};
    const double world = 0.05 * noise(meta.vector, 1) + 0.01 * noise(r, 2);
    const std::size_t n_windows = plan.windows().size();
    for (std::size_t w = 0; w < n_windows; ++w) {
      WindowValues values;
      for (std::size_t i = 0; i < dictionary().size(); ++i) {
        values.values[i] =
            0.3 + world + effect_of_arm(arm) * (1.0 + 0.2 * noise(r, 3)) + 0.001 * static_cast<double>(w + i);
      }
      values.mix = {{10, 10, 0, 0, 0}, {10, static_cast<std::int64_t>(20 + 10 * effect_of_arm(arm)), 0, 0, 0}};
      summary.windows.push_back(std::move(values));
    }
    if (arm == "0") summary.targets[index_of_target("p4a_days")] = 4.0 + noise(r, 4);
    return summary;
  }

  static std::size_t index_of_target(std::string_view id) {
    for (std::size_t i = 0; i < targets().size(); ++i) {
      if (targets()[i].id == id) return i;
    }
    return targets().size();
  }
};

inline const EffectRow& row(const std::vector<EffectRow>& rows, const std::string& upgrade, const std::string& window,
                            std::string_view indicator, const std::string& sequence = "") {
  for (const EffectRow& one : rows) {
    if (one.upgrade == upgrade && one.window == window && one.indicator == index_of(indicator) &&
        one.sequence == sequence)
      return one;
  }
  throw std::out_of_range("no row " + upgrade + " " + window);
}

}  // namespace tiexin::analysis::testing

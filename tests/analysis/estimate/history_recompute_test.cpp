#include <algorithm>
#include <cmath>
#include <cstddef>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "analysis/estimate/descriptive.hpp"
#include "analysis/estimate/history.hpp"
#include "tests/analysis/estimate/made_up_history.hpp"

// Every interval of a history, computed again from what runs.csv and runs_year.csv hold.
namespace tiexin::analysis {
namespace {

using testing::MadeUp;

/// What another program sees: runs.csv and runs_year.csv as text keys and numbers.
struct Files {
  std::map<std::pair<std::string, int>, std::pair<int, bool>> vector_and_dice;
  std::set<std::pair<std::string, int>> failed;
  std::map<std::tuple<std::string, int, std::string, std::string>, double> value;

  explicit Files(const HistoryResults& results) {
    for (const RunRow& run : results.runs) {
      vector_and_dice[{run.arm, run.replication}] = {run.vector, run.dice};
      if (run.status == "failed") failed.insert({run.arm, run.replication});
      for (std::size_t i = 0; i < run.values.size(); ++i) {
        if (!is_empty(run.values[i]))
          value[{run.arm, run.replication, "observed", std::string(dictionary()[i].id)}] = run.values[i];
      }
    }
    for (const RunYearRow& one : results.runs_year)
      value[{one.arm, one.replication, one.window, one.indicator}] = one.value;
  }

  /// Values of a weighted sum of arms by replication, of the ensemble or of vector 1.
  [[nodiscard]] std::map<int, double> series(const Blend& arms, const std::string& window, const std::string& indicator,
                                             bool dice) const {
    std::map<int, double> found;
    for (const auto& [key, run] : vector_and_dice) {
      if (key.first != arms.front().first || (dice ? run.first != 1 : run.second)) continue;
      double sum = 0.0;
      bool complete = true;
      for (const auto& [arm, weight] : arms) {
        const auto at = value.find({arm, key.second, window, indicator});
        complete = complete && at != value.end();
        if (at != value.end()) sum += weight * at->second;
      }
      if (complete) found[key.second] = sum;
    }
    return found;
  }
};

std::vector<double> differences(const std::map<int, double>& a, const std::map<int, double>& b) {
  std::vector<double> found;
  for (const auto& [r, value] : a) {
    if (b.contains(r)) found.push_back(b.at(r) - value);
  }
  return found;
}

Blend blend_of(const std::string& upgrade, const std::string& sequence, bool treated) {
  if (upgrade == "all") return {{treated ? "3" : "0", 1.0}};
  if (upgrade == "1") return {{treated ? "1" : "0", 1.0}};
  const Blend in_order =
      upgrade == "2" ? (treated ? Blend{{"2", 1}} : Blend{{"1", 1}}) : (treated ? Blend{{"3", 1}} : Blend{{"2", 1}});
  const Blend other =
      upgrade == "2" ? (treated ? Blend{{"3", 1}} : Blend{{"2b", 1}}) : (treated ? Blend{{"2b", 1}} : Blend{{"1", 1}});
  if (sequence == "2,3") return in_order;
  if (sequence == "3,2") return other;
  return {{in_order.front().first, 0.5}, {other.front().first, 0.5}};
}

TEST(History, EveryIntervalIsRecomputedFromRuns) {
  MadeUp made;
  made.failed = {{"2", 5}};
  const HistoryResults results = history(made.runs());
  const Files files(results);
  int compared = 0;
  for (const auto* rows : {&results.effects, &results.effects_order, &results.totals}) {
    for (const EffectRow& one : *rows) {
      const std::string id(dictionary()[one.indicator].id);
      const std::string window = one.upgrade == "all" ? one.window : one.window + ":" + one.upgrade;
      const Blend control = blend_of(one.upgrade, one.sequence, false);
      const Blend treated = blend_of(one.upgrade, one.sequence, true);
      const auto d = differences(files.series(control, window, id, false), files.series(treated, window, id, false));
      const auto dice = differences(files.series(control, window, id, true), files.series(treated, window, id, true));
      ASSERT_EQ(static_cast<int>(d.size()), one.n) << id << " " << window;
      if (is_empty(one.difference)) continue;
      const double half = t_quantile(0.975, one.n - 1) * standard_deviation(d) / std::sqrt(one.n);
      const double dice_half =
          t_quantile(0.975, static_cast<double>(dice.size() - 1)) * standard_deviation(dice) / std::sqrt(one.n);
      ASSERT_NEAR(one.difference, mean(d), 1e-12) << id << " " << window;
      ASSERT_NEAR(one.low, quantile(d, 0.05), 1e-12);
      ASSERT_NEAR(one.high, quantile(d, 0.95), 1e-12);
      ASSERT_NEAR(one.mean_low, mean(d) - half, 1e-12);
      ASSERT_NEAR(one.mean_high, mean(d) + half, 1e-12);
      const auto n_up = std::count_if(d.begin(), d.end(), [](double value) { return value > 0.0; });
      const auto n_same = one.difference > 0.0 ? n_up : static_cast<std::ptrdiff_t>(d.size()) - n_up;
      if (one.difference != 0.0) {
        ASSERT_NEAR(one.same_sign, static_cast<double>(n_same) / one.n, 1e-12);
      }
      ASSERT_NEAR(one.dice_low, mean(d) - dice_half, 1e-12);
      ASSERT_NEAR(one.dice_high, mean(d) + dice_half, 1e-12);
      ++compared;
    }
  }
  EXPECT_GT(compared, 800);

  for (const ScorecardRow& one : results.scorecard) {
    const std::string window = one.period_start == "2008-01-01" ? "observed" : "2012";
    std::vector<double> values;
    for (const auto& [r, value] :
         files.series({{one.arm, 1.0}}, window, std::string(dictionary()[one.indicator].id), false)) {
      values.push_back(value);
    }
    ASSERT_EQ(static_cast<int>(values.size()), one.n);
    if (is_empty(one.mean)) continue;
    ASSERT_NEAR(one.mean, mean(values), 1e-12);
    ASSERT_NEAR(one.low, quantile(values, 0.05), 1e-12);
    ASSERT_NEAR(one.high, quantile(values, 0.95), 1e-12);
  }
  for (const TimelineRow& one : results.timeline) {
    std::vector<double> values;
    const std::string id(dictionary()[one.indicator].id);
    for (const auto& [r, value] : files.series({{one.arm, 1.0}}, std::to_string(one.year), id, false))
      values.push_back(value);
    ASSERT_EQ(static_cast<int>(values.size()), one.n);
    if (is_empty(one.mean)) continue;
    ASSERT_NEAR(one.high, quantile(values, 0.95), 1e-12);
  }
}

}  // namespace
}  // namespace tiexin::analysis

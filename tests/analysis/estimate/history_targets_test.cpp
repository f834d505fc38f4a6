#include <algorithm>
#include <cstddef>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analysis/estimate/descriptive.hpp"
#include "analysis/estimate/history.hpp"
#include "tests/analysis/estimate/made_up_history.hpp"

// The targets of a history: of the ensemble and of the default vector.
namespace tiexin::analysis {
namespace {

using testing::MadeUp;
using testing::noise;

TEST(History, TargetsOfTheEnsembleAndOfTheDefaultVector) {
  const MadeUp made;
  const HistoryResults results = history(made.runs());
  const auto of = [](const std::vector<TargetRow>& rows) {
    return *std::find_if(rows.begin(), rows.end(), [](const TargetRow& one) { return one.pattern == "P4a"; });
  };
  std::vector<double> ensemble;
  std::vector<double> fixed = {4.0 + noise(1, 4)};
  for (int r = 1; r <= 12; ++r) ensemble.push_back(4.0 + noise(r, 4));
  for (int r = 13; r <= 16; ++r) fixed.push_back(4.0 + noise(r, 4));
  EXPECT_NEAR(of(results.targets).mean, mean(ensemble), 1e-12);
  EXPECT_NEAR(of(results.default_targets).mean, mean(fixed), 1e-12);
  EXPECT_EQ(of(results.targets).arm, "0");
}

// Of the five runs of vector 1 one failed, a fifth; of the twelve of the ensemble none did, and the other way round.
TEST(History, FailuresOfTheDefaultVectorAreItsOwn) {
  MadeUp made;
  const auto has = [&](const std::set<std::pair<std::string, int>>& failed, bool of_default) {
    made.failed = failed;
    const HistoryResults results = history(made.runs());
    const auto& rows = of_default ? results.default_targets : results.targets;
    return !is_empty(
        std::find_if(rows.begin(), rows.end(), [](const TargetRow& one) { return one.pattern == "P4a"; })->mean);
  };
  EXPECT_FALSE(has({{"0", 14}}, true));
  EXPECT_TRUE(has({{"0", 14}}, false));
  EXPECT_TRUE(has({{"0", 3}, {"0", 4}}, true));
  EXPECT_FALSE(has({{"0", 3}, {"0", 4}}, false));
}

TEST(History, WithoutUpgradesEveryTargetOfArmZeroIsOneRow) {
  MadeUp made;
  made.plan.upgrades.clear();
  made.plan.swapped_arms.clear();
  const HistoryResults results = history(made.runs());
  const auto in_base = std::count_if(targets().begin(), targets().end(), [](const Target& one) { return one.in_base; });
  for (const auto* rows : {&results.targets, &results.default_targets}) {
    EXPECT_EQ(static_cast<std::ptrdiff_t>(rows->size()), in_base);
    for (const TargetRow& one : *rows) EXPECT_EQ(one.arm, "0");
  }
}

TEST(History, EveryTargetThatARunHasIsARow) {
  const MadeUp made;
  RunSummary run = made.run("0", 1);
  for (std::size_t i = 0; i < targets().size(); ++i) run.targets[i] = static_cast<double>(i);
  const HistoryResults results = history(Runs(made.plan, {std::move(run)}));
  std::size_t i = 0;
  for (const RunYearRow& one : results.runs_year) {
    if (one.window != "targets") continue;
    ASSERT_LT(i, targets().size());
    EXPECT_EQ(one.indicator, targets()[i].id);
    EXPECT_EQ(one.value, static_cast<double>(i++));
  }
  EXPECT_EQ(i, targets().size());
}

}  // namespace
}  // namespace tiexin::analysis

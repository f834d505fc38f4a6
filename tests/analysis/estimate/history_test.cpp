#include "analysis/estimate/history.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <stdexcept>
#include <string>
#include <vector>

#include "analysis/estimate/descriptive.hpp"
#include "analysis/estimate/findings.hpp"
#include "sim/contract.hpp"
#include "tests/analysis/estimate/made_up_history.hpp"

namespace tiexin::analysis {
namespace {

using testing::MadeUp;
using testing::noise;
using testing::row;
using testing::small_plan;

TEST(History, HarmAvertedIsAgainstArmZeroOfTheSameReplication) {
  const MadeUp made;
  const Runs runs = made.runs();
  const HistoryResults results = history(runs);
  const EffectRow& harm = row(results.effects, "1", "first18", "harm");
  const EffectRow& averted = row(results.effects, "1", "first18", "harm_averted");
  EXPECT_NEAR(averted.difference, -harm.difference, 1e-12);
  EXPECT_NEAR(averted.low, -harm.high, 1e-12);
  for (const double value : runs.level("0", 0, index_of("harm_averted"), false).treated) EXPECT_EQ(value, 0.0);
  // Handoffs: small 1 each, practical 2 + effect, in arm 0's half and half.
  EXPECT_NEAR(runs.level("3", 0, index_of("handoffs"), false).treated.front(), (1.0 + 2.2) / 2, 1e-12);
}

TEST(History, FailedRunsLeaveThePairOnBothSides) {
  MadeUp made;
  made.failed = {{"1", 3}};
  const HistoryResults results = history(made.runs());
  const EffectRow& first = row(results.effects, "1", "first18", "resolution");
  EXPECT_EQ(first.n, 11);
  EXPECT_EQ(first.n_failed, 1);
  EXPECT_FALSE(is_empty(first.difference));
  EXPECT_EQ(row(results.totals, "all", "2012", "resolution").n_failed, 0);  // arms 0 and 3 are whole
  const auto failed_run_row =
      std::find_if(results.runs.begin(), results.runs.end(), [](const RunRow& run) { return run.status == "failed"; });
  ASSERT_NE(failed_run_row, results.runs.end());
  EXPECT_EQ(failed_run_row->error, "lost");
  EXPECT_TRUE(failed_run_row->values.empty());
}

TEST(History, MoreThanATenthLostIsNoEstimate) {
  MadeUp made;
  made.failed = {{"1", 3}, {"0", 4}};
  const HistoryResults results = history(made.runs());
  const EffectRow& first = row(results.effects, "1", "first18", "resolution");
  EXPECT_EQ(first.n, 10);
  EXPECT_EQ(first.n_failed, 2);  // of 12
  EXPECT_TRUE(is_empty(first.difference));
  EXPECT_TRUE(is_empty(first.low));
}

TEST(History, TwoOrdersAndTheirMean) {
  MadeUp made;
  made.dice = 0;
  const HistoryResults results = history(made.runs());
  const auto at = [&](const std::string& upgrade, const std::string& sequence) {
    const auto& rows = sequence.empty() ? results.effects : results.effects_order;
    return row(rows, upgrade, "first18", "resolution", sequence).difference;
  };
  double swing = 0.0;  // mean of 1 + .2 noise
  for (int r = 1; r <= made.replications; ++r) swing += (1.0 + 0.2 * noise(r, 3)) / made.replications;
  EXPECT_NEAR(at("2", "2,3"), 0.05 * swing, 1e-9);
  EXPECT_NEAR(at("2", "3,2"), 0.13 * swing, 1e-9);
  EXPECT_NEAR(at("3", "2,3"), 0.10 * swing, 1e-9);
  EXPECT_NEAR(at("3", "3,2"), 0.02 * swing, 1e-9);
  EXPECT_NEAR(at("2", ""), 0.09 * swing, 1e-9);
  EXPECT_NEAR(at("3", ""), 0.06 * swing, 1e-9);
  EXPECT_NEAR(at("1", "") + at("2", "") + at("3", ""), row(results.totals, "all", "observed", "resolution").difference,
              1e-9);
  EXPECT_TRUE(is_empty(row(results.effects, "1", "first18", "resolution").dice_low));  // no vector was run three times
}

// 2, 3 and 4 come on one day, 5 and 6 on another: each pair of neighbours is exchanged once, so the first day has three
// orders and the second two. In each the effects add up to what the day's upgrades do together.
TEST(History, EveryPairOfOneDayIsExchanged) {
  MadeUp made;
  made.dice = 0;
  made.plan.upgrades = {{"1", 126}, {"2", 150}, {"3", 150}, {"4", 150}, {"5", 160}, {"6", 160}};
  made.plan.swapped_arms = {{"2b", 2}, {"3b", 3}, {"5b", 5}};
  const HistoryResults results = history(made.runs());
  const auto at = [&](const std::string& upgrade, const std::string& sequence) {
    const auto& rows = sequence.empty() ? results.effects : results.effects_order;
    return row(rows, upgrade, "since", "resolution", sequence).difference;
  };
  double swing = 0.0;  // mean of 1 + .2 noise
  for (int r = 1; r <= made.replications; ++r) swing += (1.0 + 0.2 * noise(r, 3)) / made.replications;
  EXPECT_NEAR(at("2", "2,3,4"), 0.05 * swing, 1e-9);
  EXPECT_NEAR(at("2", "3,2,4"), 0.13 * swing, 1e-9);
  EXPECT_NEAR(at("2", "2,4,3"), 0.05 * swing, 1e-9);
  EXPECT_NEAR(at("3", "3,2,4"), 0.02 * swing, 1e-9);
  EXPECT_NEAR(at("3", "2,4,3"), 0.09 * swing, 1e-9);
  EXPECT_NEAR(at("4", "2,4,3"), 0.07 * swing, 1e-9);
  EXPECT_NEAR(at("3", ""), (0.10 + 0.02 + 0.09) / 3 * swing, 1e-9);
  EXPECT_NEAR(at("2", "") + at("3", "") + at("4", ""), 0.21 * swing, 1e-9);
  EXPECT_NEAR(at("5", "6,5"), 0.10 * swing, 1e-9);
  EXPECT_NEAR(at("6", ""), (0.04 - 0.01) / 2 * swing, 1e-9);
  EXPECT_EQ(made.plan.arms_of(3), (std::set<std::string>{"1", "2", "3", "4", "2b", "3b"}));
  EXPECT_EQ(made.plan.arms_of(5), (std::set<std::string>{"4", "5", "6", "5b"}));
  EXPECT_EQ(made.plan.arms_of(1), (std::set<std::string>{"0", "1"}));
}

TEST(History, FixedParametersAreDiceOnly) {
  MadeUp made;
  std::vector<RunSummary> all;
  for (const std::string& arm : made.plan.arms()) {
    for (int r = 1; r <= 6; ++r) {
      RunSummary one = made.run(arm, r);
      one.meta.vector = 1;
      all.push_back(std::move(one));
    }
  }
  const HistoryResults results = history(Runs(made.plan, std::move(all)));
  const EffectRow& first = row(results.effects, "1", "first18", "resolution");
  EXPECT_NEAR(first.mean_low, first.dice_low, 1e-12);
  EXPECT_NEAR(first.mean_high, first.dice_high, 1e-12);
}

TEST(History, WindowsOfEffects) {
  const HistoryPlan plan = small_plan();
  const auto windows = plan.windows();
  const auto named = [&](const std::string& name) {
    return std::find_if(windows.begin(), windows.end(), [&](const NamedWindow& one) { return one.name == name; })
        ->window;
  };
  EXPECT_EQ(named("observed"), (Window{120, 180}));
  EXPECT_EQ(named("2012"), (Window{168, 180}));
  EXPECT_EQ(named("first18:1"), (Window{126, 144}));
  EXPECT_EQ(named("since:1"), (Window{126, 180}));
  EXPECT_EQ(named("carry_over:1"), (Window{102, 126}));
  EXPECT_EQ(first_whole_month(1998, 2008, 7, 1), 126);
  EXPECT_EQ(first_whole_month(1998, 2008, 7, 2), 127);
  const HistoryResults results = history(MadeUp{}.runs());
  for (const EffectRow& one : results.effects) {
    EXPECT_TRUE(one.window != "carry_over" || dictionary()[one.indicator].basis == Basis::cohort);
    EXPECT_EQ(dictionary()[one.indicator].difference, Difference::meaningful);
  }
}

// The county is looked at from 2009 on: the upgrade of July 2008 was there before, those of July 2010 were seen to
// come.
TEST(History, OfWhatWasNotObservedThereAreNoRows) {
  MadeUp made;
  made.plan.first_year = 2009;
  made.plan.periods = {{2009, 2012}, {2012, 2012}};
  const Runs runs = made.runs();
  const HistoryResults results = history(runs);
  EXPECT_THROW((void)row(results.effects, "1", "first18", "resolution"), std::out_of_range);
  EXPECT_THROW((void)row(results.effects, "1", "carry_over", "resolution"), std::out_of_range);
  EXPECT_EQ(row(results.effects, "1", "since", "resolution").n, made.replications);
  EXPECT_EQ(row(results.effects, "2", "first18", "resolution").n, made.replications);
  for (const RunYearRow& one : results.runs_year) EXPECT_NE(one.window, "first18:1");
  const Findings found = findings(runs, results, {{}, {{}}});
  EXPECT_FALSE(found.verdicts.empty());
  for (const EffectRow& one : found.verdicts) EXPECT_NE(one.upgrade, "1");
}

TEST(History, CappedQuantilesHaveNoDifference) {
  MadeUp made;
  std::vector<RunSummary> all;
  for (const std::string arm : {"0", "1"}) {
    for (int r = 1; r <= 5; ++r) {
      RunSummary one = made.run(arm, r);
      for (WindowValues& window : one.windows) window.values["lead_time_p90"] = 365.0;
      all.push_back(std::move(one));
    }
  }
  const HistoryResults results = history(Runs(made.plan, std::move(all)));
  EXPECT_TRUE(is_empty(row(results.effects, "1", "first18", "lead_time_p90").difference));
  EXPECT_FALSE(is_empty(row(results.effects, "1", "first18", "lead_time_median").difference));
}

TEST(History, RowsHaveTheColumnsThatOtherProgramsRead) {
  const HistoryResults results = history(MadeUp{}.runs());
  const auto names = [](const auto& one) {
    std::string all;
    fields(one, [&](std::string_view name, const auto&) { all += (all.empty() ? "" : ",") + std::string(name); });
    return all;
  };
  EXPECT_EQ(names(dictionary().front()), "indicator,weakness,zh,zh_paper,en,unit,layer,basis,definition");
  EXPECT_EQ(
      names(results.scorecard.front()),
      "arm,period_start,period_end,weakness,indicator,unit,layer,basis,mean,low,high,dice_low,dice_high,n,n_failed");
  EXPECT_EQ(names(results.effects.front()),
            "upgrade,window,months,weakness,indicator,unit,layer,basis,difference,low,high,mean_low,mean_high,dice_low,"
            "dice_high,same_sign,vrf,n,n_failed");
  EXPECT_EQ(names(results.timeline.front()), "arm,year,weakness,indicator,unit,layer,basis,mean,low,high,n");
  EXPECT_EQ(names(results.targets.front()),
            "pattern,what,kind,role,arm,published_low,published_high,mean,low,high,inside,overlap");
  EXPECT_EQ(names(results.runs.front()).find("arm,replication,vector,run_id,seed,status,error,state_hash,events,"), 0U);
  for (const Indicator& one : dictionary()) {
    EXPECT_NE(("," + names(results.runs.front()) + ",").find("," + std::string(one.id) + ","), std::string::npos);
  }
  EXPECT_EQ(names(results.runs_year.front()), "arm,replication,window,indicator,value");
  EXPECT_EQ(names(RunHashRow{}), "arm,replication,year,state_hash");
}

// Of three upgrades the arm of the first was not run: nothing is said of the first, nor of the second, which is held
// against it.
TEST(History, AnEffectNeedsBothOfItsArms) {
  MadeUp made;
  made.plan.swapped_arms.clear();
  std::vector<RunSummary> all;
  for (const std::string arm : {"0", "2", "3"}) {
    for (int r = 1; r <= 4; ++r) all.push_back(made.run(arm, r));
  }
  const HistoryResults results = history(Runs(made.plan, std::move(all)));
  ASSERT_FALSE(results.effects.empty());
  for (const EffectRow& one : results.effects) EXPECT_EQ(one.upgrade, "3");
  EXPECT_EQ(row(results.effects, "3", "first18", "resolution").n, 4);
}

TEST(Runs, ASampleKnowsItsReplicationsAndVectors) {
  MadeUp made;
  made.replications = 4;
  made.failed = {{"1", 3}};
  const Runs runs = made.runs();
  const std::size_t resolution = index_of("resolution");
  const Sample level = runs.level("1", 0, resolution, false);
  EXPECT_EQ(level.replications, (std::vector{1, 2, 4}));
  EXPECT_EQ(level.vectors, (std::vector{1, 2, 4}));
  EXPECT_EQ(level.n_failed, 1);
  const Sample pairs = runs.pairs({{"0", 1.0}}, {{"1", 1.0}}, 0, resolution, false);
  EXPECT_EQ(pairs.replications, (std::vector{1, 2, 4}));
  EXPECT_EQ(pairs.vectors, (std::vector{1, 2, 4}));
  EXPECT_EQ(pairs.control.size(), 3U);
  EXPECT_EQ(runs.dice_vector(), 1);
  const Sample dice = runs.target("0", MadeUp::index_of_target("p4a_days"), true);
  EXPECT_EQ(dice.replications, (std::vector{1, 5, 6, 7, 8}));
  EXPECT_EQ(dice.vectors, (std::vector{1, 1, 1, 1, 1}));
  EXPECT_EQ(runs.target("0", MadeUp::index_of_target("p6_replied"), false).n_empty, 4);
  EXPECT_TRUE(runs.level("no such arm", 0, resolution, false).treated.empty());
  EXPECT_THROW((void)runs.window("no such window"), sim::ContractError);
}

TEST(Runs, APairWithAnEmptySideIsLeftOutOfBothAndCounted) {
  const Sample sample = pairs_of(std::vector{1.0, kEmpty, 3.0, 4.0}, std::vector{2.0, 3.0, kEmpty, 5.0});
  EXPECT_EQ(sample.control, (std::vector{1.0, 4.0}));
  EXPECT_EQ(sample.treated, (std::vector{2.0, 5.0}));
  EXPECT_EQ(sample.n_empty, 2);
  EXPECT_TRUE(too_many_empty(sample));
  std::vector<double> ten(10, 1.0);
  EXPECT_FALSE(too_many_empty(pairs_of(ten, ten)));
  ten[3] = kEmpty;
  EXPECT_FALSE(too_many_empty(pairs_of(ten, ten)));  // a tenth is not more than a tenth
  EXPECT_THROW((void)pairs_of(ten, std::vector{1.0}), sim::ContractError);
}

TEST(Runs, OneRunAnArmAndReplication) {
  MadeUp made;
  std::vector<RunSummary> twice = {made.run("0", 1), made.run("0", 1)};
  EXPECT_THROW(Runs(made.plan, std::move(twice)), sim::ContractError);
}

}  // namespace
}  // namespace tiexin::analysis

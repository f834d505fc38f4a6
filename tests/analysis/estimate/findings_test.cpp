#include "analysis/estimate/findings.hpp"

#include <gtest/gtest.h>
#include <string>
#include <string_view>

#include "tests/analysis/estimate/hand_made.hpp"
#include "tests/analysis/estimate/made_up_history.hpp"

namespace tiexin::analysis {
namespace {

using testing::made_up_vectors;

/// Two upgrades: the first helps resolution in proportion to "weighs", the second changes burden days, 100 of them, and
/// leaves resolution alone.
Runs two_upgrades(const Vectors& vectors, double burden_days_of_second = 102.0, int replications = 20) {
  HistoryPlan plan;
  plan.last_year = 2010;
  plan.upgrades = {{"1", 126}, {"2", 132}};
  plan.swapped_arms.clear();
  plan.periods = {{2008, 2010}, {2010, 2010}};
  std::vector<RunSummary> all;
  testing::GoldenUniform uniform;
  for (int r = 1; r <= replications; ++r) {
    const double weighs = vectors.rows[static_cast<std::size_t>(r - 1)][0];
    const double noise = 0.001 * uniform();
    for (const std::string arm : {"0", "1", "2"}) {
      RunSummary run;
      run.meta.arm = arm;
      run.meta.replication = r;
      run.meta.vector = r;
      run.targets.assign(targets().size(), kEmpty);
      run.windows.resize(plan.windows().size());
      for (WindowValues& window : run.windows) {
        for (std::size_t i = 0; i < dictionary().size(); ++i) window.values[i] = 1.0 + noise;
        window.values["resolution"] = arm == "0" ? 0.3 : 0.3 + 0.2 * weighs;
        window.values["burden_days"] = arm == "2" ? burden_days_of_second + noise : 100.0;
      }
      all.push_back(std::move(run));
    }
  }
  return {plan, std::move(all)};
}

const EffectRow& verdict_row(const Findings& found, const std::string& upgrade, std::string_view indicator) {
  return testing::row(found.verdicts, upgrade, "first18", indicator);
}

TEST(Findings, ThreeSentencesFromTheNumbers) {
  const Vectors vectors = made_up_vectors(20);
  const Runs runs = two_upgrades(vectors);
  const HistoryResults results = history(runs);
  const Findings found = findings(runs, results, vectors);
  ASSERT_EQ(found.sentences.size(), 3U);
  EXPECT_EQ(found.sentences[0].role, Role::total);
  EXPECT_EQ(found.sentences[0].effect.upgrade, "all");
  EXPECT_EQ(found.sentences[0].effect.window, "2010");
  EXPECT_EQ(verdict(found.sentences[0].effect), Verdict::helps);
  EXPECT_EQ(found.sentences[0].heaviest.name, "weighs");
  EXPECT_TRUE(found.sentences[0].heaviest.stands_out());
  EXPECT_EQ(found.sentences[0].needed, 0);
  EXPECT_EQ(found.sentences[1].role, Role::help);
  EXPECT_EQ(found.sentences[1].effect.upgrade, "1");
  EXPECT_EQ(found.sentences[1].effect.indicator, index_of("resolution"));
  EXPECT_EQ(found.sentences[2].role, Role::harm);
  EXPECT_EQ(found.sentences[2].effect.upgrade, "2");
  EXPECT_EQ(found.sentences[2].effect.indicator, index_of("burden_days"));
  EXPECT_EQ(verdict(found.sentences[2].effect), Verdict::harms);
  EXPECT_EQ(verdict(verdict_row(found, "2", "resolution")), Verdict::nothing);
  EXPECT_EQ(found.verdicts.size(), 10U) << "the family: two upgrades, five indicators";
  EXPECT_EQ(found.count(Verdict::nothing), 6);
}

TEST(Findings, TheFirstIsOfTheWholeLastPeriod) {
  testing::MadeUp made;
  made.plan.periods = {{2008, 2012}, {2011, 2012}};
  const Runs runs = made.runs();
  const Findings found = findings(runs, history(runs), {{}, std::vector<std::vector<double>>(12)});
  ASSERT_FALSE(found.sentences.empty());
  EXPECT_EQ(found.sentences[0].role, Role::total);
  EXPECT_EQ(found.sentences[0].effect.window, "2011-2012");
}

TEST(Findings, WhereNothingHarmsThereIsNoThird) {
  const Vectors vectors = made_up_vectors(20);
  const Runs runs = two_upgrades(vectors, 98.0);
  const HistoryResults results = history(runs);
  const Findings found = findings(runs, results, vectors);
  EXPECT_EQ(verdict(verdict_row(found, "2", "burden_days")), Verdict::helps);
  EXPECT_EQ(found.count(Verdict::harms), 0);
  ASSERT_EQ(found.sentences.size(), 2U) << "what does exactly nothing is no finding";
}

// The second upgrade helps most, and is observed for twelve months only.
TEST(Findings, AnUpgradeOfFewerMonthsIsNotRankedWithTheOthers) {
  testing::MadeUp made;
  made.plan.upgrades = {{"1", 126}, {"2", 168}};
  made.plan.swapped_arms.clear();
  for (const bool ranked : {true, false}) {
    made.plan.upgrades[1].month = ranked ? 162 : 168;
    std::vector<RunSummary> all;
    for (const std::string arm : {"0", "1", "2"}) {
      for (int r = 1; r <= 12; ++r) {
        RunSummary run = made.run(arm, r);
        for (WindowValues& window : run.windows) window.values["resolution"] += arm == "2" ? 0.3 : 0.0;
        all.push_back(std::move(run));
      }
    }
    const Runs runs(made.plan, std::move(all));
    const HistoryResults results = history(runs);
    EXPECT_EQ(testing::row(results.effects, "2", "first18", "resolution").months, ranked ? 18 : 12);
    EXPECT_EQ(testing::row(results.effects, "2", "since", "resolution").months, ranked ? 18 : 12);
    EXPECT_EQ(testing::row(results.totals, "all", "2012", "resolution").months, 12);
    const Findings found = findings(runs, results, {{}, std::vector<std::vector<double>>(12)});
    ASSERT_GE(found.sentences.size(), 2U);
    EXPECT_EQ(found.sentences[1].role, Role::help);
    EXPECT_EQ(found.sentences[1].effect.upgrade, ranked ? "2" : "1");
  }
}

TEST(Findings, SayHowManyReplicationsItTakesToSeeAnAssumption) {
  Vectors vectors = made_up_vectors(20);
  for (int c = 0; c < 150; ++c) {
    vectors.names.push_back("p" + std::to_string(c));
    for (std::size_t v = 0; v < vectors.rows.size(); ++v) {
      vectors.rows[v].push_back(testing::noise(static_cast<int>(v), c));
    }
  }
  const Runs few = two_upgrades(vectors, 102.0, 7);
  EXPECT_EQ(findings(few, history(few), vectors).sentences[0].needed, 8);
  const Runs enough = two_upgrades(vectors, 102.0, 8);
  EXPECT_EQ(findings(enough, history(enough), vectors).sentences[0].needed, 0);
}

}  // namespace
}  // namespace tiexin::analysis

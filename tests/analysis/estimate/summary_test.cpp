#include "analysis/estimate/summary.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>

#include "tests/analysis/estimate/hand_made.hpp"

namespace tiexin::analysis {
namespace {

using testing::HandMade;

/// 1998 to 2024, with one figure that arm 0 is held against, and one of the last arm.
HandMade county() {
  HandMade made(1998, 27 * 12);
  made.add_row("run", {0, 0, 0, 0, 1000, 2000});
  for (int village = 0; village < 5; ++village) made.add_row("villages", {2010, village, 10, 5});
  made.set("mediation_files", 12 * 19, 12);                 // 2017
  made.set("platform_items", 12 * 24 + 6, {60, 0, 0, 56});  // from July 2022 on
  return made;
}

double target(const RunSummary& summary, std::string_view id) {
  for (std::size_t i = 0; i < targets().size(); ++i) {
    if (targets()[i].id == id) return summary.targets.at(i);
  }
  throw std::out_of_range(std::string(id));
}

RunSummary of_arm(const std::string& arm, const HistoryPlan& plan) {
  RunMeta meta;
  meta.arm = arm;
  return summarise(meta, county().tables, plan);
}

TEST(Summary, TargetsAreThoseOfTheArm) {
  HistoryPlan plan;
  plan.upgrades = {{"1", 126}, {"2", 150}};
  plan.swapped_arms.clear();
  EXPECT_NEAR(target(of_arm("0", plan), "p5a_2017"), 6.0, 1e-12);
  EXPECT_TRUE(is_empty(target(of_arm("0", plan), "p2a_platform")));
  EXPECT_NEAR(target(of_arm("2", plan), "p2a_platform"), 24.0, 1e-12);
  EXPECT_TRUE(is_empty(target(of_arm("2", plan), "p5a_2017")));
  EXPECT_TRUE(is_empty(target(of_arm("1", plan), "p2a_platform")));
  EXPECT_TRUE(is_empty(target(of_arm("1", plan), "p5a_2017")));
  plan.upgrades.clear();
  EXPECT_NEAR(target(of_arm("0", plan), "p5a_2017"), 6.0, 1e-12);
}

TEST(Summary, ReadsEveryWindowOfThePlan) {
  HistoryPlan plan;
  plan.upgrades = {{"1", 126}};
  plan.swapped_arms.clear();
  const RunSummary summary = of_arm("1", plan);
  EXPECT_EQ(summary.windows.size(), plan.windows().size());
  EXPECT_EQ(summary.meta.arm, "1");
  EXPECT_FALSE(summary.meta.failed);
}

TEST(Summary, AFailedRunSaysWhyAndHasNothingElse) {
  RunMeta meta;
  meta.arm = "3";
  const RunSummary summary = failed_run(meta, "a walker fell");
  EXPECT_TRUE(summary.meta.failed);
  EXPECT_EQ(summary.meta.error, "a walker fell");
  EXPECT_EQ(summary.meta.arm, "3");
  EXPECT_TRUE(summary.windows.empty());
  EXPECT_TRUE(summary.targets.empty());
}

// Of four upgrades the first was over a year old when the county was first looked at, the second nearly two, the third
// came in the first month, the fourth behind the last.
TEST(Plan, WindowsAreCutToTheObservedTimeAtBothEnds) {
  HistoryPlan plan;
  plan.origin_year = 2000;
  plan.first_year = 2010;
  plan.last_year = 2012;
  plan.periods = {{2010, 2012}};
  plan.upgrades = {{"1", 107}, {"2", 98}, {"3", 120}, {"4", 160}};
  const auto windows = plan.windows();
  const auto named = [&](const std::string& name) {
    return std::find_if(windows.begin(), windows.end(), [&](const NamedWindow& one) { return one.name == name; })
        ->window;
  };
  EXPECT_EQ(named("first18:1").months(), 0);
  EXPECT_EQ(named("since:1"), (Window{120, 156}));
  EXPECT_EQ(named("carry_over:1").months(), 0);
  EXPECT_EQ(named("first18:2").months(), 0);
  EXPECT_EQ(named("since:2"), (Window{120, 156}));
  EXPECT_EQ(named("first18:3"), (Window{120, 138}));
  EXPECT_EQ(named("carry_over:3"), (Window{96, 120}));
  EXPECT_EQ(named("first18:4").months(), 0);
  EXPECT_EQ(named("since:4").months(), 0);
  EXPECT_EQ(named("carry_over:4"), (Window{136, 156}));
}

TEST(Plan, WindowsByHand) {
  HistoryPlan plan;
  plan.origin_year = 2007;
  plan.first_year = 2008;
  plan.last_year = 2011;
  plan.periods = {{2008, 2011}, {2009, 2010}, {2011, 2011}};
  plan.upgrades = {{"1", 0}, {"2", 50}};
  const std::vector<NamedWindow> expected = {
      {"observed", {12, 60}},   {"2008", {12, 24}},      {"2009", {24, 36}},    {"2010", {36, 48}},
      {"2011", {48, 60}},       {"2009-2010", {24, 48}}, {"first18:1", {0, 0}}, {"since:1", {12, 60}},
      {"carry_over:1", {0, 0}}, {"first18:2", {50, 60}}, {"since:2", {50, 60}}, {"carry_over:2", {26, 50}},
  };
  EXPECT_EQ(plan.windows(), expected);
  EXPECT_EQ(plan.arms(), (std::vector<std::string>{"0", "1", "2"}));
  EXPECT_EQ(first_whole_month(2007, 2008, 3, 1), 14);
  EXPECT_EQ(first_whole_month(2007, 2008, 3, 2), 15);
}

}  // namespace
}  // namespace tiexin::analysis

#include "scenarios/study/arms.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include "scenarios/study/replay.hpp"
#include "tests/scenarios/study/small_county.hpp"

namespace tiexin::scenarios {
namespace {

using tests::SmallCounty;

CountyStudy library_study() {
  const County county = load_county(SmallCounty::library() / "county" / "test.yaml");
  return {county, history_arms(load_upgrades(SmallCounty::library() / "upgrades")), {}};
}

std::vector<std::string> names(const std::vector<StudyArm>& arms) {
  std::vector<std::string> found;
  for (const StudyArm& arm : arms) found.push_back(arm.name);
  return found;
}

TEST(Arms, TheLibraryGivesTenArmsAndTheSwappedOneComesLast) {
  const auto arms = history_arms(load_upgrades(SmallCounty::library() / "upgrades"));
  EXPECT_EQ(names(arms), (std::vector<std::string>{"0", "1", "2", "3", "4", "5", "6", "7", "8", "4b"}));
  EXPECT_TRUE(arms[0].upgrades.empty());
  std::vector<int> ids;
  for (const Upgrade& upgrade : arms.back().upgrades) ids.push_back(upgrade.id);
  EXPECT_EQ(ids, (std::vector<int>{1, 2, 3, 5}));
}

TEST(Arms, EachForksFromTheOneBeforeItAtItsDateAndTheSwappedOneFromTheThird) {
  const CountyStudy study = library_study();
  const auto& plan = study.plan().arms;
  const auto parent = [&](std::size_t arm) { return plan[arm].parent ? plan[*plan[arm].parent].name : "none"; };
  const auto date = [&](std::size_t arm) { return study.calendar().date(plan[arm].fork); };
  EXPECT_EQ(parent(0), "none");
  for (std::size_t arm = 1; arm <= 8; ++arm) {
    const auto& upgrade = study.arms()[arm].upgrades.back();
    EXPECT_EQ(date(arm), upgrade.date.value) << arm;
    EXPECT_EQ(parent(arm), arm == 5 ? "3" : std::to_string(arm - 1)) << arm;  // 4 and 5 come on one day
  }
  EXPECT_EQ(parent(9), "3");
  EXPECT_EQ(date(9), (sim::Date{2017, 7, 1}));
}

// Under another parameter vector its levers may do something: the plan is one for all vectors.
TEST(Arms, AnUpgradePartsAtItsDateWhateverItsLeversAre) {
  const SmallCounty county;
  const CountyStudy study = county.study();
  EXPECT_EQ(names(study.arms()), (std::vector<std::string>{"0", "1", "2", "3", "2b"}));
  const auto& plan = study.plan();
  const sim::Minute date = study.calendar().at({2010, 7, 1});
  for (const std::size_t arm : {2U, 3U, 4U}) {
    EXPECT_EQ(plan.arms[arm].fork, date) << arm;
    EXPECT_EQ(plan.arms[*plan.arms[arm].parent].name, "1") << arm;
  }
}

TEST(Arms, PartAtTheFirstUpgradeThatOnlyOneOfThemHas) {
  const std::vector<Upgrade> all = load_upgrades(SmallCounty::library() / "upgrades");
  const sim::Calendar calendar({1998, 1, 1}, {2026, 1, 1});
  const auto arm = [&](std::initializer_list<std::size_t> some) {
    StudyArm made;
    for (const std::size_t k : some) made.upgrades.push_back(all[k]);
    return made;
  };
  EXPECT_EQ(parting(arm({0, 1, 2}), arm({0, 2}), calendar), calendar.at({2011, 7, 1}));
  EXPECT_EQ(parting(arm({0, 2}), arm({0, 1, 2}), calendar), calendar.at({2011, 7, 1}));
  EXPECT_EQ(parting(arm({6, 1}), arm({1, 6}), calendar), calendar.end_minute());
  EXPECT_EQ(parting(arm({}), arm({0}), sim::Calendar({2009, 1, 1}, {2010, 1, 1})), 0U) << "in force from the start";
  EXPECT_EQ(parting(arm({}), arm({7}), sim::Calendar({2009, 1, 1}, {2010, 1, 1})),
            sim::Calendar({2009, 1, 1}, {2010, 1, 1}).end_minute());
}

TEST(HistoryPlan, TakesItsYearsAndDatesFromTheFiles) {
  const CountyStudy study = library_study();
  const analysis::HistoryPlan plan = history_plan(study);
  EXPECT_EQ(plan.origin_year, 1998);
  EXPECT_EQ(plan.first_year, 2008);
  EXPECT_EQ(plan.last_year, 2024);
  EXPECT_EQ(plan.periods, (std::vector<std::vector<int>>{{2008, 2024}, {2020, 2024}, {2024, 2024}}));
  EXPECT_EQ(plan.swapped_arms, (std::vector<analysis::SwappedArm>{{"4b", 4}}));
  ASSERT_EQ(plan.upgrades.size(), 8u);
  EXPECT_EQ(plan.upgrades[0], (analysis::Upgrade{"1", 10 * 12 + 6}));
  EXPECT_EQ(study.calendar().end(), (sim::Date{2026, 1, 1}));
}

TEST(HistoryPlan, ReadsEveryArmInWhichNeighboursOfOneDayAreExchanged) {
  const SmallCounty county;  // 2 and 3 come on one day
  county.upgrade(4, "2010-07-01", "training: {hours: 0 h/year}");
  county.upgrade(5, "2011-07-01", "training: {hours: 0 h/year}");
  county.upgrade(6, "2011-07-01", "training: {hours: 0 h/year}");
  const CountyStudy study = county.study();
  EXPECT_EQ(names(study.arms()), (std::vector<std::string>{"0", "1", "2", "3", "4", "5", "6", "2b", "3b", "5b"}));
  const analysis::HistoryPlan plan = history_plan(study);
  EXPECT_EQ(plan.swapped_arms, (std::vector<analysis::SwappedArm>{{"2b", 2}, {"3b", 3}, {"5b", 5}}));
}

TEST(Replications, RunThroughTheVectorsAndTheDiceStandFarBehind) {
  const auto some = replications_of(5, 2, 3, false);
  ASSERT_EQ(some.size(), 7u);
  std::vector<std::size_t> vectors;
  for (const Replication& one : some) vectors.push_back(one.vector);
  EXPECT_EQ(vectors, (std::vector<std::size_t>{1, 2, 3, 1, 2, 1, 1}));
  EXPECT_EQ(some[4].number, 5u);
  EXPECT_EQ(some[5].number, kFirstDice);
  EXPECT_TRUE(some[6].dice);
  EXPECT_EQ(replications_of(5, 2, 3, true).size(), 5u);  // each shows the dice already
  EXPECT_EQ(replications_of(5, 2, 1, false).size(), 5u);
}

}  // namespace
}  // namespace tiexin::scenarios

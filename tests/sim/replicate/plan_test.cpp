#include "sim/replicate/plan.hpp"

#include <gtest/gtest.h>

#include "sim/contract.hpp"
#include "tests/sim/replicate/walk.hpp"

namespace tiexin::sim {
namespace {

TEST(Plan, PathAndChildren) {
  const ForkPlan plan = walk::plan();
  EXPECT_EQ(plan.path(3), (std::vector<std::size_t>{0, 1, 3}));
  EXPECT_EQ(plan.path(5), (std::vector<std::size_t>{5}));
  EXPECT_EQ(plan.children(0), (std::vector<std::size_t>{4, 1}));  // by fork minute
  EXPECT_EQ(plan.children(1), (std::vector<std::size_t>{2, 3}));
}

TEST(Plan, OfACalendarHasMonthsAndYearEnds) {
  const Calendar calendar({2007, 1, 1}, {2010, 1, 1});
  const Minute fork = calendar.at({2008, 7, 1});
  const ForkPlan plan = make_plan(calendar, {{"old", {}, 0}, {"new", 0, fork}}, 0, calendar.at({2009, 7, 1}));
  EXPECT_EQ(plan.steps.size(), 29U);
  EXPECT_EQ(plan.steps.front(), calendar.at({2007, 2, 1}));
  ASSERT_EQ(plan.year_ends.size(), 2U);
  EXPECT_EQ(plan.year_ends[0].year, 2007);
  EXPECT_EQ(plan.year_ends[1].minute, calendar.at({2009, 1, 1}));
  EXPECT_EQ(make_plan(calendar, {{"old", {}, 0}}, 0, calendar.at({2010, 1, 1})).year_ends.size(), 3U);
}

TEST(Plan, StepsMayBeLongerThanAMonth) {
  const Calendar calendar({2007, 1, 1}, {2010, 1, 1});
  const Minute start = calendar.at({2007, 3, 1});
  const Minute until = calendar.at({2009, 7, 1});
  EXPECT_EQ(make_plan(calendar, {{"old", {}, 0}}, start, until, 6).steps,
            (std::vector<Minute>{calendar.at({2007, 7, 1}), calendar.at({2008, 1, 1}), calendar.at({2008, 7, 1}),
                                 calendar.at({2009, 1, 1})}));
  EXPECT_EQ(make_plan(calendar, {{"old", {}, 0}}, start, until, 48).steps, std::vector<Minute>{});
  EXPECT_EQ(make_plan(calendar, {{"old", {}, 0}}, start, until, 48).year_ends.size(), 2U);
  EXPECT_THROW((void)make_plan(calendar, {{"old", {}, 0}}, start, until, 0), ContractError);
}

void expect_refused(const ForkPlan& plan, const std::string& text) {
  try {
    plan.check();
    ADD_FAILURE() << "not refused: " << text;
  } catch (const ContractError& error) {
    EXPECT_EQ(error.what(), text);
  }
}

TEST(Plan, ABrokenPlanIsRefusedByName) {
  EXPECT_NO_THROW(walk::plan().check());
  expect_refused(ForkPlan{}, "plan: no arms");
  ForkPlan plan = walk::plan();
  plan.arms[2].parent = 3;
  expect_refused(plan, "plan: arm two: its parent must come before it");
  plan = walk::plan();
  plan.arms[2].fork = plan.arms[1].fork - 1;
  expect_refused(plan, "plan: arm two: forks before its parent begins");
  plan = walk::plan();
  plan.arms[2].fork = plan.until;  // a leaf that is its parent to the end
  EXPECT_NO_THROW(plan.check());
  plan.arms[2].fork = plan.until + 1;
  expect_refused(plan, "plan: arm two: forks after the end");
  plan = walk::plan();
  std::swap(plan.steps[0], plan.steps[1]);
  expect_refused(plan, "plan: steps must ascend");
  plan = walk::plan();
  std::swap(plan.year_ends[0], plan.year_ends[1]);
  expect_refused(plan, "plan: year ends must ascend");
  plan = walk::plan();
  plan.start = plan.until + 1;
  expect_refused(plan, "plan: ends before it starts");
}

}  // namespace
}  // namespace tiexin::sim

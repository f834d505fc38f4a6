// The least different world: somebody who is registered and absent all years changes nothing for anybody else, bit for
// bit.
#include <gtest/gtest.h>

#include "tests/models/small_county.hpp"

namespace tiexin::models {
namespace {

small::Description description() {
  small::Description d;
  d.villages = 9;
  d.committees = 3;
  d.townships = 2;
  d.years = 4;
  d.parameters.matters.hard_share = 0.05;
  return d;
}

struct World {
  std::shared_ptr<const System> system;
  small::Finished run;
};

World world(std::vector<ExtraPlaces> extras, const Mechanisms& mechanisms) {
  small::Description d = description();
  d.extras = std::move(extras);
  const small::County county(d);
  auto system = county.system_of({mechanisms}, county.second_summer());
  small::Finished run = small::run(system);
  return {std::move(system), std::move(run)};
}

/// All tables that do not speak of the number of households: every number the same, but for rows of the extra village.
void expect_the_same(const World& narrow, const World& wide, const char* what) {
  SCOPED_TRACE(what);
  const Books& a = narrow.run.state.books;
  const Books& b = wide.run.state.books;
  for (std::size_t month = 0; month < a.months.n_months(); ++month) {
    for (std::size_t k = 0; k < kTallies; ++k) {
      ASSERT_EQ(a.months.at(month, Tally(k)), b.months.at(month, Tally(k)))
          << kTallyColumns[k].name << " in month " << month;
    }
  }
  EXPECT_EQ(a.lead_time, b.lead_time);
  EXPECT_EQ(a.closure_time, b.closure_time);
  EXPECT_EQ(a.weeks, b.weeks);
  EXPECT_EQ(a.topics, b.topics);
  EXPECT_EQ(a.paths, b.paths);
  for (std::size_t k = 0; k < a.ledger.size(); ++k) {
    ASSERT_EQ(a.ledger[k].minutes, b.ledger[k].minutes) << kActivityNames[k / kPayers % kActivities];
    ASSERT_EQ(a.ledger[k].fen, b.ledger[k].fen) << kActivityNames[k / kPayers % kActivities];
  }
  ASSERT_EQ(a.desk_years.size(), b.desk_years.size());
  for (std::size_t k = 0; k < a.desk_years.size(); ++k) {
    EXPECT_EQ(a.desk_years[k].touch, b.desk_years[k].touch);
    EXPECT_EQ(a.desk_years[k].closed, b.desk_years[k].closed);
  }
  std::size_t at = 0;
  for (const UnitRow& row : b.units) {
    if (row.unit >= narrow.system->population->n_villages()) continue;
    ASSERT_LT(at, a.units.size());
    EXPECT_EQ(row.kappa, a.units[at].kappa);
    EXPECT_EQ(row.score, a.units[at].score) << "village " << row.unit << " in " << row.year;
    EXPECT_EQ(row.grade, a.units[at].grade);
    ++at;
  }
  EXPECT_EQ(at, a.units.size());
}

class LeastDifferentWorld : public testing::TestWithParam<bool> {
 protected:
  static Mechanisms mechanisms() { return GetParam() ? small::shipped() : Mechanisms{}; }
};
INSTANTIATE_TEST_SUITE_P(Arms, LeastDifferentWorld, testing::Bool(),
                         [](const auto& arm) { return arm.param ? "on" : "off"; });

TEST_P(LeastDifferentWorld, OneInertHousehold) {
  const World narrow = world({}, mechanisms());
  expect_the_same(narrow, world({{2, 1}}, mechanisms()), "one household");
  expect_the_same(narrow, world({{0, 1}, {8, 3}}, mechanisms()), "four households");
}

TEST_P(LeastDifferentWorld, OneVillageWithoutMatters) {
  expect_the_same(world({}, mechanisms()), world({{9, 25}}, mechanisms()), "a village");
}

// One mechanism present at zero strength: see decree_test.cpp.

}  // namespace
}  // namespace tiexin::models

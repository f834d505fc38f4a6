// What a run writes down holds together: identities between tallies, tables and the ledger, in a county where
// everything is on.
#include <gtest/gtest.h>
#include <map>

#include "models/accounts/ledger.hpp"
#include "tests/models/identities.hpp"
#include "tests/models/small_county.hpp"

namespace tiexin::models {
namespace {

struct Case {
  small::County county;
  std::shared_ptr<const System> system;
  small::Finished off;
  small::Finished on;
};

const Case& everything() {
  static const Case made = [] {
    small::Description d;
    d.villages = 16;
    d.years = 6;
    d.parameters.matters.hard_share = 0.05;
    small::County county(d);
    auto system = county.system_of({Mechanisms{}, small::shipped()}, county.second_summer());
    small::Finished off = small::run(system, 0);
    small::Finished on = small::run(system, 1);
    return Case{std::move(county), std::move(system), std::move(off), std::move(on)};
  }();
  return made;
}

class Tallies : public testing::TestWithParam<bool> {
 protected:
  const small::Finished& run() const { return GetParam() ? everything().on : everything().off; }
  std::int64_t at(std::size_t month, Tally which) const { return run().state.books.months.at(month, which); }
  std::size_t n_months() const { return run().state.books.months.n_months(); }
};
INSTANTIATE_TEST_SUITE_P(Arms, Tallies, testing::Bool(), [](const auto& arm) { return arm.param ? "on" : "off"; });

TEST_P(Tallies, EveryIdentityHolds) {
  for (const std::string& broken : small::broken_identities(*everything().system, run().state)) ADD_FAILURE() << broken;
}

// Solved at 30, 90, 180, 365 days is a state, not a first time: without relapses it can only grow.
TEST(Cohorts, WithoutRelapsesWhoIsSolvedStaysSolved) {
  small::Description d;
  d.parameters.quality.relapse = 0;
  const small::County county(d);
  const small::Finished run = small::run(county.system_of({small::shipped()}));
  const MonthlyBook& months = run.state.books.months;
  for (std::size_t month = 0; month < months.n_months(); ++month) {
    for (const Tally base : {Tally::cohort_solved_30, Tally::cohort_small_solved_30, Tally::cohort_practical_solved_30,
                             Tally::cohort_hard_solved_30}) {
      for (std::size_t k = 0; k < 3; ++k) EXPECT_LE(months.at(month, base + k), months.at(month, base + (k + 1)));
    }
  }
}

TEST_P(Tallies, WeeksAndPathsAreOfTheSameOrders) {
  const Books& books = run().state.books;
  std::int64_t orders = 0;
  for (std::size_t week = 0; week * 2 < books.weeks.size(); ++week) {
    EXPECT_LE(books.weeks[week * 2 + 1], books.weeks[week * 2]);
    orders += books.weeks[week * 2];
  }
  EXPECT_EQ(orders, run().sum(Tally::hotline));
  EXPECT_LE(static_cast<std::int64_t>(books.paths.size()), run().sum(Tally::registered_closed));
  EXPECT_GT(books.paths.size(), 0U);
}

TEST_P(Tallies, DesksWorkNoLongerThanTheyAreStaffed) {
  std::map<std::int64_t, std::int64_t> touch;
  for (const DeskYear& row : run().state.books.desk_years) {
    // What is begun before the year's end and counted in the next one may spill over, one service a server.
    const Parameters& p = everything().system->parameters;
    const auto longest = static_cast<std::int64_t>(9600 + p.handling.signoff_minutes);
    const std::int64_t servers = everything().system->desk_plan.servers[static_cast<std::size_t>(row.desk)];
    EXPECT_LE(row.touch + row.background, row.staffed + servers * longest) << "desk " << row.desk << " in " << row.year;
    touch[row.year] += row.touch;
  }
  for (const auto& [year, minutes] : touch) {
    const auto first = static_cast<std::size_t>(year - 2016) * 12;
    EXPECT_EQ(minutes, run().sum(Tally::desk_touch, first, first + 12));
  }
}

TEST_P(Tallies, TheRunTableSaysWhatWasRun) {
  const sim::Tables tables = make_tables(*everything().system, run().state);
  const sim::Table& table = sim::find(tables, "run");
  EXPECT_EQ(table.at("events")[0], static_cast<std::int64_t>(run().state.county.events));
  EXPECT_EQ(table.at("households")[0], everything().county.population->n_households());
  EXPECT_EQ(table.at("matters")[0], run().sum(Tally::cohort_matters));
  EXPECT_EQ(table.at("bytes")[0], static_cast<std::int64_t>(sim::bytes(run().state)));
  for (const sim::Table& one : tables) EXPECT_NO_THROW((void)one.rows()) << one.name;
  EXPECT_EQ(sim::find(tables, "months").rows(), n_months());
  EXPECT_EQ(sim::find(tables, "units").rows(), run().state.books.units.size());
  // Burden of what is still open at the end is in the table, and nobody is burdened for longer than followed.
  const auto& burden = sim::find(tables, "months").at("cohort_burden");
  for (std::size_t month = 0; month < n_months(); ++month) {
    EXPECT_GE(burden[month], at(month, Tally::cohort_burden));
    EXPECT_LE(burden[month], at(month, Tally::cohort_matters) * kTau);
  }
}

TEST(Wages, AreWhatThePricesSay) {
  PriceParameters p;
  EXPECT_DOUBLE_EQ(cadre_wage(p), p.cadre_hour * p.employer_factor);
  EXPECT_DOUBLE_EQ(leader_wage(p), p.leader_hour * p.leader_shadow * p.employer_factor);
  EXPECT_DOUBLE_EQ(officer_wage(p), p.officer_year / 2000);
}

}  // namespace
}  // namespace tiexin::models

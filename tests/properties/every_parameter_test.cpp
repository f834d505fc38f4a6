// A belief that is asked for and then read by nobody is a lie to whoever states it: every parameter moves some run.
#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <vector>

#include "tests/models/small_county.hpp"

namespace tiexin::models {
namespace {

// Read by analysis, not by a run.
const std::set<std::string> kOfAnalysis{"prices.severity_unit"};

/// Walks a tree of parameters and changes the field of one number, or one class of it.
struct Nudge {
  std::size_t wanted;
  std::size_t next = 0;
  std::string prefix{};
  std::string changed{};

  void number(std::string_view name, double& value, Bounds bounds) {
    if (next++ != wanted) return;
    const double span = std::min(bounds.high - bounds.low, std::max(1.0, std::abs(value)));
    const double up = std::min(bounds.high, value + span);
    value = up > value ? up : std::max(bounds.low, value - span);
    changed = prefix + std::string(name);
  }
  void operator()(std::string_view name, double& value, std::string_view, Bounds bounds, std::string_view) {
    number(name, value, bounds);
  }
  void operator()(std::string_view name, ByClass& value, std::string_view, Bounds bounds, std::string_view) {
    for (std::size_t k = 0; k < kClasses; ++k)
      number(std::string(name) + "." + std::string(kClassNames[k]), value[k], bounds);
  }
  void operator()(std::string_view name, int& value, std::string_view, Bounds bounds, std::string_view) {
    if (next++ != wanted) return;
    value += value + 1 <= static_cast<int>(bounds.high) ? 1 : -1;
    changed = prefix + std::string(name);
  }
  template <class T>
  void block(std::string_view name, T& nested, std::string_view) {
    const std::string before = prefix;
    prefix += std::string(name) + ".";
    fields(*this, nested);
    prefix = before;
  }
};

small::Description eventful() {
  small::Description d;
  d.villages = 6;
  d.committees = 3;
  d.households_per_village = 80;
  d.years = 4;
  d.parameters.matters.rate = 600;
  d.parameters.matters.dispute_share = 0.3;
  d.parameters.matters.hard_share = 0.2;
  d.parameters.matters.causes = 2;
  d.parameters.matters.cause_merged = 0.2;
  d.parameters.institutions.county_fund = 1e6;
  d.parameters.handling.township_money = 20000;
  d.parameters.institutions.department_servers = 1;
  d.parameters.institutions.department_background = 0.85;
  d.parameters.conduct.turnover = 0.3;
  d.parameters.books.close_deadline = 1;  // as shipped, nearly every file is closed at its deadline: more is no more
  return d;
}

/// Hashes at each year's end: a small difference may heal before the last.
std::vector<std::uint64_t> hashes_of(const small::Description& d) {
  const small::County county(d);
  Mechanisms mechanisms = small::shipped();
  mechanisms.duty.visits = 60;
  mechanisms.grid.whistle_hours = 300;
  mechanisms.supervision.hours = 0.5;
  mechanisms.courtyard_meetings.meetings = 24;
  // Nothing, then everything: what is read only without an upgrade is read as well.
  const auto system = county.system_of({mechanisms}, county.second_summer());
  return small::run(system).years;
}

TEST(Parameters, EveryOneOfThemIsReadBySomebody) {
  const std::vector<std::uint64_t> base = hashes_of(eventful());
  // Set by the fixture; and the number of departments, which is eight in every small county.
  const std::set<std::string> set_by_the_fixture{"population.natural_villages", "population.administrative_villages",
                                                 "population.townships", "population.households_per_village",
                                                 "institutions.departments"};
  std::size_t n = 0;
  for (;; ++n) {
    small::Description d = eventful();
    Nudge nudge{n};
    fields(nudge, d.parameters);
    if (nudge.changed.empty()) break;
    if (kOfAnalysis.contains(nudge.changed) || set_by_the_fixture.contains(nudge.changed)) continue;
    EXPECT_NE(hashes_of(d), base) << nudge.changed << " is read by nobody";
  }
  EXPECT_GT(n, 120U);
}

}  // namespace
}  // namespace tiexin::models

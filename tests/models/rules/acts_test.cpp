// Every mechanism acts in a run, through contact, knowledge, authority, hours or reward; every line of the rules is
// read by somebody.
#include <array>
#include <gtest/gtest.h>
#include <map>

#include "tests/models/small_county.hpp"

namespace tiexin::models {
namespace {

small::Description eventful() {
  small::Description d;
  d.villages = 12;
  d.years = 4;
  d.parameters.matters.rate = 240;
  d.parameters.matters.hard_share = 0.08;
  d.parameters.matters.dispute_share = 0.3;
  d.parameters.matters.needs_money = 0.8;
  d.parameters.institutions.county_fund = 5e5;
  d.parameters.quality.prevent_law = d.parameters.quality.prevent_virtue = 0.25;
  d.parameters.institutions.department_background = 0.3;
  return d;
}

const small::County& county() {
  static const small::County made(eventful());
  return made;
}

struct Trace {
  Tally tally;
  bool only_here;  // nothing of it without the mechanism
};

// What each leaves behind in the books, of its own kind.
const std::map<std::string_view, std::vector<Trace>> kTraces{
    {"outreach", {{Tally::minutes_cadre, true}}},
    {"duty", {{Tally::cost_transfer, false}}},
    {"household_links",
     {{Tally::contacts_member, true}, {Tally::surfaced_member, true}, {Tally::minutes_member, true}}},
    {"fellow_villagers", {{Tally::payer_upper, true}, {Tally::minutes_mediator, true}}},
    {"courtyard_meetings",
     {{Tally::meetings, true}, {Tally::surfaced_meeting, true}, {Tally::minutes_household, true}}},
    {"village_chiefs", {{Tally::minutes_leader, true}}},
    {"grid", {{Tally::contacts_patrol, true}, {Tally::surfaced_patrol, true}, {Tally::minutes_grid, true}}},
    {"platform", {{Tally::platform_items, true}, {Tally::surfaced_digital, true}}},
    {"service_day", {{Tally::surfaced_service_day, true}, {Tally::contacts_service_day, true}}},
    {"supervision", {{Tally::closings_audited, true}}},
    {"mediation", {{Tally::minutes_mediator, true}}},
    {"law", {{Tally::cohort_prevented, true}}},
    {"virtue", {{Tally::cohort_prevented, true}}},
    {"industry", {{Tally::cohort_prevented, true}}},
    {"training", {{Tally::cost_cash, false}}},
};

TEST(Mechanisms, EachActsInARun) {
  std::vector<Mechanisms> arms{Mechanisms{}};
  for (const std::string_view name : kMechanismNames) arms.push_back(small::only(small::shipped(), name));
  const auto system = county().system_of(arms, county().second_summer());
  const small::Finished without = small::run(system, 0);
  ASSERT_EQ(kTraces.size(), kMechanismNames.size());
  for (std::size_t k = 0; k < kMechanismNames.size(); ++k) {
    const small::Finished with = small::run(system, k + 1);
    EXPECT_EQ(with.years[0], without.years[0]) << kMechanismNames[k] << " acts before it is in force";
    EXPECT_NE(with.years[2], without.years[2]) << kMechanismNames[k] << " does nothing";
    for (const Trace& trace : kTraces.at(kMechanismNames[k])) {
      const auto name = kTallyColumns[static_cast<std::size_t>(trace.tally)].name;
      EXPECT_GT(with.sum(trace.tally), trace.only_here ? 0 : without.sum(trace.tally))
          << kMechanismNames[k] << ": " << name;
      if (trace.only_here) {
        EXPECT_EQ(without.sum(trace.tally), 0) << kMechanismNames[k] << ": " << name;
      }
    }
  }
}

TEST(Mechanisms, ConveningAndConsentAreTheGrids) {
  const auto system = county().system_of({Mechanisms{}, small::only(small::shipped(), "grid")});
  const small::Finished without = small::run(system, 0);
  const small::Finished with = small::run(system, 1);
  EXPECT_GT(with.sum(Tally::joint_matters), without.sum(Tally::joint_matters));
  EXPECT_LT(with.sum(Tally::closings_false) * 2, without.sum(Tally::closings_false)) << "the household is asked";
}

// A line that nobody reads would be an upgrade without an effect; a line read twice as something else is found by the
// traces above.
TEST(Rules, EveryLineIsReadBySomebody) {
  Rules all = rules_of(small::shipped(), county().place());
  all.meeting_openness = 0.6;
  all.topics_known = 0.3;
  all.consent = 0.6;
  all.required_visits = 30;
  std::vector<RuleBook> books{county().book_of(all)};
  for (const RuleLine& line : kRuleList) {
    Rules changed = all;
    const double value = all.*(line.member);
    changed.*(line.member) = line.name == "posting"             ? 2
                             : line.name == "return_days"       ? 0.9
                             : line.name == "whistle_days"      ? 12
                             : line.name == "mediator_standing" ? 0
                                                                : value / 2;
    // Of two lines the larger counts: the lesser one is raised above the other.
    if (line.name == "topics_known") changed.topics_known = 0.9;
    ASSERT_NE(changed, all) << line.name;
    books.push_back(county().book_of(changed));
  }
  const auto system = county().system(books);
  const std::uint64_t base = small::run(system, 0).years.back();
  for (std::size_t k = 0; k < kRuleList.size(); ++k) {
    EXPECT_NE(small::run(system, k + 1).years.back(), base) << kRuleList[k].name << " is read by nobody";
  }
}

/// Leaves a millionth of the means of every mechanism.
struct NextToNone {
  template <class Mechanism>
  void block(std::string_view, Mechanism& mechanism, std::string_view) {
    auto scale = [](double& lever) { lever *= 1e-6; };
    means(scale, mechanism);
  }
};

// The first hour must not buy what a thousand do: with next to no means next to nothing happens.
TEST(Mechanisms, NextToNoMeansBuyNextToNothingWhicheverItIs) {
  std::vector<Mechanisms> arms{Mechanisms{}};
  for (const std::string_view name : kMechanismNames) {
    arms.push_back(small::only(small::shipped(), name));
    NextToNone next_to_none;
    fields(next_to_none, arms.back());
  }
  const auto system = county().system_of(arms);
  const auto share_false = [](const small::Finished& run) {
    return static_cast<double>(run.sum(Tally::closings_false)) / static_cast<double>(run.sum(Tally::closings));
  };
  const small::Finished off = small::run(system, 0);
  for (std::size_t k = 0; k < kMechanismNames.size(); ++k) {
    const small::Finished on = small::run(system, k + 1);
    // Not no effect: a cadre who never comes stands where an officer did, and is told less.
    EXPECT_LE(static_cast<double>(on.sum(Tally::resolved)), 1.05 * static_cast<double>(off.sum(Tally::resolved)))
        << kMechanismNames[k];
    EXPECT_GE(share_false(on), 0.95 * share_false(off)) << kMechanismNames[k];
  }
}

/// One of the means of one mechanism, or the quota of grades, made `factor` times as large; `found` if there is one.
struct OneMeans {
  std::string_view mechanism;
  int which;  // -1: the quota
  double factor;
  bool found = false;

  template <class Mechanism>
  void block(std::string_view name, Mechanism& levers, std::string_view) {
    if (name != mechanism) return;
    int n = 0;
    auto scale = [&](double& lever) {
      if (n++ != which) return;
      lever *= factor;
      found = true;
    };
    means(scale, levers);
    if constexpr (std::is_same_v<Mechanism, Duty>) {
      if (which >= 0) return;
      levers.excellent_quota *= factor;
      found = true;
    }
  }
};

/// Whether a tally tells what became of matters and people, not what was spent or how often somebody came for nothing.
bool is_effect(std::string_view tally) {
  for (const std::string_view what :
       {"cohort_", "registered", "registrations", "joint_", "hotline", "closings", "resolved", "harm", "stock_",
        "trust_sum", "surfaced_", "platform_", "mediation_", "written"}) {
    if (tally.starts_with(what)) return true;
  }
  return false;
}

// The first second of a means buys no more than a second's worth, of each of them alone, whatever the others: a
// billionth of it is as good as none. But for the hours of a posted cadre, who stands where an officer did.
TEST(Mechanisms, ABillionthOfAnyMeansIsAsGoodAsNone) {
  int lever_count = 0;
  for (const std::string_view name : kMechanismNames) {
    if (name == "outreach") continue;
    for (int which = name == "duty" ? -1 : 0;; ++which) {
      OneMeans none{name, which, 0};
      OneMeans next_to_none{name, which, 1e-9};
      std::vector<Mechanisms> arms{small::only(small::shipped(), name), small::only(small::shipped(), name)};
      fields(none, arms[0]);
      if (!none.found) break;
      fields(next_to_none, arms[1]);
      ++lever_count;
      const auto system = county().system_of(arms);
      const small::Finished without = small::run(system, 0);
      const small::Finished with = small::run(system, 1);
      for (std::size_t k = 0; k < kTallies; ++k) {
        if (!is_effect(kTallyColumns[k].name)) continue;
        const auto tally = static_cast<Tally>(k);
        EXPECT_EQ(with.sum(tally), without.sum(tally)) << name << ' ' << which << ": " << kTallyColumns[k].name;
      }
    }
  }
  EXPECT_GE(lever_count, 24);
}

TEST(Mechanisms, NextToNoMeansBuyNextToNothing) {
  Mechanisms m;
  m.platform = small::shipped().platform;
  m.platform.intake_hours = 1e-6;
  const auto system = county().system_of({Mechanisms{}, m});
  const small::Finished off = small::run(system, 0);
  const small::Finished on = small::run(system, 1);
  EXPECT_EQ(on.sum(Tally::surfaced_digital), 0);
  EXPECT_LE(on.sum(Tally::platform_items), on.sum(Tally::registered) / 100)
      << "items are on the platform that nobody's hours put there: called back, wired and learnt from by decree";
  EXPECT_NEAR(static_cast<double>(on.sum(Tally::registered_called_back)),
              static_cast<double>(off.sum(Tally::registered_called_back)),
              0.1 * static_cast<double>(off.sum(Tally::registered_called_back)));
}

}  // namespace
}  // namespace tiexin::models

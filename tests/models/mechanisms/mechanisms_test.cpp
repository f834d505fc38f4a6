// Every mechanism: what it may touch, that it is nothing without its means, and that the order of folding is nothing.
#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "models/mechanisms/all.hpp"
#include "sim/contract.hpp"

namespace tiexin::models {
namespace {

const Place kCounty{1284, 163, 10, 160500, 1};

/// Sets every lever of a struct to a place within its bounds, 0 the lower one and 1 the upper.
struct SetAll {
  double share;

  void operator()(std::string_view, double& lever, std::string_view, Bounds bounds, std::string_view) const {
    lever = bounds.low + share * (bounds.high - bounds.low);
  }
  template <class E, std::size_t n>
  void choice(std::string_view, E&, const std::array<std::string_view, n>&, std::string_view) const {}
};

struct SetEverything {
  double share;

  template <class T>
  void block(std::string_view, T& mechanism, std::string_view) const {
    SetAll set{share};
    fields(set, mechanism);
  }
};

/// All mechanisms at once, every lever well above nothing.
Mechanisms all_on(double share = 0.3) {
  Mechanisms mechanisms;
  SetEverything set{share};
  fields(set, mechanisms);
  return mechanisms;
}

/// One mechanism of `all_on`, the rest absent.
Mechanisms only(std::string_view name, double share = 0.3) {
  Mechanisms mechanisms = all_on(share);
  for (const std::string_view other : kMechanismNames) {
    if (other != name) mechanisms = without(mechanisms, other);
  }
  return mechanisms;
}

std::set<std::string> moved(const Rules& rules) {
  std::set<std::string> names;
  for (const RuleLine& line : kRuleList) {
    if (rules.*(line.member) != Rules{}.*(line.member)) names.emplace(line.name);
  }
  return names;
}

using Names = std::set<std::string>;

TEST(Mechanisms, AbsentIsNeutralToTheBit) {
  EXPECT_EQ(rules_of(Mechanisms{}, kCounty), Rules{});
  const std::vector<std::string_view> expected{
      "outreach",       "duty", "household_links", "fellow_villagers", "courtyard_meetings",
      "village_chiefs", "grid", "platform",        "service_day",      "supervision",
      "mediation",      "law",  "virtue",          "industry",         "training"};
  EXPECT_EQ(std::vector<std::string_view>(kMechanismNames.begin(), kMechanismNames.end()), expected);
}

// The decree test at the level of rules: whatever else a lever says, without hours and money a mechanism is absent.
TEST(Mechanisms, WithoutItsMeansEachIsExactlyAbsent) {
  for (const double share : {0.01, 0.3, 1.0}) {
    const Mechanisms all = all_on(share);
    for (const std::string_view name : kMechanismNames) {
      EXPECT_EQ(rules_of(without_means(all, name), kCounty), rules_of(without(all, name), kCounty)) << name;
      EXPECT_NE(rules_of(all, kCounty), rules_of(without(all, name), kCounty)) << name << " does nothing at all";
    }
  }
  for (const std::string_view name : kMechanismNames) {
    EXPECT_EQ(rules_of(without_means(only(name), name), kCounty), Rules{}) << name;
  }
}

// Each of several means alone at zero must not leave an effect that is bought by nothing.
TEST(Mechanisms, NoEffectOutlivesTheMeansThatBuyIt) {
  Grid grid{2492, 10, 2, 15, 1, 80, 5, 2100};
  grid.hours = 0;
  EXPECT_EQ(moved(rules_of(grid, kCounty)), (Names{"whistle_days", "whistle_minutes"}));
  grid.hours = 10;
  grid.whistle_hours = 0;
  EXPECT_EQ(moved(rules_of(grid, kCounty)),
            (Names{"consent", "grid_minutes", "grid_visit_minutes", "grid_visits", "stipends", "volunteer_minutes"}));
  ServiceDay day{4, 0, 4, 0.8};
  EXPECT_EQ(rules_of(day, kCounty), Rules{});
  Virtue virtue{1.6e6, 10, 0, 3};
  EXPECT_EQ(rules_of(virtue, kCounty), Rules{});
  FellowVillagers fellows{0, 0, 1e5, 100, 0, 1};
  EXPECT_EQ(rules_of(fellows, kCounty), Rules{});
  Mediation mediation{40, 0, 0.5, 36000};
  EXPECT_EQ(rules_of(mediation, kCounty), Rules{});
}

// What each may touch: contact, knowledge, authority, hours, reward, and what it costs. Nobody may touch an outcome:
// there is no such line.
TEST(Mechanisms, EachTouchesItsOwnLinesOnly) {
  const std::map<std::string_view, Names> allowed{
      {"outreach", {"posted_minutes"}},
      {"duty",
       {"required_visits", "notice", "reward", "excellent_quota", "weight_visits", "weight_closed", "weight_satisfied",
        "weight_count", "weight_open", "weight_petition", "weight_audited", "staff_minutes"}},
      {"household_links", {"linked_share", "member_contacts", "member_contact_minutes", "member_minutes"}},
      {"fellow_villagers", {"outside_fund", "jobs", "cash_fixed", "mediator_minutes", "mediator_standing"}},
      {"courtyard_meetings", {"meetings", "meeting_minutes", "meeting_openness", "topics_known", "publicity"}},
      {"village_chiefs", {"chief_minutes"}},
      {"grid",
       {"grid_visits", "grid_visit_minutes", "grid_minutes", "consent", "whistle_days", "whistle_minutes", "stipends",
        "volunteer_minutes"}},
      {"platform", {"digital", "shared_learning", "return_days", "publicity", "staff_minutes", "cash_fixed"}},
      {"service_day", {"service_days", "service_desks", "service_minutes", "service_notice"}},
      {"supervision", {"audit", "notice", "volunteer_minutes"}},
      {"mediation", {"mediator_minutes", "mediator_standing", "stipends"}},
      {"law", {"law_hours", "staff_minutes", "cash_fixed"}},
      {"virtue", {"virtue_hours", "volunteer_minutes", "stipends"}},
      {"industry", {"jobs", "cash_fixed", "outside_fund"}},
      {"training", {"skill", "staff_minutes", "cash_fixed"}},
  };
  for (const std::string_view name : kMechanismNames) {
    for (const double share : {0.02, 0.3, 1.0}) {
      for (const std::string& line : moved(rules_of(only(name, share), kCounty))) {
        EXPECT_TRUE(allowed.at(name).contains(line)) << name << " moves " << line;
      }
    }
  }
  Outreach outreach;
  outreach.hours = 8;
  outreach.posting = Posting::random;
  EXPECT_EQ(moved(rules_of(outreach, kCounty)), (Names{"posted_minutes", "posting"}));
}

TEST(Mechanisms, ChancesAndSharesStayChances) {
  for (const double share : {0.0, 0.1, 0.5, 1.0}) {
    const Rules rules = rules_of(all_on(share), kCounty);
    for (const double chance : {rules.linked_share, rules.meeting_openness, rules.service_notice, rules.digital,
                                rules.shared_learning, rules.topics_known, rules.publicity, rules.audit, rules.consent,
                                rules.mediator_standing, rules.notice, rules.excellent_quota}) {
      EXPECT_GE(chance, 0);
      EXPECT_LE(chance, 1);
    }
    EXPECT_LE(rules.skill, 0.5);
    for (const RuleLine& line : kRuleList) {
      EXPECT_TRUE(std::isfinite(rules.*(line.member))) << line.name;
      EXPECT_GE(rules.*(line.member), 0) << line.name;
    }
  }
}

TEST(Rules, FoldingTwoIsTheSameInEitherOrderToTheBit) {
  std::vector<Rules> each;
  for (const std::string_view name : kMechanismNames) each.push_back(rules_of(only(name), kCounty));
  for (const Rules& a : each) {
    Rules neutral;
    fold(neutral, a);
    for (const RuleLine& line : kRuleList) {
      EXPECT_DOUBLE_EQ(neutral.*(line.member), a.*(line.member)) << line.name;
    }
    Rules kept = a;
    fold(kept, Rules{});
    EXPECT_EQ(kept, a) << "the neutral rules change something";
    for (const Rules& b : each) {
      Rules ab = a;
      fold(ab, b);
      Rules ba = b;
      fold(ba, a);
      for (const RuleLine& line : kRuleList) {
        EXPECT_DOUBLE_EQ(ab.*(line.member), ba.*(line.member)) << line.name;
      }
    }
  }
}

TEST(Rules, AnyOrderOfFoldingGivesTheSameRules) {
  std::vector<Rules> each;
  for (const std::string_view name : kMechanismNames) each.push_back(rules_of(only(name), kCounty));
  const Rules expected = rules_of(all_on(), kCounty);
  std::vector<std::size_t> order(each.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t turn = 0; turn < order.size(); ++turn) {
    std::rotate(order.begin(), order.begin() + 1, order.end());
    if (turn % 2 == 1) std::reverse(order.begin(), order.end());
    Rules rules;
    for (const std::size_t i : order) fold(rules, each[i]);
    for (const RuleLine& line : kRuleList) {
      const double want = expected.*(line.member);
      EXPECT_NEAR(rules.*(line.member), want, 1e-12 * (1 + std::fabs(want))) << line.name;
    }
  }
}

TEST(Rules, EveryLineHasItsOwnNameAndMember) {
  std::set<std::string_view> names;
  Rules rules;
  double mark = 1;
  for (const RuleLine& line : kRuleList) {
    names.insert(line.name);
    rules.*(line.member) = mark++;
  }
  EXPECT_EQ(names.size(), kRuleList.size());
  mark = 1;
  for (const RuleLine& line : kRuleList) EXPECT_EQ(rules.*(line.member), mark++) << line.name;
}

// A small county has the same density as the large one: heads and yuan are counted for 1,284 villages.
TEST(Mechanisms, ASmallCountyHasTheSameRules) {
  const Place small{20, 20 * 163.0 / 1284, 20 * 10.0 / 1284, 2500, 20.0 / 1284};
  for (const std::string_view name : kMechanismNames) {
    const Rules large = rules_of(only(name), kCounty);
    const Rules little = rules_of(only(name), small);
    for (const RuleLine& line : kRuleList) {
      EXPECT_NEAR(little.*(line.member), large.*(line.member), 1e-9 * (1 + std::fabs(large.*(line.member))))
          << name << ' ' << line.name;
    }
  }
}

TEST(Mechanisms, RefusesAnEmptyPlaceAndAnUnknownName) {
  EXPECT_THROW((void)rules_of(Mechanisms{}, Place{}), sim::ContractError);
  EXPECT_THROW((void)without_means(Mechanisms{}, "outreech"), sim::ContractError);
  EXPECT_THROW((void)without(Mechanisms{}, ""), sim::ContractError);
}

}  // namespace
}  // namespace tiexin::models

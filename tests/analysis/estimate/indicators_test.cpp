#include "analysis/estimate/indicators.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/analysis/estimate/two_months.hpp"

namespace tiexin::analysis {
namespace {

using testing::HandMade;
using testing::two_months;

constexpr Window kMiddle = {1, 3};

TEST(Indicators, EveryRatioByHand) {
  const std::vector<std::pair<std::string, double>> by_hand = {
      {"resolution", 0.50},            // 50 of 110 - 10
      {"relieved_share", 60.0 / 110},  // 10 + 50 of 110
      {"resolution_30", 0.20},
      {"resolution_90", 0.35},
      {"resolution_180", 0.50},
      {"resolution_365", 0.62},
      {"resolution_small_30", 0.2},  // 14 of 70
      {"resolution_small_90", 0.3},
      {"resolution_small_180", 0.5},
      {"resolution_small_365", 0.7},
      {"resolution_practical_30", 0.2},  // 5 of 25
      {"resolution_practical_90", 0.4},
      {"resolution_practical_180", 0.56},
      {"resolution_practical_365", 0.8},
      {"resolution_hard_30", 0.0},  // 0 of 5
      {"resolution_hard_90", 0.2},
      {"resolution_hard_180", 0.2},
      {"resolution_hard_365", 0.4},
      {"harm_weighted_resolution", 0.45},
      {"never_surfaced", 0.30},
      {"ended_unsurfaced", 0.12},
      {"ended_share", 0.20},
      {"prevented_share", 10.0 / 110},
      {"closed_on_time", 0.95},   // 38 of 40
      {"closed_at_count", 0.90},  // 36 of 40, from the start
      {"registered_solved", 0.55},
      {"recorded_resolved", 0.80},  // 16 of 20
      {"gap", 0.25},                // .80 - 11/20
      {"false_closure", 0.30},
      {"reopened", 0.20},
      {"satisfied_when_rated", 0.60},
      {"not_dissatisfied", 0.90},
      {"not_dissatisfied_closed", 38.0 / 39},
      {"cost_per_resolution", 320.0},    // 16,000 yuan, 50 resolutions
      {"cash_per_resolution", 140.0},    // 7,000
      {"budget_per_resolution", 200.0},  // 10,000
      {"society_cost", 16000.0},
      {"budget_cost", 10000.0},
      {"harm", 2500.0},
      {"lead_time_median", 51.0},  // 30 on day 10, 50 by the end of day 50, of 100
      {"lead_time_p90", 365.0},    // 85 ever
      {"lead_time_at_cap", 0.15},
      {"lead_time_resolved", 51.0},       // 42.5 of 85
      {"lead_time_resolved_p90", 201.0},  // 76.5 of 85
      {"burden_days", 50.0},              // 5,500 days, 110 matters
      {"days_to_closure", 4.0},           // 156 days, 39 closed
      {"waiting_share", 0.95},
      {"waiting_latent", 0.60},
      {"waiting_queue", 0.10},
      {"waiting_external", 0.20},
      {"waiting_convening", 0.05},
      {"touch_share", 0.05},
      {"hours_per_resolution", 5.65},  // 16,950 minutes, 50 resolutions
      {"hours_cadre", 1.0},
      {"hours_officer", 0.5},
      {"hours_member", 0.2},
      {"hours_grid", 0.3},
      {"hours_desk", 2.0},
      {"hours_leader", 0.1},
      {"hours_mediator", 0.05},
      {"hours_household", 1.5},
      {"backlog_books", 12.0},
      {"backlog_truth", 200.0},  // (140 + 260)/2
      {"backlog_latent", 150.0},
      {"backlog_false", 6.0},
      {"utilisation", 0.75},
      {"handoffs_raw", 1.5},
      {"handoffs_excess", 0.6},
      {"misroutes", 0.2},
      {"sent_back", 0.15},
      {"convening_delay", 12.0},
      {"coordination_share", 0.25},
      {"gaming_share", 0.1},  // 1,245 of 12,450, households left out
      {"audit_yield", 0.3},
      {"audit_sensitivity", 3.0 / 9},
  };
  const HandMade made = two_months();
  const IndicatorValues values = indicators(made.tables, kMiddle);
  std::set<std::string> tested;
  for (const auto& [id, expected] : by_hand) {
    EXPECT_NEAR(values[id], expected, 1e-12 * std::max(1.0, expected)) << id;
    tested.insert(id);
  }
  // What has a test of its own below or in history_test.
  for (const char* id : {"handoffs",        "path_variants",    "appraisal_agreement",  "no_information",
                         "tau_grade",       "tau_oracle",       "tau_retest",           "true_contribution",
                         "separation",      "separation_basic", "separation_competent", "separation_excellent",
                         "village_spread",  "village_gini",     "village_gini_chance",  "harm_averted",
                         "net_benefit",     "gaming_excess",    "cost_by_county",       "cost_by_township",
                         "cost_by_village", "cost_by_upper",    "cost_by_household",    "cost_by_own_time",
                         "cash_by_county",  "cash_by_township", "cash_by_village",      "cash_by_upper"}) {
    tested.insert(id);
  }
  for (const Indicator& entry : dictionary()) EXPECT_TRUE(tested.contains(std::string(entry.id))) << entry.id;
}

TEST(Indicators, EmptyWindowHasNoShares) {
  const HandMade made(2010, 12);
  const IndicatorValues values = indicators(made.tables, {3, 6});
  for (const char* id : {"resolution", "cost_per_resolution", "lead_time_median", "lead_time_at_cap", "handoffs", "gap",
                         "appraisal_agreement", "village_spread", "path_variants", "audit_yield", "harm_averted"}) {
    EXPECT_TRUE(is_empty(values[id])) << id;
  }
  EXPECT_EQ(values["harm"], 0.0);
}

// A hundred matters, none of them resolved: the capped times are known, those of the resolved are of nobody.
TEST(Indicators, WhereNothingIsResolvedItTookNoTimeToResolve) {
  HandMade made(2010, 12);
  made.set("cohort_matters", 4, 100);
  const IndicatorValues values = indicators(made.tables, {3, 6});
  EXPECT_EQ(values["lead_time_median"], 365.0);
  EXPECT_EQ(values["lead_time_at_cap"], 1.0);
  EXPECT_TRUE(is_empty(values["lead_time_resolved"]));
  EXPECT_TRUE(is_empty(values["lead_time_resolved_p90"]));
}

// What is resolved half an hour after it arose was resolved within one day, not within none.
TEST(Indicators, AgesAreRoundedUpToTheDaysWithinWhichTheyFall) {
  HandMade made(2010, 12);
  made.set("cohort_matters", 4, 100);
  made.cell("lead_time", "d0", 4) = 60;
  EXPECT_EQ(indicators(made.tables, {3, 6})["lead_time_median"], 1.0);
  made.cell("lead_time", "d0", 4) = 0;
  made.cell("lead_time", "d363", 4) = 60;
  EXPECT_EQ(indicators(made.tables, {3, 6})["lead_time_median"], 364.0);
  made.cell("lead_time", "d363", 4) = 0;
  made.cell("lead_time", "d365", 4) = 60;  // exactly 365 days
  EXPECT_EQ(indicators(made.tables, {3, 6})["lead_time_median"], 365.0);
}

TEST(Indicators, GapFallsBackToClosureWithoutCallBack) {
  HandMade made = two_months();
  for (const int month : {1, 2}) {
    made.set("registered_called_back", month, 0);
    made.set("registered_recorded_resolved", month, 0);
    made.set("registered_called_back_solved", month, 0);
  }
  EXPECT_NEAR(indicators(made.tables, kMiddle)["gap"], 0.95 - 0.55, 1e-12);
}

TEST(Indicators, HandoffsAreStandardisedToTheReferenceMix) {
  const HandMade made = two_months();
  // Own means by cell: small .5, practical 1.5, hard 3, 4, 4.
  EXPECT_NEAR(indicators(made.tables, kMiddle)["handoffs"], 1.5, 1e-12);
  const Mix half{{10, 10, 0, 0, 0}, {}};
  EXPECT_NEAR(indicators(made.tables, kMiddle, &half)["handoffs"], 1.0, 1e-12);
  const Mix hard{{0, 0, 1, 2, 1}, {}};
  EXPECT_NEAR(indicators(made.tables, kMiddle, &hard)["handoffs"], (3.0 + 4.0 + 4.0 + 4.0) / 4, 1e-12);
}

TEST(Indicators, HandoffsWithoutACell) {
  const Mix own{{10, 10, 0, 0, 0}, {10, 20, 0, 0, 0}};
  EXPECT_NEAR(standardised_handoffs(own, {{48, 48, 4, 0, 0}, {}}), 1.5, 1e-12);  // 4 % missing: the rest scaled up
  EXPECT_TRUE(is_empty(standardised_handoffs(own, {{45, 45, 10, 0, 0}, {}})));   // 10 % missing
  EXPECT_TRUE(is_empty(standardised_handoffs(own, {})));
}

TEST(Indicators, FromArmZero) {
  IndicatorValues base;
  IndicatorValues arm;
  base["harm"] = 1000.0;
  arm["harm"] = 700.0;
  base["society_cost"] = 5000.0;
  arm["society_cost"] = 7500.0;
  base["closed_on_time"] = 0.80;
  arm["closed_on_time"] = 0.90;
  base["registered_solved"] = 0.40;
  arm["registered_solved"] = 0.42;
  fill_from_base(arm, base, 10.0);
  EXPECT_NEAR(arm["harm_averted"], 300.0, 1e-12);
  EXPECT_NEAR(arm["net_benefit"], 10.0 * 300.0 - 2500.0, 1e-9);
  EXPECT_NEAR(arm["gaming_excess"], 0.8, 1e-12);  // books rose .10, truth .02
  arm["closed_on_time"] = 0.80;
  fill_from_base(arm, base, 10.0);
  EXPECT_TRUE(is_empty(arm["gaming_excess"]));
}

}  // namespace
}  // namespace tiexin::analysis

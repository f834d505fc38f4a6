#include <cmath>
#include <gtest/gtest.h>
#include <vector>

#include "analysis/estimate/indicators.hpp"
#include "sim/contract.hpp"
#include "tests/analysis/estimate/hand_made.hpp"

// Indicators that read whole years or rows of a window.
namespace tiexin::analysis {
namespace {

using testing::HandMade;

TEST(Indicators, VillageSpreadOverFiveYears) {
  HandMade made(2010, 72);
  // Village 1: 60 of 100; village 2: 20 of 100; village 3 has 19 matters and is left out; 2015 is outside the window.
  for (int year = 2010; year < 2015; ++year) {
    made.add_row("villages", {year, 1, 20, 12});
    made.add_row("villages", {year, 2, 20, 4});
  }
  made.add_row("villages", {2010, 3, 19, 19});
  made.add_row("villages", {2015, 1, 500, 0});
  const IndicatorValues values = indicators(made.tables, {0, 60});
  // s² = .08; mean of p(1 - p)/n = (.0024 + .0016)/2 = .002.
  EXPECT_NEAR(values["village_spread"], std::sqrt(0.078), 1e-12);
  EXPECT_NEAR(values["village_gini"], 0.25, 1e-12);  // |.6 - .2| · 2 / (2 · 4 · .4)
  // Common share .4: v = .0024 each; Σ over both orders sqrt(2/π) sqrt(.0048) / (2 · 4 · .4).
  EXPECT_NEAR(values["village_gini_chance"], 2 * std::sqrt(2 / M_PI) * std::sqrt(0.0048) / 3.2, 1e-12);
  EXPECT_TRUE(is_empty(indicators(made.tables, {0, 48})["village_spread"]));
}

TEST(Indicators, CostByPayerOfWholeYears) {
  HandMade made(2010, 36);
  made.set("resolved", 12, 40);
  made.set("resolved", 23, 60);
  made.set("resolved", 24, 999983);
  // Columns: year, kind (time, cash, transfer, idle, salaried), activity, payer, minutes, fen.
  made.add_row("ledger", {2010, 1, 0, 0, 0, 999983});
  made.add_row("ledger", {2011, 0, 0, 0, 60, 100000});
  made.add_row("ledger", {2011, 1, 0, 0, 0, 200000});
  made.add_row("ledger", {2011, 1, 3, 0, 0, 50000});
  made.add_row("ledger", {2011, 2, 0, 0, 0, 70000});
  made.add_row("ledger", {2011, 3, 0, 0, 0, 150000});
  made.add_row("ledger", {2011, 4, 0, 0, 0, 888888});  // salaried: the budget's side of the same minutes
  made.add_row("ledger", {2011, 2, 0, 1, 0, 30000});
  made.add_row("ledger", {2011, 0, 0, 4, 60, 20000});
  made.add_row("ledger", {2011, 0, 0, 5, 60, 10000});
  const IndicatorValues values = indicators(made.tables, {6, 24});  // the whole year inside is 2011: 100 resolutions
  EXPECT_NEAR(values["cost_by_county"], 50.0, 1e-12);               // 1,000 + 2,500 + 1,500 yuan
  EXPECT_NEAR(values["cost_by_township"], 0.0, 1e-12);              // a transfer is no cost to society
  EXPECT_NEAR(values["cost_by_village"], 0.0, 1e-12);
  EXPECT_NEAR(values["cost_by_upper"], 0.0, 1e-12);
  EXPECT_NEAR(values["cost_by_household"], 2.0, 1e-12);
  EXPECT_NEAR(values["cost_by_own_time"], 1.0, 1e-12);
  EXPECT_NEAR(values["cash_by_county"], 32.0, 1e-12);  // 2,500 + 700
  EXPECT_NEAR(values["cash_by_township"], 3.0, 1e-12);
  EXPECT_NEAR(values["cash_by_village"], 0.0, 1e-12);
  EXPECT_NEAR(values["cash_by_upper"], 0.0, 1e-12);
}

// Eighteen months from March 2010: a year as a whole would bring in what was paid before.
TEST(Indicators, WhatIsMadeByYearIsEmptyWithoutAWholeYear) {
  HandMade made(2010, 36);
  made.set("resolved", 5, 40);
  made.add_row("ledger", {2010, 1, 0, 0, 0, 999983});
  for (int unit = 1; unit <= 3; ++unit) made.add_row("units", {2010, unit, 100 + unit, 1000 * unit, unit, 2, unit, 0});
  const IndicatorValues values = indicators(made.tables, {2, 20});
  for (const char* id : {"cost_by_county", "cost_by_own_time", "cash_by_upper", "appraisal_agreement", "no_information",
                         "tau_oracle", "true_contribution"}) {
    EXPECT_TRUE(is_empty(values[id])) << id;
  }
  EXPECT_FALSE(is_empty(indicators(made.tables, {0, 20})["cost_by_county"]));
  EXPECT_NEAR(indicators(made.tables, {0, 20})["appraisal_agreement"], 1.0, 1e-12);
}

TEST(Indicators, PathVariantsOfTheWindowOnly) {
  HandMade made(2010, 12);
  made.add_row("paths", {0, 5, 50000});
  for (int month = 1; month < 3; ++month) {
    made.add_row("paths", {month, -7, 3000});  // hashes may look negative
    made.add_row("paths", {month, 9, 2000});
    made.add_row("paths", {month, 11, 4});  // 8 in all: below a share of 0.1 %
  }
  EXPECT_NEAR(indicators(made.tables, {1, 3})["path_variants"], 2.0, 1e-9);
  EXPECT_TRUE(is_empty(indicators(made.tables, {1, 2})["path_variants"]));  // 5,004 cases: too few to compare
}

TEST(MonthSums, AreOfMonthsWithoutAGapFromJanuaryOn) {
  for (const int wrong : {0, 5, 23}) {
    testing::HandMade made(1998, 24);
    EXPECT_NO_THROW(MonthSums(made.tables.front()));
    made.cell("months", "month", wrong) += 1;
    EXPECT_THROW(MonthSums(made.tables.front()), sim::ContractError) << wrong;
  }
}

TEST(MonthSums, YearsOfAWindow) {
  const HandMade made(2008, 36);
  const MonthSums months(made.tables.front());
  EXPECT_EQ(months.whole_years({6, 24}), (std::vector{2009}));  // 18 months from July 2008
  EXPECT_EQ(months.whole_years({0, 36}), (std::vector{2008, 2009, 2010}));
  EXPECT_EQ(months.whole_years({0, 35}), (std::vector{2008, 2009}));
  EXPECT_TRUE(months.whole_years({2, 20}).empty());  // 18 months from March: ten of one year, eight of the other
  EXPECT_TRUE(months.whole_years({40, 50}).empty());
  EXPECT_EQ(months.year(2009), (Window{12, 24}));
  EXPECT_EQ(months.months({30, 99}), 6);
  EXPECT_EQ(months.sum("year", {34, 99}), 2 * 2010);
  EXPECT_EQ(months.month_index(2009, 7), 18);
}

}  // namespace
}  // namespace tiexin::analysis

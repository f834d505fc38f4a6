#include "analysis/estimate/appraisal.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "analysis/estimate/indicators.hpp"
#include "analysis/estimate/value.hpp"
#include "tests/analysis/estimate/hand_made.hpp"

namespace tiexin::analysis {
namespace {

using testing::HandMade;

// Columns: year, unit, holder, kappa [milli], score, grade, capability, minutes.

TEST(Appraisal, ScoreGradeCapabilityAndRetestByHand) {
  HandMade made(2010, 36);
  made.add_row("units", {2010, 1, 101, 1000, 10, 1, 5, 0});
  made.add_row("units", {2010, 2, 102, 2000, 30, 2, 6, 0});
  made.add_row("units", {2010, 3, 103, 3000, 20, 2, 7, 0});
  made.add_row("units", {2010, 4, 104, 6000, 40, 3, 8, 0});
  made.add_row("units", {2011, 1, 101, 100, 1, 2, 5, 0});
  made.add_row("units", {2011, 2, 999, 900, 1, 2, 6, 0});  // a new holder
  made.add_row("units", {2011, 3, 103, 300, 1, 2, 7, 0});
  made.add_row("units", {2011, 4, 104, 200, 1, 2, 8, 0});
  const auto years = appraisal_years(made.table("units"));
  ASSERT_EQ(years.size(), 2U);
  EXPECT_NEAR(years[0].agreement, 4.0 / 6.0, 1e-12);               // 5 pairs agree, 1 does not
  EXPECT_NEAR(years[0].grade, 5.0 / std::sqrt(5.0 * 6.0), 1e-12);  // one pair tied in grade
  EXPECT_NEAR(years[0].oracle, 1.0, 1e-12);
  EXPECT_NEAR(years[0].retest, 1.0 / 3.0, 1e-12);  // units 1, 3, 4: (1,3,6) against (1,3,2)
  EXPECT_NEAR(years[0].contribution, 3.0, 1e-12);
  EXPECT_FALSE(years[0].no_information);
  EXPECT_EQ(years[1].agreement, 0.0);  // all scores tied
  EXPECT_TRUE(years[1].no_information);
  EXPECT_TRUE(is_empty(years[1].retest));

  const IndicatorValues values = indicators(made.tables, {0, 24});
  EXPECT_NEAR(values["appraisal_agreement"], 2.0 / 6.0, 1e-12);  // mean of 2/3 and 0
  EXPECT_NEAR(values["no_information"], 0.5, 1e-12);
  EXPECT_NEAR(values["tau_grade"], 0.5 * 5.0 / std::sqrt(30.0), 1e-12);
  EXPECT_NEAR(values["tau_oracle"], 0.5 * (1.0 + 0.0), 1e-12);  // 2011, unit 1..4: .1 .9 .3 .2: 3 agree, 3 do not
  EXPECT_NEAR(values["tau_retest"], 1.0 / 3.0, 1e-12);
  EXPECT_NEAR(values["true_contribution"], (3.0 + 0.375) / 2, 1e-12);
}

TEST(Appraisal, NobodyAppraisedIsNoInformation) {
  HandMade made(2010, 12);
  for (int unit = 0; unit < 10; ++unit) made.add_row("units", {2010, unit, unit, 100 * unit, unit, -1, unit, 0});
  const auto years = appraisal_years(made.table("units"));
  EXPECT_EQ(years[0].agreement, 0.0);
  EXPECT_TRUE(years[0].no_information);
  EXPECT_NEAR(years[0].oracle, 1.0, 1e-12);
}

TEST(Appraisal, ASeparationOfTwoAndTwoByHand) {
  // Both variances are 1/2, so the pooled deviation is sqrt(.5); the means lie 2 apart.
  EXPECT_NEAR(standardised_difference(std::vector{1.0, 2.0}, std::vector{3.0, 4.0}, 2), 2.0 / std::sqrt(0.5), 1e-12);
  EXPECT_NEAR(standardised_difference(std::vector{1.0, 2.0}, std::vector{3.0, 4.0, 5.0}, 2), 2.5 / std::sqrt(2.5 / 3),
              1e-12);
  EXPECT_TRUE(is_empty(standardised_difference(std::vector{1.0}, std::vector{3.0, 4.0}, 1)));
  EXPECT_TRUE(is_empty(standardised_difference(std::vector{1.0, 2.0}, std::vector{3.0}, 1)));
}

TEST(Appraisal, SeparationNeedsFiveInAGrade) {
  HandMade made(2010, 12);
  for (int unit = 0; unit < 5; ++unit) {
    made.add_row("units", {2010, unit, unit, 1000 * unit, unit, 1, 0, 0});              // basic: 0..4
    made.add_row("units", {2010, 10 + unit, unit, 1000 * (unit + 2), unit, 2, 0, 0});   // competent: 2..6
    if (unit < 4) made.add_row("units", {2010, 20 + unit, unit, 9000, unit, 3, 0, 0});  // excellent: four only
  }
  const auto years = appraisal_years(made.table("units"));
  EXPECT_TRUE(is_empty(years[0].separation[0]));
  EXPECT_NEAR(years[0].separation[1], 2.0 / std::sqrt(2.5), 1e-12);  // both variances 2.5
  EXPECT_TRUE(is_empty(years[0].separation[2]));
  const IndicatorValues values = indicators(made.tables, {0, 12});
  EXPECT_NEAR(values["separation"], 2.0 / std::sqrt(2.5), 1e-12);
  EXPECT_NEAR(values["separation_competent"], 2.0 / std::sqrt(2.5), 1e-12);
  EXPECT_TRUE(is_empty(values["separation_excellent"]));
  EXPECT_TRUE(is_empty(values["separation_basic"]));
}

}  // namespace
}  // namespace tiexin::analysis

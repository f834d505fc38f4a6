#include "analysis/calibrate/targets.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <set>
#include <string>

#include "tests/analysis/estimate/hand_made.hpp"

namespace tiexin::analysis {
namespace {

constexpr CivilMonths kAllMonths{1998, 1, 2025, 12};

using testing::HandMade;

const Target& target(std::string_view id) {
  for (const Target& one : targets()) {
    if (one.id == id) return one;
  }
  throw std::out_of_range(std::string(id));
}

double value(const TargetValues& values, std::string_view id) {
  for (std::size_t i = 0; i < targets().size(); ++i) {
    if (targets()[i].id == id) return values[i];
  }
  throw std::out_of_range(std::string(id));
}

/// January 2007 to December 2024: month 0 is January 2007.
HandMade county() {
  HandMade made(2007, 216);
  made.add_row("run", {0, 0, 0, 0, 1000, 2000});
  for (int village = 0; village < 5; ++village) made.add_row("villages", {2010, village, 10, 5});
  return made;
}

int month_of(int year, int month) { return 12 * (year - 2007) + month - 1; }

TEST(Targets, EighteenAreCalibrated) {
  int calibrated = 0;
  std::set<std::string_view> ids;
  for (const Target& one : targets()) {
    calibrated += one.role == TargetRole::calibrated ? 1 : 0;
    EXPECT_TRUE(ids.insert(one.id).second);
    EXPECT_LE(one.low, one.high) << one.id;
    EXPECT_GT(one.s_disc, 0.0) << one.id;
    EXPECT_TRUE(one.in_base || one.in_last);
    EXPECT_FALSE(one.what.empty() || one.what_zh.empty());
  }
  EXPECT_EQ(calibrated, 18);
}

TEST(Targets, HaveNamesForTheirKindAndRole) {
  EXPECT_EQ(name_of(TargetKind::own), "own");
  EXPECT_EQ(name_of(TargetKind::control), "control");
  EXPECT_EQ(name_of(TargetRole::calibrated), "calibrated");
  EXPECT_EQ(name_of(TargetRole::input), "input");
  EXPECT_EQ(name_of(TargetRole::check), "check");
}

TEST(TargetValues, MeetingsAndPlatformByHand) {
  HandMade made = county();
  made.fill(month_of(2017, 6), 999983);  // the month before
  made.set("platform_items", month_of(2017, 6), 0);
  made.set("platform_closed", month_of(2017, 6), 0);
  made.set("meetings", month_of(2017, 7), 4);
  made.set("meetings", month_of(2019, 6), 6);
  made.set("meeting_attendance", month_of(2018, 1), 420);
  made.set("meeting_items", month_of(2018, 1), 11);
  made.set("meeting_answered_meeting", month_of(2018, 1), 7);
  made.set("meeting_answered_township", month_of(2018, 2), 2);
  made.set("meeting_answered_county", month_of(2018, 3), 1);
  made.set("platform_items", month_of(2022, 7), 60);
  made.set("platform_items", month_of(2024, 11), 56);
  made.set("platform_closed", month_of(2024, 11), 110);
  made.set("platform_items", month_of(2024, 12), 999983);
  const TargetValues values = target_values(made.tables, TargetArm::last);
  EXPECT_NEAR(value(values, "p1a_meetings"), 1.0, 1e-12);  // 10 in 2 years in 5 villages
  EXPECT_NEAR(value(values, "p1b_attendance"), 42.0, 1e-12);
  EXPECT_NEAR(value(values, "p1c_items"), 1.1, 1e-12);
  EXPECT_NEAR(value(values, "p1d_meeting"), 0.7, 1e-12);
  EXPECT_NEAR(value(values, "p1d_township"), 0.2, 1e-12);
  EXPECT_NEAR(value(values, "p1d_county"), 0.1, 1e-12);
  EXPECT_NEAR(value(values, "p2a_platform"), 24.0, 1e-12);  // 116 in 29 months, 2,000 residents
  EXPECT_NEAR(value(values, "p2b_closed"), 110.0 / 116, 1e-12);
  EXPECT_TRUE(is_empty(value(values, "p3_on_time")));  // a control figure
  for (const double one : target_values(made.tables, TargetArm::other)) EXPECT_TRUE(is_empty(one));
}

TEST(TargetValues, HotlineMediationAndLettersByHand) {
  HandMade made = county();
  made.fill(month_of(2022, 6), 0);
  made.set("hotline", month_of(2022, 7), 600);
  made.set("hotline", month_of(2023, 12), 400);
  made.set("hotline_on_time", month_of(2023, 1), 995);
  made.set("hotline_closed", month_of(2023, 1), 1000);
  made.set("hotline_closure_minutes", month_of(2023, 1), 1440 * 4000);
  made.set("hotline_early", month_of(2023, 1), 700);
  made.set("hotline_called_back", month_of(2023, 1), 500);
  made.set("hotline_recorded_resolved", month_of(2023, 1), 400);
  made.set("hotline_rated", month_of(2023, 1), 200);
  made.set("hotline_satisfied", month_of(2023, 1), 130);
  made.set("hotline_dissatisfied", month_of(2023, 1), 1);
  made.set("hotline", month_of(2024, 1), 999983);
  made.cell("closure_time", "q3", month_of(2023, 1)) = 50;  // 0.75 to 1 day
  made.cell("closure_time", "q7", month_of(2023, 1)) = 50;  // 1.75 to 2 days
  made.add_row("weeks", {2022, 1210, 999, 0});              // first week of 2022, counted since the origin
  made.add_row("weeks", {2022, 1235, 999, 0});              // 25 weeks later: the first half still
  made.add_row("weeks", {2022, 1236, 10, 9});
  made.add_row("weeks", {2023, 1262, 20, 17});
  made.add_row("weeks", {2023, 1263, 30, 24});  // median 20 is on neither side
  made.set("mediation_files", month_of(2007, 3), 8);
  made.set("mediation_files", month_of(2017, 3), 12);
  made.set("mediation_files", month_of(2022, 3), 20);
  made.set("mediation_booked", month_of(2017, 3), 38);
  made.set("written", month_of(2010, 1), 60);
  made.set("written", month_of(2013, 12), 40);
  made.set("written_replied", month_of(2012, 5), 33);
  for (int desk = 0; desk < 3; ++desk) {  // rated 20, satisfied 10, 15, 20; a fourth has too few
    made.add_row("desks", {2023, desk, 0, 0, 0, 0, 0, 20, 10 + 5 * desk, 0});
  }
  made.add_row("desks", {2023, 3, 0, 0, 0, 0, 0, 19, 0, 0});
  const TargetValues values = target_values(made.tables, TargetArm::base);
  EXPECT_NEAR(value(values, "p3_on_time"), 0.995, 1e-12);
  EXPECT_NEAR(value(values, "p3_not_dissatisfied"), 0.995, 1e-12);
  EXPECT_NEAR(value(values, "p3_satisfied"), 0.65, 1e-12);
  EXPECT_NEAR(value(values, "p3_lowest_unit"), 0.5, 1e-12);
  EXPECT_NEAR(value(values, "p3_highest_unit"), 1.0, 1e-12);
  EXPECT_NEAR(value(values, "p3_recorded"), 0.8, 1e-12);
  EXPECT_NEAR(value(values, "p4a_days"), 4.0, 1e-12);
  EXPECT_NEAR(value(values, "p4b_early"), 0.7, 1e-12);
  EXPECT_NEAR(value(values, "p4c_log_sd"), std::log(7.5 / 4.0) / 0.674489750196082,
              1e-12);  // bins: median at 4, quartile at 7.5
  EXPECT_NEAR(value(values, "p4d_surge"), 0.9 - 0.8, 1e-12);
  EXPECT_NEAR(value(values, "p5a_2007"), 4.0, 1e-12);
  EXPECT_NEAR(value(values, "p5a_2017"), 6.0, 1e-12);
  EXPECT_NEAR(value(values, "p5a_2022"), 10.0, 1e-12);
  EXPECT_NEAR(value(values, "p5b_booked"), 0.95, 1e-12);
  EXPECT_NEAR(value(values, "p6_replied"), 0.33, 1e-12);
  EXPECT_TRUE(is_empty(value(values, "p1a_meetings")));
  EXPECT_TRUE(is_empty(value(values, "p7a_units")));  // no 30 units
}

TEST(TargetValues, UnitsOverTopicsAndTheTopFifth) {
  HandMade made = county();
  for (int desk = 0; desk < 30; ++desk) made.add_row("desks", {2022, desk, 0, 0, 0, 100, desk % 2 == 0 ? 90 : 50});
  made.add_row("topics", {2022, 0, 1500, 1050});
  made.add_row("topics", {2022, 1, 1500, 1060});
  // The first holders of ten villages are ten people; a second holder of the tenth is another; a second row is not.
  for (int village = 0; village < 10; ++village)
    made.add_row("units", {2023, village, 0, 0, 0, 0, 0, village < 2 ? 30 : 5});
  made.add_row("units", {2023, 9, 1, 0, 0, 0, 0, 6});
  made.add_row("units", {2023, 9, 1, 0, 0, 0, 0, 4});
  TargetValues values = target_values(made.tables, TargetArm::base);
  EXPECT_EQ(value(values, "p7a_units"), 1.0);
  EXPECT_NEAR(value(values, "p7b_top_fifth"), 70.0 / 110, 1e-12);
  made.cell("topics", "recorded_resolved", 0) = 100;
  values = target_values(made.tables, TargetArm::last);
  EXPECT_EQ(value(values, "p7a_units"), 0.0);
}

TEST(Fit, InsideAndOverlapByHand) {
  const Target& days = target("p4a_days");  // 2 to 6.5: centre 4.25, s_obs 1.29904, s_disc .3
  EXPECT_NEAR(days.s_obs(), 4.5 / std::sqrt(12.0), 1e-12);
  const Fit one = fit(days, std::vector{8.0});
  EXPECT_NEAR(one.distance, 3.75 / std::hypot(4.5 / std::sqrt(12.0), 0.3), 1e-12);
  EXPECT_TRUE(*one.inside);
  EXPECT_FALSE(*one.overlap);
  EXPECT_FALSE(*fit(days, std::vector{9.0}).inside);
  // Two runs: s_mc² = s²/n = 2/2 = 1.
  const Fit two = fit(days, std::vector{8.25, 10.25, kEmpty});
  EXPECT_EQ(two.n, 2);
  EXPECT_NEAR(two.distance, 5.0 / std::sqrt(1.0 + 4.5 * 4.5 / 12.0 + 0.09), 1e-12);
  EXPECT_FALSE(*two.overlap);
  EXPECT_FALSE(fit(days, {}).inside);
}

TEST(Fit, NoCreditForClosingEverything) {
  const Target& closed = target("p2b_closed");
  EXPECT_EQ(fit(closed, std::vector{1.0}).distance, fit(closed, std::vector{0.99}).distance);
}

TEST(Fit, ImplausibilityIsTheWorstCalibratedTarget) {
  TargetValues values(targets().size(), kEmpty);
  EXPECT_TRUE(std::isinf(implausibility(values, kAllMonths)));
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = targets()[i].centre();
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (targets()[i].id == "p1a_meetings") values[i] = 50.0;  // an input: not calibrated
    if (targets()[i].id == "p4a_days") values[i] = 9.0;
  }
  EXPECT_NEAR(implausibility(values, kAllMonths), fit(target("p4a_days"), std::vector{9.0}).distance, 1e-12);
}

TEST(Fit, ACalibratedTargetWithoutAValueIsInfinitelyFar) {
  TargetValues values(targets().size(), kEmpty);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = targets()[i].centre();
  EXPECT_LT(implausibility(values, kAllMonths), 3.0);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (targets()[i].id == "p1a_meetings") values[i] = kEmpty;  // an input: not calibrated
  }
  EXPECT_LT(implausibility(values, kAllMonths), 3.0);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (targets()[i].id == "p4a_days") values[i] = kEmpty;
  }
  EXPECT_TRUE(std::isinf(implausibility(values, kAllMonths)));
}

TEST(Fit, ATargetOfMonthsThatTheRunLacksRulesNothingOut) {
  TargetValues values(targets().size(), kEmpty);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (targets()[i].id != "p5a_2007") values[i] = targets()[i].centre();
  }
  EXPECT_TRUE(std::isinf(implausibility(values, {2007, 1, 2024, 12})));
  EXPECT_LT(implausibility(values, {2007, 2, 2024, 12}), 3.0);
  EXPECT_TRUE(std::isinf(implausibility(values, {2006, 12, 2007, 12})));
  EXPECT_LT(implausibility(values, {2006, 12, 2007, 11}), 3.0);
}

TEST(Fit, AValueCountsEvenIfSomeOfItsMonthsAreMissing) {
  TargetValues values(targets().size(), kEmpty);
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = targets()[i].id == "p4a_days" ? 9.0 : targets()[i].centre();
  const CivilMonths to_the_middle{1998, 1, 2023, 6};
  EXPECT_GT(implausibility(values, to_the_middle), 3.0);
}

}  // namespace
}  // namespace tiexin::analysis

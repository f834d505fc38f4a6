#include "scenarios/study/trial.hpp"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>

#include "tests/scenarios/study/small_county.hpp"

namespace tiexin::scenarios {
namespace {

using tests::SmallCounty;

/// The trial of a county whose run-in is long enough to be judged.
Trial trial_of(const SmallCounty& files, const std::vector<std::string>& set) {
  std::string text = tests::slurp(files.county());
  text.replace(text.find("run_in: 2006"), 12, "run_in: 2003");
  std::ofstream(files.county()) << text;
  const County county = load_county(files.county(), set);
  const CountyStudy study(county, target_arms(load_upgrades(files.upgrades())), {});
  sim::Progress silent;
  return try_out(study, {{county.parameters, {}}}, {{1, 1}}, 2, silent).front();
}

TEST(Trial, AnEmptyStartThatStillShowsIsAFailedRun) {
  const Trial trial =
      trial_of(SmallCounty(), {"matters.untreated_life.small=36500", "matters.untreated_life.practical=36500",
                               "matters.untreated_life.hard=36500"});
  EXPECT_FALSE(trial.finished);
  EXPECT_NE(trial.error.find(": not warmed up: latent matters"), std::string::npos) << trial.error;
}

TEST(Trial, KnowsTheMonthsOfItsRuns) {
  const SmallCounty files;
  const County county = load_county(files.county());
  const CountyStudy study(county, target_arms(load_upgrades(files.upgrades())), {});
  const analysis::CivilMonths months = months_of_runs(study.calendar());
  EXPECT_EQ(months.first_year, 2006);
  EXPECT_EQ(months.first_month, 1);
  EXPECT_EQ(months.last_year, 2013);  // until 1 January 2013, and what arose is followed for a year
  EXPECT_EQ(months.last_month, 12);
  const auto out = targets_out_of(months);
  EXPECT_EQ(std::find(out.begin(), out.end(), "p5a_2007"), out.end());
  EXPECT_NE(std::find(out.begin(), out.end(), "p5a_2017"), out.end());
  EXPECT_EQ(std::find(out.begin(), out.end(), "p1a_meetings"), out.end()) << "no calibrated one";
  EXPECT_TRUE(targets_out_of({2007, 1, 2024, 11}).empty());
}

TEST(Trial, ACountyThatHasSettledIsMeasured) {
  const Trial trial = trial_of(SmallCounty(), {});
  EXPECT_TRUE(trial.finished) << trial.error;
  EXPECT_EQ(trial.values().size(), analysis::targets().size());
}

}  // namespace
}  // namespace tiexin::scenarios

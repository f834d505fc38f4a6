// What time does to a matter, whether or not somebody acts: it arises, grows, is joined and ends.
#include <cmath>
#include <gtest/gtest.h>

#include "tests/models/stage.hpp"

namespace tiexin::models {
namespace {

using small::Kind3;
using small::quiet_with;
using small::Stage;

constexpr std::uint32_t kHousehold = 3;

TEST(Arrivals, ComeAtTheirRateAndAreDisputesMoreOftenAtTheFestival) {
  small::Description d;
  d.villages = 8;
  d.parameters.population.rate_cv_village = 0;
  d.parameters.population.rate_cv_household = 0;
  d.parameters.institutions.department_background = d.parameters.institutions.township_background = 0;
  const small::County county(d);
  const small::Finished run = small::run(county.system());
  const MatterParameters& p = county.parameters.matters;
  const sim::Calendar& calendar = *county.calendar;
  const double festival = [&] {
    double days = 0;
    for (int day = 0; day < calendar.day(calendar.end_minute()); ++day) days += calendar.festival(day);
    return days / calendar.day(calendar.end_minute());
  }();
  const double factor = 1 + festival * p.dispute_share * (p.festival_factor - 1);
  const double expected = p.rate / 1000 * static_cast<double>(county.population->n_persons()) * d.years * factor;
  // Poisson, five standard deviations: false alarm 6e-7.
  EXPECT_NEAR(static_cast<double>(run.sum(Tally::cohort_matters)), expected, 5 * std::sqrt(expected));
  EXPECT_EQ(run.sum(Tally::cohort_matters), static_cast<std::int64_t>(run.state.county.matters));
  EXPECT_EQ(run.sum(Tally::cohort_matters) - run.sum(Tally::cohort_prevented),
            run.sum(Tally::cohort_small) + run.sum(Tally::cohort_practical) + run.sum(Tally::cohort_hard));
}

/// A household whose matter, arisen at minute 1000, ends by itself after Wednesday but within four months.
std::uint32_t short_lived(Stage& stage) {
  for (std::uint32_t h = 0; h < 100; ++h) {
    stage.arise(h, 1000);
    const Minute end = stage.matter(h).latent_until_end;
    if (end > Stage::wednesday(2) && end < Stage::wednesday(120)) return h;
  }
  throw sim::ContractError("stage: no such household");
}

TEST(Untreated, ItMayEndWhileSomebodyHasIt) {
  Stage stage(quiet_with(Kind3::practical, [](Parameters& p) {
    p.matters.untreated_life = {60, 60, 60};
    p.matters.external_delay = {200, 200, 200};
  }));
  const std::uint32_t household = short_lived(stage);
  const std::int64_t ended = stage.sum(Tally::cohort_ended);
  stage.surface_by(household, Channel::walk_in, Stage::wednesday());
  stage.advance(stage.matter(household).latent_until_end + 1);
  EXPECT_TRUE(stage.gone(household));
  EXPECT_GT(stage.sum(Tally::cohort_ended), ended);
  EXPECT_EQ(stage.sum(Tally::closings), 1) << "the file is closed with it";
  EXPECT_EQ(stage.sum(Tally::closings_false), 0);
  stage.advance(stage.system->calendar->end_minute());
  EXPECT_EQ(stage.sum(Tally::resolved), 0);
}

TEST(Untreated, WhatHasEndedDoesNoHarm) {
  Stage stage(quiet_with(Kind3::practical, [](Parameters& p) {
    p.matters.untreated_life = {60, 60, 60};
    p.matters.external_delay = {200, 200, 200};
    p.books.call_back_start = 2016;
  }));
  const std::uint32_t household = short_lived(stage);
  stage.surface_by(household, Channel::hotline, Stage::wednesday());
  const Minute end = stage.matter(household).latent_until_end;
  stage.advance(end + 1);
  ASSERT_FALSE(stage.gone(household)) << "a call-back is due after it ended";
  Matter& matter = stage.matter(household);
  EXPECT_EQ(matter.state, MatterState::ended);
  const std::size_t month = static_cast<std::size_t>(stage.system->calendar->month(end));
  const std::int64_t others = stage.sum(Tally::harm);
  stage.advance(end + 7 * 1440 + 1);
  EXPECT_TRUE(stage.gone(household));
  // The same county in which the call-back is not made: it is gone at once, and the others do the same harm.
  Stage alone(quiet_with(Kind3::practical, [](Parameters& p) {
    p.matters.untreated_life = {60, 60, 60};
    p.matters.external_delay = {200, 200, 200};
    p.books.call_back_start = 2035;
  }));
  short_lived(alone);
  alone.surface_by(household, Channel::hotline, Stage::wednesday());
  alone.advance(end + 1);
  EXPECT_TRUE(alone.gone(household));
  EXPECT_EQ(alone.sum(Tally::harm), others);
  for (Stage* one : {&stage, &alone}) one->advance(one->system->calendar->month_start(static_cast<int>(month) + 3));
  EXPECT_EQ(stage.sum(Tally::harm), alone.sum(Tally::harm));
}

TEST(Untreated, ItGrowsAndHarmGrowsWithIt) {
  Stage stage(
      quiet_with(Kind3::small, [](Parameters& p) { p.matters.growth_small = p.matters.growth_practical = 10; }));
  stage.arise(kHousehold, 1000);
  stage.advance(stage.system->calendar->year_start(2019));
  const Matter& matter = stage.matter(kHousehold);
  const ByClass& severity = stage.county.parameters.matters.severity;
  EXPECT_EQ(matter.size, 2);
  EXPECT_EQ(matter.size_first, 0);
  EXPECT_GE(matter.departments, 2);
  EXPECT_NEAR(static_cast<double>(matter.severity), severity.hard, 1e-4 * severity.hard);
  EXPECT_EQ(stage.sum(Tally::cohort_small), 1);
  const auto open = static_cast<double>(stage.system->calendar->year_start(2019) - 1000);
  EXPECT_GT(static_cast<double>(stage.sum(Tally::harm)), 1000 * severity.small * 0.9 * open);
  EXPECT_LT(static_cast<double>(stage.sum(Tally::harm)), 1000 * severity.hard * open);
}

TEST(Untreated, OthersJoinAHardMatter) {
  Stage stage(quiet_with(Kind3::hard, [](Parameters& p) { p.matters.joiners = 6; }));
  stage.arise(kHousehold, 1000);
  stage.advance(stage.system->calendar->year_start(2018));
  EXPECT_GT(stage.matter(kHousehold).joiners, 3);
  EXPECT_LE(stage.matter(kHousehold).joiners, 30);
}

}  // namespace
}  // namespace tiexin::models

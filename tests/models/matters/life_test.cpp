// The life of one matter, by hand-placed events in a county where nothing else happens.
#include <gtest/gtest.h>

#include "tests/models/stage.hpp"

namespace tiexin::models {
namespace {

using small::Kind3;
using small::quiet_with;
using small::Stage;

constexpr std::uint32_t kHousehold = 3;
constexpr Minute kYear = 365 * 1440;

Minute office(const Stage& stage, Minute from, Minute to) {
  return stage.system->calendar->office_minutes(to) - stage.system->calendar->office_minutes(from);
}

TEST(Life, NobodyHearsOfItAndItWearsOut) {
  Stage stage(quiet_with(Kind3::small, [](Parameters& p) { p.matters.untreated_life = {30, 30, 30}; }));
  stage.arise(kHousehold, 1000);
  EXPECT_EQ(stage.matter(kHousehold).state, MatterState::latent);
  const Minute end = stage.matter(kHousehold).latent_until_end;
  stage.advance(end);
  EXPECT_FALSE(stage.gone(kHousehold));
  stage.advance(end + 1);
  EXPECT_TRUE(stage.gone(kHousehold));
  EXPECT_EQ(stage.sum(Tally::cohort_ended), 1);
  EXPECT_EQ(stage.sum(Tally::cohort_ended_365), end - 1000 <= kYear ? 1 : 0);
  EXPECT_EQ(stage.sum(Tally::cohort_ended_unsurfaced_365), end - 1000 <= kYear ? 1 : 0);
  EXPECT_EQ(stage.sum(Tally::cohort_burden), std::min<Minute>(end - 1000, kYear));
  EXPECT_EQ(stage.sum(Tally::registered), 0);
}

TEST(Life, ASmallMatterIsSettledOnTheSpotByWhoeverHasTheTime) {
  Stage stage(quiet_with(Kind3::small, [](Parameters& p) { p.books.record_settled = 1; }));
  stage.arise(kHousehold, 1000);
  const Minute now = Stage::wednesday();
  const std::int32_t before = stage.at(now).state.villages[0].minutes_left;
  stage.surface_by(kHousehold, Channel::walk_in, now);
  const auto touch = static_cast<std::int32_t>(stage.county.parameters.matters.touch[0]);
  EXPECT_EQ(before - stage.state.villages[0].minutes_left, touch);
  EXPECT_EQ(stage.sum(Tally::resolved), 1);
  EXPECT_EQ(stage.sum(Tally::registered), 1);
  EXPECT_EQ(stage.sum(Tally::closings), 1);
  EXPECT_EQ(stage.sum(Tally::closings_false), 0);
  EXPECT_EQ(stage.sum(Tally::registered_handoffs), 0);
  EXPECT_EQ(stage.sum(Tally::cohort_solved_30), 1);
  EXPECT_TRUE(stage.gone(kHousehold)) << "nothing more can be asked of it";
}

TEST(Life, WhatIsSettledAndNotWrittenDownIsNotKept) {
  Stage stage(quiet_with(Kind3::small, [](Parameters& p) { p.books.record_settled = 0; }));
  stage.arise(kHousehold, 1000);
  stage.surface_by(kHousehold, Channel::walk_in, Stage::wednesday());
  EXPECT_EQ(stage.sum(Tally::resolved), 1);
  EXPECT_EQ(stage.sum(Tally::registered), 0);
  EXPECT_TRUE(stage.gone(kHousehold)) << "a slot, and a row of every hash, that nobody will ever ask for";
}

TEST(Life, WithoutHoursASmallMatterIsSentToTheStation) {
  Stage stage(quiet_with(Kind3::small, [](Parameters& p) { p.contacts.officer_hours = 0; }));
  stage.arise(kHousehold, 1000);
  stage.surface_by(kHousehold, Channel::walk_in, Stage::wednesday());
  EXPECT_EQ(stage.matter(kHousehold).state, MatterState::handling);
  EXPECT_EQ(stage.sum(Tally::registered), 1);
  EXPECT_EQ(stage.sum(Tally::registered_handoffs), 1);
  EXPECT_EQ(stage.sum(Tally::resolved), 0);
}

TEST(Life, APracticalMatterGoesToItsDeskWaitsOutsideAndIsSolved) {
  Stage stage(quiet_with(Kind3::practical, [](Parameters& p) { p.matters.township_share = 0; }));
  const Parameters& p = stage.county.parameters;
  stage.arise(kHousehold, 1000);
  const Minute now = Stage::wednesday();
  stage.surface_by(kHousehold, Channel::walk_in, now);
  const std::uint32_t needed = needed_desk(stage.at(now), stage.matter(kHousehold), 0);
  EXPECT_FALSE(stage.system->desk_plan.is_township(needed));
  EXPECT_EQ(stage.matter(kHousehold).desk, needed) << "the router is always right here";
  EXPECT_EQ(stage.matter(kHousehold).deadline,
            stage.system->calendar->add_working_days(now, static_cast<int>(p.handling.deadline.practical + 0.5)));
  stage.advance(now + 60 * 1440);
  EXPECT_TRUE(stage.gone(kHousehold));
  EXPECT_EQ(stage.sum(Tally::resolved), 1);
  EXPECT_EQ(stage.sum(Tally::registered_handoffs), 1);
  EXPECT_EQ(stage.sum(Tally::registered_misroutes), 0);
  EXPECT_EQ(stage.sum(Tally::registered_returns), 0);
  EXPECT_EQ(stage.sum(Tally::desk_touch),
            static_cast<std::int64_t>(p.matters.touch.practical + p.handling.signoff_minutes));
  EXPECT_EQ(stage.sum(Tally::resolved_touch), stage.sum(Tally::desk_touch));
  // On its way half the days of a return, at the desk its touch time, outside the median delay: office minutes, each to
  // the minute.
  const std::int64_t way = static_cast<std::int64_t>(p.handling.return_days / 2 * sim::kOfficeMinutesPerDay);
  const auto outside = static_cast<std::int64_t>(p.matters.external_delay.practical * sim::kOfficeMinutesPerDay);
  const std::int64_t took = stage.sum(Tally::resolved_lead) - (now - 1000);
  EXPECT_NEAR(static_cast<double>(office(stage, now, now + static_cast<Minute>(took))),
              static_cast<double>(way + stage.sum(Tally::desk_touch) + outside), 3);
  EXPECT_EQ(stage.sum(Tally::resolved_latent), now - 1000);
}

TEST(Life, AWrongDeskReadsTheFileAndSendsItBack) {
  Stage stage(quiet_with(Kind3::practical, [](Parameters& p) {
    p.matters.township_share = 0;
    p.handling.accuracy_start = p.handling.accuracy_best = 0;
  }));
  std::int64_t misroutes = 0;
  for (std::uint32_t h = 0; h < 20; ++h) stage.arise(h, 1000 + h);
  for (std::uint32_t h = 0; h < 20; ++h) stage.surface_by(h, Channel::walk_in, Stage::wednesday() + h);
  stage.advance(stage.system->calendar->end_minute());
  misroutes = stage.sum(Tally::registered_misroutes);
  EXPECT_GE(misroutes, 20) << "only by luck is a file at the right desk";
  EXPECT_EQ(stage.sum(Tally::registered_returns), misroutes) << "every wrong file comes back";
  EXPECT_EQ(stage.sum(Tally::resolved), 20);
  // Every dispatch and every return is a handoff: the right one, and twice each wrong one.
  EXPECT_EQ(stage.sum(Tally::registered_handoffs), 20 + 2 * misroutes);
  const Parameters& p = stage.county.parameters;
  EXPECT_EQ(stage.sum(Tally::minutes_coordination),
            20 * static_cast<std::int64_t>(p.handling.signoff_minutes) +
                misroutes * static_cast<std::int64_t>(p.handling.misread_minutes));
}

// Episodes differ between arms; how long a resolution lasts does not.
TEST(Life, ARelapseComesAfterAsLongWhateverCameBefore) {
  Minute lasted[2] = {0, 0};
  for (const int told_before : {0, 3}) {
    Stage stage(quiet_with(Kind3::practical, [](Parameters& p) { p.quality.relapse = 5; }));
    stage.arise(kHousehold, 1000);
    stage.matter(kHousehold).episode = static_cast<std::uint8_t>(told_before);
    stage.surface_by(kHousehold, Channel::walk_in, Stage::wednesday());
    while (stage.matter(kHousehold).stage == 0) stage.advance(stage.state.queue.next_minute() + 1);
    lasted[told_before != 0] = stage.matter(kHousehold).open_since - stage.matter(kHousehold).solved;
  }
  EXPECT_GT(lasted[0], 0U);
  EXPECT_EQ(lasted[0], lasted[1]);
}

// Counts of eight bits go on without ever looking like none, or the first.
TEST(Matter, CountsNeverComeToZeroOrOneAgain) {
  std::uint8_t n = 0;
  for (int i = 0; i < 1000; ++i) {
    const std::uint8_t before = n;
    count_on(n);
    EXPECT_EQ(n, before == 255 ? 128 : before + 1);
    EXPECT_GE(n, std::min(i + 1, 128));
  }
}

TEST(Life, ARelapseTakesTheResolutionBackAndBeginsAgain) {
  Stage stage(quiet_with(Kind3::practical, [](Parameters& p) { p.quality.relapse = 5; }));
  stage.arise(kHousehold, 1000);
  stage.surface_by(kHousehold, Channel::walk_in, Stage::wednesday());
  while (stage.sum(Tally::resolved) == 0) stage.advance(stage.state.queue.next_minute() + 1);
  const Matter solved = stage.matter(kHousehold);
  EXPECT_EQ(solved.state, MatterState::solved);
  EXPECT_NE(solved.marks & mark::relapse_due, 0);
  while (stage.matter(kHousehold).state == MatterState::solved) stage.advance(stage.state.queue.next_minute() + 1);
  EXPECT_EQ(stage.matter(kHousehold).state, MatterState::latent);
  EXPECT_EQ(stage.sum(Tally::resolved), 0);
  EXPECT_EQ(stage.sum(Tally::cohort_solved_365), 0) << "it relapsed within a year of arising";
  EXPECT_EQ(stage.matter(kHousehold).burden, solved.solved - 1000U);
  const Minute back = stage.matter(kHousehold).open_since;
  EXPECT_EQ(stage.sum(Tally::cohort_solved_30), back - 1000 > 30 * 1440 && solved.solved - 1000 <= 30 * 1440 ? 1 : 0)
      << "at 30 days it was in state solved if the relapse came later";
}

}  // namespace
}  // namespace tiexin::models

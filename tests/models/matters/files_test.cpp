// Who has a file, and what its handling is charged to, by hand-placed events.
#include <gtest/gtest.h>

#include "models/accounts/month.hpp"
#include "models/matters/cause.hpp"
#include "models/matters/rounds.hpp"
#include "tests/models/stage.hpp"

namespace tiexin::models {
namespace {

using small::Kind3;
using small::quiet_with;
using small::Stage;

constexpr std::uint32_t kHousehold = 3;

/// Voices of one root, of the first households of the first village.
Stage with_voices(std::uint32_t voices) {
  Stage stage(quiet_with(Kind3::practical, [](Parameters& p) { p.matters.cause_merged = 1; }));
  stage.state.causes.push_back({0, 0, kNobody, 0, kNever});
  for (Household h = 0; h < voices; ++h) {
    stage.state.queue.push(sim::Event(1000 + h, static_cast<std::uint32_t>(Phase::arise), h, 0, 1));
    stage.state.households.arisen[h] = 1;
  }
  stage.advance(2000);
  return stage;
}

bool is_merged(Stage& stage, Household h) { return (stage.matter(h).marks & mark::merged) != 0; }

TEST(Cause, AMergedVoiceIsAtTheDeskOfItsLeadAndSolvedWithIt) {
  Stage stage = with_voices(2);
  stage.surface_by(0, Channel::walk_in, Stage::wednesday());
  stage.surface_by(1, Channel::walk_in, Stage::wednesday() + 1);
  EXPECT_FALSE(is_merged(stage, 0));
  EXPECT_TRUE(is_merged(stage, 1));
  const std::uint32_t desk = stage.matter(0).desk;
  EXPECT_EQ(stage.matter(1).desk, desk);
  const auto signoff = static_cast<std::int64_t>(stage.county.parameters.handling.signoff_minutes);
  EXPECT_EQ(stage.state.desk_conduct[desk].touch, signoff) << "the merging, and nothing else so far";
  EXPECT_EQ(stage.sum(Tally::minutes_desk), signoff);
  EXPECT_EQ(stage.sum(Tally::minutes_coordination), signoff);
  EXPECT_GT(stage.sum(Tally::payer_township) + stage.sum(Tally::payer_county), 0);
  stage.advance(stage.matter(1).deadline);
  EXPECT_EQ(stage.sum(Tally::resolved), 2);
}

TEST(Cause, NobodyIsMergedOnceTheRootIsGone) {
  Stage stage = with_voices(4);
  stage.surface_by(0, Channel::walk_in, Stage::wednesday());
  stage.advance(Stage::wednesday(60));
  ASSERT_EQ(stage.sum(Tally::resolved), 1);
  stage.surface_by(2, Channel::walk_in, Stage::wednesday(60));
  stage.surface_by(3, Channel::walk_in, Stage::wednesday(60) + 1);
  EXPECT_FALSE(is_merged(stage, 3)) << "with a file that cannot take it along";
  stage.advance(Stage::wednesday(120));
  EXPECT_EQ(stage.sum(Tally::resolved), 3);
  EXPECT_EQ(stage.sum(Tally::closings_false), 0);
}

TEST(Joiner, OfAFormerLifeIsNotCounted) {
  Stage stage(quiet_with(Kind3::hard, [](Parameters& p) {
    p.matters.joiners = 0.05;
    p.quality.relapse = 50;
  }));
  stage.arise(kHousehold, 1000);
  stage.surface_by(kHousehold, Channel::walk_in, Stage::wednesday());
  while (stage.matter(kHousehold).stage == 0) stage.advance(stage.state.queue.next_minute() + 1);
  const Matter& again = stage.matter(kHousehold);
  ASSERT_EQ(again.joiners, 0) << "another seed is needed";
  std::uint32_t pending = 0;
  std::uint32_t counted = 0;
  for (const sim::Event& event : sim::sorted_events(stage.state.queue)) {
    if (event.phase() != static_cast<std::uint8_t>(Phase::join)) continue;
    ++pending;
    const std::int64_t harm = harm_rate(again);
    models::Run run{*stage.system,  stage.state,
                    stage.scratch,  stage.system->arms[0][0].township,
                    event.minute(), stage.month(event.minute())};
    on_join(run, event);
    counted += harm_rate(again) > harm ? 1 : 0;
  }
  EXPECT_EQ(pending, 2U);
  EXPECT_EQ(counted, 1U);
}

TEST(Convening, IsTheOfficesFileAndALeadersTime) {
  const Rules whistle = small::with_whistle();
  Stage stage(quiet_with(Kind3::hard), whistle);
  stage.arise(kHousehold, 1000);
  stage.surface_by(kHousehold, Channel::walk_in, Stage::wednesday());
  const auto minutes = static_cast<std::int64_t>(stage.county.parameters.handling.convene_minutes);
  EXPECT_EQ(stage.matter(kHousehold).desk, stage.system->desk_plan.petition_office()) << "until they meet";
  EXPECT_EQ(stage.sum(Tally::minutes_leader), minutes);
  EXPECT_EQ(stage.sum(Tally::cost_time),
            static_cast<std::int64_t>(
                static_cast<double>(minutes) / 60 * 100 *
                    (stage.county.parameters.prices.leader_hour * stage.county.parameters.prices.leader_shadow *
                     stage.county.parameters.prices.employer_factor) +
                0.5));
}

TEST(Authority, IsLentToOneRegistration) {
  Rules rules;
  rules.chief_minutes = 25.0 / kWeeksPerMonth + 0.1;  // one file a month
  Stage stage(quiet_with(Kind3::practical), rules);
  stage.arise(kHousehold, 1000);
  stage.surface_by(kHousehold, Channel::walk_in, Stage::wednesday());
  Matter& matter = stage.matter(kHousehold);
  ASSERT_NE(matter.marks & mark::authority, 0);
  matter.marks |= mark::closed | mark::closed_now;
  matter.closed = Stage::wednesday();
  models::Run run = stage.at(Stage::wednesday() + 1);
  put_in_books(run, matter, Channel::walk_in);
  EXPECT_EQ(matter.marks & mark::authority, 0);
}

TEST(Registered, IsAFileOnceAtTheDeskThatItFallsTo) {
  Stage stage(quiet_with(Kind3::practical, [](Parameters& p) {
    p.handling.pass_base = 20;
    p.handling.accuracy_start = p.handling.accuracy_best = 0;
  }));
  stage.arise(kHousehold, 1000);
  stage.surface_by(kHousehold, Channel::walk_in, Stage::wednesday());
  const std::uint32_t needed = needed_desk(stage.at(Stage::wednesday() + 1), stage.matter(kHousehold), 0);
  stage.advance(Stage::wednesday(200));
  std::uint32_t all = 0;
  for (const DeskConduct& desk : stage.state.desk_conduct) all += desk.registered;
  EXPECT_EQ(all, 1U);
  EXPECT_EQ(stage.state.desk_conduct[needed].registered, 1U);
}

std::uint32_t files_registered(const Stage& stage) {
  std::uint32_t all = 0;
  for (const DeskConduct& desk : stage.state.desk_conduct) all += desk.registered;
  return all;
}

TEST(Registered, IsAFileWhoseDepartmentsAreConvenedAndOneRegisteredAgain) {
  const Rules whistle = small::with_whistle();
  Stage stage(quiet_with(Kind3::hard), whistle);
  stage.arise(kHousehold, 1000);
  stage.surface_by(kHousehold, Channel::walk_in, Stage::wednesday());
  EXPECT_EQ(files_registered(stage), 1U);
  stage.advance(Stage::wednesday(20));
  Matter& matter = stage.matter(kHousehold);
  matter.marks |= mark::closed | mark::closed_now;
  matter.closed = Stage::wednesday(20);
  matter.step = 1;
  models::Run run = stage.at(Stage::wednesday(20) + 1);
  put_in_books(run, matter, Channel::walk_in);
  route(run, matter);
  EXPECT_EQ(files_registered(stage), 2U);
}

// Decision 5: whoever visits less than he is given time for has the rest for matters, officer or cadre.
TEST(Hours, WhatIsNotSpentOnVisitsIsLeftForMatters) {
  for (const double posted : {0.0, 480.0}) {
    Rules rules;
    rules.posted_minutes = posted;
    Stage stage(quiet_with(Kind3::small, [](Parameters& p) { p.contacts.officer_visit_share = 0.5; }), rules);
    const auto left_with = [&](float effort) {
      for (ContactPerson& person : stage.state.villages) person.effort = effort;
      models::Run run = stage.at(Stage::wednesday());
      grant_hours(run);
      return run.state.villages[0].minutes_left;
    };
    const double budget = visiting_budget(stage.at(Stage::wednesday()), 0) * kWeeksPerMonth;
    ASSERT_GT(budget, 100);
    EXPECT_NEAR(left_with(0.25F) - left_with(0.75F), budget * 2 / 3, 2) << posted;
  }
}

TEST(ServiceDay, DesksThatSitAreChargedNotTheVillagesOfficers) {
  Rules rules;
  rules.service_days = 60;
  rules.service_desks = 2;
  rules.service_minutes = 240;
  rules.service_notice = 1;
  Stage stage(quiet_with(Kind3::small,
                         [](Parameters& p) {
                           p.contacts.officer_hours = 0;
                           p.contacts.service_catchment = 1;
                           p.surfacing.intercept_service_day = 20;
                         }),
              rules);
  for (Household h = 0; h < 20; ++h) stage.arise(h, 1000 + h);
  stage.advance(stage.month_start(1) - 1);
  EXPECT_GT(stage.sum(Tally::resolved), 0);
  EXPECT_EQ(stage.sum(Tally::minutes_officer), 0);
  const std::int64_t sat = stage.sum(Tally::minutes_desk) - stage.sum(Tally::desk_touch);
  EXPECT_GT(sat, 0);
  EXPECT_EQ(sat % 480, 0) << "whole sittings, whoever came";
}

// The contact person holds it, an officer takes it down: both are paid from the village's purse or there is none.
TEST(Meeting, TakesTheHoursOfTwoPeopleOrIsNotHeld) {
  for (const double posted : {0.0, 480.0}) {
    Rules rules;
    rules.posted_minutes = posted;
    rules.meetings = 1;
    rules.meeting_minutes = 90;
    Stage stage(quiet_with(Kind3::small), rules);
    models::Run run = stage.at(Stage::wednesday());
    const sim::Event event(run.now, static_cast<std::uint32_t>(Phase::meeting), 0, 1, 0);
    const std::int64_t cadre = stage.sum(Tally::minutes_cadre);
    const std::int64_t officer = stage.sum(Tally::minutes_officer);
    const std::int64_t held = stage.sum(Tally::meetings);
    ContactPerson& person = stage.state.villages[0];
    person.minutes_left = 200;
    on_meeting(run, event);
    EXPECT_EQ(person.minutes_left, 20);
    EXPECT_EQ(stage.sum(Tally::minutes_cadre) - cadre, posted > 0 ? 90 : 0);
    EXPECT_EQ(stage.sum(Tally::minutes_officer) - officer, posted > 0 ? 90 : 180);
    EXPECT_EQ(stage.sum(Tally::meetings), held + 1);
    person.minutes_left = 179;
    on_meeting(run, event);
    EXPECT_EQ(person.minutes_left, 179);
    EXPECT_EQ(stage.sum(Tally::meetings), held + 1);
    EXPECT_EQ(stage.sum(Tally::minutes_cadre) + stage.sum(Tally::minutes_officer) - cadre - officer, 180);
  }
}

TEST(Settled, IsInTheBooksOnlyIfWrittenDown) {
  for (const double written : {0.0, 1.0}) {
    Stage stage(quiet_with(Kind3::small, [&](Parameters& p) { p.books.record_settled = written; }));
    stage.arise(kHousehold, 1000);
    Matter& matter = stage.matter(kHousehold);
    matter.marks |= mark::registered | mark::closed | mark::closed_now;  // on paper
    matter.state = MatterState::paper;
    matter.registrations = matter.closings = 1;
    matter.registered = matter.closed = matter.set_aside = 1001;
    stage.surface_by(kHousehold, Channel::walk_in, Stage::wednesday());
    EXPECT_EQ(stage.sum(Tally::resolved), 1);
    EXPECT_EQ(stage.sum(Tally::closings_reopened), static_cast<std::int64_t>(written));
  }
}

// Hours and money are granted by the month, and so are the rules that say how many.
TEST(Period, BeginsWithAMonth) {
  const small::County county(small::quiet());
  const Minute second = county.calendar->month_start(1);
  EXPECT_NO_THROW((void)county.system({county.book_of({}, second)}));
  for (const Minute minute : {second - 1, second + 1, second + 14 * 1440})
    EXPECT_THROW((void)county.system({county.book_of({}, minute)}), sim::ContractError) << minute;
}

// Standing costs are those of the month they are paid for, and a year is graded by the rules it was lived under.
TEST(Period, BooksAreClosedByTheRulesInForce) {
  small::Description description = small::quiet();
  const small::County county(description);
  Rules later;
  later.cash_fixed = 1200;
  later.reward = 1;
  later.excellent_quota = 0.2;
  later.weight_closed = 1;
  RuleBook book = county.book_of({});
  const Minute second_year = county.calendar->month_start(12);
  book.push_back({second_year, std::vector<Rules>(book[0].township.size(), later)});
  const auto system = county.system({book});
  const CountyModel model(system);
  State state;
  Scratch scratch;
  model.start(state, scratch, {1, 0});
  model.advance(state, scratch, 0, county.calendar->month_start(24));
  for (std::size_t month = 0; month < 24; ++month)
    EXPECT_EQ(state.books.months.at(month, Tally::cost_cash) > 0, month >= 12) << month;
  ASSERT_EQ(state.books.units.size(), 8U);
  for (const UnitRow& row : state.books.units)
    EXPECT_EQ(row.grade >= 0, row.year == county.calendar->year(second_year)) << row.year;
}

}  // namespace
}  // namespace tiexin::models

// Hard matters, leaders, petitions and disputes, by hand-placed events.
#include <array>
#include <gtest/gtest.h>

#include "tests/models/stage.hpp"

namespace tiexin::models {
namespace {

using small::Kind3;
using small::quiet_with;
using small::Stage;

constexpr std::uint32_t kHousehold = 3;

Minute office(const Stage& stage, Minute from, Minute to) {
  return stage.system->calendar->office_minutes(to) - stage.system->calendar->office_minutes(from);
}

// ---- Hard matters: one desk after another, or together

struct Hard {
  double days;  // office days from registration to resolution
  std::int64_t handoffs;
  std::int64_t convened;
  std::int64_t convening;
};

Hard hard_matter(const Rules& rules, Channel channel) {
  Stage stage(quiet_with(Kind3::hard,
                         [](Parameters& p) {
                           p.matters.departments_mean = 4;
                           p.matters.external_delay = {20, 20, 20};
                           p.handling.reply_chance = 1;
                         }),
              rules);
  std::uint32_t household = 0;
  do {  // one that needs at least three departments
    stage.arise(household, 1000 + household);
  } while (stage.matter(household).departments < 3 && ++household < 40);
  const Minute now = Stage::wednesday();
  stage.surface_by(household, channel, now);
  while (stage.sum(Tally::resolved) == 0) stage.advance(stage.state.queue.next_minute() + 1);
  const auto resolved = static_cast<Minute>(stage.sum(Tally::resolved_lead) + 1000 + household);
  return {office(stage, now, resolved) / 480.0, stage.sum(Tally::registered_handoffs), stage.sum(Tally::joint_matters),
          stage.sum(Tally::resolved_convening)};
}

TEST(Hard, WithoutAConvenorDelaysAddUpWithOneTheyRunSideBySide) {
  const Rules whistle = small::with_whistle();
  const Hard alone = hard_matter({}, Channel::walk_in);
  const Hard together = hard_matter(whistle, Channel::walk_in);
  EXPECT_EQ(alone.convened, 0);
  EXPECT_EQ(together.convened, 1);
  EXPECT_GT(alone.days, 3 * 20);
  EXPECT_LT(together.days, 2 * 20);
  EXPECT_GT(together.days, 5 + 20);
  EXPECT_GT(together.convening, 5 * 1440);
  EXPECT_EQ(alone.convening, 0);
}

TEST(Hard, TheDelayOfConveningCountsFromTheCall) {
  const Rules whistle = small::with_whistle();
  Stage stage(quiet_with(Kind3::hard), whistle);
  stage.arise(kHousehold, 1000);
  const Minute called = Stage::wednesday();
  stage.surface_by(kHousehold, Channel::walk_in, called);
  stage.matter(kHousehold).registered = 1001;  // another day than that of the call
  stage.advance(stage.system->calendar->add_working_days(called, 5) + 1);
  EXPECT_EQ(stage.sum(Tally::joint_matters), 1);
  EXPECT_EQ(stage.sum(Tally::joint_convening), stage.system->calendar->add_working_days(called, 5) - called);
}

TEST(Hard, ThePetitionOfficeConvenesLate) {
  const Rules whistle = small::with_whistle();
  const Hard petition = hard_matter({}, Channel::petition);
  const Hard called = hard_matter(whistle, Channel::walk_in);
  EXPECT_EQ(petition.convened, 1);
  EXPECT_GT(petition.days, called.days + 10);
}

TEST(Hard, AWhistleWithoutHoursIsNotHeard) {
  Rules whistle;
  whistle.whistle_days = 5;
  EXPECT_EQ(hard_matter(whistle, Channel::walk_in).convened, 0);
}

TEST(Hard, WaitsForMoneyAndGetsItInTurn) {
  const auto change = [](double fund) {
    return [fund](Parameters& p) {
      p.matters.needs_money = 1;
      p.institutions.county_fund = fund;
    };
  };
  Stage poor(quiet_with(Kind3::hard, change(0)));
  poor.arise(kHousehold, 1000);
  poor.surface_by(kHousehold, Channel::walk_in, Stage::wednesday());
  poor.advance(poor.system->calendar->end_minute() - 1);
  EXPECT_EQ(poor.sum(Tally::resolved), 0);
  EXPECT_EQ(poor.state.waiting_for_money.size(), 1U);
  Stage rich(quiet_with(Kind3::hard, change(1e10)));
  rich.arise(kHousehold, 1000);
  rich.surface_by(kHousehold, Channel::walk_in, Stage::wednesday());
  rich.advance(rich.system->calendar->end_minute() - 1);
  EXPECT_EQ(rich.sum(Tally::resolved), 1);
  EXPECT_GT(rich.sum(Tally::cost_cash), 0);
  EXPECT_TRUE(rich.state.waiting_for_money.empty());
}

// ---- Leaders, petitions, disputes

// At the turn of a month it is given its money, is not solved by it, is closed on paper and open to telling again.
TEST(Hard, WhatMoneyDidNotSolveSpendsTheMonthOnce) {
  Stage stage(quiet_with(Kind3::hard, [](Parameters& p) {
    p.matters.needs_money = 1;
    p.matters.amount = 1;
    p.institutions.county_fund = 0;
    p.quality.solved = {0, 0, 0};
    p.books.close_base = 10;
    p.surfacing.walk_in = {0, 0, 0.5};
    p.matters.external_delay = {0, 0, 0};
    p.handling.deadline = {100, 100, 200};
  }));
  stage.arise(kHousehold, Stage::wednesday());
  stage.surface_by(kHousehold, Channel::walk_in, Stage::wednesday(1));
  while (stage.state.waiting_for_money.empty()) stage.advance(stage.state.queue.next_minute() + 1);
  const std::size_t month = stage.month(stage.state.queue.next_minute()) + 1;
  const Minute turn = stage.month_start(month);
  stage.advance(turn);
  stage.state.county.fund = 1'000'000'000;
  stage.advance(turn + 1);
  const Matter& matter = stage.matter(kHousehold);
  ASSERT_EQ(matter.state, MatterState::paper);
  const models::Run run = stage.at(turn + 1);
  const double drawn = sim::exponential_of(run.draw(matter, Purpose::surface, 2U * matter.episode)[1]);
  const double spent = (stage.month_start(month + 1) - turn) * 0.5 / kMinutesPerYear;
  const Untended* row = stage.state.matters.untended(stage.state.matters.slot_of(matter));
  ASSERT_NE(row, nullptr);
  EXPECT_NEAR(static_cast<double>(row->walk_left), drawn - spent, 1e-5);
}

// However long a convening takes, a small township saves the hours of its whistle up until they make one.
TEST(Hard, AConveningLongerThanADayCanBeSavedUp) {
  Rules rules;
  rules.whistle_minutes = 100;
  rules.whistle_days = 5;
  Stage stage(quiet_with(Kind3::hard, [](Parameters& p) { p.handling.convene_minutes = 900; }), rules);
  stage.advance(stage.month_start(9));
  EXPECT_EQ(stage.state.whistle_left[0], 900);
  stage.advance(stage.month_start(20));
  EXPECT_EQ(stage.state.whistle_left[0], 900) << "and no more than one";
}

TEST(Chief, LendsAuthorityWhileHisHoursLast) {
  Rules rules;
  rules.chief_minutes = 25.0 * 12 / 52;  // one file a month
  Stage stage(quiet_with(Kind3::practical), rules);
  stage.arise(0, 1000);
  stage.arise(1, 1001);
  stage.surface_by(0, Channel::walk_in, Stage::wednesday());
  stage.surface_by(1, Channel::walk_in, Stage::wednesday() + 1);
  EXPECT_NE(stage.matter(0).marks & mark::authority, 0);
  EXPECT_EQ(stage.matter(1).marks & mark::authority, 0);
  EXPECT_GE(stage.state.villages[0].chief_left, 0);
  EXPECT_EQ(stage.sum(Tally::minutes_leader),
            static_cast<std::int64_t>(stage.county.parameters.handling.expedite_minutes));
}

// Sixteen villages, ten years: by a quarter's chance of a new one 40 are expected of 160, sd 5.5; outside of 4 sd once
// in 16,000 seeds. Village by village, so neighbours who share a block are not replaced together.
TEST(Chief, IsReplacedAtTheTurnOfTheYearVillageByVillage) {
  Rules rules;
  rules.chief_minutes = 100;
  small::Description d = quiet_with(Kind3::practical, [](Parameters& p) { p.conduct.leader_turnover = 0.25; });
  d.villages = 16;
  d.committees = 4;
  d.years = 11;
  Stage stage(d, rules);
  const std::uint32_t n = stage.system->population->n_inhabited();
  int replaced = 0;
  int together = 0;
  for (std::size_t year = 0; year < 10; ++year) {
    stage.advance(stage.month_start(12 * year) + 1);
    for (std::uint32_t village = 0; village < n; ++village) {
      const bool now = stage.state.villages[village].chief_left == 0;
      replaced += now ? 1 : 0;
      together += now && village % 4 != 0 && stage.state.villages[village - 1].chief_left == 0 ? 1 : 0;
    }
    stage.advance(stage.month_start(12 * year + 3) + 1);
    for (std::uint32_t village = 0; village < n; ++village) EXPECT_GT(stage.state.villages[village].chief_left, 0);
  }
  EXPECT_NEAR(replaced, 40, 22);
  EXPECT_LT(together, 18) << "7.5 pairs of neighbours are expected, 30 if one word decided for both";
}

TEST(Petition, IsAnsweredOrCostsTrust) {
  for (const double reply : {0.0, 1.0}) {
    Stage stage(quiet_with(Kind3::practical, [&](Parameters& p) { p.handling.reply_chance = reply; }));
    stage.arise(kHousehold, 1000);
    stage.surface_by(kHousehold, Channel::petition, Stage::wednesday());
    EXPECT_EQ(stage.sum(Tally::written), 1);
    EXPECT_EQ(stage.sum(Tally::written_replied), reply > 0 ? 1 : 0);
    EXPECT_EQ(stage.state.households.bad[kHousehold] > 0, reply == 0);
    EXPECT_EQ(stage.matter(kHousehold).state, reply > 0 ? MatterState::handling : MatterState::latent);
    EXPECT_EQ(stage.state.villages[0].petitions, 1U);
  }
}

TEST(Dispute, IsMediatedByWhoeverHasTheHours) {
  const auto mediation = [](double logit, double officer_hours, const Rules& rules) {
    Stage stage(quiet_with(Kind3::small,
                           [&](Parameters& p) {
                             p.matters.dispute_share = 1;
                             p.matters.festival_factor = 1;
                             p.quality.mediation = logit;
                             p.contacts.officer_hours = officer_hours;
                           }),
                rules);
    stage.arise(kHousehold, 1000);
    stage.surface_by(kHousehold, Channel::committee, Stage::wednesday());
    return std::array{stage.sum(Tally::mediation_tried), stage.sum(Tally::mediation_settled),
                      stage.sum(Tally::resolved), stage.sum(Tally::minutes_mediator)};
  };
  using Numbers = std::array<std::int64_t, 4>;
  EXPECT_EQ(mediation(20, 6, {}), (Numbers{1, 1, 1, 0}));
  EXPECT_EQ(mediation(-20, 6, {}), (Numbers{1, 0, 0, 0}));
  EXPECT_EQ(mediation(20, 0, {}), (Numbers{0, 0, 0, 0})) << "nobody has the time";
  Rules invited;
  invited.mediator_minutes = 600;
  EXPECT_EQ(mediation(20, 0, invited)[2], 1);
  EXPECT_GT(mediation(20, 0, invited)[3], 0);
  EXPECT_EQ(mediation(-20, 6, invited)[0], 2) << "after the officer the invited mediator";
}

// The event in hand is {minute 5000, surface, household 7, matter 2}.
TEST(Run, NothingIsScheduledThatDoesNotComeAfterTheEventInHand) {
  Stage stage(small::quiet());
  models::Run run = stage.at(5000);
  const sim::Event in_hand(5000, static_cast<std::uint32_t>(Phase::surface), 7, 2, 0);
  run.earliest = in_hand.key() + 1;
  EXPECT_THROW(run.at(4999, Phase::surface, 7, 2, 0), sim::ContractError);
  EXPECT_THROW(run.at(5000, Phase::arise, 7, 2, 0), sim::ContractError) << "an earlier phase of the same minute";
  EXPECT_THROW(run.at(5000, Phase::surface, 7, 2, 0), sim::ContractError) << "itself";
  EXPECT_NO_THROW(run.at(5000, Phase::surface, 7, 2, 1));
  EXPECT_NO_THROW(run.at(5000, Phase::visit, 0, 0, 0));
}

}  // namespace
}  // namespace tiexin::models

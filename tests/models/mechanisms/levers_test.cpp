// What levers of a plausible size amount to: the arithmetic of hours, heads and yuan.
#include <gtest/gtest.h>

#include "models/mechanisms/all.hpp"

namespace tiexin::models {
namespace {

const Place kCounty{1284, 163, 10, 160500, 1};

TEST(Outreach, HoursAreMinutesForTheVillage) {
  Outreach lever;
  lever.hours = 8;
  EXPECT_DOUBLE_EQ(rules_of(lever, kCounty).posted_minutes, 480);
}

TEST(Duty, NoticesAsMuchAsInspectorsCanLookUp) {
  Duty lever;
  lever.inspection_hours = 200;
  lever.inspection_minutes = 30;
  EXPECT_NEAR(rules_of(lever, kCounty).notice, 400.0 / 1284, 1e-12);
  EXPECT_NEAR(rules_of(lever, kCounty).staff_minutes * 1284, 200 * 60, 1e-9);
  lever.inspection_hours = 20000;
  EXPECT_DOUBLE_EQ(rules_of(lever, kCounty).notice, 1);
  lever.reward = 7500;
  EXPECT_DOUBLE_EQ(rules_of(lever, kCounty).reward, 1);
}

TEST(Duty, MoneyAloneNoticesNothing) {
  Duty lever;
  lever.reward = 7500;
  EXPECT_DOUBLE_EQ(rules_of(lever, kCounty).notice, 0);
}

TEST(HouseholdLinks, HoursBoundContactsAndTheRestSettles) {
  HouseholdLinks lever;
  lever.members = 8700;
  lever.hours = 4;
  const Rules rules = rules_of(lever, kCounty);
  EXPECT_NEAR(rules.linked_share, 87000.0 / 160500, 1e-12);
  EXPECT_DOUBLE_EQ(rules.member_contacts, 26);
  EXPECT_NEAR(rules.member_minutes * 160500, 8700 * (240 - 26 * 50.0 / 12), 1e-6);
  lever.hours = 1;  // 720 minutes a year are 14.4 rounds of 50 minutes
  EXPECT_DOUBLE_EQ(rules_of(lever, kCounty).member_contacts, 14.4);
  EXPECT_NEAR(rules_of(lever, kCounty).member_minutes, 0, 1e-9);
  lever.members = 100000;
  EXPECT_DOUBLE_EQ(rules_of(lever, kCounty).linked_share, 1);
}

// Whatever the number of households to a member, contacts and settling come to the hours that are given.
TEST(HouseholdLinks, NoHourAppearsOrIsLost) {
  for (const double households : {5.0, 10.0, 20.0, 40.0}) {
    HouseholdLinks lever;
    lever.members = 8700;
    lever.hours = 4;
    lever.households = households;
    const Rules rules = rules_of(lever, kCounty);
    const double on_contacts = rules.linked_share * rules.member_contacts * rules.member_contact_minutes / 12;
    EXPECT_NEAR((on_contacts + rules.member_minutes) * 160500, 8700 * 4 * 60, 1e-6) << households;
  }
}

// Who goes round once a fortnight, or every fourth week, meets nobody more often; the hours are left for matters.
TEST(Contacts, AreNoMoreThanTheRoundsThatAreMade) {
  HouseholdLinks links;
  links.members = 8700;
  links.hours = 40;
  links.contacts = 104;
  const Rules linked = rules_of(links, kCounty);
  EXPECT_NEAR(linked.member_contacts, 365.25 / 14, 1e-9);
  const double on_contacts = linked.linked_share * linked.member_contacts * linked.member_contact_minutes / 12;
  EXPECT_NEAR((on_contacts + linked.member_minutes) * 160500, 8700 * 40 * 60, 1e-4);
  links.contacts = 26;
  EXPECT_EQ(rules_of(links, kCounty).member_contacts, 26);
  Grid grid;
  grid.workers = 2492;
  grid.hours = 100;
  grid.consent = 0;
  grid.visits = 52;
  const Rules patrolled = rules_of(grid, kCounty);
  EXPECT_NEAR(patrolled.grid_visits, 365.25 / 28, 1e-9);
  EXPECT_NEAR(patrolled.grid_visits * 15 * 160500 / 12 + patrolled.grid_minutes * 1284, 2492 * 100 * 60, 1e-4);
}

TEST(Grid, HoursBoundVisits) {
  Grid lever;
  lever.workers = 2492;
  lever.hours = 10;
  const Rules rules = rules_of(lever, kCounty);
  EXPECT_DOUBLE_EQ(rules.grid_visits, 2);
  EXPECT_DOUBLE_EQ(rules.consent, 1);
  const double all = 2492 * 10 * 60.0;             // minutes a month
  const double asking = 0.2 * 15 * 160500.0 / 12;  // of it on asking whether a matter may be closed
  const double visiting = 2 * 15 * 160500.0 / 12;  // and on visits
  EXPECT_NEAR(rules.volunteer_minutes * 1284, asking, 1e-6);
  EXPECT_NEAR(rules.grid_minutes * 1284, all - asking - visiting, 1e-6);
  lever.hours = 1;
  EXPECT_NEAR(rules_of(lever, kCounty).grid_visits * 15 * 160500 / 12, 2492 * 60.0 - asking, 1e-6);
  EXPECT_NEAR(rules_of(lever, kCounty).grid_minutes, 0, 1e-9);
  lever.hours = asking / 2 / (2492 * 60.0);  // half of the closings can be asked about, and nobody is visited
  EXPECT_NEAR(rules_of(lever, kCounty).consent, 0.5, 1e-12);
  EXPECT_NEAR(rules_of(lever, kCounty).grid_visits, 0, 1e-12);
}

TEST(Grid, WhistleTimeIsATownshipsShare) {
  Grid lever;
  lever.whistle_hours = 80;
  EXPECT_DOUBLE_EQ(rules_of(lever, kCounty).whistle_minutes, 480);
  EXPECT_DOUBLE_EQ(rules_of(lever, kCounty).whistle_days, 5);
}

TEST(Platform, ActsAsFarAsIntakeReads) {
  Platform lever;
  lever.running = 1e6;
  lever.capital = 3e6;
  const double all = 160500 * 0.075 / 12 * 6 / 60;  // hours a month that read every item
  lever.intake_hours = 2 * all;
  EXPECT_DOUBLE_EQ(rules_of(lever, kCounty).digital, 1);
  EXPECT_DOUBLE_EQ(rules_of(lever, kCounty).return_days, 0.5);
  EXPECT_NEAR(rules_of(lever, kCounty).cash_fixed * 1284, 1.3e6, 1e-6);
  lever.intake_hours = all / 4;
  EXPECT_NEAR(rules_of(lever, kCounty).digital, 0.25, 1e-12);
  EXPECT_NEAR(rules_of(lever, kCounty).shared_learning, 0.25, 1e-12);
  EXPECT_NEAR(rules_of(lever, kCounty).return_days, 2, 1e-9);
}

TEST(VillageChiefs, HoursAreSharedByVillages) {
  EXPECT_NEAR(rules_of(VillageChiefs{163, 2}, kCounty).chief_minutes, 163 * 120.0 / 1284, 1e-9);
}

TEST(Supervision, ChecksAreBoughtWithHours) {
  Supervision lever;
  lever.supervisors = 326;
  lever.hours = 4;
  const Rules rules = rules_of(lever, kCounty);
  EXPECT_NEAR(rules.audit, 326 * 2 * 12 / (0.2 * 160500), 1e-12);
  EXPECT_NEAR(rules.notice, 652.0 / 1284, 1e-12);
  lever.on_closings = 1;
  EXPECT_DOUBLE_EQ(rules_of(lever, kCounty).notice, 0);
  lever.supervisors = 20000;
  EXPECT_DOUBLE_EQ(rules_of(lever, kCounty).audit, 1);
}

TEST(FellowVillagers, MoneyWorkAndStanding) {
  FellowVillagers lever;
  lever.fund = 3e6;
  lever.investment = 2e6;
  lever.mediators = 100;
  lever.hours = 4;
  const Rules rules = rules_of(lever, kCounty);
  EXPECT_NEAR(rules.outside_fund * 1284, 3e6, 1e-6);
  EXPECT_NEAR(rules.jobs * 160500, 20, 1e-9);
  EXPECT_NEAR(rules.mediator_minutes * 1284, 100 * 240, 1e-6);
}

TEST(Law, HoursAreAveragedOverTheVillage) {
  Law lever;
  lever.sessions = 2;
  lever.hours = 1.5;
  EXPECT_NEAR(rules_of(lever, kCounty).law_hours, 3 * 42 / 125.0, 1e-12);
  lever.attendance = 400;
  EXPECT_DOUBLE_EQ(rules_of(lever, kCounty).law_hours, 3);
}

TEST(Virtue, PointsAndReviewersBothBoundDeeds) {
  Virtue lever;
  lever.points = 1.605e6;
  lever.review_hours = 1e5;
  EXPECT_NEAR(rules_of(lever, kCounty).virtue_hours, 1, 1e-12);
  EXPECT_NEAR(rules_of(lever, kCounty).stipends * 1284, 1.605e6, 1e-6);
  lever.review_hours = 100;  // 24,000 hours of deeds a year
  EXPECT_NEAR(rules_of(lever, kCounty).virtue_hours * 160500, 24000, 1e-6);
  EXPECT_NEAR(rules_of(lever, kCounty).stipends * 1284, 240000, 1e-6);
}

TEST(Training, SkillSaturates) {
  EXPECT_DOUBLE_EQ(rules_of(Training{40, 30, 0}, kCounty).skill, 0.25);
  EXPECT_LT(rules_of(Training{400, 30, 0}, kCounty).skill, 0.5);
  EXPECT_NEAR(rules_of(Training{12, 30, 10}, kCounty).staff_minutes, 62, 1e-9);
}

// Coalitions of upgrades: each means something without its predecessors.
TEST(Coalitions, EveryPairOfUpgradesAddsUpLineByLine) {
  Mechanisms duty;
  duty.duty.inspection_hours = 200;
  duty.duty.visits = 4;
  const Rules alone = rules_of(duty, kCounty);
  EXPECT_EQ(alone.posted_minutes, 0) << "duty without outreach grades the village officer";
  EXPECT_EQ(alone.required_visits, 4);

  Mechanisms grid;
  grid.grid = Grid{2492, 10, 2, 15, 1, 80, 5, 2100};
  Mechanisms supervised = grid;
  supervised.supervision = Supervision{326, 4, 60, 0.5};
  supervised.duty = duty.duty;
  const Rules both = rules_of(supervised, kCounty);
  EXPECT_EQ(both.grid_visits, rules_of(grid, kCounty).grid_visits) << "nobody reads whether another is on";
  const double by_duty = 400.0 / 1284;
  const double by_supervisors = 652.0 / 1284;
  EXPECT_NEAR(both.notice, 1 - (1 - by_duty) * (1 - by_supervisors), 1e-12);

  Mechanisms two_sorts;
  two_sorts.fellow_villagers = FellowVillagers{0, 0, 1e5, 100, 4, 0.7};
  two_sorts.mediation = Mediation{40, 80, 0.5, 36000};
  const Rules mediated = rules_of(two_sorts, kCounty);
  EXPECT_NEAR(mediated.mediator_minutes * 1284, (100 * 4 + 40 * 80) * 60.0, 1e-6);
  EXPECT_EQ(mediated.mediator_standing, 0.7);
}

}  // namespace
}  // namespace tiexin::models

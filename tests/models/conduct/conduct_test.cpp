// Effort and gaming (F6): targets, the yearly step, its fixed point, and the mean of many against the closed form.
#include "models/conduct/conduct.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

#include "tests/models/stage.hpp"

namespace tiexin::models {
namespace {

using small::Stage;

TEST(Effort, TargetIsLinearAndHeldWithinZeroAndOne) {
  ConductParameters p;
  EXPECT_DOUBLE_EQ(effort_target(p, 0.4, 0, 1, 0, 0), 0.4);
  EXPECT_DOUBLE_EQ(effort_target(p, 0.4, 1, 0.5, 0, 0), 0.4 + p.slope_reward * 0.5);
  EXPECT_DOUBLE_EQ(effort_target(p, 0.4, 1, 0, 0, 0), 0.4) << "a reward that nobody notices moves nobody";
  EXPECT_DOUBLE_EQ(effort_target(p, 0.4, 0, 0, 0.2, 0.1), 0.4 + p.slope_kin * 0.2 - p.slope_overload * 0.1);
  EXPECT_EQ(effort_target(p, 0.9, 10, 1, 0, 0), 1);
  EXPECT_EQ(effort_target(p, 0.1, 0, 0, 0, 10), 0);
}

TEST(Gaming, RisesWithRewardOnWhatIsNotVerifiedAndFallsWithDetection) {
  ConductParameters p;
  const double base = gaming_target(p, 0, 0, 0);
  EXPECT_NEAR(base, 1 / (1 + std::exp(-p.gaming_base)), 1e-12);
  EXPECT_GT(gaming_target(p, 1, 0, 0), base);
  EXPECT_DOUBLE_EQ(gaming_target(p, 1, 1, 0), base) << "all of the score verified";
  EXPECT_LT(gaming_target(p, 1, 0, 0.9), gaming_target(p, 1, 0, 0.1));
}

TEST(Gaming, OnlyAuditedAndConfirmedWeightIsVerified) {
  Rules rules;
  EXPECT_EQ(verified_weight(rules), 0) << "nobody is graded";
  rules.weight_visits = rules.weight_satisfied = 1;
  EXPECT_EQ(verified_weight(rules), 0);
  rules.consent = 1;
  EXPECT_DOUBLE_EQ(verified_weight(rules), 0.5);
  rules.weight_audited = 2;
  EXPECT_DOUBLE_EQ(verified_weight(rules), 0.75);
}

// The step is x <- (1 - speed) x + speed target: it settles wherever it begins, for |1 - speed| < 1 is in the bounds of
// the field.
TEST(Effort, TheYearlyStepIsAContractionForEveryAdmissibleSpeedAboveZero) {
  struct Bound {
    void operator()(std::string_view name, double&, std::string_view, Bounds bounds, std::string_view) {
      if (name != "speed") return;
      EXPECT_GE(bounds.low, 0);
      EXPECT_LE(bounds.high, 1);
      found = true;
    }
    bool found = false;
  } bound;
  ConductParameters p;
  fields(bound, p);
  EXPECT_TRUE(bound.found);
  EXPECT_LT(std::abs(1 - p.speed), 1);
}

/// Twenty years without turnover under constant rules, from the middle of nothing.
struct Settled {
  small::County county;
  small::Finished run;
  Rules rules;
};

Settled settle(const Rules& rules, double slope_kin = 0) {
  small::Description d = small::quiet();
  d.villages = 40;
  d.committees = 8;
  d.first_year = 2010;
  d.years = 20;
  d.parameters.conduct.turnover = 0;
  d.parameters.conduct.slope_kin = slope_kin;
  small::County county(d);
  small::Finished run = small::run(county.system({county.book_of(rules)}));
  return {std::move(county), std::move(run), rules};
}

TEST(Effort, SettlesAtItsFixedPointForEverybody) {
  Rules rules;
  rules.reward = 1;
  rules.notice = 0.4;
  rules.excellent_quota = 0.1;  // half of the quota's effect
  rules.weight_visits = 1;
  const Settled s = settle(rules);
  const ConductParameters& p = s.county.parameters.conduct;
  const double noticed = 1 - (1 - p.notice_base) * (1 - rules.notice);
  double mean = 0;
  double own = 0;
  for (const ContactPerson& person : s.run.state.villages) {
    const double target = effort_target(p, static_cast<double>(person.own_effort), 0.5 * rules.reward, noticed, 0, 0);
    EXPECT_NEAR(static_cast<double>(person.effort), target, 1e-5);
    EXPECT_NEAR(static_cast<double>(person.gaming), gaming_target(p, 0.5 * rules.reward, 0, 0), 1e-5);
    mean += static_cast<double>(person.effort) / 40;
    own += static_cast<double>(person.own_effort) / 40;
  }
  // Mean field: nobody is at a bound here, so the mean settles at the target of the mean.
  EXPECT_NEAR(mean, own + p.slope_reward * 0.5 * noticed, 1e-4);
  // And the mean over persons is that of the prior: 40 persons, four standard errors.
  EXPECT_NEAR(own, p.effort_mean, 4 * p.effort_sd / std::sqrt(40.0));
}

// What nobody inspects overtaxes nobody.
TEST(Effort, VisitsOvertaxAsFarAsTheyAreInspected) {
  for (const double notice : {0.0, 0.5}) {
    Rules rules;
    rules.posted_minutes = 480;
    rules.required_visits = 60;
    rules.notice = notice;
    const Settled s = settle(rules);
    const ConductParameters& p = s.county.parameters.conduct;
    const double overload = 60 * s.county.parameters.contacts.visit_minutes / 480 - 1;
    ASSERT_GT(overload, 0);
    for (const ContactPerson& person : s.run.state.villages) {
      const double target = effort_target(p, static_cast<double>(person.own_effort), 0, 1, 0, overload * notice);
      EXPECT_NEAR(static_cast<double>(person.effort), target, 1e-5);
    }
  }
}

TEST(Effort, DesksAnswerToTheMeanOfTheTownshipsTheyServe) {
  Rules rules;
  rules.reward = 1;
  rules.notice = 0.4;
  rules.excellent_quota = 0.2;
  const Settled s = settle(rules);
  const ConductParameters& p = s.county.parameters.conduct;
  const double noticed = 1 - (1 - p.notice_base) * (1 - rules.notice);
  for (const DeskConduct& desk : s.run.state.desk_conduct) {
    EXPECT_NEAR(static_cast<double>(desk.effort),
                effort_target(p, static_cast<double>(desk.own_effort), 1, noticed, 0, 0), 1e-5);
  }
}

// There is no platform, and nothing comes by the hotline.
TEST(Gaming, DesksFearNoCallBackWhereThereIsNone) {
  const Settled s = settle({});
  const double target = gaming_target(s.county.parameters.conduct, 0, 0, 0);
  for (const DeskConduct& desk : s.run.state.desk_conduct) {
    EXPECT_NEAR(static_cast<double>(desk.gaming), target, 1e-5);
  }
}

// The hotline's orders are counted among all registrations, for what it registers again is an order too.
TEST(Gaming, DesksFearTheCallBackOfTheShareThatIsOrders) {
  small::Description d = small::quiet();
  d.parameters.books.call_back_start = d.first_year;
  Stage stage(d);
  stage.state.books.months.add(3, Tally::registered, 50);
  stage.state.books.months.add(3, Tally::registrations, 80);
  stage.state.books.months.add(3, Tally::hotline, 40);
  const auto before = static_cast<double>(stage.state.desk_conduct[0].gaming);
  stage.advance(stage.month_start(12) + 1);
  const Parameters& p = stage.county.parameters;
  const double target = gaming_target(p.conduct, 0, 0, 0.5 * (1 - p.books.call_back_flatters));
  EXPECT_NEAR(static_cast<double>(stage.state.desk_conduct[0].gaming),
              (1 - p.conduct.speed) * before + p.conduct.speed * target, 1e-6);
}

TEST(Effort, KinshipMovesItEitherWay) {
  Rules rules;
  rules.posted_minutes = 480;
  for (const double slope : {0.5, -0.5}) {
    const Settled s = settle(rules, slope);
    for (std::uint32_t v = 0; v < 40; ++v) {
      const ContactPerson& person = s.run.state.villages[v];
      const double tie = s.county.standings[0]->cadre_in[v].mean_tie;
      const double target = std::clamp(static_cast<double>(person.own_effort) + slope * tie, 0.0, 1.0);
      EXPECT_NEAR(static_cast<double>(person.effort), target, 1e-5);
    }
  }
}

TEST(Appraisal, NobodyIsGradedWhereNothingIsPaid) {
  const Settled s = settle({});
  ASSERT_EQ(s.run.state.books.units.size(), 40U * 20);
  for (const UnitRow& row : s.run.state.books.units) {
    EXPECT_EQ(row.grade, -1);
    EXPECT_EQ(row.score, 0);
  }
}

TEST(Appraisal, GradesKeepTheirQuota) {
  small::Description d;
  d.villages = 40;
  d.committees = 8;
  d.years = 3;
  d.households_per_village = 30;
  const small::County county(d);
  const small::Finished run = small::run(county.system_of({small::shipped()}));
  for (const int year : {2016, 2017}) {
    int excellent = 0;
    int graded = 0;
    for (const UnitRow& row : run.state.books.units) {
      if (row.year != year) continue;
      graded += row.grade >= 0;
      excellent += row.grade == 3;
    }
    EXPECT_EQ(graded, 40);
    EXPECT_EQ(excellent, 8) << "a fifth";
  }
}

TEST(Turnover, BringsNewHoldersAtItsRate) {
  small::Description d = small::quiet();
  d.villages = 60;
  d.committees = 10;
  d.first_year = 2005;
  d.years = 20;
  d.parameters.conduct.turnover = 0.15;
  const small::County county(d);
  const small::Finished run = small::run(county.system());
  double replaced = 0;
  for (const ContactPerson& person : run.state.villages) replaced += person.holder;
  const double n = 60 * 19;
  EXPECT_NEAR(replaced / n, 0.15, 4 * std::sqrt(0.15 * 0.85 / n));  // false alarm 6e-5
}

TEST(Posting, AVillageThatIsGivenACadreHasANewHolder) {
  Rules rules;
  rules.posted_minutes = 480;
  small::Description d = small::quiet();
  const small::County county(d);
  const Minute from = county.second_summer();
  const auto system = county.system({county.book_of(rules, from)});
  const CountyModel model(system);
  State state;
  Scratch scratch;
  model.start(state, scratch, small::kKey);
  model.advance(state, scratch, 0, from);
  const std::vector<ContactPerson> before = state.villages;
  model.advance(state, scratch, 0, from + 1);
  for (std::size_t v = 0; v < before.size(); ++v) {
    EXPECT_EQ(before[v].posted, 0U);
    EXPECT_EQ(state.villages[v].posted, 1U);
    EXPECT_NE(before[v].own_effort, state.villages[v].own_effort);
  }
}

}  // namespace
}  // namespace tiexin::models

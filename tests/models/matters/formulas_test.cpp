// The formulas of the life of a matter, F1 to F5 and F8, as built.
#include <array>
#include <cmath>
#include <gtest/gtest.h>

#include "models/matters/arise.hpp"
#include "models/matters/clocks.hpp"
#include "models/matters/close.hpp"
#include "models/matters/rounds.hpp"
#include "tests/models/stage.hpp"

namespace tiexin::models {
namespace {

using small::Kind3;
using small::quiet_with;
using small::Stage;

// ---- F1: disclosure

TEST(Disclosure, OddsAreTheLogisticOfTrustTieAndSeverity) {
  const SurfacingParameters s;
  for (const float trust : {0.1F, 0.5F, 0.9F}) {
    for (const float severity : {0.5F, 1.0F, 8.0F}) {
      const double expected = std::exp(s.slope_trust * (static_cast<double>(trust) - 0.5) +
                                       s.slope_severity * std::log(static_cast<double>(severity)));
      EXPECT_NEAR(static_cast<double>(odds_of_telling(s, severity, trust)), expected, 1e-6 * expected);
    }
  }
  const Stage stage(small::quiet());
  const Rules officer{};
  Rules cadre;
  cadre.posted_minutes = 480;
  for (std::uint32_t h = 0; h < stage.system->population->n_households(); ++h) {
    for (const Rules* rules : std::array<const Rules*, 2>{&officer, &cadre}) {
      const double tie = stage.system->tie_to_contact(h, *rules);
      EXPECT_NEAR(static_cast<double>(stage.system->ties_to_contact[System::contact_of(*rules)][h].told),
                  std::exp(s.slope_tie * tie), 1e-6 * std::exp(s.slope_tie * tie));
    }
    const double tie = stage.system->tie_to_member(h);
    EXPECT_NEAR(static_cast<double>(stage.system->told_member[h]), std::exp(s.slope_tie * tie),
                1e-6 * std::exp(s.slope_tie * tie));
  }
}

// A matter that nobody acts on stands on its village's list with today's odds: after a sweep of trust, after it has
// grown, and again when nobody has it any more.
TEST(Disclosure, OddsAreThoseOfTodaysTrustAndSeverity) {
  Stage stage(quiet_with(Kind3::small, [](Parameters& p) { p.matters.growth_small = 3; }));
  for (std::uint32_t h = 0; h < 40; ++h) stage.arise(h, 1000 + h);
  const SurfacingParameters& s = stage.county.parameters.surfacing;
  for (int month = 1; month < 36; ++month) {
    stage.state.households.good[static_cast<std::size_t>(month)] = 1;
    stage.advance(stage.system->calendar->month_start(month) + 1);
    for (std::uint32_t h = 0; h < 40; ++h) {
      const Matter& matter = stage.matter(h);
      const Untended* row = stage.state.matters.untended(stage.state.matters.find(h, 0));
      ASSERT_NE(row, nullptr);
      EXPECT_EQ(row->odds, odds_of_telling(s, matter.severity, stage.state.households.trust[h]));
      EXPECT_EQ(row->size, matter.size);
    }
  }
}

// A round takes away the hazard of one contact, and tells when nothing is left: equal in law to a fresh draw of chance
// reach x p x (1 - suppress).
TEST(Disclosure, APatrolTakesAwayTheHazardOfOneContact) {
  for (const double often : {0.5, 0.002}) {
    Rules rules;
    rules.grid_visits = often * 365.25 / 7 / 4;  // a round of four weeks meets a household this often
    Stage stage(quiet_with(Kind3::practical, [](Parameters& p) { p.surfacing.intercept_patrol = 0; }), rules);
    stage.arise(3, 1000);
    models::Run run = stage.at(Stage::wednesday());
    Untended* row = stage.state.matters.untended(stage.state.matters.find(3, 0));
    ASSERT_NE(row, nullptr);
    row->disclose_ratio = 0.5F;
    const double odds = static_cast<double>(row->odds);
    on_patrol(run, sim::Event(run.now, static_cast<std::uint32_t>(Phase::patrol), 0, 0, 0));
    const double hazard = -std::log(1 - often * odds / (1 + odds));
    EXPECT_NEAR(std::log(2 * static_cast<double>(row->disclose_ratio)), hazard, 2e-7);
    EXPECT_EQ(stage.matter(3).state, MatterState::latent);
    row->disclose_ratio = 1 - 1e-6F;
    on_patrol(run, sim::Event(run.now, static_cast<std::uint32_t>(Phase::patrol), 0, 0, 0));
    EXPECT_EQ(stage.sum(Tally::surfaced_patrol), 1);
    EXPECT_NE(stage.matter(3).state, MatterState::latent);
  }
}

TEST(Disclosure, AVillageThatIsHeldToItsNumbersHoldsReportsBack) {
  Rules rules;
  rules.reward = 1;
  rules.excellent_quota = 0.2;
  rules.weight_open = 0.5;
  rules.weight_petition = 1;
  Stage stage(small::quiet(), rules);
  models::Run run = stage.at(Stage::wednesday());
  run.state.villages[0].gaming = 0.8F;
  const double most = stage.county.parameters.conduct.suppression * static_cast<double>(0.8F);
  EXPECT_DOUBLE_EQ(suppression(run, 0), most) << "weights above 1 count as 1";
  Rules no_reward = rules;
  no_reward.reward = 0;
  Stage unpaid(small::quiet(), no_reward);
  models::Run there = unpaid.at(Stage::wednesday());
  there.state.villages[0].gaming = 0.8F;
  EXPECT_EQ(suppression(there, 0), 0);
  Rules half = rules;
  half.excellent_quota = 0.1;
  const std::vector<Rules> half_a_quota{half};
  run.township_rules = half_a_quota;
  EXPECT_DOUBLE_EQ(suppression(run, 0), most / 2) << "as far as the reward is felt";
}

// ---- F2: prevention

TEST(Prevention, HazardsOfExposureAdd) {
  QualityParameters q;
  q.prevent_law = 0.2;
  q.prevent_virtue = 0.1;
  q.prevent_industry = 0.5;
  EXPECT_EQ(prevention(q, true, 0, 0, false, false), 0);
  EXPECT_EQ(prevention(q, false, 1, 1, false, false), 0) << "law and virtue prevent disputes only";
  EXPECT_EQ(prevention(q, false, 0, 0, true, false), 0);
  EXPECT_EQ(prevention(q, false, 0, 0, false, true), 0) << "a job prevents matters of employment only";
  EXPECT_NEAR(1 - std::exp(-prevention(q, true, 0.5, 1, true, true)), 1 - 0.9 * 0.9 * 0.5, 1e-12);
  q.prevent_law = q.prevent_virtue = q.prevent_industry = 0;
  EXPECT_EQ(prevention(q, true, 1, 1, true, true), 0) << "the prior includes no effect";
  EXPECT_EQ(virtue_exposure(0), 0);
  EXPECT_LT(virtue_exposure(1e9), 1 + 1e-9);
  EXPECT_GT(virtue_exposure(3), virtue_exposure(2));
}

// ---- F3: routing

TEST(Routing, AccuracyRisesFromStartToBestAndIsHalfWayAtItsHalf) {
  HandlingParameters h;
  EXPECT_DOUBLE_EQ(routing_accuracy(h, 0), h.accuracy_start);
  EXPECT_NEAR(routing_accuracy(h, h.accuracy_half), (h.accuracy_start + h.accuracy_best) / 2, 1e-12);
  EXPECT_NEAR(routing_accuracy(h, 1e12), h.accuracy_best, 1e-9);
  double last = 0;
  for (double n = 0; n < 1000; n += 10) {
    EXPECT_GT(routing_accuracy(h, n), last);
    last = routing_accuracy(h, n);
  }
}

// First desks of n matters are right as often as the accuracy says, and where a wrong desk is drawn it is the right one
// by luck once in the number of desks. Four standard errors: false alarm 6e-5; a bias of .05 would be found with power
// .98.
TEST(Routing, FirstDesksAreRightAsOftenAsTheAccuracySays) {
  Stage stage(quiet_with(Kind3::practical, [](Parameters& p) {
    p.matters.township_share = 0;
    p.handling.accuracy_start = 0.6;
    p.handling.accuracy_half = 1e9;
  }));
  constexpr std::uint32_t kEach = 20;
  const std::uint32_t households = stage.system->population->n_households();
  for (std::uint32_t nth = 0; nth < kEach; ++nth) {
    for (std::uint32_t h = 0; h < households; ++h) stage.arise(h, 1000 + nth * 500 + h, nth);
  }
  models::Run run = stage.at(Stage::wednesday(10));
  double right = 0;
  for (std::uint32_t nth = 0; nth < kEach; ++nth) {
    for (std::uint32_t h = 0; h < households; ++h) {
      surface(run, stage.matter(h, nth), Channel::walk_in);
      right += stage.matter(h, nth).desk == needed_desk(run, stage.matter(h, nth), 0);
    }
  }
  const double n = kEach * households;
  const double luck = 1.0 / stage.system->desk_plan.petition_office();
  const double expected = 0.6 + 0.4 * luck;
  EXPECT_NEAR(right / n, expected, 4 * std::sqrt(expected * (1 - expected) / n));
  EXPECT_EQ(stage.sum(Tally::registered_misroutes), static_cast<std::int64_t>(n - right + 0.5));
}

// ---- F4: passing on

TEST(PassingOn, AuthorityStopsIt) {
  const auto returns = [](double chief) {
    Rules rules;
    rules.chief_minutes = chief;
    Stage stage(quiet_with(Kind3::practical,
                           [](Parameters& p) {
                             p.handling.pass_base = 2;
                             p.handling.pass_authority = 20;
                           }),
                rules);
    for (std::uint32_t h = 0; h < 30; ++h) stage.arise(h, 1000 + h);
    for (std::uint32_t h = 0; h < 30; ++h) stage.surface_by(h, Channel::walk_in, Stage::wednesday() + h);
    stage.advance(stage.system->calendar->end_minute());
    EXPECT_EQ(stage.sum(Tally::resolved), 30);
    return stage.sum(Tally::registered_returns);
  };
  EXPECT_GT(returns(0), 30);
  EXPECT_LE(returns(0), 60) << "nobody passes a file on more than twice";
  EXPECT_EQ(returns(1e5), 0);
}

// ---- F5: closing

TEST(Closing, ChanceOfBeingFoundOutIsOneLessAllWaysOfNotBeing) {
  const auto found = [](double audit, double publicity, bool called_back) {
    Rules rules;
    rules.audit = audit;
    rules.publicity = publicity;
    Stage stage(small::quiet(), rules);
    const models::Run run = stage.at(Stage::wednesday());
    return chance_found_out(run, 0, called_back);
  };
  const double refused = 1 - BookParameters{}.call_back_flatters;
  EXPECT_EQ(found(0, 0, false), 0);
  EXPECT_NEAR(found(0.3, 0, false), 0.3, 1e-12);
  EXPECT_NEAR(found(0, 0, true), refused, 1e-12);
  EXPECT_NEAR(found(0.3, 0, true), 1 - 0.7 * (1 - refused), 1e-12);
  EXPECT_GT(found(0, 1, false), 0);
  EXPECT_LE(found(1, 1, true), 1);
  EXPECT_GT(found(0.2, 0.5, false), found(0.2, 0.2, false));
}

// Some who refused when work ended agree at the deadline, and the other way round.
TEST(Closing, AHouseholdMakesUpItsMindAnewAtTheDeadline) {
  Rules rules;
  rules.consent = 1;
  Stage stage(quiet_with(Kind3::practical,
                         [](Parameters& p) {
                           p.matters.severity = {1, 1, 1};
                           p.books.consent_base = p.books.consent_tie = 0;
                         }),
              rules);
  const std::uint32_t n = stage.system->population->n_households();
  for (std::uint32_t h = 0; h < n; ++h) stage.arise(h, 1000 + h);
  const models::Run run = stage.at(Stage::wednesday());
  std::array<int, 4> answers{};
  for (std::uint32_t h = 0; h < n; ++h) {
    const bool then = household_consents(run, stage.matter(h), false, false);
    ++answers[2 * then + household_consents(run, stage.matter(h), false, true)];
  }
  for (const int count : answers) EXPECT_GT(count, n / 10);  // a quarter each
}

TEST(Closing, ConsentFallsWithSeverityAndRisesWithTheTie) {
  Rules rules;
  rules.consent = 1;
  const auto share = [&](double severity, double tie_slope, bool solved) {
    Stage stage(quiet_with(Kind3::practical,
                           [&](Parameters& p) {
                             p.matters.severity = {severity, severity, severity};
                             p.books.consent_tie = tie_slope;
                             p.books.consent_severity = 1;
                           }),
                rules);
    const std::uint32_t n = stage.system->population->n_households();
    for (std::uint32_t h = 0; h < n; ++h) stage.arise(h, 1000 + h);
    models::Run run = stage.at(Stage::wednesday());
    double given = 0;
    for (std::uint32_t h = 0; h < n; ++h) {
      const Matter& matter = stage.matter(h);
      given += household_consents(run, matter, solved, false);
    }
    return given / n;
  };
  // The draws are the same in all, so the comparisons hold household by household.
  EXPECT_GE(share(1, 0, false), share(8, 0, false));
  EXPECT_LT(share(100, 0, false), 0.1);
  EXPECT_GT(share(0.01, 0, false), 0.9);
  EXPECT_GE(share(1, 5, false), share(1, 0, false));
  EXPECT_GT(share(8, 0, true), 0.9) << "solved: nearly all consent";
}

}  // namespace
}  // namespace tiexin::models

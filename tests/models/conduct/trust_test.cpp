// Trust (F7): one sweep in its bounds, its fixed point, and many households against the mean field.
#include "models/conduct/trust.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <set>

#include "sim/random/draws.hpp"
#include "tests/models/stage.hpp"

namespace tiexin::models {
namespace {

using small::Stage;

TEST(Trust, WithoutNewsIsPulledToTheOthersAndToOneself) {
  TrustParameters p;
  const double a = p.averaging * p.spread_months;
  const double s = p.anchor * p.spread_months;
  EXPECT_NEAR(trust_after(p, 0.3, 0.7, 0.5, 0, 0), (1 - s) * ((1 - a) * 0.3 + a * 0.7) + s * 0.5, 1e-12);
  EXPECT_DOUBLE_EQ(trust_after(p, 0.5, 0.5, 0.5, 0, 0), 0.5);
}

TEST(Trust, GoodRaisesAndBadLowersInProportionToWhatIsLeft) {
  TrustParameters p;
  p.averaging = p.anchor = 0;
  EXPECT_NEAR(trust_after(p, 0.4, 0, 0, 1, 0), 0.4 + p.gain * 0.6, 1e-12);
  EXPECT_NEAR(trust_after(p, 0.4, 0, 0, 0, 1), 0.4 - p.gain * p.loss_ratio * 0.4, 1e-12);
}

// Whatever admissible parameters and however much is heard: no clamp is needed to stay within bounds.
TEST(Trust, StaysWithinBoundsWhateverIsHeard) {
  for (std::uint32_t i = 0; i < 20000; ++i) {
    const sim::Block u = sim::philox({3, 1}, i, 0, 0);
    const sim::Block w = sim::philox({3, 1}, i, 0, 1);
    TrustParameters p;
    p.gain = 0.5 * sim::uniform(u[0]);
    p.loss_ratio = 10 * sim::uniform(u[1]);
    p.averaging = 0.3 * sim::uniform(u[2]);
    p.anchor = 0.3 * sim::uniform(u[3]);
    p.spread_months = 1 + static_cast<int>(w[0] % 12);
    const double heard = i % 2 == 0 ? 1000 : 3;
    const double t = trust_after(p, sim::uniform(w[1]), sim::uniform(w[2]), sim::uniform(w[3]),
                                 heard * sim::uniform(u[0]), heard * sim::uniform(u[3]));
    ASSERT_GE(t, 0) << i;
    ASSERT_LE(t, 1) << i;
  }
}

/// Runs a quiet county in which every household hears the same good and bad news before every sweep.
double mean_after_years(double good, double bad, int years, double* spread = nullptr) {
  small::Description d = small::quiet();
  d.first_year = 2005;
  d.years = years;
  Stage stage(d);
  const sim::Calendar& calendar = *stage.system->calendar;
  const int months = stage.county.parameters.trust.spread_months;
  for (int month = months; month <= calendar.n_months(); month += months) {
    stage.advance(calendar.month_start(month) - 1);
    for (float& g : stage.state.households.good) g = static_cast<float>(good);
    for (float& b : stage.state.households.bad) b = static_cast<float>(bad);
    stage.advance(calendar.month_start(month));
  }
  double mean = 0;
  double square = 0;
  const auto n = static_cast<double>(stage.state.households.trust.size());
  for (const float t : stage.state.households.trust) {
    mean += static_cast<double>(t) / n;
    square += static_cast<double>(t) * static_cast<double>(t) / n;
  }
  if (spread != nullptr) *spread = std::sqrt(square - mean * mean);
  return mean;
}

// Mean field: with news g and b for everybody, W 1 = 1, so the mean settles where T = (1 - s) T + s T0 + gain G (1 - T)
// - loss B T, G and B being own and heard news, if who is averaged over is a fair sample: within .02 here, since T0
// differs and hubs weigh more.
TEST(Trust, SettlesAtTheFixedPointOfTheMeanField) {
  for (const auto& [good, bad] : {std::pair{0.0, 0.0}, std::pair{0.3, 0.0}, std::pair{0.0, 0.2}, std::pair{0.2, 0.2}}) {
    small::Description d = small::quiet();
    const small::County county(d);
    const TrustParameters& p = county.parameters.trust;
    double own = 0;
    for (const float t : county.population->trust)
      own += static_cast<double>(t) / static_cast<double>(county.population->n_households());
    const double heard = 1 + p.hearsay;
    const double g = p.gain * good * heard;
    const double b = p.gain * p.loss_ratio * bad * heard;
    const double s = p.anchor * p.spread_months;
    // (1 - g - b) applies to what is pulled: T = P + g (1 - P) - b P with P = (1 - s) T + s T0.
    const double k = 1 - g - b;
    const double fixed = (k * s * own + g) / (1 - k * (1 - s));
    EXPECT_NEAR(mean_after_years(good, bad, 30), fixed, 0.02) << good << ' ' << bad;
  }
}

// The anchor keeps villages apart; without it averaging would erase all differences.
TEST(Trust, TheAnchorKeepsDifferencesAlive) {
  double spread = 0;
  mean_after_years(0, 0, 30, &spread);
  EXPECT_GT(spread, 0.02);
}

TEST(Trust, ASweepForgetsTheNewsAndTellsTheNeighbours) {
  Stage stage(small::quiet());
  const sim::Calendar& calendar = *stage.system->calendar;
  const int months = stage.county.parameters.trust.spread_months;
  stage.advance(calendar.month_start(months) - 1);
  const std::vector<float> before = stage.state.households.trust;
  State quiet = stage.state;
  stage.state.households.good[5] = 1;
  stage.advance(calendar.month_start(months));
  stage.model->advance(quiet, stage.scratch, 0, calendar.month_start(months));
  const sim::Ties& ties = stage.system->population->ties;
  std::size_t moved = 0;
  for (std::uint32_t h = 0; h < before.size(); ++h) {
    if (stage.state.households.trust[h] == quiet.households.trust[h]) continue;
    EXPECT_GT(stage.state.households.trust[h], quiet.households.trust[h]);
    ++moved;
  }
  std::set<std::uint32_t> tied;  // two may be tied in more than one way
  for (const sim::Tie tie : ties.of(5)) tied.insert(tie.node());
  EXPECT_EQ(moved, 1 + tied.size());
  EXPECT_EQ(stage.state.households.good[5], 0.0F);
}

TEST(Law, IsLearntByTheHourAndForgottenByTheYear) {
  Rules rules;
  rules.law_hours = 8;
  small::Description d = small::quiet();
  d.first_year = 2005;
  d.years = 20;
  const small::County county(d);
  const small::Finished taught = small::run(county.system({county.book_of(rules)}));
  const QualityParameters& q = county.parameters.quality;
  const double years = 1 / 12.0;
  const double kept = std::exp(-q.decay * years);
  const double gained = 1 - std::exp(-q.learning * rules.law_hours * years);
  const double fixed = kept * gained / (1 - kept * (1 - gained));
  for (const float law : taught.state.law) EXPECT_NEAR(static_cast<double>(law), fixed, 1e-5);
  const small::Finished untaught = small::run(county.system());
  for (const float law : untaught.state.law) EXPECT_EQ(law, 0.0F);
}

// Nobody has learnt anything before it is taught, whenever in a quarter that begins.
TEST(Law, IsLearntUnderTheRulesOfEachMonth) {
  Rules rules;
  rules.law_hours = 8;
  const small::County county(small::quiet());
  for (const int first : {12, 13, 14}) {
    const auto system = county.system({county.book_of(rules, county.calendar->month_start(first))});
    const CountyModel model(system);
    State state;
    Scratch scratch;
    model.start(state, scratch, small::kKey);
    model.advance(state, scratch, 0, county.calendar->month_start(first) + 1);
    EXPECT_EQ(state.law[0], 0.0F) << first;
    model.advance(state, scratch, 0, county.calendar->month_start(first + 1));
    const QualityParameters& q = county.parameters.quality;
    const double once = std::exp(-q.decay / 12) * (1 - std::exp(-q.learning * rules.law_hours / 12));
    EXPECT_NEAR(static_cast<double>(state.law[0]), once, 1e-6) << first;
  }
}

// A quarter's last month ends with the trust to which its outcomes have led.
TEST(Trust, IsSweptAtTheEndOfTheQuarter) {
  Stage stage(small::quiet());
  const auto months = static_cast<std::size_t>(stage.county.parameters.trust.spread_months);
  stage.advance(stage.month_start(months) - 1);
  EXPECT_EQ(stage.state.county.sweeps, 0U);
  for (float& g : stage.state.households.good) g = 1;
  stage.advance(stage.month_start(months));
  EXPECT_EQ(stage.state.county.sweeps, 1U);
  const MonthlyBook& book = stage.state.books.months;
  EXPECT_GT(book.at(months - 1, Tally::trust_sum), book.at(months - 2, Tally::trust_sum));
  EXPECT_EQ(book.at(months - 1, Tally::trust_sum), static_cast<std::int64_t>(stage.state.county.trust * 1e6));
}

}  // namespace
}  // namespace tiexin::models

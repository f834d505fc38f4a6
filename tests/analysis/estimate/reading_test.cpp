#include "analysis/estimate/reading.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <string>

#include "analysis/estimate/paired.hpp"
#include "tests/analysis/estimate/made_up_history.hpp"

namespace tiexin::analysis {
namespace {

EffectRow made_up(std::string_view indicator, double difference, double half_width, int comparisons = 8) {
  EffectRow row;
  row.upgrade = "1";
  row.window = "first18";
  row.indicator = index_of(indicator);
  row.difference = difference;
  row.low = difference - 9 * half_width;  // the range does not enter
  row.high = difference + 9 * half_width;
  row.mean_low = difference - half_width;
  row.mean_high = difference + half_width;
  row.n = 20;
  row.comparisons = comparisons;
  return row;
}

TEST(Verdict, ByDirectionAndWidth) {
  EXPECT_EQ(verdict(made_up("resolution", 0.10, 0.02)), Verdict::helps);
  EXPECT_EQ(verdict(made_up("resolution", -0.10, 0.02)), Verdict::harms);
  EXPECT_EQ(verdict(made_up("burden_days", -3.0, 1.0)), Verdict::helps);
  EXPECT_EQ(verdict(made_up("burden_days", 3.0, 1.0)), Verdict::harms);
  EXPECT_EQ(verdict(made_up("resolution", 0.0, 0.0)), Verdict::nothing);
  EXPECT_EQ(verdict(made_up("resolution", 0.02, 0.03)), Verdict::undecided);
  EXPECT_EQ(verdict(made_up("utilisation", 0.1, 0.01)), Verdict::unknown);
  EXPECT_EQ(verdict(made_up("resolution", kEmpty, 0.0)), Verdict::unknown);
  // Alone the mean is told from 0; among eight it is not: t(.975, 19) = 2.093, t(1 - .05/16, 19) = 3.061.
  EXPECT_EQ(verdict(made_up("resolution", 0.025, 0.02, 1)), Verdict::helps);
  EXPECT_EQ(verdict(made_up("resolution", 0.025, 0.02, 8)), Verdict::undecided);
}

TEST(Reading, IsThatOfTheMeanWhateverTheRange) {
  EXPECT_EQ(reading(made_up("resolution", 0.10, 0.02)), Reading::raised);
  EXPECT_EQ(reading(made_up("utilisation", -0.10, 0.02)), Reading::lowered);
  EXPECT_EQ(reading(made_up("resolution", 0.02, 0.03)), Reading::unclear);
  EXPECT_EQ(reading(made_up("resolution", 0.0, 0.0)), Reading::nothing);
  EXPECT_EQ(reading(made_up("resolution", 0.3, 0.0)), Reading::raised) << "one number in every replication";
  EXPECT_EQ(reading(made_up("resolution", kEmpty, kEmpty)), Reading::missing);
  EffectRow alone = made_up("resolution", 0.3, kEmpty);
  alone.n = 1;
  EXPECT_EQ(reading(alone), Reading::single);
  EXPECT_EQ(name_of(Reading::lowered), "lowered");
}

TEST(Family, IsUpgradesTimesWhatFindingsAreChosenFrom) {
  std::string judged;
  for (const Indicator& one : dictionary()) judged += is_judged(one) ? std::string(one.id) + " " : "";
  EXPECT_EQ(judged, "resolution cost_per_resolution burden_days handoffs appraisal_agreement ");
  EXPECT_EQ(family_size(8), 40);
  EXPECT_EQ(family_size(0), 1);
  const testing::MadeUp made;
  const HistoryResults results = history(made.runs());
  for (const EffectRow& one : results.effects) EXPECT_EQ(one.comparisons, 15);
  for (const EffectRow& one : results.effects_order) EXPECT_EQ(one.comparisons, 15);
  for (const EffectRow& one : results.totals) EXPECT_EQ(one.comparisons, 1);
}

// Four times the replications halve the interval of the mean, and leave the range over assumptions as it is.
TEST(Range, OverAssumptionsDoesNotNarrowWithReplications) {
  testing::MadeUp made;
  made.dice = 0;
  made.replications = 50;
  const HistoryResults few = history(made.runs());
  made.replications = 200;
  const HistoryResults many = history(made.runs());
  const EffectRow& a = testing::row(few.effects, "1", "first18", "resolution");
  const EffectRow& b = testing::row(many.effects, "1", "first18", "resolution");
  EXPECT_NEAR((b.high - b.low) / (a.high - a.low), 1.0, 0.05);
  EXPECT_NEAR((b.mean_high - b.mean_low) / (a.mean_high - a.mean_low), 0.5, 0.02);
  // Differences are .1 (1 + .2 sin): nine tenths of a sine lie within sin(.45 π) = .988.
  EXPECT_NEAR(b.low, 0.1 * (1 - 0.2 * std::sin(0.45 * M_PI)), 1e-3);
  EXPECT_NEAR(b.high, 0.1 * (1 + 0.2 * std::sin(0.45 * M_PI)), 1e-3);
  EXPECT_EQ(b.same_sign, 1.0);
}

}  // namespace
}  // namespace tiexin::analysis

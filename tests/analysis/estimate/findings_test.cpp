#include "analysis/estimate/findings.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "sim/contract.hpp"
#include "tests/analysis/estimate/hand_made.hpp"

namespace tiexin::analysis {
namespace {

EffectRow made_up(std::string_view indicator, double difference, double half_width) {
  EffectRow row;
  row.upgrade = "1";
  row.window = "first18";
  row.indicator = index_of(indicator);
  row.difference = difference;
  row.low = difference - half_width;
  row.high = difference + half_width;
  row.n = 20;
  return row;
}

TEST(Verdict, ByDirectionAndWidth) {
  EXPECT_EQ(verdict(made_up("resolution", 0.10, 0.02), 8), Verdict::helps);
  EXPECT_EQ(verdict(made_up("resolution", -0.10, 0.02), 8), Verdict::harms);
  EXPECT_EQ(verdict(made_up("burden_days", -3.0, 1.0), 8), Verdict::helps);
  EXPECT_EQ(verdict(made_up("burden_days", 3.0, 1.0), 8), Verdict::harms);
  EXPECT_EQ(verdict(made_up("resolution", 0.0, 0.0), 8), Verdict::nothing);
  EXPECT_EQ(verdict(made_up("resolution", 0.02, 0.03), 8), Verdict::undecided);
  EXPECT_EQ(verdict(made_up("utilisation", 0.1, 0.01), 8), Verdict::unknown);
  EXPECT_EQ(verdict(made_up("resolution", kEmpty, 0.0), 8), Verdict::unknown);
  // Alone the interval leaves out 0; among eight it does not: t(.975, 19) = 2.093, t(1 - .05/16, 19) = 3.061.
  EXPECT_EQ(verdict(made_up("resolution", 0.025, 0.02), 1), Verdict::helps);
  EXPECT_EQ(verdict(made_up("resolution", 0.025, 0.02), 8), Verdict::undecided);
}

Vectors made_up_vectors(int n) {
  testing::GoldenUniform uniform;
  Vectors vectors;
  vectors.names = {"weighs", "other", "fixed"};
  for (int v = 0; v < n; ++v) vectors.rows.push_back({uniform(), uniform(), 3.0});
  return vectors;
}

TEST(Weights, FindsThePlantedAssumption) {
  const Vectors vectors = made_up_vectors(20);
  std::vector<double> effect;
  std::vector<int> vector_of;
  for (int v = 1; v <= 20; ++v) {
    const auto& row = vectors.rows[static_cast<std::size_t>(v - 1)];
    effect.push_back(std::exp(-3.0 * row[0]) + 0.01 * row[1]);
    vector_of.push_back(v);
  }
  const auto all = weights(effect, vector_of, vectors);
  ASSERT_EQ(all.size(), 2U);  // the third does not vary
  EXPECT_EQ(all[0].name, "weighs");
  EXPECT_LT(all[0].spearman, -0.95);
  EXPECT_LT(all[0].partial, -0.95);
  EXPECT_TRUE(all[0].stands_out());
  EXPECT_FALSE(all[1].stands_out());
  EXPECT_TRUE(weights(std::vector<double>(20, 1.0), vector_of, vectors).empty());
  EXPECT_THROW(weights(effect, std::vector<int>(20, 21), vectors), sim::ContractError);
}

// Of 8! orders 46 agree as far as one with two exchanges of neighbours, either way: p is 46/40320, 153 times that .17.
// Student's t says 2.6e-4, 153 times that .04.
TEST(Weights, OfEightReplicationsAlmostFullAgreementDoesNotStandOutAmongMany) {
  constexpr int kColumns = 153;
  testing::GoldenUniform uniform;
  Vectors vectors;
  const std::vector<double> almost{2, 1, 4, 3, 5, 6, 7, 8};
  for (int c = 0; c < kColumns; ++c) vectors.names.push_back("p" + std::to_string(c));
  for (std::size_t v = 0; v < almost.size(); ++v) {
    std::vector<double> row(kColumns, almost[v]);
    for (std::size_t c = 1; c < row.size(); ++c) row[c] = uniform();
    vectors.rows.push_back(row);
  }
  const std::vector<double> effect{1, 2, 3, 4, 5, 6, 7, 8};
  const std::vector<int> vector_of{1, 2, 3, 4, 5, 6, 7, 8};
  const Weight heaviest = weights(effect, vector_of, vectors).front();
  EXPECT_EQ(heaviest.name, "p0");
  EXPECT_NEAR(heaviest.p, kColumns * 46.0 / 40320, 1e-12);
  EXPECT_FALSE(heaviest.stands_out());
}

TEST(Weights, ChanceAmongEightyDoesNotStandOut) {
  testing::GoldenUniform uniform;
  Vectors vectors;
  for (int c = 0; c < 80; ++c) vectors.names.push_back("p" + std::to_string(c));
  std::vector<double> effect;
  std::vector<int> vector_of;
  for (int v = 1; v <= 20; ++v) {
    std::vector<double> row;
    for (int c = 0; c < 80; ++c) row.push_back(uniform());
    vectors.rows.push_back(row);
    effect.push_back(uniform());
    vector_of.push_back(v);
  }
  const auto all = weights(effect, vector_of, vectors);
  EXPECT_GT(std::fabs(all.front().spearman), 0.4);  // the largest of eighty looks large
  EXPECT_FALSE(all.front().stands_out());           // false alarms: 5 % over all eighty
}

/// Two upgrades: the first helps resolution in proportion to "weighs", the second changes burden days, 100 of them, and
/// leaves resolution alone.
Runs two_upgrades(const Vectors& vectors, double burden_days_of_second = 102.0) {
  HistoryPlan plan;
  plan.last_year = 2010;
  plan.upgrades = {{"1", 126}, {"2", 132}};
  plan.swapped_arms.clear();
  plan.periods = {{2008, 2010}, {2010, 2010}};
  std::vector<RunSummary> all;
  testing::GoldenUniform uniform;
  for (int r = 1; r <= 20; ++r) {
    const double weighs = vectors.rows[static_cast<std::size_t>(r - 1)][0];
    const double noise = 0.001 * uniform();
    for (const std::string arm : {"0", "1", "2"}) {
      RunSummary run;
      run.meta.arm = arm;
      run.meta.replication = r;
      run.meta.vector = r;
      run.targets.assign(targets().size(), kEmpty);
      run.windows.resize(plan.windows().size());
      for (WindowValues& window : run.windows) {
        for (std::size_t i = 0; i < dictionary().size(); ++i) window.values[i] = 1.0 + noise;
        window.values["resolution"] = arm == "0" ? 0.3 : 0.3 + 0.2 * weighs;
        window.values["burden_days"] = arm == "2" ? burden_days_of_second + noise : 100.0;
      }
      all.push_back(std::move(run));
    }
  }
  return {plan, std::move(all)};
}

TEST(Findings, ThreeSentencesFromTheNumbers) {
  const Vectors vectors = made_up_vectors(20);
  const Runs runs = two_upgrades(vectors);
  const HistoryResults results = history(runs);
  const Findings found = findings(runs, results, vectors);
  ASSERT_EQ(found.sentences.size(), 3U);
  EXPECT_EQ(found.sentences[0].upgrade, "all");
  EXPECT_EQ(found.sentences[0].window, "2010");
  EXPECT_EQ(found.sentences[0].what, Verdict::helps);
  EXPECT_EQ(found.sentences[0].heaviest.name, "weighs");
  EXPECT_TRUE(found.sentences[0].heaviest.stands_out());
  EXPECT_EQ(found.sentences[1].upgrade, "1");
  EXPECT_EQ(found.sentences[1].indicator, index_of("resolution"));
  EXPECT_EQ(found.sentences[1].what, Verdict::helps);
  EXPECT_EQ(found.sentences[2].upgrade, "2");
  EXPECT_EQ(found.sentences[2].indicator, index_of("burden_days"));
  EXPECT_EQ(found.sentences[2].what, Verdict::harms);
  bool nothing = false;
  for (const Finding& one : found.verdicts) {
    nothing =
        nothing || (one.upgrade == "2" && one.indicator == index_of("resolution") && one.what == Verdict::nothing);
  }
  EXPECT_TRUE(nothing);
}

TEST(Findings, WhereNothingHarmsTheThirdIsWhatDoesLeast) {
  const Vectors vectors = made_up_vectors(20);
  const Runs runs = two_upgrades(vectors, 98.0);
  const HistoryResults results = history(runs);
  const Findings found = findings(runs, results, vectors);
  bool second_helps = false;
  for (const Finding& one : found.verdicts) {
    EXPECT_NE(one.what, Verdict::harms);
    second_helps =
        second_helps || (one.upgrade == "2" && one.indicator == index_of("burden_days") && one.what == Verdict::helps);
  }
  EXPECT_TRUE(second_helps) << "a large effect that is not the third sentence";
  ASSERT_EQ(found.sentences.size(), 3U);
  EXPECT_EQ(found.sentences[2].what, Verdict::nothing);
  EXPECT_EQ(found.sentences[2].effect.difference, 0.0);
}

}  // namespace
}  // namespace tiexin::analysis

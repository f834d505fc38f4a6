#include "analysis/estimate/weights.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <string>

#include "sim/contract.hpp"
#include "tests/analysis/estimate/hand_made.hpp"

namespace tiexin::analysis {
namespace {

using testing::made_up_vectors;

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

// Two orders of n! agree fully, either way: 155 · 2/7! = .062, 155 · 2/8! = .0077.
TEST(Weights, OfFewReplicationsNoneOfManyCouldStandOut) {
  EXPECT_EQ(replications_to_stand_out(155), 8);
  EXPECT_EQ(replications_to_stand_out(126), 8);  // 126 · 2/7! is .05: not below it
  EXPECT_EQ(replications_to_stand_out(125), 7);
  EXPECT_EQ(replications_to_stand_out(1), 5);  // 2/4! = .083, 2/5! = .017
  const Vectors vectors = made_up_vectors(20);
  EXPECT_EQ(n_varied(std::vector{1, 2, 3}, vectors), 2U);
  EXPECT_EQ(n_varied(std::vector{4, 4, 4}, vectors), 0U);
}

}  // namespace
}  // namespace tiexin::analysis

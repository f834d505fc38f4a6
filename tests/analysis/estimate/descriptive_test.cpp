#include "analysis/estimate/descriptive.hpp"

#include <cmath>
#include <gtest/gtest.h>

#include "analysis/estimate/spread.hpp"
#include "analysis/estimate/value.hpp"
#include "analysis/estimate/variants.hpp"
#include "sim/contract.hpp"

namespace tiexin::analysis {
namespace {

TEST(Descriptive, MeanAndDeviation) {
  const std::vector<double> values = {2.0, 4.0, 4.0, 6.0};
  EXPECT_DOUBLE_EQ(mean(values), 4.0);
  EXPECT_DOUBLE_EQ(variance(values), 8.0 / 3.0);
  EXPECT_DOUBLE_EQ(standard_deviation(values), std::sqrt(8.0 / 3.0));
  EXPECT_TRUE(is_empty(mean({})));
  EXPECT_TRUE(is_empty(variance(std::vector{1.0})));
  EXPECT_EQ(filled(std::vector{1.0, kEmpty, 2.0}), (std::vector{1.0, 2.0}));
}

// About the mean, not by the mean of squares: that has no digit left here.
TEST(Descriptive, AMeanFarFromZeroCostsNoDigits) {
  EXPECT_EQ(variance(std::vector{1e15 + 1000, 1e15 + 2000, 1e15 + 3000}), 1e6);
}

// What R's quantile(c(1, 3, 4, 8, 9), c(.1, .25, .5, .9), type = 1..9) is by the formulas of Hyndman and Fan.
TEST(Quantile, NineTypes) {
  const std::vector<double> values = {8.0, 1.0, 9.0, 3.0, 4.0};
  const double expected[9][4] = {
      {1.0, 3.0, 4.0, 9.0},  // np = .5 1.25 2.5 4.5
      {1.0, 3.0, 4.0, 9.0},
      {1.0, 1.0, 3.0, 8.0},                      // nearest, ties to even: .5 -> 0 -> 1; 1.25 -> 1; 2.5 -> 2; 4.5 -> 4
      {1.0, 1.5, 3.5, 8.5},                      // np
      {1.0, 2.5, 4.0, 9.0},                      // np + .5 = 1 1.75 3 5
      {1.0, 2.0, 4.0, 9.0},                      // (n + 1)p = .6 1.5 3 5.4
      {1.8, 3.0, 4.0, 8.6},                      // 1 + (n - 1)p = 1.4 2 3 4.6
      {1.0, 1.0 + 2.0 * (2.0 / 3.0), 4.0, 9.0},  // (n + 1/3)p + 1/3: .8667 1.6667 3 5.1333
      {1.0, 2.375, 4.0, 9.0},                    // (n + 1/4)p + 3/8: .9 1.6875 3 5.1
  };
  const double p[4] = {0.1, 0.25, 0.5, 0.9};
  for (int type = 1; type <= 9; ++type) {
    for (int i = 0; i < 4; ++i)
      EXPECT_NEAR(quantile(values, p[i], type), expected[type - 1][i], 1e-12) << type << " at " << p[i];
  }
  EXPECT_DOUBLE_EQ(quantile(std::vector{1.0, 2.0}, 0.5, 2), 1.5);
  EXPECT_DOUBLE_EQ(quantile(std::vector{7.0}, 0.05), 7.0);
  EXPECT_TRUE(is_empty(quantile({}, 0.5)));
  EXPECT_DOUBLE_EQ(quantile(values, 0.4, 3), 3.0);  // np = 2 is whole, the sample's second
  EXPECT_DOUBLE_EQ(quantile(values, 0.0), 1.0);
  EXPECT_DOUBLE_EQ(quantile(values, 1.0), 9.0);
  EXPECT_THROW(quantile(values, 1.1), sim::ContractError);
  EXPECT_THROW(quantile(values, -0.1), sim::ContractError);
  EXPECT_THROW(quantile(values, 0.5, 0), sim::ContractError);
  EXPECT_THROW(quantile(values, 0.5, 10), sim::ContractError);
}

TEST(Spread, NoiseIsTakenOut) {
  EXPECT_NEAR(denoised_spread(std::vector<Cases>{{100, 60}, {100, 20}}), std::sqrt(0.08 - 0.002), 1e-12);
  EXPECT_EQ(denoised_spread(std::vector<Cases>{{20, 10}, {20, 11}}), 0.0);
  EXPECT_TRUE(is_empty(denoised_spread(std::vector<Cases>{{20, 10}})));
}

TEST(Spread, ShareOfCases) {
  EXPECT_EQ(Cases{}.share(), 0.0);
  EXPECT_EQ((Cases{1, 1}.share()), 1.0);
  EXPECT_EQ((Cases{8, 2}.share()), 0.25);
}

TEST(Spread, Gini) {
  EXPECT_NEAR(gini(std::vector{1.0, 1.0, 1.0}), 0.0, 1e-15);
  EXPECT_NEAR(gini(std::vector{0.0, 0.0, 0.0, 1.0}), 0.75, 1e-15);
  EXPECT_NEAR(gini(std::vector{3.0, 1.0, 2.0}), 2.0 / 9.0, 1e-15);  // Σ|x - y| over ordered pairs 8, / (2 · 9 · 2)
  EXPECT_TRUE(is_empty(gini(std::vector{0.0, 0.0})));
}

TEST(Variants, EveryPathWhenTheSampleIsEverything) {
  EXPECT_NEAR(rarefied_variants(std::vector<std::int64_t>{6, 3, 1}, 10, 1), 3.0, 1e-9);
  EXPECT_NEAR(rarefied_variants(std::vector<std::int64_t>{6, 3, 1}, 10, 2), 2.0, 1e-9);
  EXPECT_TRUE(is_empty(rarefied_variants(std::vector<std::int64_t>{6, 3}, 10, 1)));
}

TEST(Variants, RefusesASampleThatCannotShowAVariant) {
  const std::vector<std::int64_t> cases{6, 3, 1};
  EXPECT_THROW(rarefied_variants(cases, 5, 0), sim::ContractError);
  EXPECT_THROW(rarefied_variants(cases, 1, 2), sim::ContractError);
  EXPECT_NO_THROW(rarefied_variants(cases, 2, 2));
}

TEST(Variants, HypergeometricByHand) {
  // Two of four cases, {2, 2}: at least one of a path with 1 - C(2,2)/C(4,2) = 5/6.
  EXPECT_NEAR(rarefied_variants(std::vector<std::int64_t>{2, 2}, 2, 1), 2 * 5.0 / 6.0, 1e-12);
  // Three of {3, 2}: path of 3 has at least 2 with (C(3,2)C(2,1) + 1)/10 = .7, path of 2 both with C(2,2)C(3,1)/10 =
  // .3.
  EXPECT_NEAR(rarefied_variants(std::vector<std::int64_t>{3, 2}, 3, 2), 1.0, 1e-12);
}

// By the sum that defines it; at five of 1,000 expected the chance of five is far from both 0 and 1.
TEST(Variants, AreTheHypergeometricTail) {
  const auto choose = [](int n, int k) {
    double ways = 1.0;
    for (int i = 0; i < k; ++i) ways *= static_cast<double>(n - i) / (i + 1);
    return ways;
  };
  for (const int least : {2, 5, 9}) {
    double both = 0.0;
    for (const int own : {50, 950}) {
      double below = 0.0;
      for (int x = 0; x < least; ++x) below += choose(own, x) * choose(1000 - own, 100 - x) / choose(1000, 100);
      both += 1.0 - below;
    }
    EXPECT_NEAR(rarefied_variants(std::vector<std::int64_t>{50, 950}, 100, least), both, 1e-9) << least;
  }
}

TEST(Variants, APathOfHalfTheCasesIsInEverySample) {
  EXPECT_EQ(rarefied_variants(std::vector<std::int64_t>{500, 500}, 100, 1), 2.0);
}

TEST(Variants, MoreCasesOfTheSameMixShowNoMorePaths) {
  std::vector<std::int64_t> once(200, 50);  // 10,000 cases, 200 paths of 0.5 %
  std::vector<std::int64_t> tenfold(200, 500);
  once.insert(once.end(), 50, 0);
  const double few = rarefied_variants(once);
  const double many = rarefied_variants(tenfold);
  EXPECT_NEAR(few, 200.0, 1e-9);
  EXPECT_NEAR(many, 200.0, 1e-3);
}

}  // namespace
}  // namespace tiexin::analysis

#include "analysis/estimate/variance_reduction.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <vector>

#include "sim/contract.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/draws.hpp"

namespace tiexin::analysis {
namespace {

// By hand. A: mean 2.5, s² = 5/3. B: mean 3.75, s² = 8.75/3. B − A = 1, 1, 1, 2: s² = .25. (5/3 + 8.75/3)/.25 = 55/3.
// A + B = 3, 5, 7, 10: s² = 26.75/3, q = 107/3; F(.975; 3, 3) = 15.4391824.
TEST(VarianceReduction, ByHand) {
  const VarianceReduction r = variance_reduction(std::vector{1.0, 2.0, 3.0, 4.0}, std::vector{2.0, 3.0, 4.0, 6.0});
  EXPECT_NEAR(r.factor, 55.0 / 3, 1e-12);
  EXPECT_NEAR(r.saved, 4 * 52.0 / 3, 1e-11);
  EXPECT_NEAR(r.low, (1 + 107.0 / 3 / 15.4391824) / 2, 1e-6);
  EXPECT_NEAR(r.high, (1 + 107.0 / 3 * 15.4391824) / 2, 1e-5);
  EXPECT_DOUBLE_EQ(r.difference.difference, 1.25);
}

// Arms that move against each other cost replications: B = −A gives s_d² = 4 s_A², the least factor there is.
TEST(VarianceReduction, WorseThanIndependentIsTold) {
  const VarianceReduction r = variance_reduction(std::vector{1.0, 2.0, 4.0}, std::vector{-1.0, -2.0, -4.0});
  EXPECT_DOUBLE_EQ(r.factor, 0.5);
  EXPECT_DOUBLE_EQ(r.saved, -1.5);
}

TEST(VarianceReduction, UncorrelatedArmsSaveNothing) {
  const VarianceReduction r = variance_reduction(std::vector{0.0, 0.0, 1.0, 1.0}, std::vector{0.0, 1.0, 0.0, 1.0});
  EXPECT_DOUBLE_EQ(r.factor, 1.0);
  EXPECT_DOUBLE_EQ(r.saved, 0.0);
}

TEST(VarianceReduction, ADifferenceThatNeverVariesHasNoFactor) {
  const VarianceReduction same = variance_reduction(std::vector{1.0, 2.0}, std::vector{1.0, 2.0});
  EXPECT_EQ(same.difference.low, 0.0);
  EXPECT_TRUE(is_empty(same.factor) && is_empty(same.saved) && is_empty(same.low));
  EXPECT_TRUE(is_empty(variance_reduction(std::vector{1.0}, std::vector{2.0}).factor));
  EXPECT_THROW((void)variance_reduction(std::vector{1.0}, {}), sim::ContractError);
}

// 4,000 samples of 10 pairs, normal, correlation .9: the true factor is 1/(1 − .9) = 10. A 90 % interval is to hold it
// in 90 %; the test allows 3.5 standard errors of .0047 (false alarm 5e-4, power over .99 against 87.5 %). With the
// quantile of one degree of freedom less the coverage would be over 92 % and fail.
TEST(VarianceReduction, TheIntervalHoldsTheFactorAsOftenAsItSays) {
  constexpr int kSamples = 4000;
  int held = 0;
  for (std::uint32_t sample = 0; sample < kSamples; ++sample) {
    std::vector<double> a;
    std::vector<double> b;
    for (std::uint32_t pair = 0; pair < 10; ++pair) {
      const sim::Block drawn = sim::philox({2026, 8}, sample, pair, 0);
      const double z = sim::standard_normal(sim::uniform(drawn[0], drawn[1]));
      const double own = sim::standard_normal(sim::uniform(drawn[2], drawn[3]));
      a.push_back(z);
      b.push_back(0.9 * z + std::sqrt(1 - 0.81) * own);
    }
    const VarianceReduction r = variance_reduction(a, b, 0.9);
    held += r.low <= 10 && 10 <= r.high ? 1 : 0;
  }
  EXPECT_NEAR(static_cast<double>(held) / kSamples, 0.9, 0.0166);
}

}  // namespace
}  // namespace tiexin::analysis

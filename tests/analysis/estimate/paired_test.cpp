#include "analysis/estimate/paired.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <tuple>
#include <utility>
#include <vector>

#include "analysis/estimate/descriptive.hpp"
#include "analysis/estimate/mser.hpp"
#include "analysis/estimate/replications.hpp"
#include "sim/contract.hpp"
#include "tests/analysis/estimate/hand_made.hpp"

namespace tiexin::analysis {
namespace {

const std::vector<double> kControl = {10.1, 12.3, 9.8, 11.5, 10.9, 13.2, 9.4, 12.0};
const std::vector<double> kTreated = {11.0, 13.5, 10.1, 12.9, 11.6, 14.8, 9.9, 13.1};

TEST(Paired, Golden) {
  const Comparison c = paired(kControl, kTreated);
  EXPECT_EQ(c.n, 8);
  EXPECT_NEAR(c.difference, 0.9625, 1e-12);
  EXPECT_NEAR(c.sd, 0.447014, 5e-7);
  EXPECT_NEAR(c.half_width, 0.373713, 5e-7);
  EXPECT_NEAR(c.low, 0.588787, 5e-7);
  EXPECT_NEAR(c.high, 1.336213, 5e-7);
  EXPECT_NEAR(c.t, 6.090104, 5e-7);
  EXPECT_NEAR(c.p, 0.00049590, 5e-9);
  EXPECT_NEAR(c.correlation, 0.99277, 5e-6);
  EXPECT_NEAR(c.vrf, 24.0277, 5e-5);
  EXPECT_EQ(c.same_sign, 1.0);
}

TEST(Unpaired, Golden) {
  const Comparison c = unpaired(kControl, kTreated);
  EXPECT_NEAR(c.difference, 0.9625, 1e-12);
  // The published half-width 1.6616 is on 14 degrees (equal variances); Welch's own 13.1077 degrees give 1.6722.
  const double standard_error = c.sd / 4.0;
  EXPECT_NEAR(standard_error * t_quantile(0.975, 14), 1.6616, 5e-5);
  EXPECT_NEAR(c.half_width, standard_error * t_quantile(0.975, 13.107726437496659), 1e-9);
  EXPECT_NEAR(c.half_width, 1.672235, 5e-7);
}

TEST(Paired, NullEffectIsExactlyNothing) {
  const Comparison c = paired(kControl, kControl);
  EXPECT_EQ(c.difference, 0.0);
  EXPECT_EQ(c.low, 0.0);
  EXPECT_EQ(c.high, 0.0);
  EXPECT_EQ(c.p, 1.0);
  EXPECT_EQ(c.same_sign, 1.0);
  EXPECT_TRUE(is_empty(c.vrf));
}

TEST(Paired, ShareOfTheSignAndTooFew) {
  EXPECT_DOUBLE_EQ(paired(std::vector{0.0, 0.0, 0.0, 0.0}, std::vector{3.0, 1.0, -1.0, 0.0}).same_sign, 0.5);
  const Comparison one = paired(std::vector{1.0}, std::vector{3.0});
  EXPECT_EQ(one.difference, 2.0);
  EXPECT_TRUE(is_empty(one.low));
  EXPECT_EQ(paired({}, {}).n, 0);
  EXPECT_THROW(paired(std::vector{1.0}, {}), sim::ContractError);
}

// Of thirty pairs two rise by a third and two fall by as much: the mean is 0, and 26 of 30 have no sign. Subtracted as
// they are, thirds of different size leave some 1e-17, whose sign two or four of thirty would have.
TEST(Paired, DifferencesThatCancelHaveNoSign) {
  std::vector<double> control(30, 0.1 + 0.2);
  std::vector<double> treated(30, 0.3);
  const double third = 1.0 / 3.0;
  for (const std::size_t i : {3U, 8U}) std::tie(control[i], treated[i]) = std::pair(third, 2 * third);
  for (const std::size_t i : {5U, 7U}) std::tie(control[i], treated[i]) = std::pair(0.4 + third, 0.4);
  const Comparison c = paired(control, treated);
  EXPECT_EQ(c.difference, 0.0);
  EXPECT_NEAR(c.same_sign, 26.0 / 30.0, 1e-15);
  EXPECT_EQ(c.high, -c.low);
  EXPECT_GT(c.high, 0.0);
  const auto differences = paired_differences(control, treated);
  EXPECT_EQ(differences[0], 0.0);
  EXPECT_EQ(differences[3], third);
  // What is small but counted stays: one fen of a billion yuan.
  EXPECT_GT(paired(std::vector{1e11}, std::vector{1e11 + 1}).difference, 0.5);
}

// A tenth added to three numbers is not the same tenth three times.
TEST(Paired, ADifferenceThatNeverVariesButForRoundingHasNoSpread) {
  const std::vector<double> control{0.2, 0.21, 0.7};
  std::vector<double> treated = control;
  for (double& value : treated) value += 0.1;
  const Comparison c = paired(control, treated);
  EXPECT_EQ(c.sd, 0.0);
  EXPECT_EQ(c.low, c.high);
  EXPECT_EQ(c.p, 0.0);
  EXPECT_TRUE(is_empty(c.vrf));
}

TEST(Paired, BonferroniOverVariants) { EXPECT_NEAR(bonferroni(0.95, 9), 1.0 - 0.05 / 8.0, 1e-15); }

std::vector<double> golden_normals(int n) {
  testing::GoldenUniform uniform;
  std::vector<double> values;
  for (int i = 0; i < n; ++i) {
    double z = -6.0;
    for (int k = 0; k < 12; ++k) z += uniform();
    values.push_back(10.0 + 3.0 * z);
  }
  return values;
}

TEST(Replications, Golden) {
  const auto values = golden_normals(300);
  EXPECT_NEAR(values[0], 8.04855818, 1e-8);  // 8.0485581746: the published last digit is rounded up
  EXPECT_NEAR(values[1], 15.39342817, 5e-9);
  EXPECT_NEAR(values[2], 7.44955908, 5e-9);
  EXPECT_EQ(replications_until(values, {.relative = 0.2}), 12);
  EXPECT_EQ(replications_until(values, {.relative = 0.1}), 47);
  EXPECT_EQ(replications_until(values, {.relative = 0.05}), 134);
}

TEST(Replications, WithoutATargetNothingIsEnough) {
  EXPECT_FALSE(replications_until(std::vector<double>(200, 0.0), {}));
  EXPECT_EQ(replications_until(std::vector<double>(200, 1.0), {.relative = 0.1}), 3);
}

TEST(Replications, AbsoluteTargetAndTooFewValues) {
  std::vector<double> around_zero;
  for (int i = 0; i < 100; ++i) around_zero.push_back(i % 2 == 0 ? 1.0 : -1.0);
  EXPECT_FALSE(replications_until(around_zero, {.relative = 0.1}));
  const auto n = replications_until(around_zero, {.absolute = 0.5});
  ASSERT_TRUE(n);
  EXPECT_NEAR(*n, 18, 2);                                                   // 2.1 · 1/√n = .5
  EXPECT_FALSE(replications_until(golden_normals(14), {.relative = 0.2}));  // 12, but the look-ahead is not there
}

// The first three agree by chance; the fourth breaks their stretch, and the count begins again after it.
TEST(Replications, AStretchThatBreaksBeginsAgain) {
  std::vector<double> values{1.0, 1.0, 1.0, 3.0};
  values.resize(400, 1.0);
  const auto half_width = [&](int n) {
    return t_half_width(standard_deviation(std::span(values).first(static_cast<std::size_t>(n))), n, 0.95);
  };
  const auto n = replications_until(values, {.absolute = 0.1});
  ASSERT_TRUE(n);
  EXPECT_GT(half_width(*n - 1), 0.1);
  EXPECT_LE(half_width(*n), 0.1);
  EXPECT_GT(*n, 4);
}

std::vector<double> golden_decay() {
  testing::GoldenUniform uniform;
  std::vector<double> values;
  for (int t = 0; t < 1000; ++t) values.push_back(10.0 * std::exp(-t / 50.0) + 2.0 * (uniform() - 0.5));
  return values;
}

TEST(Mser, Golden) {
  const auto values = golden_decay();
  EXPECT_EQ(mser(values, 1).truncate, 152);
  EXPECT_EQ(mser(values, 5).truncate, 175);
  EXPECT_EQ(mser(values, 10).truncate, 210);
  EXPECT_TRUE(mser(values, 5).settled);
}

TEST(Mser, ARampHasNotSettled) {
  std::vector<double> ramp;
  for (int t = 0; t < 120; ++t) ramp.push_back(t);
  EXPECT_FALSE(mser(ramp, 5).settled);
  EXPECT_TRUE(mser(std::vector<double>(120, 7.0), 5).settled);
  EXPECT_THROW(mser(std::vector<double>(9, 1.0), 1), sim::ContractError);
}

// Nine tens, then zeros: from the ninth on nothing varies, so the least lies beyond half of the series.
TEST(Mser, LooksBeyondHalfOfTheSeriesUpToThreeQuarters) {
  std::vector<double> steps(12, 10.0);
  std::fill(steps.begin() + 9, steps.end(), 0.0);
  EXPECT_FALSE(mser(steps, 1).settled);
  EXPECT_EQ(mser(steps, 1).truncate, 0);
}

// Zeros in the last quarter, where so few are left that they may agree by chance.
TEST(Mser, DoesNotLookIntoTheLastQuarter) {
  std::vector<double> steps(12, 10.0);
  std::fill(steps.begin() + 10, steps.end(), 0.0);
  EXPECT_TRUE(mser(steps, 1).settled);
}

TEST(BatchMeans, OneObservationABatchIsEnough) {
  const BatchMeans means = batch_means(std::vector{1.0, 3.0}, 2);
  EXPECT_EQ(means.mean, 2.0);
  EXPECT_NEAR(means.half_width, t_half_width(std::sqrt(2.0), 2, 0.95), 1e-12);
  EXPECT_THROW(batch_means(std::vector{1.0}, 2), sim::ContractError);
  EXPECT_THROW(batch_means(std::vector{1.0, 3.0}, 1), sim::ContractError);
}

TEST(BatchMeans, Golden) {
  const auto values = golden_decay();
  const BatchMeans means = batch_means(std::span(values).subspan(200), 20);
  EXPECT_NEAR(means.mean, 0.002765506, 5e-10);
  EXPECT_NEAR(means.half_width, 0.039465315, 5e-10);
}

TEST(WarmUp, NamesTheStockThatHasNotSettled) {
  testing::HandMade made(1998, 144);
  for (int month = 0; month < 144; ++month) {
    made.set("stock_latent", month, 1000 + month % 7);
    made.set("stock_books", month, 500 + month % 5);
    made.set("trust_sum", month, 1000000 + 10 * month);  // a drift of 0.06 % over the second half
  }
  EXPECT_EQ(not_warmed_up(made.tables, {0, 120}), "");
  for (int month = 0; month < 144; ++month) made.set("stock_books", month, 500 + 20 * month);
  EXPECT_NE(not_warmed_up(made.tables, {0, 120}).find("backlog in books"), std::string::npos);
}

}  // namespace
}  // namespace tiexin::analysis

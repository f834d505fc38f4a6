#include "analysis/estimate/rank.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <numeric>

#include "analysis/estimate/value.hpp"
#include "tests/analysis/estimate/hand_made.hpp"

namespace tiexin::analysis {
namespace {

/// Kendall's tau-b pair by pair.
double slow_tau_b(const std::vector<double>& x, const std::vector<double>& y) {
  double difference = 0.0;
  double untied_x = 0.0;
  double untied_y = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double a = x[i] == x[j] ? 0.0 : x[i] < x[j] ? -1.0 : 1.0;
      const double b = y[i] == y[j] ? 0.0 : y[i] < y[j] ? -1.0 : 1.0;
      difference += a * b;
      untied_x += a * a;
      untied_y += b * b;
    }
  }
  return difference / std::sqrt(untied_x * untied_y);
}

TEST(TauB, ByHandAndAgainstEveryPair) {
  EXPECT_NEAR(tau_b(std::vector{1.0, 2.0, 3.0}, std::vector{1.0, 3.0, 2.0}), 1.0 / 3.0, 1e-15);
  EXPECT_NEAR(tau_b(std::vector{1.0, 1.0, 2.0, 3.0}, std::vector{1.0, 2.0, 2.0, 3.0}), 4.0 / 5.0, 1e-15);
  testing::GoldenUniform uniform;
  for (const std::size_t n : {2UL, 3UL, 17UL, 64UL, 301UL}) {
    std::vector<double> x;
    std::vector<double> y;
    for (std::size_t i = 0; i < n; ++i) {
      x.push_back(std::floor(12.0 * uniform()));
      y.push_back(std::floor(x.back() / 2 + 9.0 * uniform()));
    }
    x.front() = 99.0;
    y.front() = 99.0;
    EXPECT_NEAR(tau_b(x, y), slow_tau_b(x, y), 1e-12) << n;
  }
}

TEST(TauB, NothingWhereOneSideIsTied) {
  EXPECT_TRUE(is_empty(tau_b(std::vector{1.0, 1.0, 1.0}, std::vector{1.0, 2.0, 3.0})));
  EXPECT_TRUE(is_empty(tau_b(std::vector{1.0}, std::vector{1.0})));
}

TEST(Ranks, TiesShareTheirMean) {
  EXPECT_EQ(ranks(std::vector{5.0, 1.0, 5.0, 2.0}), (std::vector{3.5, 1.0, 3.5, 2.0}));
}

TEST(Correlation, ByHand) {
  EXPECT_NEAR(correlation(std::vector{1.0, 2.0, 3.0, 4.0}, std::vector{2.0, 1.0, 4.0, 3.0}), 0.6, 1e-15);
  EXPECT_NEAR(spearman(std::vector{1.0, 10.0, 100.0}, std::vector{-1.0, 0.0, 5.0}), 1.0, 1e-15);
  EXPECT_TRUE(is_empty(correlation(std::vector{1.0, 1.0}, std::vector{1.0, 2.0})));
}

}  // namespace
}  // namespace tiexin::analysis

#include "sim/random/distributions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <gtest/gtest.h>
#include <vector>

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include "sim/contract.hpp"
#include "sim/random/draws.hpp"

namespace tiexin::sim {
namespace {

/// Uniforms: the extreme ones, then n without pattern.
std::vector<double> uniforms(std::uint32_t n) {
  std::vector<double> values = {uniform(0, 0),
                                uniform(0U),
                                1e-6,
                                0.075,
                                0.5,
                                0.925,
                                1.0 - 1e-6,
                                uniform(0xffffffff),
                                uniform(0xffffffff, 0xffffffff)};
  for (std::uint32_t i = 0; i < n; ++i) {
    const Block block = philox({1, 1}, i, 0, 0);
    values.push_back(uniform(block[0], block[1]));
  }
  return values;
}

TEST(Exponential, IsMinusLog) {
  for (const double u : uniforms(1000)) {
    EXPECT_NEAR(exponential(u), -std::log(u), 1e-15 * std::max(1.0, -std::log(u)));
    EXPECT_GT(exponential(u), 0.0);
    EXPECT_LT(exponential(u), 37.0);
  }
}

TEST(Exponential, OfOneWordIsTheSameToAMillionth) {
  std::vector<std::uint32_t> words{0, 1, 2, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff};
  for (std::uint32_t i = 0; i < 10'000; ++i) words.push_back(philox({1, 1}, i, 0, 0)[0]);
  for (const std::uint32_t word : words) {
    const double exact = -std::log(uniform(word));
    EXPECT_NEAR(exponential_of(word), exact, std::min(1e-12, 1e-6 * exact)) << word;
    EXPECT_GT(exponential_of(word), 0.0);
  }
}

TEST(Decide, HappensAsOftenAsItShouldAndLeavesAUniform) {
  constexpr int kN = 200'000;
  for (const double p : {0.02, 0.3, 0.9}) {
    double happened = 0;
    std::array<double, 2> sum{};
    std::array<double, 2> squares{};
    for (std::uint32_t i = 0; i < kN; ++i) {
      const Decided decided = decide(uniform(philox({3, 1}, i, 0, 0)[0]), p);
      EXPECT_GT(decided.rest, 0);
      EXPECT_LT(decided.rest, 1);
      happened += decided.happens ? 1 : 0;
      sum[decided.happens ? 1 : 0] += decided.rest;
      squares[decided.happens ? 1 : 0] += decided.rest * decided.rest;
    }
    // Five standard errors each: false alarms one in a million.
    EXPECT_NEAR(happened, kN * p, 5 * std::sqrt(kN * p * (1 - p)));
    for (const std::size_t which : {std::size_t{0}, std::size_t{1}}) {
      const double n = which == 1 ? happened : kN - happened;
      EXPECT_NEAR(sum[which] / n, 0.5, 5 * std::sqrt(1.0 / 12 / n)) << p;
      EXPECT_NEAR(squares[which] / n, 1.0 / 3, 5 * std::sqrt(4.0 / 45 / n)) << p;
    }
  }
}

TEST(Decide, NeverAndAlways) {
  for (const double u : {uniform(0U), 0.5, uniform(0xffffffff)}) {
    for (const double never : {0.0, -1.0}) {
      EXPECT_FALSE(decide(u, never).happens);
      EXPECT_EQ(decide(u, never).rest, u);
    }
    for (const double always : {1.0, 2.0}) {
      EXPECT_TRUE(decide(u, always).happens);
      EXPECT_EQ(decide(u, always).rest, u);
    }
  }
  EXPECT_GT(decide(0.25, 0.25).rest, 0) << "on the border";
  EXPECT_LT(decide(std::nextafter(0.25, 0), 0.25).rest, 1);
}

TEST(StandardNormal, AgreesWithAnotherQuantile) {
  const boost::math::normal normal;
  for (const double u : uniforms(5000)) {
    const double expected = boost::math::quantile(normal, u);
    EXPECT_NEAR(standard_normal(u), expected, 1e-14 * std::max(1.0, std::abs(expected))) << "u = " << u;
  }
  EXPECT_EQ(standard_normal(0.5), 0.0);
  EXPECT_NEAR(standard_normal(1e-300), -37.0471, 1e-4);
}

TEST(StandardNormal, IsMonotone) {
  std::vector<double> values = uniforms(5000);
  std::sort(values.begin(), values.end());
  for (std::size_t i = 1; i < values.size(); ++i) {
    EXPECT_LE(standard_normal(values[i - 1]), standard_normal(values[i]));
  }
}

TEST(StandardNormal, ToSinglePrecisionErrsByLessThanItSays) {
  std::vector<double> values = uniforms(5000);
  for (const double tail : {1e-12, 1e-30, 1e-300}) values.push_back(tail);  // beyond r = 5
  for (const double edge : {0.075, 0.925}) {
    values.push_back(std::nextafter(edge, 0));
    values.push_back(std::nextafter(edge, 1));
  }
  for (const double u : values) {
    const double exact = standard_normal(u);
    EXPECT_NEAR(standard_normal_to_single(u), exact, 2e-7 * std::abs(exact)) << "u = " << u;
  }
  EXPECT_EQ(standard_normal_to_single(0.5), 0.0);
}

TEST(Lognormal, ToSinglePrecisionErrsByLessThanItSays) {
  std::vector<double> values = {uniform(0U), uniform(0xffffffffU)};
  for (std::uint32_t i = 0; i < 5000; ++i) values.push_back(uniform(philox({1, 1}, i, 0, 0)[0]));
  for (const double u : values) {
    const double exact = lognormal(u, 3.0, 2.0);
    EXPECT_NEAR(lognormal_to_single(u, 3.0, 2.0), exact, 2e-6 * exact) << "u = " << u;
  }
}

TEST(StandardNormal, ToSinglePrecisionIsMonotone) {
  std::vector<double> values = uniforms(5000);
  std::sort(values.begin(), values.end());
  for (std::size_t i = 1; i < values.size(); ++i)
    EXPECT_LE(standard_normal_to_single(values[i - 1]), standard_normal_to_single(values[i]));
}

TEST(Lognormal, HasItsMedianAndSpread) {
  EXPECT_EQ(lognormal(0.5, 12.5, 0.8), 12.5);
  EXPECT_NEAR(lognormal(0.975, 2.0, 0.5), 2.0 * std::exp(0.5 * 1.959963984540054), 1e-12);
  EXPECT_EQ(lognormal(0.3, 7.0, 0.0), 7.0);
}

TEST(Geometric, InvertsItsDistribution) {
  for (const double p : {1e-6, 0.01, 0.3, 0.5, 0.99}) {
    for (const double u : uniforms(2000)) {
      const double k = geometric(u, p);
      const double edge = 1e-9 * std::max(1.0, k);  // log u on an edge may round either way
      EXPECT_LE(std::log(u), k * std::log1p(-p) * (1.0 - edge) + 1e-15);
      EXPECT_GE(std::log(u), (k + 1.0) * std::log1p(-p) * (1.0 + edge) - 1e-15);
    }
  }
  EXPECT_EQ(geometric(uniform(0, 0), 1.0), 0U);
  EXPECT_EQ(geometric(0.75, 0.5), 0U);
  EXPECT_EQ(geometric(0.45, 0.5), 1U);
  EXPECT_EQ(geometric(0.5, 1e-300), 0xffffffffU);
  EXPECT_THROW(geometric(0.5, 0.0), ContractError);
  EXPECT_THROW(geometric(0.5, 1.1), ContractError);
}

TEST(Poisson, InvertsItsDistribution) {
  for (const double mean : {0.001, 0.5, 3.0, 29.9, 30.0, 200.5, 5000.0}) {
    const boost::math::poisson poisson_of(mean);
    for (const double u : uniforms(300)) {
      const double k = poisson(u, mean);
      EXPECT_GE(boost::math::cdf(poisson_of, k), u - 1e-11) << "mean " << mean << ", u " << u;
      if (k > 0.0) {
        EXPECT_LE(boost::math::cdf(poisson_of, k - 1.0), u + 1e-11) << "mean " << mean << ", u " << u;
      }
    }
  }
  EXPECT_EQ(poisson(0.999, 0.0), 0U);
  EXPECT_NEAR(poisson(0.5, 1e6), 1e6, 1.0);
  EXPECT_THROW(poisson(0.5, -1.0), ContractError);
  EXPECT_THROW(poisson(0.5, 1e7), ContractError);
}

TEST(Poisson, IsMonotone) {
  std::vector<double> values = uniforms(2000);
  std::sort(values.begin(), values.end());
  for (const double mean : {2.0, 50.0}) {
    for (std::size_t i = 1; i < values.size(); ++i) {
      EXPECT_LE(poisson(values[i - 1], mean), poisson(values[i], mean));
    }
  }
}

TEST(Gamma, AgreesWithAnotherQuantile) {
  for (const double shape : {0.05, 0.3, 1.0, 1.5, 4.0, 30.0, 1000.0}) {
    for (const double u : uniforms(200)) {
      const double expected = boost::math::gamma_p_inv(shape, u);
      EXPECT_NEAR(gamma(u, shape), expected, std::max(1e-10 * expected, 1e-300)) << "shape " << shape << ", u " << u;
    }
  }
  for (const double u : uniforms(200)) {
    EXPECT_NEAR(gamma(u, 1.0), -std::log1p(-u), 1e-11 * -std::log1p(-u));
  }
  EXPECT_THROW(gamma(0.5, 0.0), ContractError);
}

TEST(LogGamma, AgreesWithTheLibrary) {
  for (int i = 0; i < 270; ++i) {
    const double x = 0.01 * std::pow(1.07, i);
    const double expected = boost::math::lgamma(x);
    EXPECT_NEAR(log_gamma(x), expected, 2e-14 * std::max(1.0, std::abs(expected))) << "x = " << x;
  }
  EXPECT_NEAR(log_gamma(1.0), 0.0, 1e-14);
  EXPECT_NEAR(log_gamma(0.5), 0.5723649429247001, 1e-14);
}

/// Means of 40,000 draws within 4.892 standard errors: false-alarm rate 1e-6 each. A rate 1 % off would move the
/// exponential by 2 standard errors only, so the planted bias is 5 %.
TEST(Distributions, MeansOfDraws) {
  constexpr std::uint32_t kDraws = 40'000;
  const auto deviation = [](double mean, double variance, auto&& draw) {
    double sum = 0.0;
    for (std::uint32_t i = 0; i < kDraws; ++i) {
      const Block block = philox({2, 2}, i, 0, 0);
      sum += draw(uniform(block[0], block[1])) - mean;
    }
    return std::abs(sum) / std::sqrt(kDraws * variance);
  };
  constexpr double kThreshold = 4.892;
  EXPECT_LT(deviation(1.0, 1.0, [](double u) { return exponential(u); }), kThreshold);
  EXPECT_GT(deviation(1.0, 1.0, [](double u) { return 1.05 * exponential(u); }), kThreshold);
  EXPECT_LT(deviation(0.0, 1.0, [](double u) { return standard_normal(u); }), kThreshold);
  EXPECT_LT(deviation(3.0, 12.0, [](double u) { return static_cast<double>(geometric(u, 0.25)); }), kThreshold);
  EXPECT_LT(deviation(2.5, 2.5, [](double u) { return static_cast<double>(poisson(u, 2.5)); }), kThreshold);
  EXPECT_LT(deviation(0.7, 0.7, [](double u) { return gamma(u, 0.7); }), kThreshold);
}

}  // namespace
}  // namespace tiexin::sim

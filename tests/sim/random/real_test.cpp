#include "sim/random/real.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <gtest/gtest.h>
#include <limits>
#include <vector>
#include <xxhash.h>

namespace tiexin::sim {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kDenormal = std::numeric_limits<double>::denorm_min();

/// Numbers between two doubles; 0 for equal ones.
std::int64_t apart(double a, double b) {
  return std::abs(std::bit_cast<std::int64_t>(a) - std::bit_cast<std::int64_t>(b));
}

/// Arguments without pattern, spread evenly over [low, high].
std::vector<double> spread(double low, double high, std::uint64_t n) {
  std::vector<double> values;
  for (std::uint64_t i = 1; i <= n; ++i) {
    values.push_back(low + (high - low) * (static_cast<double>(i * 0x9E3779B97F4A7C15 >> 11) * 0x1p-53));
  }
  return values;
}

/// Largest distance of two functions over arguments, in numbers.
template <class Own, class Standard>
std::int64_t worst(const std::vector<double>& arguments, Own&& own, Standard&& standard) {
  std::int64_t most = 0;
  for (const double x : arguments) {
    most = std::max(most, apart(own(x), standard(x)));
  }
  return most;
}

// Against the C library, itself right to one unit in the last place: own error < 1 allows 1, < 3 allows 3.

TEST(Real, LogAgreesWithTheLibrary) {
  const auto own = [](double x) { return log(x); };
  const auto standard = [](double x) { return std::log(x); };
  EXPECT_LE(worst(spread(0.0, 1.0, 100'000), own, standard), 1);
  EXPECT_LE(worst(spread(0.95, 1.05, 100'000), own, standard), 1);
  EXPECT_LE(worst(spread(1.0, 1e6, 100'000), own, standard), 1);
  std::vector<double> wide;
  for (const double exponent : spread(-1073.0, 1023.0, 100'000)) {
    wide.push_back(std::exp2(exponent));
  }
  EXPECT_LE(worst(wide, own, standard), 1);
}

TEST(Real, ExpAgreesWithTheLibrary) {
  const auto own = [](double x) { return exp(x); };
  const auto standard = [](double x) { return std::exp(x); };
  EXPECT_LE(worst(spread(-1.0, 1.0, 100'000), own, standard), 1);
  EXPECT_LE(worst(spread(-30.0, 30.0, 100'000), own, standard), 1);
  EXPECT_LE(worst(spread(-745.0, 709.7, 100'000), own, standard), 1);
}

TEST(Real, Log1pAndExpm1AgreeWithTheLibrary) {
  const auto own_log1p = [](double x) { return log1p(x); };
  const auto log1p_standard = [](double x) { return std::log1p(x); };
  EXPECT_LE(worst(spread(-1.0, 1.0, 100'000), own_log1p, log1p_standard), 2);
  EXPECT_LE(worst(spread(-1e-9, 1e-9, 100'000), own_log1p, log1p_standard), 2);
  EXPECT_LE(worst(spread(0.0, 1e6, 100'000), own_log1p, log1p_standard), 2);
  const auto own_expm1 = [](double x) { return expm1(x); };
  const auto expm1_standard = [](double x) { return std::expm1(x); };
  EXPECT_LE(worst(spread(-2.0, 2.0, 100'000), own_expm1, expm1_standard), 2);
  EXPECT_LE(worst(spread(-1e-9, 1e-9, 100'000), own_expm1, expm1_standard), 2);
  EXPECT_LE(worst(spread(-60.0, 709.0, 100'000), own_expm1, expm1_standard), 2);
}

TEST(Real, LogisticAndLogitAgreeWithLongDouble) {
  const auto own_logistic = [](double x) { return logistic(x); };
  const auto logistic_standard = [](double x) {
    return static_cast<double>(1.0L / (1.0L + std::exp(-static_cast<long double>(x))));
  };
  EXPECT_LE(worst(spread(-40.0, 40.0, 100'000), own_logistic, logistic_standard), 3);
  const auto own_logit = [](double p) { return logit(p); };
  const auto logit_standard = [](double p) {
    return static_cast<double>(std::log(static_cast<long double>(p) / (1.0L - static_cast<long double>(p))));
  };
  EXPECT_LE(worst(spread(0.0, 0.49, 100'000), own_logit, logit_standard), 3);
  EXPECT_LE(worst(spread(0.51, 1.0, 100'000), own_logit, logit_standard), 3);
  EXPECT_EQ(logit(0.5), 0.0);
  EXPECT_EQ(logistic(0.0), 0.5);
  for (const double x : spread(-10.0, 10.0, 1'000)) {
    EXPECT_NEAR(logit(logistic(x)), x, 1e-11);
  }
}

TEST(Real, PowerAgreesWithTheLibrary) {
  for (const double y : {-250.0, -3.7, -0.7, 0.3, 0.5, 1.0, 2.0, 9.9, 100.0, 300.0}) {
    const auto own = [y](double x) { return power(x, y); };
    const auto standard = [y](double x) { return std::pow(x, y); };
    EXPECT_LE(worst(spread(0.1, 10.0, 20'000), own, standard), 2) << "y = " << y;
  }
  EXPECT_LE(worst(
                spread(-1074.0, 1023.0, 20'000), [](double y) { return power(2.0, y); },
                [](double y) { return std::exp2(y); }),
            2);
}

TEST(Real, Corners) {
  EXPECT_EQ(log(0.0), -kInfinity);
  EXPECT_EQ(log(-0.0), -kInfinity);
  EXPECT_EQ(log(1.0), 0.0);
  EXPECT_EQ(log(kInfinity), kInfinity);
  EXPECT_TRUE(std::isnan(log(-1.0)));
  EXPECT_TRUE(std::isnan(log(-kInfinity)));
  EXPECT_TRUE(std::isnan(log(kNaN)));
  EXPECT_EQ(log(kDenormal), std::log(kDenormal));

  EXPECT_EQ(exp(0.0), 1.0);
  EXPECT_EQ(exp(-0.0), 1.0);
  EXPECT_EQ(exp(kDenormal), 1.0);
  EXPECT_EQ(exp(kInfinity), kInfinity);
  EXPECT_EQ(exp(-kInfinity), 0.0);
  EXPECT_EQ(exp(710.0), kInfinity);
  EXPECT_EQ(exp(709.79), kInfinity);
  EXPECT_LT(exp(709.78), kInfinity);
  EXPECT_EQ(exp(-745.0), kDenormal);
  EXPECT_EQ(exp(-746.0), 0.0);
  EXPECT_TRUE(std::isnan(exp(kNaN)));

  EXPECT_EQ(log1p(-1.0), -kInfinity);
  EXPECT_EQ(log1p(kInfinity), kInfinity);
  EXPECT_EQ(log1p(kDenormal), kDenormal);
  EXPECT_TRUE(std::signbit(log1p(-0.0)));
  EXPECT_TRUE(std::isnan(log1p(-1.5)));
  EXPECT_TRUE(std::isnan(log1p(kNaN)));

  EXPECT_EQ(expm1(kInfinity), kInfinity);
  EXPECT_EQ(expm1(-kInfinity), -1.0);
  EXPECT_EQ(expm1(kDenormal), kDenormal);
  EXPECT_EQ(expm1(0.0), 0.0);
  EXPECT_TRUE(std::isnan(expm1(kNaN)));

  EXPECT_EQ(logistic(kInfinity), 1.0);
  EXPECT_EQ(logistic(-kInfinity), 0.0);
  EXPECT_EQ(logistic(-746.0), 0.0);
  EXPECT_GT(logistic(-740.0), 0.0);
  EXPECT_TRUE(std::isnan(logistic(kNaN)));
  EXPECT_EQ(logit(0.0), -kInfinity);
  EXPECT_EQ(logit(1.0), kInfinity);
  EXPECT_TRUE(std::isnan(logit(-0.1)));
  EXPECT_TRUE(std::isnan(logit(1.1)));
}

TEST(Real, PowerCornersAreThoseOfTheLibraryFromZeroUp) {
  const std::vector<double> bases = {0.0,       kDenormal,     1e-300, 0.5,   1.0 - 0x1p-53,
                                     1.0,       1.0 + 0x1p-52, 2.0,    1e300, 1.7976931348623157e308,
                                     kInfinity, kNaN};
  const std::vector<double> exponents = {-kInfinity, -1e308, -1e17, -2.0, -1.0,  -1e-300,   0.0, kDenormal,
                                         0.5,        1.0,    3.0,   1e17, 1e308, kInfinity, kNaN};
  for (const double x : bases) {
    for (const double y : exponents) {
      const double expected = std::pow(x, y);
      if (std::isnan(expected)) {
        EXPECT_TRUE(std::isnan(power(x, y))) << x << " to the " << y;
      } else {
        EXPECT_LE(apart(power(x, y), expected), 2) << x << " to the " << y;
      }
    }
  }
  EXPECT_TRUE(std::isnan(power(-2.0, 2.0)));
}

TEST(Real, MonotoneAcrossTableBorders) {
  for (const double border : {0.6875, 0.6875 + 1.0 / 256, 1.0 - 1.0 / 256, 1.0, 1.0 + 1.0 / 128, 1.375}) {
    double x = border * (1.0 - 50 * 0x1p-52);
    for (int i = 0; i < 100; ++i, x = std::nextafter(x, 2.0)) {
      EXPECT_LE(log(x), log(std::nextafter(x, 2.0)));
    }
  }
}

TEST(Real, ThoseForSinglePrecisionAreAsNearAsTheySay) {
  for (const double x : spread(-1000.0, 1000.0, 100'000)) {
    EXPECT_NEAR(log_to_single(std::exp2(x)), std::log(std::exp2(x)), 1e-12 + 2e-15 * std::abs(x)) << x;
    const double held = std::min(700.0, std::max(-700.0, x));
    EXPECT_NEAR(exp_to_single(x) / std::exp(held), 1, 4e-9) << x;
  }
  for (const double near_one : spread(1 - 1e-6, 1.0, 10'000)) {
    EXPECT_NEAR(log_to_single(near_one) / std::log1p(near_one - 1), 1, 1e-6) << near_one;
  }
  EXPECT_EQ(log_to_single(1.0), 0.0);
  EXPECT_EQ(exp_to_single(0.0), 1.0);
}

/// The same bits from every compiler, level of optimisation and processor: the promise of the room, as one number.
TEST(Real, SameBitsEverywhere) {
  std::vector<double> results;
  for (const double u : spread(0.0, 1.0, 50'000)) {
    const double x = (u - 0.5) * 60.0;
    for (const double value : {log(u), log(u * 1e9), exp(x), log1p(u - 0.5), log1p(u * 40.0), expm1(x), expm1(x * 0.02),
                               logistic(x), logit(u), power(u * 10.0, x * 0.1)}) {
      results.push_back(value);
    }
  }
  EXPECT_EQ(XXH3_64bits(results.data(), results.size() * sizeof(double)), 4733225069775269041U);
  results.clear();
  for (const double u : spread(0.0, 1.0, 50'000)) {
    results.push_back(log_to_single(u));
    results.push_back(exp_to_single((u - 0.5) * 60.0));
  }
  EXPECT_EQ(XXH3_64bits(results.data(), results.size() * sizeof(double)), 10225931136139408483U);
}

}  // namespace
}  // namespace tiexin::sim

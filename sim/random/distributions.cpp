#include "sim/random/distributions.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include "sim/contract.hpp"
#include "sim/random/real.hpp"

namespace tiexin::sim {

namespace {

constexpr double kMost = 1e6;  // largest mean and shape

/// Ratio of two polynomials of degree 7 at r, lowest coefficient first.
double ratio(const std::array<double, 8>& above, const std::array<double, 8>& below, double r) {
  double numerator = above[7];
  double denominator = below[7];
  for (std::size_t i = 7; i-- > 0;) {
    numerator = numerator * r + above[i];
    denominator = denominator * r + below[i];
  }
  return numerator / denominator;
}

// Coefficients of PPND16: |u - 1/2| <= .425, then r = sqrt(-log min(u, 1 - u)) up to 5, then beyond.
constexpr std::array<double, 8> kCentreAbove = {
    3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
    4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3};
constexpr std::array<double, 8> kCentreBelow = {1.0,
                                                4.2313330701600911252e+1,
                                                6.8718700749205790830e+2,
                                                5.3941960214247511077e+3,
                                                2.1213794301586595867e+4,
                                                3.9307895800092710610e+4,
                                                2.8729085735721942674e+4,
                                                5.2264952788528545610e+3};
constexpr std::array<double, 8> kSideAbove = {
    1.42343711074968357734e0, 4.63033784615654529590e0,  5.76949722146069140550e0,  3.64784832476320460504e0,
    1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr std::array<double, 8> kSideBelow = {1.0,
                                              2.05319162663775882187e0,
                                              1.67638483018380384940e0,
                                              6.89767334985100004550e-1,
                                              1.48103976427480074590e-1,
                                              1.51986665636164571966e-2,
                                              5.47593808499534494600e-4,
                                              1.05075007164441684324e-9};
constexpr std::array<double, 8> kTailAbove = {
    6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,  2.96560571828504891230e-1,
    2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr std::array<double, 8> kTailBelow = {1.0,
                                              5.99832206555887937690e-1,
                                              1.36929880922735805310e-1,
                                              1.48753612908506148525e-2,
                                              7.86869131145613259100e-4,
                                              1.84631831751005468180e-5,
                                              1.42151175831644588870e-7,
                                              2.04426310338993978564e-15};

/// P(X <= k) = u for a Poisson of moderate mean, summed from zero.
std::uint32_t poisson_from_zero(double u, double mean) {
  double term = exp(-mean);
  double cumulated = term;
  std::uint32_t k = 0;
  while (cumulated < u && term > 0.0) {
    ++k;
    term *= mean / k;
    cumulated += term;
  }
  return k;
}

/// The same for a large mean, walked from the mode: the terms at the mode by Stirling, those below it summed until they
/// vanish.
std::uint32_t poisson_from_mode(double u, double mean) {
  const double mode = std::floor(mean);
  const double peak = exp(mode * log(mean) - mean - log_gamma(mode + 1.0));
  double below = 0.0;  // P(X < mode)
  double term = peak;
  for (double k = mode; k > 0.0 && term > peak * 1e-18; k -= 1.0) {
    term *= k / mean;
    below += term;
  }
  double k = mode;
  term = peak;
  if (u > below) {
    for (double cumulated = below + term; cumulated < u && term > peak * 1e-18; cumulated += term) {
      k += 1.0;
      term *= mean / k;
    }
    return static_cast<std::uint32_t>(k);
  }
  for (double cumulated = below; k > 0.0 && cumulated >= u && term > peak * 1e-18; cumulated -= term) {
    term *= k / mean;
    k -= 1.0;
  }
  return static_cast<std::uint32_t>(k);
}

/// x^shape e^-x / Gamma(shape): what series, fraction and density share.
double gamma_factor(double shape, double x) { return exp(shape * log(x) - x - log_gamma(shape)); }

/// Regularised incomplete gamma functions P and Q = 1 - P, each computed where it is not the difference of near equals.
struct GammaTails {
  double lower;
  double upper;
};

GammaTails gamma_tails(double shape, double x) {
  constexpr double kEnough = 1e-17;
  const double factor = gamma_factor(shape, x);
  if (x < shape + 1.0) {
    double term = 1.0 / shape;
    double sum = term;
    for (double n = shape + 1.0; term > sum * kEnough; n += 1.0) {
      term *= x / n;
      sum += term;
    }
    const double lower = factor * sum;
    return {lower, 1.0 - lower};
  }
  // Lentz's evaluation of the continued fraction of Q.
  double b = x + 1.0 - shape;
  double c = 1e300;
  double d = 1.0 / b;
  double h = d;
  double change = 2.0;
  for (double i = 1.0; change - 1.0 > 1e-16 || 1.0 - change > 1e-16; i += 1.0) {
    const double a = -i * (i - shape);
    b += 2.0;
    d = 1.0 / (a * d + b);
    c = b + a / c;
    change = c * d;
    h *= change;
    if (i > 1e7) {
      break;
    }
  }
  const double upper = factor * h;
  return {1.0 - upper, upper};
}

/// Wilson and Hilferty's quantile, or the leading term of P for what lies near zero: where the search begins.
double gamma_guess(double u, double shape) {
  const double ninth = 1.0 / (9.0 * shape);
  const double root = 1.0 - ninth + standard_normal(u) * std::sqrt(ninth);
  const double near_zero = exp((log(u) + log_gamma(shape + 1.0)) / shape);
  return shape < 1.0 || root < 0.3 ? near_zero : shape * root * root * root;
}

}  // namespace

double standard_normal(double u) {
  const double q = u - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    return q * ratio(kCentreAbove, kCentreBelow, 0.180625 - q * q);
  }
  const double r = std::sqrt(-log(q < 0.0 ? u : 1.0 - u));
  const double z = r <= 5.0 ? ratio(kSideAbove, kSideBelow, r - 1.6) : ratio(kTailAbove, kTailBelow, r - 5.0);
  return q < 0.0 ? -z : z;
}

double standard_normal_to_single(double u) {
  const double q = u - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * (((5.9109374720e1 * r + 1.5929113202e2) * r + 5.0434271938e1) * r + 3.3871327179e0) /
           (((6.7187563600e1 * r + 7.8757757664e1) * r + 1.7895169469e1) * r + 1.0);
  }
  const double r = std::sqrt(-log_to_single(q < 0.0 ? u : 1.0 - u));
  const double side = r - 1.6;
  const double tail = r - 5.0;
  const double z =
      r <= 5.0 ? (((1.7023821103e-1 * side + 1.3067284816e0) * side + 2.7568153900e0) * side + 1.4234372777e0) /
                     ((1.2021132975e-1 * side + 7.3700164250e-1) * side + 1.0)
               : (((1.7337203997e-2 * tail + 4.2868294337e-1) * tail + 3.0812263860e0) * tail + 6.6579051150e0) /
                     ((1.2258202635e-2 * tail + 2.4197894225e-1) * tail + 1.0);
  return q < 0.0 ? -z : z;
}

double lognormal_to_single(double u, double median, double log_sd) {
  return median * exp_to_single(log_sd * standard_normal_to_single(u));
}

double lognormal(double u, double median, double log_sd) { return median * exp(log_sd * standard_normal(u)); }

std::uint32_t geometric(double u, double p) {
  require(p > 0.0 && p <= 1.0, "geometric: p must lie in (0, 1]");
  const double failures = log(u) / log1p(-p);  // p = 1: a finite number over -inf is 0
  constexpr double kLargest = std::numeric_limits<std::uint32_t>::max();
  return failures < kLargest ? static_cast<std::uint32_t>(failures) : std::numeric_limits<std::uint32_t>::max();
}

std::uint32_t poisson(double u, double mean) {
  require(mean >= 0.0 && mean <= kMost, "poisson: the mean must lie in [0, 1e6]");
  return mean < 30.0 ? poisson_from_zero(u, mean) : poisson_from_mode(u, mean);
}

double gamma(double u, double shape) {
  require(shape > 0.0 && shape <= kMost, "gamma: the shape must lie in (0, 1e6]");
  double low = 0.0;
  double high = real::kInfinity;
  double x = gamma_guess(u, shape);
  for (int i = 0; i < 200 && x > 0.0; ++i) {
    const GammaTails tails = gamma_tails(shape, x);
    const double excess = u < 0.5 ? tails.lower - u : (1.0 - u) - tails.upper;
    (excess > 0.0 ? high : low) = x;
    const double density = gamma_factor(shape, x) / x;
    double next = x - excess / density;
    if (!(next > low && next < high)) {
      next = high < real::kInfinity ? 0.5 * (low + high) : 2.0 * x;
    }
    const double step = next - x;
    x = next;
    if (step < x * 1e-14 && -step < x * 1e-14) {
      break;
    }
  }
  return x;
}

double log_gamma(double x) {
  double factor = 1.0;
  while (x < 16.0) {  // Gamma(x) = Gamma(x + n) / (x (x + 1) … (x + n - 1)), to where Stirling's series is exact
    factor *= x;
    x += 1.0;
  }
  const double z = 1.0 / (x * x);
  const double series =
      (1.0 / 12.0 +
       z * (-1.0 / 360.0 +
            z * (1.0 / 1260.0 + z * (-1.0 / 1680.0 + z * (1.0 / 1188.0 + z * (-691.0 / 360360.0 + z / 156.0)))))) /
      x;
  constexpr double kHalfLogTwoPi = 0.918938533204672741780329736406;
  return (x - 0.5) * log(x) - x + kHalfLogTwoPi + series - log(factor);
}

}  // namespace tiexin::sim

#pragma once

#include <cstdint>

#include "sim/random/draws.hpp"
#include "sim/random/real.hpp"

namespace tiexin::sim {

// Every distribution is the inverse of its distribution function: one uniform in, one value out, monotone in the
// uniform, so that runs which share uniforms stay comparable. u always lies in the open interval (0, 1): see uniform().

/// Unit exponential: -log u. Falls as u rises. Mean 1; costs one log.
inline double exponential(double u) { return -log(u); }

/// Unit exponential of one word: -log(uniform(word)), error < 1e-12 or a millionth of it, whichever is less. A third of
/// the instructions of exponential(), for what is kept in single precision or in whole minutes.
inline double exponential_of(std::uint32_t word) { return -log_to_single(uniform(word)); }

/// A uniform spent on something that happens or not, and what is left of it: uniform again, whether it happens or not.
struct Decided {
  bool happens;
  double rest;  // (0, 1)
};

/// Decides by one uniform: it happens if u < p.
///
/// @param p  chance; below 0 never, above 1 always
inline Decided decide(double u, double p) {
  const double chance = p < 0 ? 0 : p > 1 ? 1 : p;
  const bool happens = u < chance;
  // Two places instead of two ways: which it is cannot be foreseen.
  const double parts[2] = {u - chance, u};
  const double wholes[2] = {1 - chance, chance};
  const double rest = parts[happens ? 1 : 0] / wholes[happens ? 1 : 0];
  constexpr double kLeast = 0x1p-33;
  return {happens, rest < kLeast ? kLeast : rest > 1 - kLeast ? 1 - kLeast : rest};
}

/// Standard normal quantile.
///
/// Source: Wichura (1988), algorithm AS 241, PPND16; relative error about 1e-16.
/// @param u  probability  (0, 1)
double standard_normal(double u);

/// The same to single precision: relative error < 2e-7, half of the instructions. For what is kept in single precision
/// or in whole minutes.
///
/// Source: the same, PPND7.
double standard_normal_to_single(double u);

/// Lognormal quantile: median · exp(log_sd · z).
///
/// @param median  (0, inf), in the unit of the result
/// @param log_sd  standard deviation of the logarithm  [0, inf)
double lognormal(double u, double median, double log_sd);

/// The same to single precision: relative error < 2e-6 for a uniform of 32 bits and log_sd <= 2.
double lognormal_to_single(double u, double median, double log_sd);

/// Number of failures before the first success: P(X >= k) = (1 - p)^k. Falls as u rises.
///
/// X = floor(log u / log(1 - p)).
/// @param p  chance of a success  (0, 1]
/// @returns  0, 1, …; at most 2^32 - 1. Throws ContractError if p is out of range.
std::uint32_t geometric(double u, double p);

/// Poisson quantile: the least k with P(X <= k) >= u.
///
/// @param mean  [0, 1e6]. Throws ContractError outside.
/// Cost: O(mean) below 30, then O(sqrt(mean)).
std::uint32_t poisson(double u, double mean);

/// Gamma quantile with scale 1: the x with P(shape, x) = u, P the regularised lower incomplete gamma function.
///
/// Newton steps within a shrinking bracket on the series or the continued fraction of P (Press et al., Numerical
/// Recipes, 6.2).
/// @param shape  (0, 1e6]. Throws ContractError outside.
/// @returns      relative error about 1e-12. Cost: microseconds; for set-up, not for the hot path.
double gamma(double u, double shape);

/// Logarithm of the gamma function, for x in (0, inf); absolute error about 1e-14 times the larger of 1 and the result.
double log_gamma(double x);

}  // namespace tiexin::sim

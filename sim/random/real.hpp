#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace tiexin::sim {

// Own elementary functions, because a run must give the same bits everywhere and the C library's differ between
// processors with and without fused multiply-add. Only +, -, *, / and integer operations on doubles, each rounded once
// (compile with -ffp-contract=off), so compiler, level of optimisation and processor do not matter. Errors below were
// measured against 50-digit values, in units in the last place.
//
// log and exp read a small table (Tang 1989, "Table-driven implementation of the exponential function in IEEE
// floating-point arithmetic") that is computed when the program is compiled. log1p and expm1 follow fdlibm in
// reductions and coefficients:
//   Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunPro, a Sun Microsystems, Inc.
//   business. Permission to use, copy, modify, and distribute this software is freely granted, provided that this
//   notice is preserved.

namespace real {

inline constexpr double kInfinity = std::numeric_limits<double>::infinity();
inline constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
inline constexpr double kLn2High = 6.93147180369123816490e-01;  // its last 20 bits are zero: k * kLn2High is exact
inline constexpr double kLn2Low = 1.90821492927058770002e-10;
inline constexpr double kInverseLn2 = 1.44269504088896338700e+00;
inline constexpr std::uint64_t kExponentBits = 0x7ff0000000000000;

/// 2^k for k in [-1022, 1023].
constexpr double two_to(int k) { return std::bit_cast<double>(static_cast<std::uint64_t>(1023 + k) << 52); }

/// y * 2^k with one rounding, for y near 1 and k in [-1080, 1024].
constexpr double scaled(double y, int k) {
  if (k > 1023) {
    return y * 2.0 * two_to(k - 1);
  }
  if (k < -1021) [[unlikely]] {
    return y * two_to(k + 1000) * two_to(-1000);
  }
  return y * two_to(k);
}

/// Nearest integer of x, |x| < 2^31, to even on ties: adding 1.5 * 2^52 leaves no room for a fraction.
constexpr double nearest(double x) {
  constexpr double kShift = 0x1.8p52;
  return (x + kShift) - kShift;
}

/// log(1 + f) - f + f*f/2 = s * (f*f/2 + R(s*s)) with s = f / (2 + f), as the caller combines it: returns s * (half +
/// R).
constexpr double log_tail(double f, double half_square) {
  const double s = f / (2.0 + f);
  const double z = s * s;
  const double w = z * z;
  const double even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  const double odd =
      z * (6.666666666666735130e-01 +
           w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  return s * (half_square + (even + odd));
}

inline constexpr std::size_t kTable = 128;
inline constexpr std::uint64_t kLogStart = 0x3fe6000000000000;  // 0.6875: mantissas for log lie in [0.6875, 1.375)

/// For mantissas z in one 128th of their range: an inverse of 11 bits, with which z * inverse is near 1, and minus its
/// logarithm.
struct LogEntry {
  double inverse;
  double log_high;  // a multiple of 2^-42
  double log_low;   // the rest
};

/// 2^(i / 128) = value * (1 + rest).
struct ExpEntry {
  double value;
  double rest;
};

extern const std::array<LogEntry, kTable> kLogTable;
extern const std::array<ExpEntry, kTable> kExpTable;

/// log of what is not a positive normal number.
constexpr double log_special(double x) {
  if (x == 0.0) {
    return -kInfinity;
  }
  if (x < 0.0) {
    return kNaN;
  }
  return x;  // infinity or not a number
}

}  // namespace real

/// Natural logarithm. Error < 1 ulp.
///
/// log x = k log 2 - log inverse + log(1 + r), r = z * inverse - 1, |r| < 2^-7, the last by its series.
/// @param x  log(0) = -inf; not a number below 0; denormal numbers count
inline double log(double x) {
  std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
  int shift = 0;
  if (bits - 0x0010000000000000 >= real::kExponentBits - 0x0010000000000000) [[unlikely]] {
    if (!(x > 0.0) || bits == real::kExponentBits) {
      return real::log_special(x);
    }
    bits = std::bit_cast<std::uint64_t>(x * 0x1p54);
    shift = -54;
  }
  const std::uint64_t above = bits - real::kLogStart;
  const real::LogEntry& entry = real::kLogTable[above >> 45 & (real::kTable - 1)];
  const double k = static_cast<double>(static_cast<int>(static_cast<std::int64_t>(above) >> 52) + shift);
  const std::uint64_t mantissa = bits - (above & 0xfff0000000000000);
  const double z = std::bit_cast<double>(mantissa);
  const double z_high = std::bit_cast<double>(mantissa & 0xfffffffff8000000);  // so that both products are exact
  const double r = (z_high * entry.inverse - 1.0) + (z - z_high) * entry.inverse;
  const double square = r * r;
  const double series =
      (-1.0 / 2 + r * (1.0 / 3)) +
      square * ((-1.0 / 4 + r * (1.0 / 5)) + square * ((-1.0 / 6 + r * (1.0 / 7)) - square * (1.0 / 8)));
  const double known = k * real::kLn2High + entry.log_high;  // exact
  const double sum = known + r;
  const double lost = ((known - sum) + r) + (k * real::kLn2Low + entry.log_low);
  return sum + (lost + square * series);
}

/// Exponential. Error < 1 ulp.
///
/// exp x = 2^(n / 128) exp(r), n = nearest(128 x / log 2), |r| < 0.0028, the last by its series.
/// @param x  overflows to inf above 709.78, underflows through the denormal numbers to 0 below -745.13
inline double exp(double x) {
  if (!(x > -745.2 && x < 709.8)) [[unlikely]] {
    return x > 0.0 ? real::kInfinity : x < 0.0 ? 0.0 : x;  // the last: not a number
  }
  constexpr double kSteps = static_cast<double>(real::kTable);
  const double n = real::nearest(x * (real::kInverseLn2 * kSteps));
  const double r = (x - n * (real::kLn2High / kSteps)) - n * (real::kLn2Low / kSteps);
  const int steps = static_cast<int>(n);
  const real::ExpEntry& entry = real::kExpTable[static_cast<unsigned>(steps) & (real::kTable - 1)];
  const double square = r * r;
  const double series = (r + entry.rest) + square * ((1.0 / 2 + r * (1.0 / 6)) + square * (1.0 / 24 + r * (1.0 / 120)));
  return real::scaled(entry.value + entry.value * series, steps >> 7);
}

/// Natural logarithm for what is kept in single precision: error < 1e-12, a third of the instructions of log().
///
/// @param x  a positive normal number
inline double log_to_single(double x) {
  const std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
  const std::uint64_t above = bits - real::kLogStart;
  const real::LogEntry& entry = real::kLogTable[above >> 45 & (real::kTable - 1)];
  const double k = static_cast<double>(static_cast<int>(static_cast<std::int64_t>(above) >> 52));
  const double r = std::bit_cast<double>(bits - (above & 0xfff0000000000000)) * entry.inverse - 1.0;
  const double series = r * (1.0 - r * (1.0 / 2 - r * (1.0 / 3 - r * (1.0 / 4 - r * (1.0 / 5)))));
  return (k * (real::kLn2High + real::kLn2Low) + entry.log_high) + series;
}

/// Exponential for what is kept in single precision: relative error < 4e-9, a third of the instructions of exp().
///
/// @param x  taken as 700 above and as -700 below
inline double exp_to_single(double x) {
  constexpr double kSteps = static_cast<double>(real::kTable);
  const double held = x > 700.0 ? 700.0 : x < -700.0 ? -700.0 : x;
  const double n = real::nearest(held * (real::kInverseLn2 * kSteps));
  const double r = held - n * ((real::kLn2High + real::kLn2Low) / kSteps);
  const int steps = static_cast<int>(n);
  const double value = real::kExpTable[static_cast<unsigned>(steps) & (real::kTable - 1)].value;
  return value * (1.0 + r * (1.0 + r * (1.0 / 2))) * real::two_to(steps >> 7);
}

/// log(1 + x), exact to the last places for small x too. Error < 1.5 ulp.
///
/// @param x  log1p(-1) = -inf; not a number below -1
inline double log1p(double x) {
  if (!(x > -1.0) || x == real::kInfinity) [[unlikely]] {
    return x == -1.0 ? -real::kInfinity : x < -1.0 ? real::kNaN : x;
  }
  if (x > -0.29 && x < 0.41) {
    const double half_square = 0.5 * x * x;
    return x - (half_square - real::log_tail(x, half_square));
  }
  const double sum = 1.0 + x;
  const double lost = x < 1.0 ? x - (sum - 1.0) : 1.0 - (sum - x);
  return log(sum) + lost / sum;
}

/// exp(x) - 1, exact to the last places for small x too. Error < 1 ulp.
inline double expm1(double x) {
  if (!(x > -50.0 && x < 709.8)) [[unlikely]] {
    return x > 0.0 ? real::kInfinity : x < 0.0 ? -1.0 : x;
  }
  const double k = x > -0.35 && x < 0.35 ? 0.0 : real::nearest(x * real::kInverseLn2);
  const double high = x - k * real::kLn2High;
  const double low = k * real::kLn2Low;
  const double r = high - low;
  const double lost = (high - r) - low;
  const double half = 0.5 * r;
  const double z = r * half;
  const double r1 =
      1.0 +
      z * (-3.33333333333331316428e-02 +
           z * (1.58730158725481460165e-03 + z * (-7.93650757867487942473e-05 +
                                                  z * (4.00821782732936239552e-06 + z * -2.01099218183624371326e-07))));
  const double t = 3.0 - r1 * half;
  const double e = z * ((r1 - t) / (6.0 - r * t));
  if (k == 0.0) {
    return r - (r * e - z);
  }
  const double d = (r * (e - lost) - lost) - z;  // exp(r) = 1 + r - d
  const int power = static_cast<int>(k);
  if (power == -1) {
    return 0.5 * (r - d) - 0.5;
  }
  if (power == 1) {
    return r < -0.25 ? -2.0 * (d - (r + 0.5)) : 1.0 + 2.0 * (r - d);
  }
  if (power < 0 || power > 56) {
    return real::scaled(r - d + 1.0, power) - 1.0;
  }
  const double unit = real::two_to(-power);
  return power < 20 ? real::scaled(r - d + (1.0 - unit), power) : real::scaled(r - (d + unit) + 1.0, power);
}

/// 1 / (1 + exp(-x)). Error < 2.5 ulp; 0 and 1 only where the value is that close to them.
inline double logistic(double x) {
  if (x >= 0.0) {
    return 1.0 / (1.0 + exp(-x));
  }
  const double e = exp(x);
  return e / (1.0 + e);
}

/// log(p / (1 - p)): the inverse of logistic. Error < 3 ulp.
///
/// @param p  [0, 1]: -inf at 0, inf at 1; not a number outside
inline double logit(double p) {
  if (p > 0.3 && p < 0.7) {
    return log1p((2.0 * p - 1.0) / (1.0 - p));  // numerator exact
  }
  return log(p / (1.0 - p));
}

/// x to the power of y. Error < 2 ulp over the whole range, because log x is carried in two doubles. About 100 ns.
///
/// @param x  [0, inf]; not a number below 0, whatever y
/// @param y  power(x, 0) = 1 for every x; power(0, y) = 0 for y > 0 and inf for y < 0
double power(double x, double y);

}  // namespace tiexin::sim

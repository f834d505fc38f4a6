#include "sim/random/real.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace tiexin::sim {

namespace {

/// A number as an unevaluated sum high + low, |low| at most half a unit in the last place of high: 106 bits.
/// Source: Dekker (1971), "A floating-point technique for extending the available precision".
struct Pair {
  double high;
  double low;
};

constexpr Pair kLn2Pair = {0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};

constexpr Pair fast_sum(double a, double b) {  // |a| >= |b|
  const double sum = a + b;
  return {sum, b - (sum - a)};
}

constexpr Pair sum(double a, double b) {
  const double total = a + b;
  const double part = total - a;
  return {total, (a - (total - part)) + (b - part)};
}

constexpr Pair product(double a, double b) {
  constexpr double kSplitter = 0x1p27 + 1.0;
  const double a_high = kSplitter * a - (kSplitter * a - a);
  const double b_high = kSplitter * b - (kSplitter * b - b);
  const double a_low = a - a_high;
  const double b_low = b - b_high;
  const double high = a * b;
  return {high, ((a_high * b_high - high) + a_high * b_low + a_low * b_high) + a_low * b_low};
}

constexpr Pair operator+(Pair a, Pair b) {
  const Pair high = sum(a.high, b.high);
  return fast_sum(high.high, high.low + (a.low + b.low));
}

constexpr Pair operator*(Pair a, Pair b) {
  const Pair high = product(a.high, b.high);
  return fast_sum(high.high, high.low + (a.high * b.low + a.low * b.high));
}

constexpr Pair operator/(Pair a, Pair b) {
  const double first = a.high / b.high;
  const Pair back = product(first, b.high);
  const double rest = (((a.high - back.high) - back.low) + a.low) - first * b.low;
  return fast_sum(first, rest / b.high);
}

/// A positive normal number as 2^exponent * mantissa, mantissa in [sqrt(1/2), sqrt(2)).
struct Split {
  double mantissa;
  int exponent;
};

constexpr Split split(std::uint64_t bits) {
  constexpr std::uint64_t kHalfSqrt = 0x3fe6a09e00000000;  // sqrt(1/2), its upper half
  const std::uint64_t above = bits - kHalfSqrt;
  return {std::bit_cast<double>(bits - (above & 0xfff0000000000000)),
          static_cast<int>(static_cast<std::int64_t>(above) >> 52)};
}

/// log m of a mantissa in [sqrt(1/2), sqrt(2)): 2 artanh s with s = (m - 1) / (m + 1), relative error about 2^-66.
constexpr Pair log_mantissa(double m) {
  const Pair s = Pair{m - 1.0, 0.0} / sum(m, 1.0);
  const double z = s.high * s.high;
  double rest = 0.0;  // z^2/7 + z^3/9 + … as a factor of z^3: smaller than 2^-15 of the whole, so one double is enough
  for (int n = 31; n >= 7; n -= 2) {
    rest = rest * z + 1.0 / n;
  }
  constexpr Pair kThird = {0x1.5555555555555p-2, 0x1.5555555555555p-56};
  constexpr Pair kFifth = {0x1.999999999999ap-3, -0x1.999999999999ap-57};
  const Pair square = s * s;
  const Pair series = Pair{1.0, 0.0} + square * (kThird + square * (kFifth + Pair{z * rest, 0.0}));
  const Pair half = s * series;
  return {2.0 * half.high, 2.0 * half.low};
}

/// log x of a positive finite number, in two doubles.
constexpr Pair log_pair(double x) {
  int shift = 0;
  if (x < 0x1p-1022) {
    x *= 0x1p54;
    shift = -54;
  }
  const Split parts = split(std::bit_cast<std::uint64_t>(x));
  return kLn2Pair * Pair{static_cast<double>(parts.exponent + shift), 0.0} + log_mantissa(parts.mantissa);
}

/// Entry i serves mantissas from 0.6875 up: in steps of 1/256 below 1, of 1/128 above. The two next to 1 have inverse
/// 1, so that log loses nothing there.
constexpr std::array<real::LogEntry, real::kTable> log_table() {
  std::array<real::LogEntry, real::kTable> table{};
  for (std::size_t i = 0; i < real::kTable; ++i) {
    const double begin = i < 80 ? 0.6875 + static_cast<double>(i) / 256.0 : 1.0 + static_cast<double>(i - 80) / 128.0;
    const double centre = begin + (i < 80 ? 1.0 / 512.0 : 1.0 / 256.0);
    const double inverse = i == 79 || i == 80 ? 1.0 : real::nearest(1024.0 / centre) / 1024.0;
    const Pair logarithm = log_pair(inverse);
    const double high = real::nearest(-logarithm.high * 0x1p42) * 0x1p-42;
    table[i] = {inverse, high, (-logarithm.high - high) - logarithm.low};
  }
  return table;
}

constexpr std::array<real::ExpEntry, real::kTable> exp_table() {
  const Pair step = {kLn2Pair.high / 128.0, kLn2Pair.low / 128.0};
  Pair root = {1.0, 0.0};  // 2^(1/128) by Horner's scheme: 1 + x (1 + x/2 (1 + x/3 (…)))
  for (int n = 14; n >= 1; --n) {
    root = Pair{1.0, 0.0} + step * root / Pair{static_cast<double>(n), 0.0};
  }
  std::array<real::ExpEntry, real::kTable> table{};
  Pair power = {1.0, 0.0};
  for (real::ExpEntry& entry : table) {
    entry = {power.high, power.low / power.high};
    power = power * root;
  }
  return table;
}

}  // namespace

constexpr std::array<real::LogEntry, real::kTable> real::kLogTable = log_table();
constexpr std::array<real::ExpEntry, real::kTable> real::kExpTable = exp_table();

double power(double x, double y) {
  if (y == 0.0 || x == 1.0) {
    return 1.0;
  }
  if (!(x >= 0.0) || y != y) {
    return real::kNaN;
  }
  if (x == 0.0 || x == real::kInfinity) {
    return (x == 0.0) == (y > 0.0) ? 0.0 : real::kInfinity;
  }
  if (y == real::kInfinity || y == -real::kInfinity) {
    return (x > 1.0) == (y > 0.0) ? real::kInfinity : 0.0;
  }
  const Pair logarithm = log_pair(x);
  const double rough = y * logarithm.high;
  if (rough > 710.0 || rough < -746.0) {
    return rough > 0.0 ? real::kInfinity : 0.0;
  }
  if (rough > -0x1p-60 && rough < 0x1p-60) {
    return 1.0;
  }
  const double scale = y > 0x1p900 || y < -0x1p900 ? 0x1p-100 : 1.0;  // the splitting of a factor must not overflow
  const Pair exponent = product(y * scale, logarithm.high / scale);
  const double low = exponent.low + y * logarithm.low;
  const double result = exp(exponent.high);
  return result > 0.0 && result < real::kInfinity ? result + result * low : result;
}

}  // namespace tiexin::sim

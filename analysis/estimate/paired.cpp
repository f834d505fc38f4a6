#include "analysis/estimate/paired.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <boost/math/distributions/students_t.hpp>

#include "analysis/estimate/descriptive.hpp"
#include "analysis/estimate/rank.hpp"
#include "sim/contract.hpp"

namespace tiexin::analysis {

namespace {

/// Roundings that stand between whole counts and an indicator, a mean over arms included  [units in the last place]
constexpr double kRoundings = 16.0;

int sign(double value) { return value > 0.0 ? 1 : value < 0.0 ? -1 : 0; }

/// A difference, or 0 where it is no more than rounding makes of 0.
/// @param size  of what was subtracted, both sides together
double without_rounding(double difference, double size) {
  return std::fabs(difference) <= kRoundings * std::numeric_limits<double>::epsilon() * size ? 0.0 : difference;
}

double size_of_pair(double control, double treated) { return std::fabs(control) + std::fabs(treated); }

/// Mean of the differences of pairs; exactly 0 where they cancel but for rounding.
double mean_difference(std::span<const double> control, std::span<const double> treated,
                       std::span<const double> differences) {
  double size = 0.0;
  for (std::size_t i = 0; i < differences.size(); ++i) {
    if (differences[i] != 0.0) size += size_of_pair(control[i], treated[i]);
  }
  return without_rounding(mean(differences), ratio(size, static_cast<double>(differences.size())));
}

/// Two-sided chance of a |t| this large; infinite t (no spread, not zero): 0.
double two_sided(double t, double degrees) {
  if (std::isinf(t)) return 0.0;
  return 2.0 * boost::math::cdf(boost::math::complement(boost::math::students_t(degrees), std::fabs(t)));
}

/// Standard deviation of the differences of pairs; exactly 0 where they are one number but for rounding.
double spread_of_differences(std::span<const double> control, std::span<const double> treated,
                             std::span<const double> differences) {
  for (std::size_t i = 1; i < differences.size(); ++i) {
    const double size = size_of_pair(control[0], treated[0]) + size_of_pair(control[i], treated[i]);
    if (without_rounding(differences[i] - differences[0], size) != 0.0) return standard_deviation(differences);
  }
  return 0.0;
}

void set_interval(Comparison& result, double standard_error, double degrees, double confidence) {
  result.half_width = t_quantile((1.0 + confidence) / 2.0, degrees) * standard_error;
  result.low = result.difference - result.half_width;
  result.high = result.difference + result.half_width;
  if (standard_error == 0.0) {
    result.t = result.difference == 0.0 ? 0.0 : kEmpty;
    result.p = result.difference == 0.0 ? 1.0 : 0.0;
    return;
  }
  result.t = result.difference / standard_error;
  result.p = two_sided(result.t, degrees);
}

}  // namespace

double t_quantile(double p, double degrees) { return boost::math::quantile(boost::math::students_t(degrees), p); }

double t_half_width(double sd, int n, double confidence) {
  if (n < 2 || is_empty(sd)) return kEmpty;
  return t_quantile((1.0 + confidence) / 2.0, n - 1) * sd / std::sqrt(static_cast<double>(n));
}

double bonferroni(double confidence, int arms) {
  sim::require(arms >= 2, "a comparison with a baseline has at least two arms");
  return 1.0 - (1.0 - confidence) / (arms - 1);
}

std::vector<double> paired_differences(std::span<const double> control, std::span<const double> treated) {
  sim::require(control.size() == treated.size(), "a paired comparison has one control a treated value");
  std::vector<double> differences;
  for (std::size_t i = 0; i < control.size(); ++i) {
    differences.push_back(without_rounding(treated[i] - control[i], size_of_pair(control[i], treated[i])));
  }
  return differences;
}

Comparison paired(std::span<const double> control, std::span<const double> treated, double confidence) {
  Comparison result;
  result.n = static_cast<int>(control.size());
  if (result.n == 0) return result;
  const std::vector<double> differences = paired_differences(control, treated);
  result.difference = mean_difference(control, treated, differences);
  int n_same_sign = 0;
  for (const double d : differences) n_same_sign += sign(d) == sign(result.difference) ? 1 : 0;
  result.same_sign = static_cast<double>(n_same_sign) / result.n;
  if (result.n < 2) return result;
  result.sd = spread_of_differences(control, treated, differences);
  set_interval(result, result.sd / std::sqrt(static_cast<double>(result.n)), result.n - 1, confidence);
  result.correlation = correlation(control, treated);
  result.vrf = ratio(variance(control) + variance(treated), result.sd * result.sd);
  return result;
}

Comparison unpaired(std::span<const double> control, std::span<const double> treated, double confidence) {
  Comparison result;
  result.n = static_cast<int>(control.size() + treated.size());
  result.difference = mean(treated) - mean(control);
  if (control.size() < 2 || treated.size() < 2) return result;
  const double a = variance(control) / static_cast<double>(control.size());
  const double b = variance(treated) / static_cast<double>(treated.size());
  const double standard_error = std::sqrt(a + b);
  result.sd = standard_error * std::sqrt(static_cast<double>(result.n));
  const double degrees =
      standard_error == 0.0
          ? static_cast<double>(result.n - 2)
          : (a + b) * (a + b) /
                (a * a / static_cast<double>(control.size() - 1) + b * b / static_cast<double>(treated.size() - 1));
  set_interval(result, standard_error, degrees, confidence);
  return result;
}

}  // namespace tiexin::analysis

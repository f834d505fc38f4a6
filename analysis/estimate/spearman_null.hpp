#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace tiexin::analysis {

/// How rare a rank correlation is if nothing goes with anything: every order of one side as likely as any other.
///
/// Up to kMostExact values by counting all n! orders, ties kept where they are. Above, a beta distribution on an
/// interval around 0 that has variance and fourth moment of Spearman's rho, 1/(n - 1) and 3 (25n³ - 38n² - 35n + 72) /
/// (25 n (n + 1)(n - 1)³), with half a step of rho off for continuity. Against the exact distribution (n = 11 to 15)
/// and six million random orders (16 to 40) it says .96 to 1.02 of the true p for p of .01 or more; at 3e-4 1.8 times
/// it for n = 11, 1.4 for 15, 1.2 for 20, 1.0 from 30 on: where it errs by more than 4 % it calls an agreement less
/// rare than it is. Student's t, the usual approximation, says .08 to .6 of the true p there. Source of the moments:
/// Kendall, Kendall and Babington Smith (1939).
///
/// Keeps what it has counted, by ties; one object a thread.
class SpearmanNull {
 public:
  static constexpr std::size_t kMostExact = 10;

  /// Chance of a rank correlation as far from 0 as that of these ranks; two-sided.
  ///
  /// @param x, y  ranks, in pairs, equal values sharing the mean of theirs
  /// @returns     [0..1]; empty for fewer than four values or where one side is all tied
  /// @throws ContractError  different lengths. Exact: O(2ⁿ n³) once for each pattern of ties, then O(n³).
  [[nodiscard]] double p(std::span<const double> x, std::span<const double> y);

 private:
  using Halves = std::vector<int>;  // ranks times two, sorted
  [[nodiscard]] double exact(std::span<const double> x, std::span<const double> y);

  std::map<std::pair<Halves, Halves>, std::vector<double>> orders_by_sum_;
};

}  // namespace tiexin::analysis

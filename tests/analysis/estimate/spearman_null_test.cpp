#include "analysis/estimate/spearman_null.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <numeric>
#include <vector>

#include "analysis/estimate/rank.hpp"
#include "analysis/estimate/value.hpp"
#include "sim/contract.hpp"

namespace tiexin::analysis {
namespace {

std::vector<double> in_order(int n) {
  std::vector<double> values(static_cast<std::size_t>(n));
  std::iota(values.begin(), values.end(), 1.0);
  return values;
}

/// An order in which neighbours are exchanged at so many places, from the front: the sum of squared differences of
/// ranks is twice that.
std::vector<double> exchanged(int n, int places) {
  std::vector<double> values = in_order(n);
  for (int i = 0; i < places; ++i)
    std::swap(values[static_cast<std::size_t>(2 * i)], values[static_cast<std::size_t>(2 * i + 1)]);
  return values;
}

double p(const std::vector<double>& x, const std::vector<double>& y) { return SpearmanNull().p(ranks(x), ranks(y)); }

// Orders whose squared differences sum to 0, 2, 4: 1, n - 1 (one exchange), (n - 2)(n - 3)/2 (two exchanges apart). The
// same on the other side.
TEST(SpearmanNull, ExactByHand) {
  EXPECT_NEAR(p(in_order(4), in_order(4)), 2.0 / 24, 1e-15);
  EXPECT_NEAR(p(in_order(5), exchanged(5, 1)), 2.0 * 5 / 120, 1e-15);
  EXPECT_NEAR(p(in_order(8), exchanged(8, 0)), 2.0 * 1 / 40320, 1e-15);
  EXPECT_NEAR(p(in_order(8), exchanged(8, 1)), 2.0 * 8 / 40320, 1e-15);
  EXPECT_NEAR(p(in_order(8), exchanged(8, 2)), 2.0 * 23 / 40320, 1e-15);
  EXPECT_NEAR(p(in_order(10), exchanged(10, 2)), 2.0 * 38 / 3628800, 1e-15);
  std::vector<double> against = exchanged(8, 2);
  std::reverse(against.begin(), against.end());
  EXPECT_NEAR(p(in_order(8), against), 2.0 * 23 / 40320, 1e-15);
}

/// Share of all orders of y that go with x as far as this one, order by order.
double slow_p(const std::vector<double>& x, const std::vector<double>& y) {
  const double own = std::fabs(spearman(x, y));
  std::vector<std::size_t> order(y.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  int all = 0;
  int as_far = 0;
  std::vector<double> other(y.size());
  do {
    for (std::size_t i = 0; i < y.size(); ++i) other[i] = y[order[i]];
    ++all;
    as_far += std::fabs(spearman(x, other)) >= own - 1e-12 ? 1 : 0;
  } while (std::next_permutation(order.begin(), order.end()));
  return static_cast<double>(as_far) / all;
}

TEST(SpearmanNull, ExactWithTiesAgainstEveryOrder) {
  const std::vector<double> x{3, 1, 4, 1, 5, 9};
  const std::vector<double> y{2, 7, 1, 8, 2, 2};
  EXPECT_NEAR(p(x, y), slow_p(x, y), 1e-12);
  EXPECT_NEAR(p(x, in_order(6)), slow_p(x, in_order(6)), 1e-12);
  const std::vector<double> two_values{0, 0, 0, 0, 0, 1};
  EXPECT_NEAR(p(two_values, in_order(6)), 2.0 / 6, 1e-12);  // the one is last or first
}

TEST(SpearmanNull, KeepsWhatItCountedByTies) {
  SpearmanNull null;
  const std::vector<double> tied{1.5, 1.5, 3, 4, 5};
  const double untied = null.p(in_order(5), exchanged(5, 1));
  const double with_ties = null.p(in_order(5), tied);
  EXPECT_NEAR(with_ties, slow_p(in_order(5), tied), 1e-12);
  EXPECT_EQ(null.p(in_order(5), exchanged(5, 1)), untied);
  EXPECT_NE(with_ties, untied);
}

/// Of n! orders, how many go with their places as far as one in which the first value is moved by so many places (its
/// squared differences of ranks sum to m² + m), either way; counted by sums of products, as up to ten values.
struct Counted {
  int n;
  int moved;
  double orders;
};

TEST(SpearmanNull, AboveTenTheMomentsAreNearAndErrTowardsCallingItChance) {
  constexpr Counted kCounted[] = {{11, 4, 10860},      {11, 5, 46216},      {11, 7, 447686},   {12, 5, 97210},
                                  {12, 8, 3340368},    {13, 6, 868324},     {13, 9, 26101006}, {15, 9, 238076426},
                                  {15, 10, 690281224}, {15, 12, 4287330212}};
  for (const Counted& one : kCounted) {
    std::vector<double> moved = in_order(one.n);
    std::rotate(moved.begin(), moved.begin() + 1, moved.begin() + one.moved + 1);
    const double exact = one.orders / std::tgamma(one.n + 1.0);
    const double said = p(in_order(one.n), moved);
    EXPECT_GT(said, 0.96 * exact) << one.n << " " << one.moved;
    EXPECT_LT(said, (exact > 2e-3 ? 1.05 : 2.1) * exact) << one.n << " " << one.moved;
  }
}

// With many values rho √(n - 1) is normal.
TEST(SpearmanNull, WithManyValuesNormal) {
  std::vector<double> folded = in_order(2001);
  std::stable_sort(folded.begin(), folded.end(),
                   [](double a, double b) { return std::fmod(a, 40.0) < std::fmod(b, 40.0); });
  const double rho = spearman(in_order(2001), folded);
  EXPECT_NEAR(p(in_order(2001), folded), std::erfc(std::fabs(rho) * std::sqrt(2000.0 / 2.0)), 2e-3);
}

TEST(SpearmanNull, NothingWhereThereIsNothingToOrder) {
  EXPECT_TRUE(is_empty(p(in_order(3), in_order(3))));
  EXPECT_TRUE(is_empty(p(in_order(5), {1, 1, 1, 1, 1})));
  EXPECT_THROW((void)p(in_order(5), in_order(4)), sim::ContractError);
}

}  // namespace
}  // namespace tiexin::analysis

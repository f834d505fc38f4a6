#include "sim/network/ties.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>

#include "sim/contract.hpp"
#include "tests/sim/network/random_graph.hpp"

namespace tiexin::sim {
namespace {

std::vector<Tie> row(const Ties& ties, Node node) { return {ties.of(node).begin(), ties.of(node).end()}; }

TEST(Ties, StoresBothEndsSortedByRelationThenNeighbour) {
  const std::vector<Edge> edges{{0, 3, 2}, {1, 0, 0}, {0, 2, 0}, {0, 1, 2}};
  const Ties ties(5, edges, kTestWeights);
  EXPECT_EQ(row(ties, 0), (std::vector<Tie>{{1, 0}, {2, 0}, {1, 2}, {3, 2}}));
  EXPECT_EQ(row(ties, 1), (std::vector<Tie>{{0, 0}, {0, 2}}));
  EXPECT_TRUE(row(ties, 4).empty());
  EXPECT_EQ(ties.n_stored(), 8U);
  EXPECT_EQ(ties.of(0, 0, 0).size(), 2U);
  EXPECT_EQ(ties.of(0, 1, 1).size(), 0U);
  EXPECT_EQ(ties.of(0, 1, 3).front(), Tie(1, 2));
  EXPECT_FLOAT_EQ(ties.inverse_total(0), 1.0F / (1.0F + 1.0F + 0.6F + 0.6F));
  EXPECT_EQ(ties.inverse_total(4), 0.0F);
}

TEST(Ties, CountsARepeatedTieOnce) {
  const std::vector<Edge> edges{{0, 1, 0}, {1, 0, 0}, {0, 1, 0}, {0, 1, 3}};
  const Ties ties(2, edges, kTestWeights);
  EXPECT_EQ(row(ties, 0), (std::vector<Tie>{{1, 0}, {1, 3}}));
  EXPECT_EQ(ties.n_stored(), 4U);
}

TEST(Ties, DoesNotDependOnTheOrderOfEdges) {
  std::vector<Edge> edges = random_edges(700, 4000, 1);
  const Ties forwards(700, edges, kTestWeights);
  std::reverse(edges.begin(), edges.end());
  for (Edge& edge : edges) std::swap(edge.a, edge.b);
  const Ties backwards(700, edges, kTestWeights);
  EXPECT_TRUE(std::ranges::equal(forwards.stored(), backwards.stored()));
  EXPECT_TRUE(std::ranges::equal(forwards.sweep_order(), backwards.sweep_order()));
}

TEST(Ties, LaysRowsInTheOrderOfTheSweep) {
  const Ties ties(700, random_edges(700, 4000, 2), kTestWeights);
  const Tie* next = ties.stored().data();
  std::vector<Node> seen(ties.sweep_order().begin(), ties.sweep_order().end());
  for (std::size_t i = 0; i < seen.size(); ++i) {
    EXPECT_EQ(ties.of(seen[i]).data(), next);
    next += ties.degree(seen[i]);
    if (i % kSweepBlock != 0) {
      EXPECT_LE(ties.degree(seen[i - 1]), ties.degree(seen[i]));
    }
  }
  std::sort(seen.begin(), seen.end());
  std::vector<Node> all(700);
  std::iota(all.begin(), all.end(), Node{0});
  EXPECT_EQ(seen, all);
}

TEST(Ties, IsSmall) {
  const Ties ties(1000, random_edges(1000, 6000, 3), kTestWeights);
  EXPECT_EQ(ties.bytes(), 4 * ties.n_stored() + 16 * 1000 + 8 * ties.equal_rows().size());
  EXPECT_LT(ties.equal_rows().size(), 1000U / 8);
}

TEST(Ties, SaysHowManyRowsOfASweepAreEquallyLong) {
  const Ties ties(1000, random_edges(1000, 6000, 3), kTestWeights);
  std::size_t i = 0;
  for (const EqualRows run : ties.equal_rows()) {
    ASSERT_GT(run.rows, 0U);
    for (std::uint32_t row = 0; row < run.rows; ++row) {
      ASSERT_LT(i, ties.sweep_order().size());
      EXPECT_EQ(ties.degree(ties.sweep_order()[i++]), run.degree);
    }
  }
  EXPECT_EQ(i, ties.n_nodes());
}

TEST(NodeRange, HoldsItsFirstAndNotItsLast) {
  const NodeRange range{3, 5};
  EXPECT_EQ(range.size(), 2U);
  EXPECT_FALSE(range.contains(2));
  EXPECT_TRUE(range.contains(3));
  EXPECT_TRUE(range.contains(4));
  EXPECT_FALSE(range.contains(5));
}

TEST(Ties, MayBeEmpty) {
  EXPECT_EQ(Ties().n_nodes(), 0U);
  EXPECT_EQ(Ties(3, {}, kTestWeights).n_stored(), 0U);
}

TEST(Ties, RefusesWhatDoesNotExist) {
  const auto build = [](Edge edge, float weight) { return Ties(3, std::vector<Edge>{edge}, KindWeights{weight}); };
  EXPECT_THROW(build({0, 3, 0}, 1.0F), ContractError);
  EXPECT_THROW(build({1, 1, 0}, 1.0F), ContractError);
  EXPECT_THROW(build({0, 1, 16}, 1.0F), ContractError);
  EXPECT_THROW(build({0, 1, 0}, 1.5F), ContractError);
  EXPECT_NO_THROW(build({0, 1, 15}, 1.0F));
}

}  // namespace
}  // namespace tiexin::sim

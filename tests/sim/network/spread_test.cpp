#include "sim/network/spread.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include <Eigen/Sparse>

#include "sim/contract.hpp"
#include "tests/sim/network/random_graph.hpp"

namespace tiexin::sim {
namespace {

constexpr std::uint32_t kNodes = 1000;

std::vector<float> spread_of(const Ties& ties, const std::vector<float>& from) {
  std::vector<float> to(from.size());
  spread(ties, from, to);
  return to;
}

TEST(Spread, IsTheDoubleLoopBitForBit) {
  const Ties ties(kNodes, random_edges(kNodes, 6000, 1), kTestWeights);
  const std::vector<float> from = random_column(kNodes, 1);
  const std::vector<float> to = spread_of(ties, from);
  for (Node node = 0; node < kNodes; ++node) {
    float sum = 0.0F;
    for (const Tie tie : ties.of(node)) sum += ties.weight(tie.kind()) * from[tie.node()];
    EXPECT_EQ(to[node], ties.degree(node) > 0 ? sum * ties.inverse_total(node) : from[node]);
  }
}

TEST(Spread, IsTheSparseProductOfEigen) {
  const Ties ties(kNodes, random_edges(kNodes, 6000, 2), kTestWeights);
  const std::vector<float> from = random_column(kNodes, 2);
  const std::vector<float> to = spread_of(ties, from);
  std::vector<Eigen::Triplet<double>> entries;
  for (Node node = 0; node < kNodes; ++node) {
    for (const Tie tie : ties.of(node)) {
      entries.emplace_back(node, tie.node(), double{ties.weight(tie.kind())} * double{ties.inverse_total(node)});
    }
  }
  Eigen::SparseMatrix<double, Eigen::RowMajor> weights(kNodes, kNodes);
  weights.setFromTriplets(entries.begin(), entries.end());
  const Eigen::VectorXd product = weights * Eigen::Map<const Eigen::VectorXf>(from.data(), kNodes).cast<double>();
  for (Node node = 0; node + 1 < kNodes; ++node) EXPECT_NEAR(to[node], product[node], 1e-6);
}

TEST(Spread, LeavesAConstantAndALonelyNode) {
  const Ties ties(kNodes, random_edges(kNodes, 6000, 3), kTestWeights);
  std::vector<float> from(kNodes, 0.7F);
  from.back() = 0.1F;
  const std::vector<float> to = spread_of(ties, from);
  for (Node node = 0; node + 1 < kNodes; ++node) EXPECT_NEAR(to[node], 0.7F, 1e-6);
  EXPECT_EQ(to.back(), 0.1F);
}

TEST(Spread, DoesNotNoticeANodeWithoutTies) {
  std::vector<Edge> edges = random_edges(kNodes, 6000, 4);
  const std::vector<float> from = random_column(kNodes, 4);
  const std::vector<float> to = spread_of(Ties(kNodes, edges, kTestWeights), from);
  constexpr Node kNew = 300;
  for (Edge& edge : edges) {
    edge.a += edge.a >= kNew ? 1 : 0;
    edge.b += edge.b >= kNew ? 1 : 0;
  }
  std::vector<float> longer = from;
  longer.insert(longer.begin() + kNew, 0.5F);
  std::vector<float> with = spread_of(Ties(kNodes + 1, edges, kTestWeights), longer);
  with.erase(with.begin() + kNew);
  EXPECT_EQ(with, to);
}

TEST(Spread, HearsayIsTheProductWithASparseColumn) {
  const Ties ties(kNodes, random_edges(kNodes, 6000, 5), kTestWeights);
  std::vector<float> from(kNodes, 0.0F);
  std::vector<float> heard(kNodes, 0.0F);
  for (const Node node : {3U, 17U, 18U, 500U}) {
    from[node] = 1.0F + static_cast<float>(node) / 100;
    tell(ties, node, from[node], heard);
  }
  const std::vector<float> to = spread_of(ties, from);
  for (Node node = 0; node < kNodes; ++node) EXPECT_NEAR(heard[node], to[node], 1e-6);
  EXPECT_GT(std::count_if(heard.begin(), heard.end(), [](float value) { return value > 0; }), 20);
}

TEST(Spread, AllWhoHaveSomethingToTellTellItInTheirOrder) {
  const Ties ties(kNodes, random_edges(kNodes, 6000, 6), kTestWeights);
  std::vector<float> news = random_column(kNodes, 7);
  for (Node node = 0; node < kNodes; ++node) {
    if (node % 3 == 1 && node != kNodes - 1) news[node] = 0.0F;  // far more tell than are fetched together
  }
  std::vector<float> one_by_one(kNodes, 0.25F);
  for (Node node = 0; node < kNodes; ++node) {
    if (news[node] > 0) tell(ties, node, news[node], one_by_one);
  }
  std::vector<float> together(kNodes, 0.25F);
  tell_all(ties, news, together);
  EXPECT_EQ(together, one_by_one);
  std::fill(news.begin(), news.end(), 0.0F);
  tell_all(ties, news, together);
  EXPECT_EQ(together, one_by_one) << "nobody has anything to tell";
}

TEST(Spread, RefusesColumnsOfAnotherSize) {
  const Ties ties(kNodes, {}, kTestWeights);
  std::vector<float> column(kNodes);
  std::vector<float> shorter(kNodes - 1);
  EXPECT_THROW(spread(ties, column, shorter), ContractError);
  EXPECT_THROW(spread(ties, shorter, column), ContractError);
  EXPECT_THROW(tell_all(ties, column, shorter), ContractError);
  EXPECT_THROW(tell_all(ties, shorter, column), ContractError);
}

}  // namespace
}  // namespace tiexin::sim

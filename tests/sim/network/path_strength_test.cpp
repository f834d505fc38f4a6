#include "sim/network/path_strength.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include "sim/contract.hpp"
#include "tests/sim/network/random_graph.hpp"

namespace tiexin::sim {
namespace {

std::vector<float> strengths(const Ties& ties, const PathRule& rule, Node source, PathScratch& scratch) {
  std::vector<float> out(ties.n_nodes());
  path_strength(ties, rule, source, {0, ties.n_nodes()}, out, scratch);
  return out;
}

/// Every walk of at most `depth` steps, one by one.
void walk(const Ties& ties, const PathRule& rule, Node node, int steps_left, float strength, std::vector<float>& best) {
  best[node] = std::max(best[node], strength);
  if (steps_left == 0) return;
  for (const Tie tie : ties.of(node)) {
    const float factor = rule.weights[tie.kind()] * rule.decay;
    walk(ties, rule, tie.node(), steps_left - 1, strength * factor, best);
  }
}

TEST(PathStrength, OfAChainIsTheProductOfItsSteps) {
  // 0 -1- 1 -.6- 2 -1- 3 -1- 4 -1- 5, and 0 -.4- 2.
  const std::vector<Edge> edges{{0, 1, 0}, {1, 2, 2}, {2, 3, 0}, {3, 4, 0}, {4, 5, 0}, {0, 2, 3}};
  const Ties ties(7, edges, kTestWeights);
  PathScratch scratch;
  const std::vector<float> four = strengths(ties, {4, 0.5F, kTestWeights}, 0, scratch);
  EXPECT_EQ(four[0], 1.0F);
  EXPECT_FLOAT_EQ(four[1], 0.5F);
  EXPECT_FLOAT_EQ(four[2], 0.2F);  // next door, not through the friend: .4 × .5 > 1 × .6 × .25
  EXPECT_FLOAT_EQ(four[3], 0.1F);
  EXPECT_FLOAT_EQ(four[4], 0.05F);
  EXPECT_FLOAT_EQ(four[5], 0.025F);
  EXPECT_EQ(four[6], 0.0F);
  // Without decay the friend is nearer, but his path is one step longer and reaches one node less.
  const std::vector<float> no_decay = strengths(ties, {4, 1.0F, kTestWeights}, 0, scratch);
  EXPECT_FLOAT_EQ(no_decay[4], 0.6F);
  EXPECT_FLOAT_EQ(no_decay[5], 0.4F);
  const std::vector<float> one = strengths(ties, {1, 0.5F, kTestWeights}, 0, scratch);
  EXPECT_EQ(one[3], 0.0F);
  EXPECT_FLOAT_EQ(one[2], 0.2F);
}

TEST(PathStrength, IsTheBestOfAllWalks) {
  const Ties ties(120, random_edges(120, 260, 6), kTestWeights);
  PathScratch scratch;  // one for all: what a call leaves behind would show
  for (int depth = 1; depth <= 4; ++depth) {
    const PathRule rule{depth, 0.9F, {1.0F, 0.8F, 0.0F, 0.4F}};
    for (Node source = 0; source < 120; source += 7) {
      std::vector<float> best(120, 0.0F);
      walk(ties, rule, source, depth, 1.0F, best);
      EXPECT_EQ(strengths(ties, rule, source, scratch), best) << "depth " << depth << " source " << source;
    }
  }
}

TEST(PathStrength, LeavesTheRangeAndComesBack) {
  const std::vector<Edge> edges{{0, 9, 0}, {9, 1, 0}};
  const Ties ties(10, edges, kTestWeights);
  PathScratch scratch;
  std::vector<float> out(2);
  path_strength(ties, {2, 0.5F, kTestWeights}, 0, {0, 2}, out, scratch);
  EXPECT_EQ(out, (std::vector<float>{1.0F, 0.25F}));
  path_strength(ties, {2, 0.5F, kTestWeights}, 9, {0, 2}, out, scratch);
  EXPECT_EQ(out, (std::vector<float>{0.5F, 0.5F}));
}

TEST(PathStrength, RefusesWhatDoesNotFit) {
  const Ties ties(10, {}, kTestWeights);
  PathScratch scratch;
  std::vector<float> out(10);
  const auto measure = [&](int depth, float decay, Node source, NodeRange range) {
    path_strength(ties, {depth, decay, kTestWeights}, source, range, out, scratch);
  };
  EXPECT_NO_THROW(measure(4, 0.5F, 0, {0, 10}));
  EXPECT_THROW(measure(0, 0.5F, 0, {0, 10}), ContractError);
  EXPECT_THROW(measure(4, 1.5F, 0, {0, 10}), ContractError);
  EXPECT_THROW(measure(4, 0.5F, 10, {0, 10}), ContractError);
  EXPECT_THROW(measure(4, 0.5F, 0, {0, 11}), ContractError);
  EXPECT_THROW(measure(4, 0.5F, 0, {0, 9}), ContractError);
}

}  // namespace
}  // namespace tiexin::sim

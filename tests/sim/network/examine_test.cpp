#include "sim/network/examine.hpp"

#include <gtest/gtest.h>

#include "tests/sim/network/random_graph.hpp"

namespace tiexin::sim {
namespace {

TEST(Examine, ACompleteGraph) {
  std::vector<Edge> edges;
  for (Node a = 0; a < 6; ++a) {
    for (Node b = a + 1; b < 6; ++b) {
      edges.push_back({a, b, 0});
      edges.push_back({a, b, 1});  // a parallel tie counts once
    }
  }
  const Shape shape = examine(Ties(6, edges, kTestWeights));
  EXPECT_EQ(shape.n_pairs, 15U);
  EXPECT_EQ(shape.n_components, 1U);
  EXPECT_DOUBLE_EQ(shape.mean_degree, 5.0);
  EXPECT_NEAR(shape.degree_variance, 0.0, 1e-12);
  EXPECT_DOUBLE_EQ(shape.clustering, 1.0);
  EXPECT_DOUBLE_EQ(shape.mean_path, 1.0);
  EXPECT_DOUBLE_EQ(shape.tail(5), 1.0);
  EXPECT_DOUBLE_EQ(shape.tail(6), 0.0);
}

TEST(Examine, ARingAndALonelyNode) {
  std::vector<Edge> edges;
  for (Node a = 0; a < 8; ++a) edges.push_back({a, (a + 1) % 8, 0});
  const Shape shape = examine(Ties(9, edges, kTestWeights));
  EXPECT_EQ(shape.n_components, 2U);
  EXPECT_DOUBLE_EQ(shape.largest_component, 8.0 / 9.0);
  EXPECT_DOUBLE_EQ(shape.clustering, 0.0);
  EXPECT_DOUBLE_EQ(shape.mean_path, (1 + 1 + 2 + 2 + 3 + 3 + 4) / 7.0);
  EXPECT_EQ(shape.degrees, (std::vector<std::uint32_t>{1, 0, 8}));
}

TEST(Examine, NodesWithoutTies) {
  const Shape shape = examine(Ties(3, {}, kTestWeights));
  EXPECT_EQ(shape.n_components, 3U);
  EXPECT_EQ(shape.mean_path, 0.0);
  EXPECT_EQ(shape.clustering, 0.0);
  EXPECT_EQ(shape.mean_degree, 0.0);
  EXPECT_EQ(shape.tail(0), 1.0);
  EXPECT_EQ(shape.tail(1), 0.0);
  EXPECT_EQ(Shape{}.tail(0), 0.0);
}

TEST(Examine, NothingAtAll) { EXPECT_EQ(examine(Ties()).n_components, 0U); }

}  // namespace
}  // namespace tiexin::sim

#pragma once

#include <cstdint>
#include <vector>

#include "sim/network/ties.hpp"
#include "sim/random/draws.hpp"

namespace tiexin::sim {

/// A graph of four relations with parallel ties, for tests: `n_edges` draws, self-ties left out; the last node stays
/// alone.
inline std::vector<Edge> random_edges(std::uint32_t n_nodes, std::uint32_t n_edges, std::uint32_t seed) {
  std::vector<Edge> edges;
  for (std::uint32_t i = 0; i < n_edges; ++i) {
    const Block words = philox({seed, 0}, i, 0, 0);
    const Node a = words[0] % (n_nodes - 1);
    const Node b = words[1] % (n_nodes - 1);
    if (a != b) edges.push_back({a, b, static_cast<Kind>(words[2] % 4)});
  }
  return edges;
}

inline constexpr KindWeights kTestWeights{1.0F, 0.8F, 0.6F, 0.4F};

inline std::vector<float> random_column(std::uint32_t n_nodes, std::uint32_t seed) {
  std::vector<float> column(n_nodes);
  for (std::uint32_t i = 0; i < n_nodes; ++i) column[i] = static_cast<float>(uniform(philox({seed, 1}, i, 0, 0)[0]));
  return column;
}

}  // namespace tiexin::sim

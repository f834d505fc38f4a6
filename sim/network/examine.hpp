/// The shape of a graph, for comparison with published shape.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/network/ties.hpp"

namespace tiexin::sim {

/// How much of a graph to look at; nodes are taken evenly spaced.
struct ShapeSample {
  std::uint32_t clustering_nodes = 2000;  // nodes whose clustering is averaged
  std::uint32_t path_sources = 16;        // nodes from which all path lengths are averaged
};

/// What the graph looks like once parallel ties of several relations count as one.
struct Shape {
  std::uint32_t n_nodes = 0;
  std::uint64_t n_pairs = 0;           // tied pairs
  std::uint32_t n_components = 0;      // a node without ties is one
  double largest_component = 0.0;      // share of nodes  [0..1]
  double mean_degree = 0.0;            // neighbours
  double degree_variance = 0.0;        // neighbours²
  std::vector<std::uint32_t> degrees;  // degrees[d]: nodes with d neighbours
  double clustering = 0.0;  // mean over sampled nodes of the share of their neighbours' pairs that are tied  [0..1]
  double mean_path = 0.0;   // steps, over reachable pairs from the sampled sources

  /// Share of nodes with at least d neighbours  [0..1].
  [[nodiscard]] double tail(std::size_t d) const;
};

/// Measures a graph with Boost.Graph (compressed_sparse_row_graph: connected components, breadth-first search,
/// clustering).
///
/// Nodes with fewer than two neighbours do not enter the mean of clustering; the degree of a node counts neighbours,
/// not ties. Not for the hot path: about 0.2 s for two million ties.
[[nodiscard]] Shape examine(const Ties& ties, const ShapeSample& sample = {});

}  // namespace tiexin::sim

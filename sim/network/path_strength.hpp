/// How strongly two nodes are tied when they are not neighbours.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/network/ties.hpp"

namespace tiexin::sim {

/// What a path is worth: the product over its steps of the tie's weight and the decay.
struct PathRule {
  int depth;            // longest path  [1, 8] steps
  float decay;          // factor at each step  [0, 1]
  KindWeights weights;  // of each relation  [0, 1]; a relation of weight 0 carries no path
};

/// Memory that path_strength works in: kept by the caller and used again, for graphs of any size.
class PathScratch {
 private:
  friend void path_strength(const Ties&, const PathRule&, Node, NodeRange, std::span<float>, PathScratch&);

  struct Reached {
    Node node;
    float strength;
  };

  std::vector<float> best_;         // strength of the best path found so far; all 0 between calls  (n_nodes)
  std::vector<std::uint8_t> next_;  // whether a node already waits for the next layer; all 0 between layers  (n_nodes)
  std::vector<Node> touched_;       // nodes with best > 0
  std::vector<Reached> layer_;      // nodes improved by the last layer, with their strength at its end
  std::vector<Node> improved_;      // nodes improved by this layer
};

/// Strength of the tie from a source to each node of a range: the largest product over paths of at most `depth` steps.
///
/// strength(s, t) = max over paths s → t of Π (weight · decay); strength(s, s) = 1; 0 where no path is short enough.
/// Max-product Bellman-Ford by layers: all but the last step are pushed out from the source, the last is pulled in by
/// the range. Paths may leave the range and come back. Exact, and independent of the order of ties.
/// @param range    nodes to answer for
/// @param out      (range.last - range.first), strength  [0, 1]
/// @param scratch  any; grown to the graph on first use, after which nothing is allocated
/// Throws ContractError on a rule, source or range that does not fit. Cost: about degree^(depth-1) steps; 10 µs for
/// four steps.
void path_strength(const Ties& ties, const PathRule& rule, Node source, NodeRange range, std::span<float> out,
                   PathScratch& scratch);

}  // namespace tiexin::sim

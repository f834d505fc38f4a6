#include "sim/network/path_strength.hpp"

#include <algorithm>

#include "sim/contract.hpp"

namespace tiexin::sim {

namespace {

KindWeights step_factors(const PathRule& rule) {
  require(rule.depth >= 1 && rule.depth <= 8, "path strength: depth lies in [1, 8]");
  require(rule.decay >= 0.0F && rule.decay <= 1.0F, "path strength: decay lies in [0, 1]");
  KindWeights factors{};
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    require(rule.weights[kind] >= 0.0F && rule.weights[kind] <= 1.0F, "path strength: a weight lies in [0, 1]");
    factors[kind] = rule.weights[kind] * rule.decay;
  }
  return factors;
}

}  // namespace

void path_strength(const Ties& ties, const PathRule& rule, Node source, NodeRange range, std::span<float> out,
                   PathScratch& scratch) {
  const KindWeights factors = step_factors(rule);
  require(source < ties.n_nodes(), "path strength: the source does not exist");
  require(range.first <= range.last && range.last <= ties.n_nodes(), "path strength: the range does not exist");
  require(out.size() == range.last - range.first, "path strength: one strength for each node of the range");
  if (scratch.best_.size() < ties.n_nodes()) {
    scratch.best_.resize(ties.n_nodes(), 0.0F);
    scratch.next_.resize(ties.n_nodes(), 0);
  }

  scratch.best_[source] = 1.0F;
  scratch.touched_.assign(1, source);
  scratch.layer_.assign(1, {source, 1.0F});
  for (int step = 1; step < rule.depth && !scratch.layer_.empty(); ++step) {
    scratch.improved_.clear();
    for (const auto& [node, strength] : scratch.layer_) {
      for (const Tie tie : ties.of(node)) {
        const Node neighbour = tie.node();
        const float reached = strength * factors[tie.kind()];
        if (reached > scratch.best_[neighbour]) {
          if (scratch.best_[neighbour] == 0.0F) {
            scratch.touched_.push_back(neighbour);
          }
          scratch.best_[neighbour] = reached;
          if (scratch.next_[neighbour] == 0) {
            scratch.next_[neighbour] = 1;
            scratch.improved_.push_back(neighbour);
          }
        }
      }
    }
    // Strengths are taken at the layer's end: a path of this layer must not be extended within it.
    scratch.layer_.clear();
    for (const Node node : scratch.improved_) {
      scratch.next_[node] = 0;
      scratch.layer_.push_back({node, scratch.best_[node]});
    }
  }

  for (Node target = range.first; target < range.last; ++target) {
    float strength = scratch.best_[target];
    for (const Tie tie : ties.of(target)) {
      strength = std::max(strength, scratch.best_[tie.node()] * factors[tie.kind()]);
    }
    out[target - range.first] = strength;
  }
  for (const Node node : scratch.touched_) {
    scratch.best_[node] = 0.0F;
  }
}

}  // namespace tiexin::sim

#include "sim/network/ties.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "sim/contract.hpp"

namespace tiexin::sim {

namespace {

void check(std::uint32_t n_nodes, std::span<const Edge> edges, const KindWeights& weights) {
  require(n_nodes <= kMaxNodes, "ties: at most 2^28 nodes");
  require(edges.size() <= std::numeric_limits<std::uint32_t>::max() / 2, "ties: at most 2^31 edges");
  for (const float weight : weights) {
    require(weight >= 0.0F && weight <= 1.0F, "ties: a weight lies in [0, 1]");
  }
  for (const Edge& edge : edges) {
    require(edge.a < n_nodes && edge.b < n_nodes, "ties: an edge names a node that does not exist");
    require(edge.a != edge.b, "ties: no node is tied to itself");
    require(edge.kind < kKinds, "ties: an edge names a relation that does not exist");
  }
}

}  // namespace

Ties::Ties(std::uint32_t n_nodes, std::span<const Edge> edges, const KindWeights& weights) : weights_(weights) {
  check(n_nodes, edges, weights);
  rows_.assign(n_nodes, {0, 0});
  inverse_totals_.assign(n_nodes, 0.0F);
  fill_rows(edges);
  sort_rows();
  total_rows();
  order_rows();
}

void Ties::fill_rows(std::span<const Edge> edges) {
  for (const Edge& edge : edges) {
    ++rows_[edge.a].degree;
    ++rows_[edge.b].degree;
  }
  std::uint32_t start = 0;
  for (Row& row : rows_) {
    row.start = start;
    start += row.degree;
    row.degree = 0;
  }
  ties_.resize(start);
  for (const Edge& edge : edges) {
    Row& a = rows_[edge.a];
    Row& b = rows_[edge.b];
    ties_[a.start + a.degree++] = Tie(edge.b, edge.kind);
    ties_[b.start + b.degree++] = Tie(edge.a, edge.kind);
  }
}

void Ties::sort_rows() {
  for (Row& row : rows_) {
    const auto first = ties_.begin() + row.start;
    std::sort(first, first + row.degree);
    row.degree = static_cast<std::uint32_t>(std::unique(first, first + row.degree) - first);
  }
}

void Ties::total_rows() {
  for (Node node = 0; node < n_nodes(); ++node) {
    float total = 0.0F;
    for (const Tie tie : of(node)) {
      total += weights_[tie.kind()];
    }
    inverse_totals_[node] = total > 0.0F ? 1.0F / total : 0.0F;
  }
}

void Ties::order_rows() {
  sweep_order_.resize(n_nodes());
  std::iota(sweep_order_.begin(), sweep_order_.end(), Node{0});
  for (std::size_t first = 0; first < sweep_order_.size(); first += kSweepBlock) {
    const std::size_t last = std::min<std::size_t>(first + kSweepBlock, sweep_order_.size());
    std::sort(sweep_order_.begin() + static_cast<std::ptrdiff_t>(first),
              sweep_order_.begin() + static_cast<std::ptrdiff_t>(last),
              [this](Node a, Node b) { return std::pair(degree(a), a) < std::pair(degree(b), b); });
  }
  std::size_t n_kept = 0;
  for (const Row& row : rows_) {
    n_kept += row.degree;
  }
  std::vector<Tie> ordered;
  ordered.reserve(n_kept);
  for (const Node node : sweep_order_) {
    const std::span<const Tie> row = of(node);
    rows_[node].start = static_cast<std::uint32_t>(ordered.size());
    ordered.insert(ordered.end(), row.begin(), row.end());
    if (equal_rows_.empty() || equal_rows_.back().degree != row.size()) {
      equal_rows_.push_back({static_cast<std::uint32_t>(row.size()), 0});
    }
    ++equal_rows_.back().rows;
  }
  ties_ = std::move(ordered);
}

std::size_t Ties::bytes() const {
  return rows_.size() * sizeof(Row) + ties_.size() * sizeof(Tie) + inverse_totals_.size() * sizeof(float) +
         sweep_order_.size() * sizeof(Node) + equal_rows_.size() * sizeof(EqualRows);
}

std::span<const Tie> Ties::of(Node node, Kind first, Kind last) const {
  const std::span<const Tie> row = of(node);
  const auto begin = std::partition_point(row.begin(), row.end(), [first](Tie tie) { return tie.kind() < first; });
  const auto end = std::partition_point(begin, row.end(), [last](Tie tie) { return tie.kind() <= last; });
  return row.subspan(static_cast<std::size_t>(begin - row.begin()), static_cast<std::size_t>(end - begin));
}

}  // namespace tiexin::sim

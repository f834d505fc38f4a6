/// A multi-relational graph, frozen into compressed rows.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/fetch.hpp"

namespace tiexin::sim {

/// Number of a node  [0, kMaxNodes).
using Node = std::uint32_t;

/// Number of a relation  [0, kKinds); within a row, ties come in the order of their kinds.
using Kind = std::uint8_t;

inline constexpr std::uint32_t kNodeBits = 28;
inline constexpr std::uint32_t kMaxNodes = std::uint32_t{1} << kNodeBits;
inline constexpr std::size_t kKinds = 16;

/// A contiguous range of nodes, [first, last).
struct NodeRange {
  Node first;
  Node last;

  [[nodiscard]] constexpr std::uint32_t size() const { return last - first; }
  [[nodiscard]] constexpr bool contains(Node node) const { return node >= first && node < last; }

  friend constexpr bool operator==(const NodeRange&, const NodeRange&) = default;
};

/// The weight of each relation  [0, 1].
using KindWeights = std::array<float, kKinds>;

/// One end of a tie as its row stores it: the other node and the relation, in four bytes, ordered by relation, then
/// node.
class Tie {
 public:
  constexpr Tie() = default;
  constexpr Tie(Node node, Kind kind) : bits_(std::uint32_t{kind} << kNodeBits | node) {}

  [[nodiscard]] constexpr Node node() const { return bits_ & (kMaxNodes - 1); }
  [[nodiscard]] constexpr Kind kind() const { return static_cast<Kind>(bits_ >> kNodeBits); }

  friend constexpr bool operator==(Tie, Tie) = default;
  friend constexpr bool operator<(Tie a, Tie b) { return a.bits_ < b.bits_; }

 private:
  std::uint32_t bits_ = 0;
};

/// A tie between two nodes, in either direction: what a graph is built from.
struct Edge {
  Node a;
  Node b;
  Kind kind;
};

/// Rows of equally many ties that follow one another in a sweep.
struct EqualRows {
  std::uint32_t degree;  // ties of each
  std::uint32_t rows;
};

/// Ties between nodes as compressed rows. Two nodes may be tied by several relations, and by each at most once.
///
/// A row holds the ties of one node sorted by relation, then by neighbour, so the same edges in any order are the same
/// graph, and nodes put in between without ties change no sum over a row. Rows lie in memory in the order of
/// `sweep_order`, by number of ties within each block of kSweepBlock nodes: a sweep reads them in sequence, with loops
/// of predictable length. Memory: 4 bytes a stored tie (two an edge) and about 17 bytes a node.
class Ties {
 public:
  Ties() = default;

  /// @param n_nodes  [0, kMaxNodes]
  /// @param edges    in any order; a repeated (a, b, kind) counts once
  /// @param weights  weight of each relation  [0, 1]
  /// Throws ContractError for a node or relation out of range, a tie of a node to itself, a weight outside [0, 1].
  /// Cost: O(edges + nodes), each row sorted by itself.
  Ties(std::uint32_t n_nodes, std::span<const Edge> edges, const KindWeights& weights);

  [[nodiscard]] std::uint32_t n_nodes() const { return static_cast<std::uint32_t>(inverse_totals_.size()); }
  [[nodiscard]] std::size_t n_stored() const { return ties_.size(); }
  [[nodiscard]] std::size_t bytes() const;

  /// All ties of a node, by relation and neighbour.
  [[nodiscard]] std::span<const Tie> of(Node node) const {
    return {ties_.data() + rows_[node].start, rows_[node].degree};
  }

  /// Has what tells where the ties of a node lie brought into the cache.
  void fetch_row(Node node) const { fetch(&rows_[node]); }

  /// The ties of a node whose relation is in [first, last]. O(log degree).
  [[nodiscard]] std::span<const Tie> of(Node node, Kind first, Kind last) const;

  [[nodiscard]] std::uint32_t degree(Node node) const { return rows_[node].degree; }
  [[nodiscard]] const KindWeights& weights() const { return weights_; }
  [[nodiscard]] float weight(Kind kind) const { return weights_[kind]; }

  /// One over the sum of the weights in a row; 0 for a node without weight, so that its shares are 0.
  [[nodiscard]] float inverse_total(Node node) const { return inverse_totals_[node]; }

  /// All rows one after another, and the nodes in the order in which their rows lie there (see spread.hpp).
  [[nodiscard]] std::span<const Tie> stored() const { return ties_; }
  [[nodiscard]] std::span<const Node> sweep_order() const { return sweep_order_; }
  /// The same order by runs of nodes with equally many ties.
  [[nodiscard]] std::span<const EqualRows> equal_rows() const { return equal_rows_; }

 private:
  struct Row {
    std::uint32_t start;
    std::uint32_t degree;
  };

  void fill_rows(std::span<const Edge> edges);
  void sort_rows();
  void total_rows();
  void order_rows();

  std::vector<Row> rows_;              // where the ties of a node lie                     (n_nodes)
  std::vector<Tie> ties_;              // neighbour and relation, sorted within the row    (n_stored)
  std::vector<float> inverse_totals_;  // 1 / weight of the row                            (n_nodes)
  std::vector<Node> sweep_order_;      // nodes in the order of their rows                 (n_nodes)
  std::vector<EqualRows> equal_rows_;  // the same, as runs of equal degree; none empty
  KindWeights weights_{};
};

/// Rows are ordered by number of ties within blocks of this many nodes: small enough that neighbours stay in the
/// nearest cache.
inline constexpr std::uint32_t kSweepBlock = 1024;

}  // namespace tiexin::sim

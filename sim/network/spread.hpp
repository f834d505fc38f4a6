/// What passes along ties: averages and hearsay, by row-normalised weights.
#pragma once

#include <span>

#include "sim/network/ties.hpp"

namespace tiexin::sim {

/// One step of averaging over neighbours: to = W · from, W the weights divided by the sum of their row.
///
/// A node without ties keeps its own value. Single precision: the columns that spread are single, one sweep errs by
/// less than 1e-6 of the largest value, and half the bytes are half the time. Each row is one sum in the stored order
/// of its ties, so the order of the rows, and nodes without ties, change no bit.
/// @param from  (n_nodes)
/// @param to    (n_nodes), not overlapping `from`
/// Throws ContractError on a size that does not fit. O(stored ties), does not allocate.
void spread(const Ties& ties, std::span<const float> from, std::span<float> to);

/// Adds to every neighbour of a node what it hears of that node's value: to[n] += W[n, node] · value.
///
/// Called for the few nodes that have something to tell, in ascending order, it is the product of W with a sparse
/// column. A node without ties hears nothing.
/// @param to  (n_nodes), added to
/// O(degree), does not allocate.
inline void tell(const Ties& ties, Node node, float value, std::span<float> to) {
  for (const Tie tie : ties.of(node)) {
    const Node neighbour = tie.node();
    to[neighbour] += ties.weight(tie.kind()) * ties.inverse_total(neighbour) * value;
  }
}

/// Every node that has something to tell (news > 0) tells it, in ascending order. The few are fetched ahead together.
/// @param news  (n_nodes)
/// @param to    (n_nodes), added to
/// Throws ContractError on a size that does not fit. O(nodes + ties of those who tell), does not allocate.
void tell_all(const Ties& ties, std::span<const float> news, std::span<float> to);

}  // namespace tiexin::sim

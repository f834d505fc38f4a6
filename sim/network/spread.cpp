#include "sim/network/spread.hpp"

#include <array>

#include "sim/contract.hpp"

namespace tiexin::sim {

namespace {

/// The worth of one tie: what the neighbour has, weighted.
struct Terms {
  const float* weights;
  const float* from;

  float operator()(Tie tie) const { return weights[tie.kind()] * from[tie.node()]; }
};

/// Four rows of equally many ties side by side: each is still one sum in stored order, but the four chains of additions
/// overlap.
std::array<float, 4> sum_four(Terms term, const Tie* row, std::size_t degree) {
  float a = 0.0F;
  float b = 0.0F;
  float c = 0.0F;
  float d = 0.0F;
  for (const Tie* const end = row + degree; row != end; ++row) {
    a += term(row[0]);
    b += term(row[degree]);
    c += term(row[2 * degree]);
    d += term(row[3 * degree]);
  }
  return {a, b, c, d};
}

float sum_one(Terms term, const Tie* row, std::size_t degree) {
  float total = 0.0F;
  for (std::size_t k = 0; k < degree; ++k) {
    total += term(row[k]);
  }
  return total;
}

}  // namespace

void spread(const Ties& ties, std::span<const float> from, std::span<float> to) {
  require(from.size() == ties.n_nodes() && to.size() == ties.n_nodes(), "spread: a column has one value a node");
  const Terms term{ties.weights().data(), from.data()};
  const std::span<const Node> order = ties.sweep_order();
  const auto write = [&](Node node, float total) {
    const float inverse = ties.inverse_total(node);
    to[node] = inverse > 0.0F ? total * inverse : from[node];
  };
  const Tie* row = ties.stored().data();
  for (std::size_t i = 0; i < order.size();) {
    const std::size_t degree = ties.degree(order[i]);
    std::size_t n_equal = 1;
    while (n_equal < 4 && i + n_equal < order.size() && ties.degree(order[i + n_equal]) == degree) {
      ++n_equal;
    }
    if (n_equal == 4) {
      const std::array<float, 4> totals = sum_four(term, row, degree);
      for (std::size_t j = 0; j < 4; ++j) {
        write(order[i + j], totals[j]);
      }
    } else {
      for (std::size_t j = 0; j < n_equal; ++j) {
        write(order[i + j], sum_one(term, row + j * degree, degree));
      }
    }
    row += n_equal * degree;
    i += n_equal;
  }
}

}  // namespace tiexin::sim

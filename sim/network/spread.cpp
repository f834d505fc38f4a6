#include "sim/network/spread.hpp"

#include <array>

#include "sim/contract.hpp"
#include "sim/fetch.hpp"

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
  const Node* node = ties.sweep_order().data();
  const auto write = [&](float total) {
    const float inverse = ties.inverse_total(*node);
    to[*node] = inverse > 0.0F ? total * inverse : from[*node];
    ++node;
  };
  const Tie* row = ties.stored().data();
  for (const EqualRows run : ties.equal_rows()) {
    std::uint32_t left = run.rows;
    for (; left >= 4; left -= 4) {
      for (const float total : sum_four(term, row, run.degree)) {
        write(total);
      }
      row += std::size_t{4} * run.degree;
    }
    for (; left > 0; --left) {
      write(sum_one(term, row, run.degree));
      row += run.degree;
    }
  }
}

void tell_all(const Ties& ties, std::span<const float> news, std::span<float> to) {
  require(news.size() == ties.n_nodes() && to.size() == ties.n_nodes(), "tell_all: a column has one value a node");
  std::array<Node, 64> tellers;
  for (Node node = 0; node < news.size();) {
    std::size_t n = 0;
    for (; node < news.size() && n < tellers.size(); ++node) {
      tellers[n] = node;
      n += news[node] > 0 ? 1 : 0;
    }
    for (std::size_t i = 0; i < n; ++i) ties.fetch_row(tellers[i]);
    for (std::size_t i = 0; i < n; ++i) {
      const std::span<const Tie> row = ties.of(tellers[i]);
      fetch(row.data());
      fetch(row.data() + row.size());
    }
    for (std::size_t i = 0; i < n; ++i) tell(ties, tellers[i], news[tellers[i]], to);
  }
}

}  // namespace tiexin::sim

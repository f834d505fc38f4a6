#include "analysis/estimate/weights.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "analysis/estimate/rank.hpp"
#include "analysis/estimate/spearman_null.hpp"
#include "sim/contract.hpp"

namespace tiexin::analysis {

namespace {

constexpr std::size_t kFewest = 4;  // replications whose orders can be rare at all

bool varies(std::span<const double> values) {
  return std::any_of(values.begin(), values.end(), [&](double value) { return value != values.front(); });
}

/// One assumption over the replications.
std::vector<double> column_of(const Vectors& vectors, std::size_t column, std::span<const int> vector_of) {
  std::vector<double> values;
  for (const int vector : vector_of) {
    sim::require(vector >= 1 && vector <= static_cast<int>(vectors.rows.size()),
                 "the ensemble has the vector of every run");
    values.push_back(vectors.rows[static_cast<std::size_t>(vector - 1)][column]);
  }
  return values;
}

}  // namespace

std::vector<Weight> weights(std::span<const double> effect, std::span<const int> vector_of, const Vectors& vectors) {
  sim::require(effect.size() == vector_of.size(), "one vector a value of the effect");
  if (effect.size() < kFewest || !varies(effect)) return {};
  const auto n = static_cast<double>(n_varied(vector_of, vectors));
  const std::vector<double> of_effect = ranks(effect);
  SpearmanNull null;
  std::vector<Weight> all;
  for (std::size_t c = 0; c < vectors.names.size(); ++c) {
    const std::vector<double> column = column_of(vectors, c, vector_of);
    if (!varies(column)) continue;
    const std::vector<double> of_column = ranks(column);
    const double p = null.p(of_effect, of_column) * n;
    all.push_back({vectors.names[c], correlation(of_effect, of_column), is_empty(p) ? kEmpty : std::min(1.0, p)});
  }
  std::stable_sort(all.begin(), all.end(), [](const Weight& a, const Weight& b) {
    const double x = std::fabs(a.spearman);
    const double y = std::fabs(b.spearman);
    return x != y ? x > y : a.name < b.name;
  });
  return all;
}

std::size_t n_varied(std::span<const int> vector_of, const Vectors& vectors) {
  std::size_t n = 0;
  for (std::size_t c = 0; c < vectors.names.size(); ++c) n += varies(column_of(vectors, c, vector_of)) ? 1 : 0;
  return n;
}

int replications_to_stand_out(std::size_t n_assumptions) {
  SpearmanNull null;
  std::vector<double> order(kFewest);
  std::iota(order.begin(), order.end(), 1.0);
  while (null.p(order, order) * static_cast<double>(n_assumptions) >= Weight::kRare) {
    order.push_back(static_cast<double>(order.size() + 1));
  }
  return static_cast<int>(order.size());
}

}  // namespace tiexin::analysis

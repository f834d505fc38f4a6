#include "sim/network/examine.hpp"

#include <algorithm>
#include <utility>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/clustering_coefficient.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>

namespace tiexin::sim {

namespace {

using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                 boost::no_property, std::uint32_t>;

/// The graph with both directions of every tied pair, once each, sorted by source and target.
Graph simple_graph(const Ties& ties) {
  std::vector<std::pair<Node, Node>> pairs;
  pairs.reserve(ties.n_stored());
  for (Node node = 0; node < ties.n_nodes(); ++node) {
    const auto row = static_cast<std::ptrdiff_t>(pairs.size());
    for (const Tie tie : ties.of(node)) {
      pairs.emplace_back(node, tie.node());
    }
    std::sort(pairs.begin() + row, pairs.end());
    pairs.erase(std::unique(pairs.begin() + row, pairs.end()), pairs.end());
  }
  return {boost::edges_are_sorted, pairs.begin(), pairs.end(), ties.n_nodes()};
}

void measure_degrees(const Graph& graph, Shape& shape) {
  double square = 0.0;
  for (Node node = 0; node < shape.n_nodes; ++node) {
    const std::size_t degree = boost::out_degree(node, graph);
    if (degree >= shape.degrees.size()) {
      shape.degrees.resize(degree + 1, 0);
    }
    ++shape.degrees[degree];
    square += static_cast<double>(degree) * static_cast<double>(degree);
  }
  shape.mean_degree = 2.0 * static_cast<double>(shape.n_pairs) / shape.n_nodes;
  shape.degree_variance = square / shape.n_nodes - shape.mean_degree * shape.mean_degree;
}

/// Every edge goes both ways, so the strong components are the components.
void measure_components(const Graph& graph, Shape& shape) {
  std::vector<std::uint32_t> component(shape.n_nodes);
  const auto index = boost::get(boost::vertex_index, graph);
  shape.n_components = boost::strong_components(graph, boost::make_iterator_property_map(component.begin(), index));
  std::vector<std::uint32_t> sizes(shape.n_components, 0);
  for (const std::uint32_t number : component) {
    ++sizes[number];
  }
  shape.largest_component = static_cast<double>(*std::max_element(sizes.begin(), sizes.end())) / shape.n_nodes;
}

Node sampled(std::uint32_t i, std::uint32_t n_samples, std::uint32_t n_nodes) {
  return static_cast<Node>(std::uint64_t{i} * n_nodes / n_samples);
}

void measure_clustering(const Graph& graph, std::uint32_t n_samples, Shape& shape) {
  double total = 0.0;
  std::uint32_t n_counted = 0;
  for (std::uint32_t i = 0; i < n_samples; ++i) {
    const Node node = sampled(i, n_samples, shape.n_nodes);
    if (boost::out_degree(node, graph) >= 2) {
      total += boost::clustering_coefficient(graph, node);
      ++n_counted;
    }
  }
  shape.clustering = n_counted > 0 ? total / n_counted : 0.0;
}

void measure_paths(const Graph& graph, std::uint32_t n_samples, Shape& shape) {
  const auto index = boost::get(boost::vertex_index, graph);
  std::vector<std::uint32_t> distance(shape.n_nodes);
  std::uint64_t steps = 0;
  std::uint64_t n_reached = 0;
  for (std::uint32_t i = 0; i < n_samples; ++i) {
    std::fill(distance.begin(), distance.end(), 0);
    const auto distances = boost::make_iterator_property_map(distance.begin(), index);
    boost::breadth_first_search(
        graph, sampled(i, n_samples, shape.n_nodes),
        boost::visitor(boost::make_bfs_visitor(boost::record_distances(distances, boost::on_tree_edge()))));
    for (const std::uint32_t d : distance) {
      steps += d;
      n_reached += d > 0 ? 1 : 0;
    }
  }
  shape.mean_path = n_reached > 0 ? static_cast<double>(steps) / static_cast<double>(n_reached) : 0.0;
}

}  // namespace

double Shape::tail(std::size_t d) const {
  std::uint64_t above = 0;
  for (std::size_t degree = d; degree < degrees.size(); ++degree) {
    above += degrees[degree];
  }
  return n_nodes > 0 ? static_cast<double>(above) / n_nodes : 0.0;
}

Shape examine(const Ties& ties, const ShapeSample& sample) {
  Shape shape;
  shape.n_nodes = ties.n_nodes();
  if (shape.n_nodes == 0) {
    return shape;
  }
  const Graph graph = simple_graph(ties);
  shape.n_pairs = boost::num_edges(graph) / 2;
  measure_degrees(graph, shape);
  measure_components(graph, shape);
  measure_clustering(graph, std::min(sample.clustering_nodes, shape.n_nodes), shape);
  measure_paths(graph, std::min(sample.path_sources, shape.n_nodes), shape);
  return shape;
}

}  // namespace tiexin::sim

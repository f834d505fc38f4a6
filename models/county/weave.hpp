/// The last step of building a population: its ties. What takes long asks `watch`, village by village, and throws
/// Stopped if it requests that.
#pragma once

#include <vector>

#include "models/county/population.hpp"

namespace tiexin::models {

/// Relatives within each village: lineage trees, in which a household is tied to those within two steps.
///
/// The households of a lineage enter in the order of their places. Each is, with probability 1/2, a brother of the one
/// before; else its father is drawn from the last dozen of the lineage. So brothers and fathers live near by, and
/// family size has an exponential tail.
void weave_kinship(const Population& population, std::vector<sim::Edge>& edges, sim::Progress* watch = nullptr);

/// Relatives by marriage in other villages: of the same township, one in ten anywhere in the county; drawn uniformly
/// over households.
void weave_marriages(const Population& population, std::vector<sim::Edge>& edges, sim::Progress* watch = nullptr);

/// Friends: a household chooses a geometric number of them, a fifth in other villages of its committee, the others by
/// rank among all of its village; the rank is a draw keyed by the pair, three times better for the same lineage and
/// again for living near.
void weave_friendships(const Population& population, std::vector<sim::Edge>& edges, sim::Progress* watch = nullptr);

/// The households next door on either side.
void weave_neighbours(const Population& population, std::vector<sim::Edge>& edges);

/// All of them, frozen.
[[nodiscard]] sim::Ties weave_ties(const Population& population, sim::Progress* watch = nullptr);

}  // namespace tiexin::models

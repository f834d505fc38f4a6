#include "models/county/population.hpp"

#include <algorithm>
#include <numeric>

#include "models/county/places.hpp"
#include "models/county/relation.hpp"
#include "models/county/weave.hpp"

namespace tiexin::models {

namespace {

/// What Shangli publishes, for counties of another size.
constexpr std::uint64_t kPublishedVillages = 1284;
constexpr std::uint64_t kPublishedCommittees = 163;
constexpr std::uint64_t kPublishedTownships = 10;

std::uint32_t in_proportion(int given, int natural_villages, std::uint64_t published) {
  if (given > 0) return static_cast<std::uint32_t>(given);
  const std::uint64_t doubled = 2 * static_cast<std::uint64_t>(natural_villages) * published;
  return static_cast<std::uint32_t>(std::max<std::uint64_t>(1, (doubled / kPublishedVillages + 1) / 2));
}

template <class T>
std::size_t bytes_of(const std::vector<T>& column) {
  return column.size() * sizeof(T);
}

}  // namespace

std::uint32_t n_committees(const PopulationParameters& parameters) {
  return in_proportion(parameters.administrative_villages, parameters.natural_villages, kPublishedCommittees);
}

std::uint32_t n_townships(const PopulationParameters& parameters) {
  return in_proportion(parameters.townships, parameters.natural_villages, kPublishedTownships);
}

std::uint64_t Population::n_persons() const {
  return std::accumulate(persons.begin(), persons.end(), std::uint64_t{0});
}

std::span<const sim::Tie> Population::kin_of(Household h) const {
  return ties.of(h, kind_of(Relation::parent), kind_of(Relation::marriage));
}

std::size_t Population::bytes() const {
  return bytes_of(village_first) + bytes_of(settled) + bytes_of(committee) + bytes_of(committee_first) +
         bytes_of(township) + bytes_of(township_first) + bytes_of(village) + bytes_of(rate) + bytes_of(frailty) +
         bytes_of(attendance) + bytes_of(trust) + bytes_of(persons) + bytes_of(lineage) + ties.bytes();
}

Population build_population(const PopulationParameters& parameters, const TieParameters& ties,
                            std::uint32_t county_seed, std::span<const ExtraPlaces> extras, sim::Progress* watch) {
  Population population;
  population.county_seed = county_seed;
  population.parameters = parameters;
  population.tie_parameters = ties;
  lay_out(population, extras);
  draw_households(population, watch);
  population.ties = weave_ties(population, watch);
  return population;
}

}  // namespace tiexin::models

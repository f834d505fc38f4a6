#include "models/county/places.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/county/gamma_table.hpp"
#include "models/county/purpose.hpp"
#include "sim/contract.hpp"
#include "sim/random/distributions.hpp"

namespace tiexin::models {

namespace {

using sim::require;
using sim::uniform;

constexpr double kSmallestVillage = 8;
constexpr double kLargestVillage = 1200;
constexpr std::uint32_t kLargestHousehold = 12;
constexpr double kLeastTrust = 0.02;
constexpr double kMostTrust = 0.98;

// A village's shares lie this far around their means: .43-.77 and .73-1 of Huang Tu around .60 and .86.
constexpr double kLargestLineageSpread = 0.17;
constexpr double kTopTwoSpread = 0.14;
constexpr std::uint32_t kSmallLineages = 6;

std::uint32_t village_size(const PopulationParameters& parameters, std::uint32_t word) {
  const double log_sd = parameters.village_log_sd;
  const double median = parameters.households_per_village * sim::exp(-0.5 * log_sd * log_sd);
  const double size = sim::lognormal(uniform(word), median, log_sd);
  return static_cast<std::uint32_t>(std::floor(std::clamp(size, kSmallestVillage, kLargestVillage) + 0.5));
}

/// First member of each of `n_groups` contiguous groups of `n_members`, as equal as can be, and the end of the last.
std::vector<std::uint32_t> split(std::uint32_t n_members, std::uint32_t n_groups) {
  std::vector<std::uint32_t> first(n_groups + 1);
  for (std::uint32_t group = 0; group <= n_groups; ++group) {
    first[group] = static_cast<std::uint32_t>(std::uint64_t{group} * n_members / n_groups);
  }
  return first;
}

std::vector<std::uint32_t> group_of_member(const std::vector<std::uint32_t>& first) {
  std::vector<std::uint32_t> group(first.back());
  for (std::uint32_t g = 0; g + 1 < first.size(); ++g) {
    std::fill(group.begin() + first[g], group.begin() + first[g + 1], g);
  }
  return group;
}

/// Places registered in each village beyond those that live there.
std::vector<std::uint32_t> extra_places(std::uint32_t n_villages, std::span<const ExtraPlaces> extras) {
  std::vector<std::uint32_t> places(n_villages, 0);
  for (const ExtraPlaces& extra : extras) {
    require(extra.village <= places.size(), "population: an extra village is the next one");
    if (extra.village == places.size()) places.push_back(0);
    places[extra.village] += extra.households;
  }
  return places;
}

/// Shares of the largest lineage, and of the two largest, in one village.
struct LineageShares {
  double largest;
  double top_two;
};

LineageShares lineage_shares(const PopulationParameters& parameters, const sim::Block& words) {
  const double spread_two = kTopTwoSpread * (2.0 * uniform(words[0]) - 1.0);
  const double spread_largest = kLargestLineageSpread * (2.0 * uniform(words[1]) - 1.0);
  const double largest = std::clamp(parameters.largest_lineage + spread_largest, 0.0, 1.0);
  const double top_two = std::clamp(parameters.top_two_lineages + spread_two, largest, 1.0);
  return {largest, std::min(top_two, 2.0 * largest)};
}

std::uint8_t lineage_of(const LineageShares& shares, double u) {
  if (u < shares.largest) return 0;
  if (u < shares.top_two) return 1;
  const double within = (u - shares.top_two) / (1.0 - shares.top_two);
  return static_cast<std::uint8_t>(2 +
                                   std::min(static_cast<std::uint32_t>(within * kSmallLineages), kSmallLineages - 1));
}

/// One person and a Poisson number of others: the quantile, from a table of the distribution function.
class HouseholdSizes {
 public:
  explicit HouseholdSizes(double mean) {
    const double others = mean - 1.0;
    double term = sim::exp(-others);
    double sum = 0.0;
    for (std::uint32_t k = 0; k < kLargestHousehold; ++k) {
      sum += term;
      up_to_[k] = sum;
      term *= others / (k + 1.0);
    }
  }

  [[nodiscard]] std::uint8_t operator()(double u) const {
    std::uint8_t others = 0;
    while (others + 1U < kLargestHousehold && u > up_to_[others]) ++others;
    return static_cast<std::uint8_t>(1 + others);
  }

 private:
  std::array<double, kLargestHousehold> up_to_{};
};

float initial_trust(const PopulationParameters& p, double village, double household) {
  const double trust = p.trust_mean + p.trust_between_sd * village + p.trust_within_sd * household;
  return static_cast<float>(std::clamp(trust, kLeastTrust, kMostTrust));
}

}  // namespace

void lay_out(Population& population, std::span<const ExtraPlaces> extras) {
  const PopulationParameters& p = population.parameters;
  const auto n_natural = static_cast<std::uint32_t>(p.natural_villages);
  const std::uint32_t n_adm = n_committees(p);
  const std::uint32_t n_towns = n_townships(p);
  require(p.natural_villages > 0 && n_natural <= kMaxVillages, "population: at least one village, at most 2^20");
  require(n_adm <= n_natural, "population: more administrative than natural villages");
  require(n_towns <= n_adm, "population: more townships than administrative villages");

  const std::vector<std::uint32_t> extra = extra_places(n_natural, extras);
  population.township_first = split(n_adm, n_towns);
  population.township = group_of_member(population.township_first);
  population.committee_first = split(n_natural, n_adm);
  population.committee_first.back() = static_cast<std::uint32_t>(extra.size());
  population.committee = group_of_member(population.committee_first);

  const CountyDraws draws(population.county_seed);
  population.village_first.assign(1, 0);
  for (std::uint32_t v = 0; v < extra.size(); ++v) {
    const bool is_real = v < n_natural;
    population.settled.push_back(
        is_real ? village_size(p, draws.at(village_entity(v), CountyPurpose::village_traits)[0]) : 0);
    const std::uint32_t places = population.settled.back() + extra[v];
    require(places <= kMaxPlaces, "population: too many households in one village");
    population.village.insert(population.village.end(), places, v);
    population.village_first.push_back(population.n_households());
  }
  require(population.n_households() <= sim::kMaxNodes, "population: at most 2^28 households");
}

void draw_households(Population& population, sim::Progress* watch) {
  const PopulationParameters& p = population.parameters;
  const CountyDraws draws(population.county_seed);
  const GammaTable village_rate(p.rate_cv_village * p.rate_cv_village);
  const GammaTable household_rate(p.rate_cv_household * p.rate_cv_household);
  const GammaTable frailty(p.frailty_variance);
  const HouseholdSizes sizes(p.household_size);
  const std::size_t n = population.n_households();
  // A household that is registered only keeps these: nobody, no matters, no lineage.
  population.rate.assign(n, 0.0F);
  population.frailty.assign(n, 1.0F);
  population.attendance.assign(n, 0.0F);
  population.trust.assign(n, static_cast<float>(p.trust_mean));
  population.persons.assign(n, 0);
  population.lineage.assign(n, 0xFF);
  for (std::uint32_t v = 0; v < population.n_villages(); ++v) {
    sim::give_way(watch);
    const sim::Block traits = draws.at(village_entity(v), CountyPurpose::village_traits);
    const double rate = village_rate(traits[1]);
    const double trust = sim::standard_normal(uniform(traits[2]));
    const LineageShares shares = lineage_shares(p, draws.at(village_entity(v), CountyPurpose::village_lineages));
    for (Household h = population.settled_in(v).first; h < population.settled_in(v).last; ++h) {
      const sim::Block own = draws.at(population.entity(h), CountyPurpose::household_traits);
      population.rate[h] = static_cast<float>(rate * household_rate(own[0]));
      population.frailty[h] = static_cast<float>(frailty(own[1]));
      population.attendance[h] = static_cast<float>(sim::standard_normal(uniform(own[2])));
      population.trust[h] = initial_trust(p, trust, sim::standard_normal(uniform(own[3])));
      const sim::Block family = draws.at(population.entity(h), CountyPurpose::household_family);
      population.persons[h] = sizes(uniform(family[0]));
      population.lineage[h] = lineage_of(shares, uniform(family[1]));
    }
  }
}

}  // namespace tiexin::models

#include "models/county/contact.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "models/county/purpose.hpp"
#include "models/county/relation.hpp"

namespace tiexin::models {

namespace {

constexpr double kOwnTownship = 0.5;  // chance that a cadre works in the township of his birth

/// The word-th household of those that live in a range of villages; kNobody if none does.
Household pick_settled(const Population& population, std::uint32_t first_village, std::uint32_t last_village,
                       std::uint32_t word) {
  const auto first = population.settled.begin();
  const std::uint32_t n = std::accumulate(first + first_village, first + last_village, std::uint32_t{0});
  if (n == 0) return kNobody;
  std::uint32_t number = below(word, n);
  std::uint32_t v = first_village;
  while (number >= population.settled[v]) number -= population.settled[v++];
  return population.village_first[v] + number;
}

/// The villages where somebody lives, in order.
std::vector<std::uint32_t> lived_in(const Population& population) {
  std::vector<std::uint32_t> villages;
  for (std::uint32_t v = 0; v < population.n_villages(); ++v) {
    if (population.settled[v] > 0) villages.push_back(v);
  }
  return villages;
}

/// Sorts cadres by a key of theirs; the village breaks ties.
template <class Key>
void sort_cadres(std::vector<std::uint32_t>& cadres, Key key) {
  std::sort(cadres.begin(), cadres.end(),
            [&key](std::uint32_t a, std::uint32_t b) { return std::tuple(key(a), a) < std::tuple(key(b), b); });
}

/// Township where a cadre works.
std::uint32_t office_of(const Population& population, const sim::Block& words, std::uint32_t birth_village) {
  if (sim::uniform(words[0]) < kOwnTownship) return population.township_of_village(birth_village);
  return population.township_of_village(
      below(words[1], static_cast<std::uint32_t>(population.parameters.natural_villages)));
}

}  // namespace

sim::PathRule tie_rule(const TieParameters& parameters) {
  return {parameters.tie_depth, static_cast<float>(parameters.tie_decay), relation_weights(parameters)};
}

Household cadre_household(const Population& population, std::uint32_t birth_village, std::uint32_t holder) {
  const CountyDraws draws(population.county_seed);
  const Entity cadre = entity_of(EntityKind::cadre, birth_village);
  return pick_settled(population, birth_village, birth_village + 1,
                      draws.at(cadre, CountyPurpose::cadre_home, holder)[0]);
}

std::vector<std::uint32_t> post_cadres(const Population& population, Posting posting) {
  std::vector<std::uint32_t> posted(population.n_villages());
  std::iota(posted.begin(), posted.end(), std::uint32_t{0});
  if (posting == Posting::birthplace) return posted;
  const CountyDraws draws(population.county_seed);
  const std::vector<std::uint32_t> villages = lived_in(population);
  std::vector<std::uint32_t> cadres = villages;
  const auto words = [&](std::uint32_t village, CountyPurpose purpose) {
    return draws.at(entity_of(EntityKind::cadre, village), purpose);
  };
  if (posting == Posting::office) {
    sort_cadres(cadres, [&](std::uint32_t cadre) {
      const sim::Block drawn = words(cadre, CountyPurpose::cadre_office);
      return std::pair(office_of(population, drawn, cadre), drawn[2]);
    });
  } else {
    sort_cadres(cadres, [&](std::uint32_t cadre) {
      const sim::Block drawn = words(cadre, CountyPurpose::cadre_random);
      return std::pair(drawn[0], drawn[1]);
    });
  }
  for (std::size_t i = 0; i < villages.size(); ++i) posted[villages[i]] = cadres[i];
  return posted;
}

std::uint32_t officer_of(const Population& population, std::uint32_t village) {
  const std::uint32_t local = village - population.committee_first[population.committee[village]];
  return local % static_cast<std::uint32_t>(population.tie_parameters.officers_per_committee);
}

Household officer_household(const Population& population, std::uint32_t committee, std::uint32_t officer,
                            std::uint32_t holder) {
  const CountyDraws draws(population.county_seed);
  const Entity entity = entity_of(EntityKind::officer, committee << 3 | officer);
  return pick_settled(population, population.committee_first[committee], population.committee_first[committee + 1],
                      draws.at(entity, CountyPurpose::officer_home, holder)[0]);
}

Household member_household(const Population& population, Household household) {
  const CountyDraws draws(population.county_seed);
  const std::uint32_t village = population.village[household];
  const auto group_size = static_cast<std::uint32_t>(population.tie_parameters.households_per_member);
  const std::uint32_t group = population.place(household) / group_size;
  const std::uint32_t first = group * group_size;
  const std::uint32_t last = std::min(first + group_size, population.settled[village]);
  if (first >= last) return kNobody;
  const std::uint32_t word = draws.at(village_entity(village), CountyPurpose::member_home, group)[0];
  return population.village_first[village] + first + below(word, last - first);
}

VillageStanding stand_in_village(const Population& population, Household home, std::uint32_t village,
                                 std::span<float> ties, sim::PathScratch& scratch) {
  std::fill(ties.begin(), ties.end(), 0.0F);
  const sim::NodeRange all = population.households_of(village);
  sim::require(ties.size() == all.size(), "standing: one tie for each household of the village");
  if (home == kNobody || population.settled[village] == 0) return {};
  VillageStanding standing;
  sim::path_strength(population.ties, tie_rule(population.tie_parameters), home, all, ties, scratch);
  standing.mean_tie = std::accumulate(ties.begin(), ties.end(), 0.0) / population.settled[village];
  return standing;
}

namespace {

std::span<float> of_village(const Population& population, std::vector<float>& column, std::uint32_t village) {
  const sim::NodeRange all = population.households_of(village);
  return std::span(column).subspan(all.first, all.size());
}

}  // namespace

void stand_cadres(const Population& population, Posting posting, Standing& standing, sim::Progress* watch) {
  sim::PathScratch scratch;
  standing.cadre = post_cadres(population, posting);
  standing.cadre_tie.assign(population.n_households(), 0.0F);
  standing.cadre_in.resize(population.n_villages());
  for (std::uint32_t v = 0; v < population.n_villages(); ++v) {
    sim::give_way(watch);
    const Household home = cadre_household(population, standing.cadre[v]);
    standing.cadre_in[v] =
        stand_in_village(population, home, v, of_village(population, standing.cadre_tie, v), scratch);
  }
}

void stand_officers(const Population& population, Standing& standing, sim::Progress* watch) {
  sim::PathScratch scratch;
  standing.officer_tie.assign(population.n_households(), 0.0F);
  standing.officer_in.resize(population.n_villages());
  for (std::uint32_t v = 0; v < population.n_villages(); ++v) {
    sim::give_way(watch);
    const Household home = officer_household(population, population.committee[v], officer_of(population, v));
    standing.officer_in[v] =
        stand_in_village(population, home, v, of_village(population, standing.officer_tie, v), scratch);
  }
}

void stand_members(const Population& population, Standing& standing, sim::Progress* watch) {
  sim::PathScratch scratch;
  const sim::PathRule rule = tie_rule(population.tie_parameters);
  const auto group_size = static_cast<std::uint32_t>(population.tie_parameters.households_per_member);
  standing.member_tie.assign(population.n_households(), 0.0F);
  for (std::uint32_t v = 0; v < population.n_villages(); ++v) {
    sim::give_way(watch);
    const sim::NodeRange lived = population.settled_in(v);
    for (Household first = lived.first; first < lived.last; first += group_size) {
      const sim::NodeRange group{first, std::min(first + group_size, lived.last)};
      const Household member = member_household(population, first);
      const std::span<float> ties = std::span(standing.member_tie).subspan(group.first, group.size());
      sim::path_strength(population.ties, rule, member, group, ties, scratch);
    }
  }
}

Standing contact_ties(const Population& population, Posting posting, sim::Progress* watch) {
  Standing standing;
  stand_cadres(population, posting, standing, watch);
  stand_officers(population, standing, watch);
  stand_members(population, standing, watch);
  return standing;
}

}  // namespace tiexin::models

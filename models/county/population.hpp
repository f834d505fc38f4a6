/// The synthetic population: who lives where and what differs between them. Nobody real is in it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/county/entity.hpp"
#include "models/county/parameters.hpp"
#include "sim/network/ties.hpp"
#include "sim/replicate/progress.hpp"

namespace tiexin::models {

/// Number of a household in memory: by village, then by place.
using Household = std::uint32_t;

/// Nobody: the contact person where there is none.
inline constexpr Household kNobody = 0xFFFFFFFF;

/// Households registered but absent all years, without people, matters or ties, after the last place of a village. For
/// tests: they must change nothing for anybody else. A village beyond the last one is added, to the last committee.
struct ExtraPlaces {
  std::uint32_t village;
  std::uint32_t households;
};

/// The people of a county and the ties between them. Const once built; every replication and every arm share it.
///
/// Memory: about 95 bytes a household, of which 73 are ties; 15 MB for 1,284 villages.
struct Population {
  std::uint32_t county_seed = 0;
  PopulationParameters parameters;
  TieParameters tie_parameters;

  // places
  std::vector<Household> village_first;        // first household of a village             (n_villages + 1)
  std::vector<std::uint32_t> settled;          // who live there: its first places  [hh]   (n_villages)
  std::vector<std::uint32_t> committee;        // committee of a village                   (n_villages)
  std::vector<std::uint32_t> committee_first;  // first village of a committee             (n_committees + 1)
  std::vector<std::uint32_t> township;         // township of a committee                  (n_committees)
  std::vector<std::uint32_t> township_first;   // first committee of a township            (n_townships + 1)

  // households
  std::vector<std::uint32_t> village;  // village it lives in                                            (n_households)
  std::vector<float> rate;             // multiplier of the rate of matters, mean 1  [0..]               (n_households)
  std::vector<float> frailty;          // multiplier of the hazard of telling, mean 1  [0..]             (n_households)
  std::vector<float> attendance;       // propensity to attend, standard normal                          (n_households)
  std::vector<float> trust;            // initial trust in the county, T0  [.02, .98]                    (n_households)
  std::vector<std::uint8_t> persons;   // who belong to it  [persons]                                    (n_households)
  std::vector<std::uint8_t> lineage;   // 0 the village's largest, 1 the second, 2 and above small ones  (n_households)

  // ties, by relation (relation.hpp)
  sim::Ties ties;

  [[nodiscard]] std::uint32_t n_villages() const { return static_cast<std::uint32_t>(committee.size()); }
  /// Villages where somebody lives: all but those added for tests, which come last.
  [[nodiscard]] std::uint32_t n_inhabited() const { return static_cast<std::uint32_t>(parameters.natural_villages); }
  /// One past the last village of a committee where somebody lives.
  [[nodiscard]] std::uint32_t last_inhabited(std::uint32_t c) const {
    return committee_first[c + 1] < n_inhabited() ? committee_first[c + 1] : n_inhabited();
  }
  [[nodiscard]] std::uint32_t n_committees() const { return static_cast<std::uint32_t>(township.size()); }
  [[nodiscard]] std::uint32_t n_townships() const { return static_cast<std::uint32_t>(township_first.size() - 1); }
  [[nodiscard]] std::uint32_t n_households() const { return static_cast<std::uint32_t>(village.size()); }
  [[nodiscard]] std::uint64_t n_persons() const;

  /// The households of a village, those registered only included.
  [[nodiscard]] sim::NodeRange households_of(std::uint32_t v) const { return {village_first[v], village_first[v + 1]}; }

  /// The households that live in a village.
  [[nodiscard]] sim::NodeRange settled_in(std::uint32_t v) const {
    return {village_first[v], village_first[v] + settled[v]};
  }

  [[nodiscard]] std::uint32_t place(Household h) const { return h - village_first[village[h]]; }
  [[nodiscard]] Entity entity(Household h) const { return household_entity(village[h], place(h)); }
  [[nodiscard]] bool lives(Household h) const { return place(h) < settled[village[h]]; }
  [[nodiscard]] std::uint32_t committee_of(Household h) const { return committee[village[h]]; }
  [[nodiscard]] std::uint32_t township_of_village(std::uint32_t v) const { return township[committee[v]]; }
  [[nodiscard]] std::uint32_t township_of(Household h) const { return township_of_village(village[h]); }

  /// Relatives of a household, nearest first (parents and children, then two steps in the tree, then by marriage);
  /// within a degree by number. The j-th nearest is `kin_of(h)[j].node()`. O(log degree).
  [[nodiscard]] std::span<const sim::Tie> kin_of(Household h) const;

  /// Memory in use.  [bytes]
  [[nodiscard]] std::size_t bytes() const;
};

/// Committees and townships of a county: the parameters, or, where they are 0, the published 163 and 10 to 1,284
/// natural villages, rounded, at least 1.
[[nodiscard]] std::uint32_t n_committees(const PopulationParameters& parameters);
[[nodiscard]] std::uint32_t n_townships(const PopulationParameters& parameters);

/// Builds the population of a county by draws keyed by its seed.
///
/// The same seed with more villages is not the same county; the same seed with extra places is, bit for bit, with the
/// extra ones put in.
/// @param extras  none but in tests; a village may be named once
/// @param watch   asked village by village whether the people are still wanted; nullptr: nobody asks for a stop
/// @throws ContractError  more committees than villages or more townships than committees, or too many places
/// @throws Stopped        a stop was requested
/// Cost: about 0.25 s for 1,284 villages.
[[nodiscard]] Population build_population(const PopulationParameters& parameters, const TieParameters& ties,
                                          std::uint32_t county_seed, std::span<const ExtraPlaces> extras = {},
                                          sim::Progress* watch = nullptr);

}  // namespace tiexin::models

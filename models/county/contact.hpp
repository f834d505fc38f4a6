/// The people in contact with a village: who they are, where their own household stands, and how they are tied to each
/// household.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/county/population.hpp"
#include "models/rules/rules.hpp"
#include "sim/network/path_strength.hpp"

namespace tiexin::models {

/// The rule by which a tie between two people is measured: relation weights, decay and depth of the tie parameters.
[[nodiscard]] sim::PathRule tie_rule(const TieParameters& parameters);

// ---- Cadres: one for each natural village, known by the village he was born in
// ----------------------------------------

/// The natal household of the cadre born in a village: drawn uniformly from those that live there.
///
/// @param holder  0 the first cadre from there, 1 the one who follows him …
/// @returns       kNobody for a village where nobody lives
[[nodiscard]] Household cadre_household(const Population& population, std::uint32_t birth_village,
                                        std::uint32_t holder = 0);

/// Which cadre is posted at each village, by the village of his birth: a permutation in every variant.
///
/// birthplace: his own village. office: a village of the township where he works, half of them in their own township
/// and half anywhere, dealt in the order of a draw. random: anywhere. A village where nobody lives keeps its own.
/// @returns  birth village of the cadre posted  (n_villages)
[[nodiscard]] std::vector<std::uint32_t> post_cadres(const Population& population, Posting posting);

// ---- Officers of the village committees
// --------------------------------------------------------------------------------

/// Officers of one committee, 0-based; each holds every n-th of its natural villages.
[[nodiscard]] std::uint32_t officer_of(const Population& population, std::uint32_t village);

/// The household an officer lives in: drawn uniformly from the villages of his committee.
///
/// @param officer  [0, officers_per_committee)
/// @param holder   0 the first officer, 1 the one who follows him …
[[nodiscard]] Household officer_household(const Population& population, std::uint32_t committee, std::uint32_t officer,
                                          std::uint32_t holder = 0);

// ---- Linked members: one for each `households_per_member` consecutive places of a village
// -----------------------------

/// The member household a household is linked to, itself included; kNobody where nobody of the group lives.
[[nodiscard]] Household member_household(const Population& population, Household household);

// ---- How they are tied
// -------------------------------------------------------------------------------------------------

/// How a person stands in one village.
struct VillageStanding {
  double mean_tie = 0.0;  // mean over those who live there  [0..1]
};

/// Measures the ties of one person to all households of a village.
///
/// @param home     his household; kNobody has no ties
/// @param ties     strength for each household of the village, places registered only included (theirs is 0)
/// @param scratch  any
/// Cost: about 20 µs.
VillageStanding stand_in_village(const Population& population, Household home, std::uint32_t village,
                                 std::span<float> ties, sim::PathScratch& scratch);

/// How all contact persons of the county stand, under one posting of cadres.
struct Standing {
  std::vector<std::uint32_t> cadre;       // birth village of the cadre posted at each village           (n_villages)
  std::vector<float> cadre_tie;           // to the cadre posted at its village  [0..1]                  (n_households)
  std::vector<float> officer_tie;         // to the officer responsible for its village  [0..1]          (n_households)
  std::vector<float> member_tie;          // to its linked member  [0..1]                                (n_households)
  std::vector<VillageStanding> cadre_in;  // of the cadre posted at each village                         (n_villages)
  std::vector<VillageStanding> officer_in;  // of the officer responsible for each village                 (n_villages)
};

// Each of these asks `watch`, village by village, whether it is still wanted, and throws Stopped if it is not.

/// The cadres' part: `cadre`, `cadre_tie`, `cadre_in`. Cost: about 0.03 s for 1,284 villages.
void stand_cadres(const Population& population, Posting posting, Standing& standing, sim::Progress* watch = nullptr);

/// The officers' part: `officer_tie`, `officer_in`. Cost: about 0.03 s.
void stand_officers(const Population& population, Standing& standing, sim::Progress* watch = nullptr);

/// The linked members' part: `member_tie`. Cost: about 0.2 s.
void stand_members(const Population& population, Standing& standing, sim::Progress* watch = nullptr);

/// All three. For another posting of the same population, copy and call stand_cadres again; the rest does not change.
[[nodiscard]] Standing contact_ties(const Population& population, Posting posting, sim::Progress* watch = nullptr);

}  // namespace tiexin::models

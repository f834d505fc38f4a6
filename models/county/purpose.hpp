/// What the synthetic population is drawn for.
#pragma once

#include <cstdint>

#include "models/county/entity.hpp"
#include "sim/random/draws.hpp"

namespace tiexin::models {

/// Purposes of the draws that make the county; all at or above 128, the processes of a run stay below. Words of the
/// block in brackets.
enum class CountyPurpose : std::uint8_t {
  village_traits = 128,  // of a village: [size, rate, trust, –]
  village_lineages,      // of a village: [top two, largest, –, –]
  household_traits,      // of a household: [rate, frailty, attendance, trust]
  household_family,      // of a household: [persons, lineage, brother of the one before, father]
  friend_number,         // of a household: [number of friends it chooses, –, –, –]
  friend_outside,        // of a household, nth choice: [outside the village, whom, –, –]
  friend_rank,           // of a household, step c / 4: the word c % 4 ranks the candidate at place c
  marriage,              // of a household, nth: [whether, whom, beyond the township, –]
  cadre_home,            // of a cadre, nth holder: [natal household, –, –, –]
  cadre_office,          // of a cadre: [own township, which township, order, –]
  cadre_random,          // of a cadre: [order, tie-break, –, –]
  officer_home,          // of an officer: [household, –, –, –]
  member_home,           // of the village, nth group: [household, –, –, –]
};

/// The draws of a county: a pure function of its seed.
class CountyDraws {
 public:
  explicit constexpr CountyDraws(std::uint32_t county_seed) : key_{county_seed, 0} {}

  [[nodiscard]] sim::Block at(Entity entity, CountyPurpose purpose, std::uint32_t nth = 0,
                              std::uint32_t step = 0) const {
    return sim::philox(key_, entity, sim::occasion(static_cast<std::uint8_t>(purpose), nth), step);
  }

 private:
  sim::StreamKey key_;
};

/// A whole number below `n` from one word: floor(n · word / 2^32).
constexpr std::uint32_t below(std::uint32_t word, std::uint32_t n) {
  return static_cast<std::uint32_t>(std::uint64_t{word} * n >> 32);
}

}  // namespace tiexin::models

/// Structural numbers of everybody for whom something is drawn: a household added to one village renumbers nobody
/// elsewhere.
#pragma once

#include <cstdint>

#include "sim/contract.hpp"

namespace tiexin::models {

/// Number of somebody or something as the generator of draws knows it.
using Entity = std::uint32_t;

inline constexpr std::uint32_t kPlaceBits = 11;
inline constexpr std::uint32_t kMaxPlaces =
    (std::uint32_t{1} << kPlaceBits) - 1;  // the last place is the village itself
inline constexpr std::uint32_t kMaxVillages = std::uint32_t{1} << 20;

/// Kinds other than households and villages; the top bit of their numbers is set, so that they meet no household.
/// Their values stay what they are, or other draws would be made.
enum class EntityKind : std::uint8_t { committee = 0, officer = 2, cadre = 3, desk = 4, county = 6 };

/// A household: its village and its place there.
///
/// @param village  [0, kMaxVillages)
/// @param place    [0, kMaxPlaces)
constexpr Entity household_entity(std::uint32_t village, std::uint32_t place) {
  sim::require(village < kMaxVillages && place < kMaxPlaces, "entity: no such household");
  return village << kPlaceBits | place;
}

/// A natural village.
constexpr Entity village_entity(std::uint32_t village) {
  sim::require(village < kMaxVillages, "entity: no such village");
  return village << kPlaceBits | kMaxPlaces;
}

/// The village of a household or village, and the place of a household.
constexpr std::uint32_t village_of(Entity entity) { return entity >> kPlaceBits; }
constexpr std::uint32_t place_of(Entity entity) { return entity & kMaxPlaces; }

/// Anybody else: kind in bits 28-30 below the top bit, number below.
///
/// @param number  [0, 2^28)
constexpr Entity entity_of(EntityKind kind, std::uint32_t number) {
  sim::require(number < std::uint32_t{1} << 28, "entity: the number does not fit");
  return std::uint32_t{1} << 31 | static_cast<std::uint32_t>(kind) << 28 | number;
}

}  // namespace tiexin::models

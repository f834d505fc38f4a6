/// The relations that tie households, nearest first: ties of a household come in this order.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "models/county/parameters.hpp"
#include "sim/network/ties.hpp"

namespace tiexin::models {

/// How two households are tied. `parent`: parent and child in the lineage tree; `kin`: siblings, grandparents and
/// grandchildren (two steps in the tree); `marriage`: kin by marriage in another village.
enum class Relation : std::uint8_t { parent, kin, marriage, friendship, neighbour };

inline constexpr std::size_t kRelations = 5;
inline constexpr std::array<std::string_view, kRelations> kRelationNames{"parent", "kin", "marriage", "friendship",
                                                                         "neighbour"};

constexpr sim::Kind kind_of(Relation relation) { return static_cast<sim::Kind>(relation); }

/// The weights of the relations: kinship, by blood or marriage, is 1.
constexpr sim::KindWeights relation_weights(const TieParameters& parameters) {
  return {1.0F, 1.0F, 1.0F, static_cast<float>(parameters.weight_friend),
          static_cast<float>(parameters.weight_neighbour)};
}

/// The same with kinship only: a path over these is a chain of relatives.
constexpr sim::KindWeights kin_weights() { return {1.0F, 1.0F, 1.0F}; }

}  // namespace tiexin::models

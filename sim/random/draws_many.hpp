/// Eight blocks of draws in one go: the same words as eight calls of philox(), for less than half the instructions
/// where the processor multiplies several words at once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/random/draws.hpp"

namespace tiexin::sim {

inline constexpr std::size_t kLanes = 8;
using Lanes = std::array<std::uint32_t, kLanes>;

/// Eight blocks, word by word.
struct ManyBlocks {
  std::array<Lanes, 4> word;

  [[nodiscard]] Block operator[](std::size_t lane) const {
    return {word[0][lane], word[1][lane], word[2][lane], word[3][lane]};
  }
};

/// The blocks of eight counters: lane i is philox(key, entity[i], occasion[i], step).
///
/// @param entity    structural numbers, one a lane
/// @param occasion  see occasion(), one a lane
/// @param step      of all lanes
void philox(StreamKey key, const Lanes& entity, const Lanes& occasion, std::uint32_t step, ManyBlocks& drawn);

}  // namespace tiexin::sim

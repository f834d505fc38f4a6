#pragma once

#include <Random123/philox.h>
#include <array>
#include <cstdint>

#include "sim/contract.hpp"

namespace tiexin::sim {

/// What distinguishes one stream of draws from every other: the key of the generator.
struct StreamKey {
  std::uint32_t seed;         // of the scenario
  std::uint32_t replication;  // 0-based

  friend constexpr bool operator==(const StreamKey&, const StreamKey&) = default;
};

/// One draw of the generator: four independent uniform words.
using Block = std::array<std::uint32_t, 4>;

/// Occasions of one purpose: nth is stored in 24 bits.
inline constexpr std::uint32_t kOccasionsPerPurpose = std::uint32_t{1} << 24;

/// The second word of the counter: which purpose, and the how-many-eth draw for it.
///
/// @param purpose  a line of the model's enumeration of purposes  [0, 255]
/// @param nth      occasion within the purpose  [0, 2^24)
/// @returns        purpose << 24 | nth: injective, so nothing is mixed by addition or hashing
/// Throws ContractError if nth does not fit.
constexpr std::uint32_t occasion(std::uint8_t purpose, std::uint32_t nth) {
  require(nth < kOccasionsPerPurpose, "occasion: nth must be less than 2^24");
  return std::uint32_t{purpose} << 24 | nth;
}

/// Draws the block of a key and a counter; a pure function, no state anywhere.
///
/// Philox4x32-10 with counter {entity, occasion, step, 0} and key {seed, replication}.
/// Source: Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3"; the implementation is
/// Random123's.
/// @param key       the stream
/// @param entity    structural number of whom the draw is for, so that another entity renumbers nobody
/// @param occasion  see occasion()
/// @param step      counts within the occasion
/// Cost: 20 multiplications, 6 to 10 ns when several calls overlap, twice that when each waits for the last.
inline Block philox(StreamKey key, std::uint32_t entity, std::uint32_t occasion, std::uint32_t step) {
  const philox4x32_ctr_t counter = {{entity, occasion, step, 0}};
  const philox4x32_key_t words = {{key.seed, key.replication}};
  const philox4x32_ctr_t drawn = philox4x32_R(philox4x32_rounds, counter, words);
  return {drawn.v[0], drawn.v[1], drawn.v[2], drawn.v[3]};
}

/// A uniform of 32 bits in the open interval: (word + 1/2) / 2^32, exact.
///
/// @returns  in [2^-33, 1 - 2^-33]
constexpr double uniform(std::uint32_t word) { return (static_cast<double>(word) + 0.5) * 0x1p-32; }

/// Two independent uniforms of 16 bits of one word: (half + 1/2) / 2^16, exact.
constexpr double uniform_of_upper_half(std::uint32_t word) { return (static_cast<double>(word >> 16) + 0.5) * 0x1p-16; }
constexpr double uniform_of_lower_half(std::uint32_t word) {
  return (static_cast<double>(word & 0xffffU) + 0.5) * 0x1p-16;
}

/// A uniform of 52 bits in the open interval, from two words: (the top 52 bits + 1/2) / 2^52, exact.
///
/// 53 bits would round the largest word to exactly 1.
/// @returns  in [2^-53, 1 - 2^-53]
constexpr double uniform(std::uint32_t high, std::uint32_t low) {
  const std::uint64_t bits = (std::uint64_t{high} << 32 | low) >> 12;
  return (static_cast<double>(bits) + 0.5) * 0x1p-52;
}

}  // namespace tiexin::sim

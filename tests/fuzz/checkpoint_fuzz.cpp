// The checkpoint reader: any bytes are loaded whole or refused with nothing changed. The sums would stop nearly every
// input at the door, so each is tried a second time as the columns of a buffer with a sound header.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <vector>
#include <xxhash.h>

#include "sim/record/checkpoint.hpp"

namespace {

using namespace tiexin::sim;

constexpr std::uint64_t kIdentity = 0x7469'6578'696e;

struct People {
  std::vector<float> trust{.25F, .5F};
  std::uint64_t rounds = 7;
};

template <class Visit>
void each_column(People& people, Visit&& visit) {
  visit("trust", people.trust);
  visit("rounds", people.rounds);
}

/// A state with every kind of column.
struct Sample {
  std::vector<std::uint32_t> matters{1, 2, 3};
  std::vector<std::array<double, 2>> pairs{{1, 2}};
  std::uint32_t now = 5;
  People people;
  std::vector<std::uint16_t> heap{9, 4, 6};
};

template <class Visit>
void each_column(Sample& sample, Visit&& visit) {
  visit("matters", sample.matters);
  visit("pairs", sample.pairs);
  visit("now", sample.now);
  visit("people", sample.people);
  visit("heap", listed(
                    [&] {
                      auto sorted = sample.heap;
                      std::sort(sorted.begin(), sorted.end());
                      return sorted;
                    },
                    [&](std::vector<std::uint16_t>&& sorted) { sample.heap = std::move(sorted); }));
}

/// Loads a buffer. One that is accepted must be what the loaded state writes, but for the order of the list.
void load(const std::vector<std::byte>& buffer) {
  Sample state;
  const std::uint64_t before = state_hash(state);
  try {
    const CheckpointLabel label = read_checkpoint(buffer, kIdentity, state);
    if (write_checkpoint(state, label).size() != buffer.size()) std::abort();
  } catch (const CheckpointError& error) {
    if (*error.what() == '\0' || state_hash(state) != before) std::abort();
  }
}

/// A buffer with these columns whose header says that all is well.
std::vector<std::byte> sealed(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kHeaderBytes = 64;
  std::vector<std::byte> buffer = write_checkpoint(Sample{}, {kIdentity, 1});
  buffer.resize(kHeaderBytes);
  const auto put = [&buffer](std::size_t at, std::uint64_t value) { std::memcpy(&buffer[at], &value, sizeof value); };
  put(40, size);
  put(48, XXH3_64bits(data, size));
  put(56, XXH3_64bits(buffer.data(), 56));
  const auto* bytes = reinterpret_cast<const std::byte*>(data);
  buffer.insert(buffer.end(), bytes, bytes + size);
  return buffer;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto* bytes = reinterpret_cast<const std::byte*>(data);
  load({bytes, bytes + size});
  load(sealed(data, size));
  return 0;
}

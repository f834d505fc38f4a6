// A column may be a list of structs with columns of their own: how many there are is a column too, and is restored.
#include <gtest/gtest.h>
#include <vector>

#include "sim/record/checkpoint.hpp"

namespace tiexin::sim {
namespace {

struct Town {
  std::vector<std::uint16_t> houses{1, 2};
  std::uint32_t age = 3;
};

template <class Visit>
void each_column(Town& town, Visit&& visit) {
  visit("houses", town.houses);
  visit("age", town.age);
}

struct Land {
  std::uint32_t now = 5;
  std::vector<Town> towns;
  std::uint32_t rain = 6;
};

template <class Visit>
void each_column(Land& land, Visit&& visit) {
  visit("now", land.now);
  visit("towns", land.towns);
  visit("rain", land.rain);
}

std::vector<std::string> names_of(const Land& land) {
  std::vector<std::string> names;
  read_columns(land, [&](const ColumnView& column) { names.push_back(column.name); });
  return names;
}

Land land_of(std::size_t towns) {
  Land land;
  for (std::size_t k = 0; k < towns; ++k) land.towns.push_back({std::vector<std::uint16_t>(k, 7), 100});
  return land;
}

TEST(ListOfBlocks, IsItsNumberAndTheColumnsOfEach) {
  EXPECT_EQ(names_of(land_of(0)), (std::vector<std::string>{"now", "towns", "rain"}));
  EXPECT_EQ(names_of(land_of(2)), (std::vector<std::string>{"now", "towns", "towns[0].houses", "towns[0].age",
                                                            "towns[1].houses", "towns[1].age", "rain"}));
  EXPECT_EQ(bytes(land_of(3)), 4 + 8 + (0 + 1 + 2) * 2U + 3 * 4 + 4);
}

TEST(ListOfBlocks, HashAndDifferenceSeeEveryBlockAndTheirOrder) {
  const Land land = land_of(3);
  Land other = land;
  other.towns[2].houses[1] = 8;
  EXPECT_NE(state_hash(land), state_hash(other));
  EXPECT_EQ(to_string(*first_difference(land, other)), "column towns[2].houses differs first in row 1");
  other = land;
  std::swap(other.towns[0], other.towns[1]);
  EXPECT_NE(state_hash(land), state_hash(other));
  EXPECT_NE(state_hash(land_of(0)), state_hash(land_of(1)));
  EXPECT_EQ(to_string(*first_difference(land, land_of(2))), "column towns differs first in row 0");
}

TEST(ListOfBlocks, IsRestoredIntoStatesOfAnyNumberOfBlocks) {
  for (const std::size_t written : {0U, 1U, 3U}) {
    const Land land = land_of(written);
    const std::vector<std::byte> buffer = write_checkpoint(land, {42, 17});
    for (const std::size_t held : {0U, 1U, 3U, 5U}) {
      Land read = land_of(held);
      read.now = 99;
      (void)read_checkpoint(buffer, 42, read);
      EXPECT_EQ(read.towns.size(), written);
      EXPECT_FALSE(first_difference(land, read)) << written << " into " << held;
    }
  }
}

TEST(ListOfBlocks, EveryFlippedBitAndEveryCutIsRefusedAndLoadsNothing) {
  const std::vector<std::byte> buffer = write_checkpoint(land_of(2), {42, 17});
  const std::uint64_t held = state_hash(land_of(1));
  for (std::size_t bit = 0; bit < buffer.size() * 8; ++bit) {
    std::vector<std::byte> damaged = buffer;
    damaged[bit / 8] ^= std::byte{1} << bit % 8;
    Land land = land_of(1);
    EXPECT_THROW(read_checkpoint(damaged, 42, land), CheckpointError) << "bit " << bit;
    EXPECT_EQ(state_hash(land), held);
  }
  for (std::size_t size = 0; size < buffer.size(); ++size) {
    Land land;
    EXPECT_THROW(read_checkpoint(std::span(buffer).first(size), 42, land), CheckpointError) << size;
  }
}

/// The columns of a land, with a number of towns that is not that of its towns: a sound buffer that says so.
struct Liar {
  std::uint64_t towns = 0;
  Land land;
};

template <class Visit>
void each_column(Liar& liar, Visit&& visit) {
  visit("now", liar.land.now);
  visit("towns", liar.towns);
  for (std::size_t k = 0; k < liar.land.towns.size(); ++k) {
    const std::string prefix = "towns[" + std::to_string(k) + "].";
    visit((prefix + "houses").c_str(), liar.land.towns[k].houses);
    visit((prefix + "age").c_str(), liar.land.towns[k].age);
  }
  visit("rain", liar.land.rain);
}

std::string refusal(std::uint64_t said, std::size_t there) {
  Land read = land_of(1);
  const std::uint64_t held = state_hash(read);
  std::string why = "read";
  try {
    (void)read_checkpoint(write_checkpoint(Liar{said, land_of(there)}, {42, 17}), 42, read);
  } catch (const CheckpointError& error) {
    why = error.what();
    EXPECT_EQ(state_hash(read), held);
  }
  return why;
}

TEST(ListOfBlocks, ANumberThatIsNotThatOfTheBlocksIsRefusedByName) {
  EXPECT_EQ(refusal(2, 2), "read");
  EXPECT_EQ(refusal(1, 2), "checkpoint refused: column towns[1].houses stands where rain should");
  EXPECT_EQ(refusal(3, 2), "checkpoint refused: column rain stands where towns[2].houses should");
  EXPECT_EQ(refusal(~std::uint64_t{0}, 0), "checkpoint refused: column rain stands where towns[0].houses should");
}

}  // namespace
}  // namespace tiexin::sim

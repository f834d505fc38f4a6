#include "sim/record/columns.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <gtest/gtest.h>
#include <vector>
#include <xxhash.h>

#include "sim/record/checkpoint.hpp"

namespace tiexin::sim {
namespace {

struct Inner {
  std::vector<float> trust{.25F, .5F};
  std::uint64_t rounds = 7;
};

template <class Visit>
void each_column(Inner& inner, Visit&& visit) {
  visit("trust", inner.trust);
  visit("rounds", inner.rounds);
}

/// A state with every kind of column: vector, scalar, array, block, and a list whose layout is derived.
struct Sample {
  std::vector<std::uint32_t> matters{1, 2, 3};
  std::vector<std::array<double, 2>> pairs{{1, 2}};
  std::uint32_t now = 5;
  Inner people;
  std::vector<std::uint16_t> heap{9, 4, 6};  // any order: only the multiset is state
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

TEST(Columns, NamesAndBytes) {
  std::vector<std::string> names;
  read_columns(Sample{}, [&](const ColumnView& column) { names.push_back(column.name); });
  EXPECT_EQ(names, (std::vector<std::string>{"matters", "pairs", "now", "people.trust", "people.rounds", "heap"}));
  EXPECT_EQ(bytes(Sample{}), 3 * 4U + 16 + 4 + 8 + 8 + 6);
}

TEST(Columns, HashIsBlindToDerivedLayout) {
  Sample other;
  other.heap = {4, 6, 9};
  EXPECT_EQ(state_hash(Sample{}), state_hash(other));
  EXPECT_FALSE(first_difference(Sample{}, other));
}

TEST(Columns, OneFlippedBitInAnyColumnChangesTheHashAndIsFound) {
  const Sample sound;
  std::size_t n_columns = 0;
  read_columns(sound, [&](const ColumnView&) { ++n_columns; });
  for (std::size_t flipped = 0; flipped < n_columns; ++flipped) {
    Sample damaged;
    std::string name;
    std::size_t at = 0;
    const auto source = [&](const std::string& column, std::size_t element) {
      static std::vector<std::byte> data;
      std::size_t rows = 0;
      read_columns(sound, [&](const ColumnView& view) {
        if (view.name != column) return;
        data.assign(view.data, view.data + view.size());
        rows = view.rows;
      });
      if (at++ == flipped) {
        name = column;
        data[(rows - 1) * element] ^= std::byte{1};
      }
      return std::pair<const std::byte*, std::size_t>(data.data(), rows);
    };
    write_columns(damaged, source);
    EXPECT_NE(state_hash(sound), state_hash(damaged)) << name;
    const auto difference = first_difference(sound, damaged);
    ASSERT_TRUE(difference) << name;
    EXPECT_EQ(difference->column, name);
  }
}

TEST(Columns, RowsThatMoveBetweenColumnsChangeTheHash) {
  Sample a, b;
  a.matters = {};
  b.matters = {0};
  EXPECT_NE(state_hash(a), state_hash(b));
}

/// A state of one column.
template <class T>
struct Only {
  T rows{};
  const char* name = "rows";
};

template <class T, class Visit>
void each_column(Only<T>& state, Visit&& visit) {
  visit(state.name, state.rows);
}

TEST(Columns, AnEmptyColumnOfAnotherTypeIsAnotherState) {
  EXPECT_NE(state_hash(Only<std::vector<std::uint32_t>>{}), state_hash(Only<std::vector<std::uint64_t>>{}));
}

TEST(Columns, FirstDifferenceNamesColumnAndRow) {
  Sample a, b;
  b.people.trust[1] = .75F;
  EXPECT_EQ(to_string(*first_difference(a, b)), "column people.trust differs first in row 1");
  b = Sample{};
  b.matters.push_back(4);
  EXPECT_EQ(to_string(*first_difference(a, b)), "column matters has 3 rows against 4, equal up to row 3");
}

/// A state that has a column or has it not: what two versions of a program would name.
struct Grown {
  std::uint32_t now = 5;
  std::uint32_t more = 0;
  bool grown = false;
};

template <class Visit>
void each_column(Grown& state, Visit&& visit) {
  visit("now", state.now);
  if (state.grown) visit("more", state.more);
}

TEST(Columns, StatesThatNameDifferentColumnsDiffer) {
  const Grown young;
  Grown grown;
  grown.grown = true;
  for (const auto& difference : {first_difference(young, grown), first_difference(grown, young)}) {
    ASSERT_TRUE(difference);
    EXPECT_EQ(to_string(*difference), "the two states name different columns");
  }
  EXPECT_FALSE(first_difference(grown, grown));
}

TEST(Checkpoint, RestoresEveryColumn) {
  Sample sample;
  sample.matters = {};
  sample.people.rounds = 99;
  const auto buffer = write_checkpoint(sample, {42, 17});
  Sample restored;
  restored.now = 0;
  const CheckpointLabel label = read_checkpoint(buffer, 42, restored);
  EXPECT_EQ(label.position, 17U);
  EXPECT_EQ(checkpoint_label(buffer), label);
  EXPECT_FALSE(first_difference(sample, restored));
}

TEST(Checkpoint, EveryFlippedBitIsRefusedAndLoadsNothing) {
  const auto buffer = write_checkpoint(Sample{}, {42, 17});
  for (std::size_t bit = 0; bit < buffer.size() * 8; ++bit) {
    auto damaged = buffer;
    damaged[bit / 8] ^= std::byte{1} << bit % 8;
    Sample state;
    state.now = 1234;
    EXPECT_THROW(read_checkpoint(damaged, 42, state), CheckpointError) << "bit " << bit;
    EXPECT_EQ(state.now, 1234U);
  }
}

TEST(Checkpoint, EveryCutAndAnyExtraByteIsRefused) {
  auto buffer = write_checkpoint(Sample{}, {42, 17});
  Sample state;
  for (std::size_t size = 0; size < buffer.size(); ++size) {
    EXPECT_THROW(read_checkpoint(std::span(buffer).first(size), 42, state), CheckpointError) << size;
  }
  buffer.push_back(std::byte{0});
  EXPECT_THROW(read_checkpoint(buffer, 42, state), CheckpointError);
}

// A later format: its header is sound, and says what it is before anything is read of it.
TEST(Checkpoint, AnotherVersionIsRefusedByName) {
  auto buffer = write_checkpoint(Sample{}, {42, 17});
  constexpr std::size_t kVersion = 8;     // after the magic
  constexpr std::size_t kHeaderSum = 56;  // over what stands before it
  buffer[kVersion] = std::byte{2};
  const std::uint64_t sum = XXH3_64bits(buffer.data(), kHeaderSum);
  std::memcpy(buffer.data() + kHeaderSum, &sum, sizeof sum);
  Sample state;
  try {
    read_checkpoint(buffer, 42, state);
    FAIL();
  } catch (const CheckpointError& error) {
    EXPECT_STREQ(error.what(), "checkpoint refused: it is of version 2, this program reads version 1");
  }
}

TEST(Checkpoint, AnotherIdentityIsRefusedByName) {
  const auto buffer = write_checkpoint(Sample{}, {42, 17});
  Sample state;
  try {
    read_checkpoint(buffer, 43, state);
    FAIL();
  } catch (const CheckpointError& error) {
    EXPECT_STREQ(error.what(), "checkpoint refused: it belongs to 000000000000002a, not to 000000000000002b");
  }
}

template <class Written, class Read>
std::string refusal(const Written& written, Read read) {
  try {
    (void)read_checkpoint(write_checkpoint(written, {42, 17}), 42, read);
  } catch (const CheckpointError& error) {
    return error.what();
  }
  return "read";
}

TEST(Checkpoint, AColumnOfAnotherShapeIsRefusedByName) {
  const Only<std::vector<std::uint32_t>> two{{1, 2}};
  EXPECT_EQ(refusal(two, Only<std::vector<std::uint32_t>>{}), "read");
  EXPECT_EQ(refusal(two, Only<std::vector<std::uint64_t>>{}),
            "checkpoint refused: rows of column rows have 4 bytes, not 8");
  EXPECT_EQ(refusal(two, Only<std::uint32_t>{}), "checkpoint refused: column rows has one row, not 2");
  EXPECT_EQ(refusal(two, Only<std::vector<std::uint32_t>>{{}, "lines"}),
            "checkpoint refused: column rows stands where lines should");
  Grown grown;
  grown.grown = true;
  EXPECT_EQ(refusal(Grown{}, grown), "checkpoint refused: column more is missing");
  EXPECT_EQ(refusal(grown, Grown{}), "checkpoint refused: column more is not one of this state");
}

TEST(Checkpoint, AnotherSetOfColumnsIsRefused) {
  const auto buffer = write_checkpoint(Inner{}, {42, 17});
  Sample state;
  state.now = 1234;
  EXPECT_THROW(read_checkpoint(buffer, 42, state), CheckpointError);
  EXPECT_EQ(state.now, 1234U);
  Inner inner;
  EXPECT_THROW(read_checkpoint(write_checkpoint(Sample{}, {42, 17}), 42, inner), CheckpointError);
}

}  // namespace
}  // namespace tiexin::sim

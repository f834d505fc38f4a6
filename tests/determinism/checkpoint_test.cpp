// A checkpoint is the whole of a run: what is restored from it carries on bit for bit, whatever slots, lists and queues
// looked like.
#include "sim/record/checkpoint.hpp"

#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <new>

#include "tests/determinism/small_golden.hpp"
#include "tests/models/random_county.hpp"

namespace tiexin::models {
namespace {

constexpr std::uint64_t kIdentity = 0x7e;

State reborn(const CountyModel& model, const State& state) {
  const std::vector<std::byte> bytes = sim::write_checkpoint(state, {kIdentity, 0});
  State again;
  sim::read_checkpoint(bytes, kIdentity, again);
  model.restored(again);
  return again;
}

std::string where(const State& a, const State& b) {
  const auto difference = sim::first_difference(a, b);
  return difference ? sim::to_string(*difference) : "no column";
}

TEST(Checkpoint, AtTenDatesCarriesOnAsTheStraightRunDoes) {
  const small::County county(small::golden_description());
  const auto system = county.system_of(small::golden_arms(), county.second_summer());
  const CountyModel model(system);
  const Minute end = county.calendar->end_minute();
  Scratch scratch;
  for (const std::size_t arm : {std::size_t{0}, std::size_t{2}}) {
    State straight;
    model.start(straight, scratch, small::kKey);
    std::vector<State> restored;
    for (Minute k = 0; k < 10; ++k) {
      // The first before anything happened, the others at odd minutes, some in the middle of a working day.
      const Minute date = k == 0 ? 0 : k * (end / 10) + 12'345 * k % 5000;
      model.advance(straight, scratch, arm, date);
      restored.push_back(reborn(model, straight));
      ASSERT_EQ(sim::state_hash(restored.back()), sim::state_hash(straight)) << where(restored.back(), straight);
    }
    model.advance(straight, scratch, arm, end);
    for (std::size_t k = 0; k < restored.size(); ++k) {
      Scratch fresh;
      model.advance(restored[k], fresh, arm, end);
      EXPECT_EQ(sim::state_hash(restored[k]), sim::state_hash(straight))
          << "date " << k << ": " << where(restored[k], straight);
      EXPECT_EQ(model.tables(restored[k], arm), model.tables(straight, arm));
    }
  }
}

// Restored every month: every slot, list, free list and bucket is laid out anew each time, and nobody notices.
TEST(Checkpoint, EveryMonthInRandomCounties) {
  for (std::uint32_t number = 60; number < 70; ++number) {
    const small::RandomStudy study = small::random_study(number, 4);
    const CountyModel model(study.system);
    Scratch scratch;
    State state;
    model.start(state, scratch, small::kKey);
    for (int month = 1; month < study.county.calendar->n_months(); ++month) {
      model.advance(state, scratch, 2, study.county.calendar->month_start(month) + 37'000);
      state = reborn(model, state);
    }
    model.advance(state, scratch, 2, study.county.calendar->end_minute());
    EXPECT_EQ(sim::state_hash(state), small::run(study.system, 2).years.back()) << number;
  }
}

/// A busy state in the middle of everything.
struct Middle {
  small::County county{small::golden_description()};
  std::shared_ptr<const System> system = county.system_of({small::shipped()});
  CountyModel model{system};
  State state;
  Middle() {
    Scratch scratch;
    model.start(state, scratch, small::kKey);
    model.advance(state, scratch, 0, county.calendar->year_start(2018) + 200'000);
  }
};

struct Bytes {
  std::string name;
  std::size_t element;
  bool scalar;
  std::vector<std::byte> bytes;
};

std::vector<Bytes> columns_of(const State& state) {
  std::vector<Bytes> columns;
  sim::read_columns(state, [&](const sim::ColumnView& column) {
    columns.push_back({column.name, column.element_bytes, column.scalar,
                       std::vector<std::byte>(column.data, column.data + column.size())});
  });
  return columns;
}

// One bit in the middle of any column, and the hash is another one.
TEST(Hash, SeesEveryColumn) {
  const Middle middle;
  const std::uint64_t hash = sim::state_hash(middle.state);
  const std::vector<Bytes> columns = columns_of(middle.state);
  std::size_t seen = 0;
  for (std::size_t flipped = 0; flipped < columns.size(); ++flipped) {
    if (columns[flipped].bytes.empty()) continue;
    State other = middle.state;
    std::vector<Bytes> changed = columns;
    std::vector<std::byte>& bytes = changed[flipped].bytes;
    bytes[bytes.size() / 2] ^= std::byte{4};
    std::size_t next = 0;
    try {
      sim::write_columns(other, [&](const std::string&, std::size_t element) {
        const Bytes& column = changed[next++];
        return std::pair<const std::byte*, std::size_t>{column.bytes.data(), column.bytes.size() / element};
      });
      EXPECT_NE(sim::state_hash(other), hash) << columns[flipped].name;
    } catch (const sim::ContractError&) {
      // Refused: the columns no longer fit one another. That is seen as well.
    }
    ++seen;
  }
  EXPECT_GE(seen, columns.size() - 3) << "columns without a row in the middle of everything";
}

/// Whether a row, made in memory that is full of something else, has a byte that nobody set.
template <class Row>
bool leaves_bytes() {
  const auto bytes_over = [](std::byte former) {
    alignas(Row) std::array<std::byte, sizeof(Row)> memory;
    memory.fill(former);
    new (memory.data()) Row;
    return memory;
  };
  return bytes_over(std::byte{0x55}) != bytes_over(std::byte{0xaa});
}

// Types with floating-point members are hashed by their bytes because we say that they have no padding: they have not.
TEST(Hash, NoRowHasBytesThatNobodySets) {
  EXPECT_FALSE(leaves_bytes<ContactPerson>());
  EXPECT_FALSE(leaves_bytes<DeskConduct>());
  EXPECT_FALSE(leaves_bytes<CountyNumbers>());
  EXPECT_FALSE(leaves_bytes<Matter>());
  EXPECT_FALSE(leaves_bytes<UntendedRow>());
  struct Padded {
    std::int64_t a = 0;
    float b = 0;
  };
  EXPECT_TRUE(leaves_bytes<Padded>()) << "this would be found";
}

// What is written down again after reading is the same bytes: no row has bytes that nobody sets.
TEST(Checkpoint, WritesTheSameBytesAgain) {
  const Middle middle;
  const std::vector<UntendedRow> rows = middle.state.matters.untended_rows();
  const auto unheard = std::count_if(rows.begin(), rows.end(), [](const UntendedRow& row) { return row.unheard != 0; });
  EXPECT_GT(unheard, 10) << "nobody here is unheard";
  EXPECT_LT(unheard, static_cast<std::ptrdiff_t>(rows.size())) << "no matter here has a slot and a row";
  const std::vector<std::byte> bytes = sim::write_checkpoint(middle.state, {kIdentity, 3});
  const State again = reborn(middle.model, middle.state);
  EXPECT_EQ(bytes, sim::write_checkpoint(again, {kIdentity, 3}));
}

TEST(Checkpoint, ThatWasCutShortOrTouchedIsRefused) {
  const Middle middle;
  const std::vector<std::byte> bytes = sim::write_checkpoint(middle.state, {kIdentity, 3});
  State state;
  EXPECT_THROW(sim::read_checkpoint(std::span(bytes).first(bytes.size() - 1), kIdentity, state), sim::CheckpointError);
  EXPECT_THROW(sim::read_checkpoint(std::span(bytes), kIdentity + 1, state), sim::CheckpointError);
  for (std::size_t k = 0; k < 40; ++k) {
    std::vector<std::byte> touched = bytes;
    touched[k * (bytes.size() / 40)] ^= std::byte{1};
    EXPECT_THROW(sim::read_checkpoint(std::span<const std::byte>(touched), kIdentity, state), sim::CheckpointError)
        << k;
  }
  EXPECT_TRUE(state.villages.empty()) << "nothing was loaded";
}

}  // namespace
}  // namespace tiexin::models

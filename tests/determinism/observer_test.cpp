// Who watches a run changes nothing in it, and sees every event that was waited for once, in order.
#include "models/observer.hpp"

#include <gtest/gtest.h>
#include <vector>

#include "tests/determinism/golden.hpp"
#include "tests/determinism/small_golden.hpp"

namespace tiexin::models {
namespace {

struct Log : Observer {
  void saw(const sim::Event& event) override { events.push_back(event); }
  std::vector<sim::Event> events;
};

TEST(Observer, TheGoldenHashIsTheSameWithAndWithout) {
  const small::County county(small::golden_description());
  const auto system = county.system_of(small::golden_arms(), county.second_summer());
  const Minute end = county.calendar->end_minute();
  std::uint64_t hash = 0;
  for (std::size_t arm = 0; arm < system->arms.size(); ++arm) {
    Log log;
    const CountyModel model = CountyModel(system).watched_by(log);
    State state;
    Scratch scratch;
    model.start(state, scratch, small::kKey);
    const std::uint64_t handled = model.advance(state, scratch, arm, end);
    hash = hash * 0x9e3779b97f4a7c15U + sim::state_hash(state);
    EXPECT_EQ(state.county.events, handled);
    EXPECT_LT(log.events.size(), handled) << "ordinary business waits for no event and is counted";
    for (std::size_t i = 1; i < log.events.size(); ++i) ASSERT_LE(log.events[i - 1], log.events[i]) << i;
    EXPECT_EQ(phase_name(log.events.front().phase()), "year_turn");
  }
  EXPECT_EQ(hash, tests::kGoldenHash);
}

TEST(Observer, EveryPhaseHasAName) {
  for (std::uint32_t phase = 0; phase < static_cast<std::uint32_t>(Phase::n_phases); ++phase)
    EXPECT_NE(phase_name(phase), "no phase");
  EXPECT_EQ(phase_name(static_cast<std::uint32_t>(Phase::desk_done)), "desk_done");
  EXPECT_EQ(phase_name(255), "no phase");
}

}  // namespace
}  // namespace tiexin::models

#include "sim/replicate/run.hpp"

#include <algorithm>
#include <atomic>
#include <gtest/gtest.h>
#include <optional>
#include <string>

#include "tests/sim/replicate/walk.hpp"

namespace tiexin::sim {
namespace {

using walk::kDay;
using walk::lively;
using walk::Walk;
using walk::Watch;

const auto no_visit = [](std::size_t, Minute, const Walk::State&) {};

void expect_same(const RunResult& a, const RunResult& b) {
  EXPECT_EQ(a.status, RunStatus::finished);
  EXPECT_EQ(b.status, RunStatus::finished);
  EXPECT_EQ(a.state_hash, b.state_hash);
  EXPECT_EQ(a.years, b.years);
  EXPECT_EQ(a.events, b.events);
  EXPECT_EQ(a.tables, b.tables);
}

TEST(Run, AForkIsAStraightRunBitForBit) {
  const Walk model = lively();
  const ForkPlan plan = walk::plan();
  Watch watch;
  const RunResults results = run_all([&](std::size_t) -> const Walk& { return model; }, plan, walk::keys(2), 1, watch);
  for (std::size_t r = 0; r < 2; ++r) {
    for (std::size_t arm = 0; arm < plan.arms.size(); ++arm) {
      Watch alone;
      expect_same(results[r][arm], run_one(model, plan, r, arm, walk::keys(2)[r], alone, no_visit));
      EXPECT_EQ(results[r][arm].years.size(), 3U);
    }
  }
  EXPECT_NE(results[0][2].state_hash, results[0][3].state_hash);
  EXPECT_NE(results[0][0].state_hash, results[1][0].state_hash);
  EXPECT_EQ(results[0][1].years[0], results[0][0].years[0]);  // the common past
  EXPECT_NE(results[0][1].years[1], results[0][0].years[1]);
}

TEST(Run, WatchedOrNotIsTheSame) {
  const Walk model = lively();
  const auto model_of = [&](std::size_t) -> const Walk& { return model; };
  Watch watch;
  Progress nobody;
  const RunResults watched = run_all(model_of, walk::plan(), walk::keys(1), 1, watch);
  const RunResults alone = run_all(model_of, walk::plan(), walk::keys(1), 1, nobody);
  for (std::size_t arm = 0; arm < 6; ++arm) expect_same(alone[0][arm], watched[0][arm]);
}

/// Knows how many of it there are, and how many there ever were at once.
struct Counter {
  static inline std::atomic<int> alive{0};
  static inline std::atomic<int> most{0};

  Counter() { most = std::max(most.load(), ++alive); }
  Counter(const Counter&) : Counter() {}
  Counter& operator=(const Counter&) = default;
  ~Counter() { --alive; }
};

struct Counted : Walk {
  struct State : Walk::State {
    Counter counter;
  };
};

TEST(Run, AlongAChainOfArmsTwoStatesAreOpen) {
  ForkPlan chain;
  chain.until = 1200 * kDay;
  for (std::size_t arm = 0; arm < 6; ++arm)
    chain.arms.push_back(
        {std::to_string(arm), arm == 0 ? std::nullopt : std::optional(arm - 1), static_cast<Minute>(arm) * 150 * kDay});
  const Counted model;
  Progress nobody;
  Counter::most = 0;
  const RunResults results =
      run_all([&](std::size_t) -> const Counted& { return model; }, chain, walk::keys(2), 1, nobody);
  EXPECT_EQ(Counter::most, 2);
  for (const RunResult& arm : results[1]) EXPECT_EQ(arm.status, RunStatus::finished);
}

TEST(Run, OneRunCountsItsDaysAndSaysWhyItFailed) {
  Walk model = lively();
  Watch watch;
  (void)run_one(model, walk::plan(), 0, 2, {11, 0}, watch, no_visit);
  EXPECT_EQ(watch.days, 1200);
  model.throws_in = 1;
  model.throws_at = 600 * kDay;
  const RunResult failed = run_one(model, walk::plan(), 0, 2, {11, 0}, watch, no_visit);
  EXPECT_EQ(failed.error.text, "a walker fell");
  EXPECT_EQ(failed.error.arm, 2U);
  EXPECT_TRUE(failed.years.empty());
  ForkPlan broken = walk::plan();
  std::swap(broken.steps[0], broken.steps[1]);
  EXPECT_THROW((void)run_one(model, broken, 0, 0, {11, 0}, watch, no_visit), ContractError);
  EXPECT_THROW((void)run_one(model, walk::plan(), 0, 6, {11, 0}, watch, no_visit), ContractError);
  EXPECT_THROW((void)resume_one(model, broken, 0, 0, {11, 0}, {}, 42, watch, no_visit), ContractError);
  EXPECT_THROW((void)resume_one(model, walk::plan(), 0, 6, {11, 0}, {}, 42, watch, no_visit), ContractError);
}

TEST(Run, ACheckpointReplacesWhatTheStateHeld) {
  const Walk model = lively();
  Walk::Scratch scratch;
  Walk::State early;
  model.start(early, scratch, {11, 0});
  Walk::State later = early;
  (void)model.advance(later, scratch, 0, 100 * kDay);
  const std::uint64_t wanted = state_hash(early);
  ASSERT_NE(state_hash(later), wanted);
  read_checkpoint(write_checkpoint(early, {42, 0}), 42, later);
  EXPECT_EQ(state_hash(later), wanted);
  EXPECT_EQ(later.queue.size(), early.queue.size());
}

TEST(Run, ANullArmIsItsParentBitForBit) {
  const Walk model;  // all strides equal
  Watch watch;
  const RunResults results =
      run_all([&](std::size_t) -> const Walk& { return model; }, walk::plan(), walk::keys(1), 1, watch);
  for (std::size_t arm = 1; arm < 6; ++arm) EXPECT_EQ(results[0][arm].state_hash, results[0][0].state_hash);
}

TEST(Run, TheSameBitsOnAnyNumberOfThreads) {
  const Walk model = lively();
  const auto model_of = [&](std::size_t) { return std::make_shared<const Walk>(model); };
  for (const std::uint32_t n : {1U, 5U}) {  // fewer replications than threads: forks are shared out
    Watch watch;
    const RunResults expected = run_all(model_of, walk::plan(), walk::keys(n), 1, watch);
    for (const unsigned threads : {2U, 3U, 8U}) {
      Watch other;
      const RunResults results = run_all(model_of, walk::plan(), walk::keys(n), threads, other);
      for (std::size_t r = 0; r < n; ++r) {
        for (std::size_t arm = 0; arm < 6; ++arm) expect_same(expected[r][arm], results[r][arm]);
      }
      EXPECT_EQ(other.days, watch.days);
    }
  }
}

TEST(Run, TheTotalIsKnownBeforeTheStart) {
  const Walk model = lively();
  const auto model_of = [&](std::size_t) -> const Walk& { return model; };
  Watch watch;
  (void)run_all(model_of, walk::plan(), walk::keys(3), 2, watch);
  EXPECT_EQ(watch.days, 3 * (1200 + 800 + 400 + 400 + 835 + 1200));
  EXPECT_EQ(watch.days, total_days(walk::plan(), 3, watch));
  EXPECT_EQ(watch.leaves, 18);

  Walk falls = lively();
  falls.throws_in = 1;
  falls.throws_at = 600 * kDay;
  Watch failing;
  (void)run_all([&](std::size_t) -> const Walk& { return falls; }, walk::plan(), walk::keys(3), 2, failing);
  EXPECT_EQ(failing.days, watch.days);
  EXPECT_EQ(failing.leaves, 18);
}

TEST(Run, UnwantedLeavesAreNotRunBeyondWhatOthersNeed) {
  const Walk model = lively();
  const auto model_of = [&](std::size_t) -> const Walk& { return model; };
  Watch all;
  const RunResults expected = run_all(model_of, walk::plan(), walk::keys(1), 1, all);
  Watch some;
  some.unwanted = {0, 1, 2, 5};
  const RunResults results = run_all(model_of, walk::plan(), walk::keys(1), 1, some);
  for (const std::size_t arm : {0U, 1U, 2U, 5U}) EXPECT_EQ(results[0][arm].status, RunStatus::skipped);
  for (const std::size_t arm : {3U, 4U}) expect_same(results[0][arm], expected[0][arm]);
  EXPECT_EQ(some.days, 400 + 400 + 400 + 835);
  EXPECT_EQ(some.days, total_days(walk::plan(), 1, some));
}

TEST(Run, AResumedRunIsTheUndisturbedOne) {
  const Walk model = lively();
  const ForkPlan plan = walk::plan();
  struct Taken {
    Minute minute;
    std::vector<std::byte> buffer;
  };
  std::vector<Taken> taken;
  Watch watch;
  const RunResult straight =
      run_one(model, plan, 0, 2, {11, 0}, watch, [&](std::size_t, Minute minute, const Walk::State& state) {
        taken.push_back({minute, write_checkpoint(state, {42, minute})});
      });
  ASSERT_GT(taken.size(), 40U);
  for (std::size_t i = 0; i < taken.size(); i += 4) {
    Watch again;
    const RunResult resumed = resume_one(model, plan, 0, 2, {11, 0}, taken[i].buffer, 42, again, no_visit);
    EXPECT_EQ(resumed.state_hash, straight.state_hash) << "from minute " << taken[i].minute;
    EXPECT_EQ(resumed.tables, straight.tables);
  }
  EXPECT_THROW((void)resume_one(model, plan, 0, 2, {11, 0}, taken[0].buffer, 43, watch, no_visit), CheckpointError);
}

}  // namespace
}  // namespace tiexin::sim

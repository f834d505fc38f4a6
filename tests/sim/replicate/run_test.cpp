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
using walk::Walk;
using walk::Watch;

const auto no_visit = [](std::size_t, Minute, const Walk::State&) {};

/// A walk whose arms differ, so that a fork from the wrong state or under the wrong rules shows.
Walk lively() {
  Walk model;
  model.stride = {1, 2, 3, 5, 7, 11};
  return model;
}

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

TEST(Run, AThrowingSegmentMarksTheLeavesBelowItAndNoOther) {
  Walk model = lively();
  model.throws_in = 1;
  model.throws_at = 600 * kDay;
  for (const unsigned threads : {1U, 3U}) {
    Watch watch;
    const RunResults results =
        run_all([&](std::size_t) -> const Walk& { return model; }, walk::plan(), walk::keys(2), threads, watch);
    for (const std::size_t arm : {0U, 4U, 5U}) EXPECT_EQ(results[1][arm].status, RunStatus::finished);
    for (const std::size_t arm : {1U, 2U, 3U}) {
      const RunResult& leaf = results[1][arm];
      EXPECT_EQ(leaf.status, RunStatus::failed);
      EXPECT_EQ(leaf.error.arm, arm);
      EXPECT_EQ(leaf.error.thrown_in, 1U);
      EXPECT_EQ(leaf.error.replication, 1U);
      EXPECT_EQ(leaf.error.key, (StreamKey{11, 1}));
      EXPECT_GE(leaf.error.position.minute, 600 * kDay);
      EXPECT_LT(leaf.error.position.minute, 601 * kDay);
      EXPECT_EQ(leaf.error.text, "a walker fell");
      EXPECT_TRUE(leaf.tables.empty());
    }
    Watch alone;
    const RunResult one = run_one(model, walk::plan(), 1, 2, {11, 1}, alone, no_visit);
    EXPECT_EQ(one.status, RunStatus::failed);
    EXPECT_EQ(one.error.position.minute, results[1][2].error.position.minute);
    EXPECT_EQ(one.error.thrown_in, 1U);
  }
}

TEST(Run, ChildrenThatForkedBeforeTheFailureKeepTheirResults) {
  Walk model = lively();
  model.throws_in = 0;
  model.throws_at = 390 * kDay;  // after the fork of 4, before that of 1
  Watch watch;
  const RunResults results =
      run_all([&](std::size_t) -> const Walk& { return model; }, walk::plan(), walk::keys(1), 1, watch);
  EXPECT_EQ(results[0][4].status, RunStatus::finished);
  for (const std::size_t arm : {0U, 1U, 2U, 3U}) EXPECT_EQ(results[0][arm].status, RunStatus::failed);
  EXPECT_EQ(results[0][5].status, RunStatus::finished);
}

TEST(Run, AModelThatCannotBeMadeOrStartedFailsItsReplicationOnly) {
  const Walk sound = lively();
  Walk broken = lively();
  broken.throws_at_start = true;
  Watch watch;
  const auto model_of = [&](std::size_t r) {
    if (r == 1) throw std::runtime_error("no such vector");
    return r == 3 ? nullptr : std::make_shared<const Walk>(r == 2 ? broken : sound);
  };
  const RunResults results = run_all(model_of, walk::plan(), walk::keys(5), 2, watch);
  for (std::size_t arm = 0; arm < 6; ++arm) {
    EXPECT_EQ(results[0][arm].status, RunStatus::finished);
    EXPECT_EQ(results[1][arm].error.text, "no such vector");
    EXPECT_EQ(results[2][arm].error.text, "no county");
    EXPECT_EQ(results[3][arm].error.text, "run_all: there is no model");
    EXPECT_EQ(results[4][arm].status, RunStatus::finished);
  }
  EXPECT_EQ(watch.days, total_days(walk::plan(), 5, watch));
}

/// A model that cannot write its tables, and throws what nobody expects.
struct Torn : Walk {
  static Tables tables(const State&, std::size_t arm) {
    if (arm == 3) throw 5;
    return {};
  }
};

TEST(Run, ALeafWhoseTablesFailIsALeafThatFailed) {
  const Torn model;
  Watch watch;
  const RunResults results =
      run_all([&](std::size_t) -> const Torn& { return model; }, walk::plan(), walk::keys(1), 1, watch);
  for (const std::size_t arm : {0U, 1U, 2U, 4U, 5U}) EXPECT_EQ(results[0][arm].status, RunStatus::finished);
  EXPECT_EQ(results[0][3].status, RunStatus::failed);
  EXPECT_EQ(results[0][3].error.text, "something that is not a std::exception was thrown");
  EXPECT_EQ(watch.days, total_days(walk::plan(), 1, watch));
}

TEST(Run, AStopEndsWithinAStepAndSaysWhatIsUnfinished) {
  const Walk model = lively();
  for (const unsigned threads : {1U, 4U}) {
    Watch watch;
    watch.stop_after = 2000;
    const RunResults results =
        run_all([&](std::size_t) -> const Walk& { return model; }, walk::plan(), walk::keys(3), threads, watch);
    EXPECT_LE(watch.days, 2000 + 30 * static_cast<int>(threads));
    int n_stopped = 0;
    for (const auto& row : results) {
      for (const RunResult& leaf : row) {
        n_stopped += leaf.status == RunStatus::stopped ? 1 : 0;
        EXPECT_EQ(leaf.tables.empty(), leaf.status == RunStatus::stopped);
      }
    }
    EXPECT_EQ(n_stopped + watch.leaves, 18);
    EXPECT_GE(n_stopped, 14);
  }
}

TEST(Run, OnceAStopIsAskedForNoModelIsMade) {
  const Walk model = lively();
  for (const unsigned threads : {1U, 4U}) {
    Watch watch;
    watch.stop_after = 100;  // no replication ends before
    std::atomic<unsigned> n_made{0};
    const auto model_of = [&](std::size_t) {
      ++n_made;
      return std::make_shared<const Walk>(model);
    };
    const RunResults results = run_all(model_of, walk::plan(), walk::keys(50), threads, watch);
    EXPECT_GE(n_made, 1U);
    EXPECT_LE(n_made, threads);
    for (const RunResult& leaf : results[49]) EXPECT_EQ(leaf.status, RunStatus::stopped);
  }
}

TEST(Run, AModelThatIsGivenUpIsNoFailure) {
  const Walk model = lively();
  Watch watch;
  const auto model_of = [&](std::size_t r) {
    if (r == 1) {
      watch.stop_after = 0;
      give_way(&watch);
    }
    return std::make_shared<const Walk>(model);
  };
  const RunResults results = run_all(model_of, walk::plan(), walk::keys(3), 1, watch);
  EXPECT_EQ(watch.leaves, 6) << "of the first replication, and no rows of the others";
  for (std::size_t arm = 0; arm < 6; ++arm) {
    EXPECT_EQ(results[0][arm].status, RunStatus::finished);
    EXPECT_EQ(results[1][arm].status, RunStatus::stopped);
    EXPECT_EQ(results[2][arm].status, RunStatus::stopped);
  }
  give_way(nullptr);
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

struct Breaking : Watch {
  void done(std::size_t, std::size_t, RunResult&) override { throw std::runtime_error("disk full"); }
};

TEST(Run, WhatTheCallerThrowsIsNotARowButEndsTheRuns) {
  const Walk model = lively();
  for (const unsigned threads : {1U, 2U}) {
    Breaking watch;
    EXPECT_THROW(
        (void)run_all([&](std::size_t) -> const Walk& { return model; }, walk::plan(), walk::keys(2), threads, watch),
        std::runtime_error);
  }
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

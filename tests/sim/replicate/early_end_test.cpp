/// How runs end before their time: what fails, and what is stopped.
#include <atomic>
#include <cstddef>
#include <gtest/gtest.h>
#include <memory>
#include <stdexcept>

#include "sim/replicate/run.hpp"
#include "tests/sim/replicate/walk.hpp"

namespace tiexin::sim {
namespace {

using walk::kDay;
using walk::lively;
using walk::Walk;
using walk::Watch;

const auto no_visit = [](std::size_t, Minute, const Walk::State&) {};

TEST(EarlyEnd, AThrowingSegmentMarksTheLeavesBelowItAndNoOther) {
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

TEST(EarlyEnd, ChildrenThatForkedBeforeTheFailureKeepTheirResults) {
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

TEST(EarlyEnd, AModelThatCannotBeMadeOrStartedFailsItsReplicationOnly) {
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

TEST(EarlyEnd, ALeafWhoseTablesFailIsALeafThatFailed) {
  const Torn model;
  Watch watch;
  const RunResults results =
      run_all([&](std::size_t) -> const Torn& { return model; }, walk::plan(), walk::keys(1), 1, watch);
  for (const std::size_t arm : {0U, 1U, 2U, 4U, 5U}) EXPECT_EQ(results[0][arm].status, RunStatus::finished);
  EXPECT_EQ(results[0][3].status, RunStatus::failed);
  EXPECT_EQ(results[0][3].error.text, "something that is not a std::exception was thrown");
  EXPECT_EQ(watch.days, total_days(walk::plan(), 1, watch));
}

TEST(EarlyEnd, AStopEndsWithinAStepAndSaysWhatIsUnfinished) {
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

TEST(EarlyEnd, OnceAStopIsAskedForNoModelIsMade) {
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

TEST(EarlyEnd, AModelThatIsGivenUpIsNoFailure) {
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

struct Breaking : Watch {
  void done(std::size_t, std::size_t, RunResult&) override { throw std::runtime_error("disk full"); }
};

TEST(EarlyEnd, WhatTheCallerThrowsIsNotARowButEndsTheRuns) {
  const Walk model = lively();
  for (const unsigned threads : {1U, 2U}) {
    Breaking watch;
    EXPECT_THROW(
        (void)run_all([&](std::size_t) -> const Walk& { return model; }, walk::plan(), walk::keys(2), threads, watch),
        std::runtime_error);
  }
}

}  // namespace
}  // namespace tiexin::sim

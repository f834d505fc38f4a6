#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/event/queue.hpp"
#include "sim/replicate/pending.hpp"
#include "sim/replicate/run.hpp"

/// A toy model: walkers that step at random times; an arm's rule book is the length of a step.
namespace tiexin::sim::walk {

struct Walk {
  struct State {
    StreamKey key{};
    std::vector<std::int64_t> place;
    std::vector<std::uint32_t> steps;
    BucketQueue queue;
    std::int64_t sum = 0;  // derived
  };
  struct Scratch {
    Position position;
    std::vector<std::uint32_t> memory;
  };

  std::uint32_t n_walkers = 40;
  std::vector<std::int64_t> stride{1, 1, 1, 1, 1, 1, 1, 1};  // by arm
  std::size_t throws_in = 99;                                // arm
  Minute throws_at = 0;
  bool throws_at_start = false;

  void start(State& state, Scratch& scratch, StreamKey key) const {
    scratch.position = {};
    if (throws_at_start) throw std::runtime_error("no county");
    state = State{};
    state.key = key;
    state.place.assign(n_walkers, 0);
    state.steps.assign(n_walkers, 0);
    for (std::uint32_t walker = 0; walker < n_walkers; ++walker) plan_step(state, walker, 0);
  }

  std::uint64_t advance(State& state, Scratch& scratch, std::size_t arm, Minute until) const {
    std::uint64_t events = 0;
    scratch.memory.assign(3, static_cast<std::uint32_t>(arm));
    for (; !state.queue.empty() && state.queue.next_minute() < until; ++events) {
      const Event event = state.queue.pop();
      const std::uint32_t walker = event.entity();
      scratch.position = {event.minute(), event.phase(), walker};
      if (arm == throws_in && event.minute() >= throws_at) throw std::runtime_error("a walker fell");
      const Block drawn = philox(state.key, walker, occasion(2, state.steps[walker]++), 0);
      const std::int64_t step = (drawn[0] & 1) != 0 ? stride[arm] : -stride[arm];
      state.place[walker] += step;
      state.sum += step;
      plan_step(state, walker, event.minute());
    }
    return events;
  }

  Position position(const Scratch& scratch) const { return scratch.position; }

  Tables tables(const State& state, std::size_t arm) const {
    return {{"walk", {{"arm", {static_cast<std::int64_t>(arm)}}, {"sum", {state.sum}}, {"first", {state.place[0]}}}}};
  }

  void restored(State& state) const {
    state.sum = 0;
    for (const std::int64_t place : state.place) state.sum += place;
  }

 private:
  static void plan_step(State& state, std::uint32_t walker, Minute now) {
    const Block drawn = philox(state.key, walker, occasion(1, state.steps[walker]), 0);
    state.queue.push(Event(now + 1 + drawn[0] % 5000, 0, walker, 0, 0));
  }
};

/// A walk whose arms differ, so that a fork from the wrong state or under the wrong rules shows.
inline Walk lively() {
  Walk model;
  model.stride = {1, 2, 3, 5, 7, 11};
  return model;
}

template <class Visit>
void each_column(Walk::State& state, Visit&& visit) {
  visit("seed", state.key.seed);
  visit("replication", state.key.replication);
  visit("place", state.place);
  visit("steps", state.steps);
  visit("events", pending(state.queue));
}

/// Counts days and remembers what came in; stops when `stop_after` days are done.
struct Watch : Progress {
  std::atomic<std::int64_t> days{0};
  std::atomic<int> leaves{0};
  std::int64_t stop_after = INT64_MAX;
  std::vector<std::size_t> unwanted;

  void advanced(int more) override { days += more; }
  bool stop_requested() override { return days >= stop_after; }
  bool wanted(std::size_t, std::size_t arm) const override {
    return std::find(unwanted.begin(), unwanted.end(), arm) == unwanted.end();
  }
  void done(std::size_t, std::size_t, RunResult&) override { ++leaves; }
};

inline constexpr Minute kDay = kMinutesPerDay;

/// Two roots and a tree of forks, steps of thirty days, years of 365:
/// 0 - 1 (day 400) - 2 (day 800), 3 (day 800), 4 (day 365 of 0, a year end); 5: a root of its own.
inline ForkPlan plan() {
  ForkPlan plan;
  plan.arms = {{"zero", {}, 0},          {"one", 0, 400 * kDay},  {"two", 1, 800 * kDay},
               {"three", 1, 800 * kDay}, {"four", 0, 365 * kDay}, {"five", {}, 0}};
  plan.until = 1200 * kDay;
  for (Minute day = 30; day < 1200; day += 30) plan.steps.push_back(day * kDay);
  plan.year_ends = {{2001, 365 * kDay}, {2002, 730 * kDay}, {2003, 1095 * kDay}};
  return plan;
}

inline std::vector<StreamKey> keys(std::uint32_t n) {
  std::vector<StreamKey> all;
  for (std::uint32_t r = 0; r < n; ++r) all.push_back({11, r});
  return all;
}

}  // namespace tiexin::sim::walk

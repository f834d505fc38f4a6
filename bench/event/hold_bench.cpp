#include <benchmark/benchmark.h>
#include <cstdint>
#include <functional>
#include <queue>
#include <stdexcept>
#include <string>
#include <vector>
#include <xxhash.h>

#include "sim/event/queue.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/draws.hpp"
#include "sim/time/calendar.hpp"

// The hold model of Jones (1986), "An empirical comparison of priority-queue and event-set implementations": a queue of
// constant size; each step pops the least event and pushes it again a random increment later. Increments are drawn
// ahead, so that only the queue is timed. The hash of the order popped is printed and must be the same for every queue:
// what is timed is what is verified.

namespace {

using namespace tiexin;

/// The yardstick.
class StandardQueue {
 public:
  void push(sim::Event event) { queue_.push(event); }
  sim::Event pop() {
    const sim::Event least = queue_.top();
    queue_.pop();
    return least;
  }

 private:
  std::priority_queue<sim::Event, std::vector<sim::Event>, std::greater<>> queue_;
};

constexpr std::uint32_t kIncrements = 1 << 16;
constexpr double kMeanIncrement = 1440.0;  // [minutes]

/// When an event popped at `now` is pushed again: a time ahead with an exponential mean of a day.
struct AnyMinute {
  std::vector<std::uint32_t> increments;

  AnyMinute() {
    for (std::uint32_t i = 0; i < kIncrements; ++i) {
      increments.push_back(
          static_cast<std::uint32_t>(kMeanIncrement * sim::exponential(sim::uniform(sim::philox({7, 0}, i, 0, 0)[0]))));
    }
  }

  sim::Minute operator()(sim::Minute now, std::uint32_t i) const { return now + increments[i % kIncrements]; }
};

/// The same, put off to the next boundary of office hours (opening or closing): many equal minutes.
struct OfficeBoundary {
  AnyMinute any;

  sim::Minute operator()(sim::Minute now, std::uint32_t i) const {
    const sim::Minute due = any(now, i);
    const sim::Minute clock = due % sim::kMinutesPerDay;
    const sim::Minute boundary = clock < sim::kMorningOpens      ? sim::kMorningOpens
                                 : clock < sim::kMorningCloses   ? sim::kMorningCloses
                                 : clock < sim::kAfternoonOpens  ? sim::kAfternoonOpens
                                 : clock < sim::kAfternoonCloses ? sim::kAfternoonCloses
                                                                 : sim::kMinutesPerDay + sim::kMorningOpens;
    return due - clock + boundary;
  }
};

/// Entities are numbered without regard to time, as places are.
sim::Event first_event(std::uint32_t i, sim::Minute minute) { return {minute, i % 16, i * 2654435761U, i % 1024, i}; }

/// The same event at another minute and in another phase.
sim::Event again(sim::Event event, sim::Minute minute, std::uint32_t step) {
  return {minute, step % 16, event.entity(), event.nth(), event.payload()};
}

template <class Queue, class Later>
void fill(Queue& queue, const Later& later, std::uint32_t pending) {
  for (std::uint32_t i = 0; i < pending; ++i) {
    queue.push(first_event(i, later(1, i * 7)));
  }
}

/// Hash of the order of the first steps.
template <class Queue, class Later>
std::uint64_t order_hash(const Later& later, std::uint32_t pending) {
  Queue queue;
  fill(queue, later, pending);
  std::vector<sim::Event> popped;
  for (std::uint32_t step = 0; step < 200'000; ++step) {
    popped.push_back(queue.pop());
    queue.push(again(popped.back(), later(popped.back().minute(), step), step));
  }
  return XXH3_64bits(popped.data(), popped.size() * sizeof(sim::Event));
}

template <class Queue, class Later>
void hold(benchmark::State& state) {
  const auto pending = static_cast<std::uint32_t>(state.range(0));
  const Later later;
  const std::uint64_t hash = order_hash<Queue, Later>(later, pending);
  if (hash != order_hash<StandardQueue, Later>(later, pending)) {
    throw std::logic_error("hold: a queue pops another order than the yardstick");
  }
  Queue queue;
  fill(queue, later, pending);
  std::uint32_t step = 0;
  for (std::uint32_t i = 0; i < 2 * pending + 200'000; ++i, ++step) {  // to the steady state
    const sim::Event event = queue.pop();
    queue.push(again(event, later(event.minute(), step), step));
  }
  for ([[maybe_unused]] auto _ : state) {
    const sim::Event event = queue.pop();
    queue.push(again(event, later(event.minute(), step), step));
    ++step;
  }
  state.SetItemsProcessed(state.iterations());
  state.SetLabel("order " + std::to_string(hash));
}

BENCHMARK(hold<StandardQueue, AnyMinute>)
    ->Name("hold/any_minute/priority_queue")
    ->Arg(1024)
    ->Arg(16384)
    ->Arg(131072)
    ->Arg(1048576);
BENCHMARK(hold<sim::HeapQueue, AnyMinute>)
    ->Name("hold/any_minute/heap_queue")
    ->Arg(1024)
    ->Arg(16384)
    ->Arg(131072)
    ->Arg(1048576);
BENCHMARK(hold<sim::BucketQueue, AnyMinute>)
    ->Name("hold/any_minute/bucket_queue")
    ->Arg(1024)
    ->Arg(16384)
    ->Arg(131072)
    ->Arg(1048576);
BENCHMARK(hold<StandardQueue, OfficeBoundary>)
    ->Name("hold/office/priority_queue")
    ->Arg(1024)
    ->Arg(16384)
    ->Arg(131072)
    ->Arg(1048576);
BENCHMARK(hold<sim::HeapQueue, OfficeBoundary>)
    ->Name("hold/office/heap_queue")
    ->Arg(1024)
    ->Arg(16384)
    ->Arg(131072)
    ->Arg(1048576);
BENCHMARK(hold<sim::BucketQueue, OfficeBoundary>)
    ->Name("hold/office/bucket_queue")
    ->Arg(1024)
    ->Arg(16384)
    ->Arg(131072)
    ->Arg(1048576);

/// A fork: copy-assignment into a queue that has held as much before.
void fork(benchmark::State& state) {
  sim::BucketQueue queue;
  fill(queue, AnyMinute{}, static_cast<std::uint32_t>(state.range(0)));
  sim::BucketQueue kept = queue;
  for ([[maybe_unused]] auto _ : state) {
    kept = queue;
    benchmark::DoNotOptimize(kept);
  }
}
BENCHMARK(fork)->Name("hold/fork")->Unit(benchmark::kMicrosecond)->Arg(1024)->Arg(16384)->Arg(131072)->Arg(1048576);

}  // namespace

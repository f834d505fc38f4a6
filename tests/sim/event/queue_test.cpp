#include "sim/event/queue.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <gtest/gtest.h>
#include <vector>

#include "tests/sim/event/words.hpp"

namespace tiexin::sim {
namespace {

/// How far ahead a workload pushes.
using Ahead = std::function<std::uint32_t(Words&)>;

struct Workload {
  const char* name;
  Ahead ahead;
  std::uint32_t pushes_in_eight;  // of steps; the rest pop
};

/// From dense to sparse, from one minute to decades, and mixtures that cross every ring of the wheel.
std::vector<Workload> workloads() {
  return {
      {"same minute", [](Words& words) { return words.below(2); }, 5},
      {"few minutes", [](Words& words) { return words.below(20); }, 5},
      {"a day", [](Words& words) { return words.below(2880); }, 5},
      {"office boundaries", [](Words& words) { return words.below(6) * 240; }, 6},
      {"months", [](Words& words) { return words.below(500'000); }, 5},
      {"decades", [](Words& words) { return words.below(40'000'000); }, 5},
      {"every scale", [](Words& words) { return std::uint32_t{1} << words.below(26) | words.below(3); }, 5},
      {"ring borders", [](Words& words) { return (words.below(3) << 13) + (words.below(3) << 24) + words.below(2); },
       5},
      {"draining", [](Words& words) { return words.below(100'000); }, 4},
  };
}

Event drawn(Words& words, Minute minute) {
  // Few values, so that ties reach down to the payload and identical events occur.
  return {minute, words.below(3), words.below(4) * 0x10000001, words.below(3) * 0x40001, words.below(3)};
}

template <class Queue>
std::vector<Event> contents(const Queue& queue) {
  std::vector<Event> events;
  queue.for_each([&events](const Event& event) { events.push_back(event); });
  std::sort(events.begin(), events.end());
  return events;
}

template <class Queue>
std::vector<Event> drained(Queue queue) {
  std::vector<Event> events;
  while (!queue.empty()) {
    events.push_back(queue.pop());
  }
  return events;
}

/// Pops from both queues and holds them against each other.
Minute pop_both(HeapQueue& heap, BucketQueue& bucket) {
  EXPECT_EQ(bucket.next_minute(), heap.next_minute());
  const Event expected = heap.pop();
  EXPECT_EQ(bucket.pop().key(), expected.key());
  return expected.minute();
}

/// What a wheel shows of what is to come.
struct Shown {
  std::vector<Event> near;
  std::vector<Event> far;
};

Shown shown_by(const BucketQueue& queue) {
  Shown shown;
  queue.look_ahead([&](const Event& event) { shown.near.push_back(event); },
                   [&](const Event& event) { shown.far.push_back(event); });
  return shown;
}

TEST(Queue, LooksAheadAtTheNextTwoMinutesThatHaveEvents) {
  BucketQueue queue;
  for (const Minute minute : {10U, 20U, 7000U, 8191U, 8192U}) queue.push({minute, 1, 2, 3, 4});
  const auto minutes = [](const std::vector<Event>& events) {
    std::vector<Minute> of;
    for (const Event& event : events) of.push_back(event.minute());
    return of;
  };
  using Minutes = std::vector<Minute>;
  const std::vector<std::pair<Minutes, Minutes>> expected = {
      {{20}, {7000}}, {{7000}, {8191}}, {{8191}, {}}, {{}, {}}, {{}, {}}};  // 8192 is of another ring
  for (const auto& [near, far] : expected) {
    queue.pop();
    const Shown shown = shown_by(queue);
    EXPECT_EQ(minutes(shown.near), near);
    EXPECT_EQ(minutes(shown.far), far);
  }
}

TEST(Queue, LooksAheadWithinAMinuteOfManyEvents) {
  BucketQueue queue;
  constexpr std::uint32_t kEvents = 30;
  for (std::uint32_t i = 0; i < kEvents; ++i) queue.push({5, 0, i, 0, 0});
  for (std::uint32_t i = 0; i < kEvents; ++i) {
    queue.pop();
    const Shown shown = shown_by(queue);
    ASSERT_EQ(shown.near.size(), i + 5 < kEvents ? 1U : 0U) << i;
    ASSERT_EQ(shown.far.size(), i + 9 < kEvents ? 1U : 0U) << i;
    for (const Event& event : shown.near) EXPECT_EQ(event.entity(), i + 5);
    for (const Event& event : shown.far) EXPECT_EQ(event.entity(), i + 9);
  }
}

TEST(Queue, ShowsNothingThatIsNotToCome) {
  std::uint32_t seed = 0;
  std::size_t n_shown = 0;
  for (const Workload& load : workloads()) {
    SCOPED_TRACE(load.name);
    Words words(++seed);
    BucketQueue queue;
    Minute now = 0;
    for (int step = 0; step < 2000; ++step) {
      if (queue.empty() || words.below(8) < load.pushes_in_eight) {
        queue.push(drawn(words, now + load.ahead(words)));
        continue;
      }
      now = queue.pop().minute();
      const Shown shown = shown_by(queue);
      if (shown.near.empty()) continue;
      const std::vector<Event> pending = contents(queue);
      for (const std::vector<Event>* events : {&shown.near, &shown.far}) {
        for (const Event& event : *events) {
          ASSERT_TRUE(std::binary_search(pending.begin(), pending.end(), event));
          ++n_shown;
        }
      }
    }
  }
  EXPECT_GT(n_shown, 1000U);
}

TEST(Queue, BothPopTheSameOrderUnderRandomInterleavings) {
  std::uint32_t seed = 0;
  for (const Workload& workload : workloads()) {
    for (int repeat = 0; repeat < 4; ++repeat) {
      SCOPED_TRACE(workload.name);
      Words words(++seed);
      HeapQueue heap;
      BucketQueue bucket;
      Minute now = 0;
      for (int step = 0; step < 6000 && !testing::Test::HasFailure(); ++step) {
        if (words.below(8) < workload.pushes_in_eight || heap.empty()) {
          const Event event = drawn(words, now + workload.ahead(words));
          heap.push(event);
          bucket.push(event);
        } else {
          now = pop_both(heap, bucket);
        }
        ASSERT_EQ(bucket.size(), heap.size());
        ASSERT_EQ(bucket.empty(), heap.empty());
        if (step % 1000 == 999) {
          ASSERT_EQ(contents(bucket), contents(heap));
          ASSERT_EQ(drained(bucket), drained(heap));  // of copies
        }
      }
      while (!heap.empty() && !testing::Test::HasFailure()) {
        pop_both(heap, bucket);
      }
      EXPECT_TRUE(bucket.empty());
    }
  }
}

/// A queue is more than the engine needs: what lies before the event last popped is still popped in order.
TEST(Queue, TakesWhatLiesBeforeTheCurrentMinute) {
  Words words(77);
  HeapQueue heap;
  BucketQueue bucket;
  for (int step = 0; step < 5000; ++step) {
    const Event event = drawn(words, words.below(30'000));
    heap.push(event);
    bucket.push(event);
    if (step % 3 == 2) {
      pop_both(heap, bucket);
    }
  }
  EXPECT_EQ(drained(bucket), drained(heap));
}

TEST(Queue, OrderOfPushesIsNothing) {
  Words words(5);
  std::vector<Event> events;
  events.reserve(3000);
  for (int i = 0; i < 3000; ++i) {
    events.push_back(drawn(words, 1 + words.below(200)));
  }
  BucketQueue forwards;
  BucketQueue backwards;
  for (std::size_t i = 0; i < events.size(); ++i) {
    forwards.push(events[i]);
    backwards.push(events[events.size() - 1 - i]);
  }
  const std::vector<Event> order = drained(forwards);
  EXPECT_EQ(order, drained(backwards));
  std::sort(events.begin(), events.end());
  EXPECT_EQ(order, events);
}

/// A fork midway, into a queue that already holds something else, shares nothing with its origin.
TEST(Queue, AForkIsIndependent) {
  for (const Workload& workload : workloads()) {
    SCOPED_TRACE(workload.name);
    Words words(31);
    BucketQueue original;
    Minute now = 0;
    for (int step = 0; step < 4000; ++step) {
      if (step % 3 != 2) {
        original.push(drawn(words, now + workload.ahead(words)));
      } else {
        now = original.pop().minute();
      }
    }
    const std::vector<Event> expected = drained(original);
    BucketQueue fork;
    for (int i = 0; i < 500; ++i) {
      fork.push(drawn(words, words.below(50'000)));
    }
    fork = original;
    EXPECT_EQ(contents(fork), contents(original));
    for (int i = 0; i < 300; ++i) {
      fork.push(drawn(words, now + workload.ahead(words)));
      fork.pop();
    }
    EXPECT_EQ(drained(original), expected);
    fork = original;
    EXPECT_EQ(drained(fork), expected);
  }
}

TEST(Queue, ClearForgetsEverything) {
  BucketQueue queue;
  Words words(8);
  for (int repeat = 0; repeat < 3; ++repeat) {
    for (int i = 0; i < 2000; ++i) {
      queue.push(drawn(words, 1000 + words.below(20'000'000)));
    }
    for (int i = 0; i < 700; ++i) {
      queue.pop();
    }
    queue.clear();
    EXPECT_TRUE(queue.empty());
    EXPECT_TRUE(contents(queue).empty());
    queue.push(Event(3, 0, 0, 0, 0));
    queue.push(Event(2, 0, 0, 0, 0));
    EXPECT_EQ(queue.next_minute(), 2U);
    EXPECT_EQ(queue.pop().minute(), 2U);
    EXPECT_EQ(queue.pop().minute(), 3U);
  }
}

/// Looking at the next minute changes nothing, so what is pushed afterwards and comes earlier is popped earlier.
TEST(Queue, LookingAheadChangesNothing) {
  BucketQueue queue;
  queue.push(Event(30'000'000, 0, 0, 0, 0));
  EXPECT_EQ(queue.next_minute(), 30'000'000U);
  queue.push(Event(20'000, 0, 0, 0, 0));
  EXPECT_EQ(queue.next_minute(), 20'000U);
  queue.push(Event(5, 0, 0, 0, 0));
  EXPECT_EQ(queue.next_minute(), 5U);
  queue.push(Event(0, 0, 0, 0, 0));
  EXPECT_EQ(queue.next_minute(), 0U);
  for (const Minute minute : {0U, 5U, 20'000U, 30'000'000U}) {
    EXPECT_EQ(queue.pop().minute(), minute);
  }
}

TEST(Queue, ReachesTheLastMinute) {
  BucketQueue queue;
  queue.push(Event(0xffffffff, 255, 0xffffffff, 0xffffff, 0xffffffff));
  queue.push(Event(0xffffffff, 0, 0, 0, 0));
  queue.push(Event(0xff000000, 0, 0, 0, 0));
  EXPECT_EQ(queue.next_minute(), 0xff000000U);
  EXPECT_EQ(queue.pop().minute(), 0xff000000U);
  EXPECT_EQ(queue.next_minute(), 0xffffffffU);
  EXPECT_EQ(queue.pop().phase(), 0);
  EXPECT_EQ(queue.pop().phase(), 255);
}

template <class Queue>
void refuses_when_empty() {
  Queue queue;
  EXPECT_THROW(queue.pop(), ContractError);
  EXPECT_THROW(static_cast<void>(queue.next_minute()), ContractError);
  queue.push(Event(9, 0, 0, 0, 0));
  queue.pop();
  EXPECT_THROW(queue.pop(), ContractError);
  EXPECT_THROW(static_cast<void>(queue.next_minute()), ContractError);
}

TEST(Queue, PopsNothingAtOrAfterTheLimit) {
  Words words(99);
  for (const Workload& workload : workloads()) {
    SCOPED_TRACE(workload.name);
    HeapQueue heap;
    BucketQueue bucket;
    Minute now = 0;
    int n_popped = 0;
    for (int step = 0; step < 2000; ++step) {
      const Event pushed = drawn(words, now + workload.ahead(words));
      heap.push(pushed);
      bucket.push(pushed);
      const Minute least = heap.next_minute();
      const Minute until = words.below(2) == 0 ? least : least + 1;
      Event from_heap;
      Event from_bucket;
      const bool popped = heap.pop_before(until, from_heap);
      ASSERT_EQ(popped, until > least);
      ASSERT_EQ(bucket.pop_before(until, from_bucket), popped);
      ASSERT_EQ(bucket.size(), heap.size());
      if (!popped) continue;
      ASSERT_EQ(from_heap, from_bucket);
      now = from_heap.minute();
      ++n_popped;
    }
    EXPECT_GT(n_popped, 500);
  }
  Event none;
  EXPECT_FALSE(HeapQueue().pop_before(0xffffffff, none));
  EXPECT_FALSE(BucketQueue().pop_before(0xffffffff, none));
}

TEST(Queue, RefusesToPopWhenEmpty) {
  refuses_when_empty<HeapQueue>();
  refuses_when_empty<BucketQueue>();
}

}  // namespace
}  // namespace tiexin::sim

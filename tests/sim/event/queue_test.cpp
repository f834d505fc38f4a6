#include "sim/event/queue.hpp"

#include <algorithm>
#include <cstdint>
#include <gtest/gtest.h>
#include <vector>

#include "tests/sim/event/workloads.hpp"

namespace tiexin::sim {
namespace {

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

/// Asking for the next minute changes nothing, so what is pushed afterwards and comes earlier is popped earlier.
TEST(Queue, AskingForTheNextMinuteChangesNothing) {
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

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <gtest/gtest.h>
#include <utility>
#include <vector>

#include "sim/event/queue.hpp"
#include "tests/sim/event/workloads.hpp"

namespace tiexin::sim {
namespace {

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

TEST(LookAhead, LooksAheadAtTheNextTwoMinutesThatHaveEvents) {
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

TEST(LookAhead, LooksAheadWithinAMinuteOfManyEvents) {
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

TEST(LookAhead, ShowsNothingThatIsNotToCome) {
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

}  // namespace
}  // namespace tiexin::sim

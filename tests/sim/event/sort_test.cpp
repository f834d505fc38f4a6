#include "sim/event/sort.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <gtest/gtest.h>
#include <vector>

#include "tests/sim/event/words.hpp"

namespace tiexin::sim {
namespace {

/// Sizes around every threshold; events that differ in all bytes, in few, in none, and only below the three that are
/// counted.
TEST(SortEvents, AgreesWithStdSort) {
  Words words(12);
  const std::vector<std::function<Event()>> kinds = {
      [&] { return Event(words.next(), words.below(256), words.next(), words.below(1 << 24), words.next()); },
      [&] { return Event(7, words.below(16), words.next(), 0, 0); },
      [&] { return Event(7, 3, words.below(3), words.below(300), words.below(3)); },
      [&] { return Event(7, 3, 11, 13, 17); },
      [&] {
        return Event(7 + 4096 * words.below(2), words.below(2), words.below(2) << 24, words.below(40), words.next());
      },
  };
  std::vector<Event> scratch;
  for (const std::function<Event()>& kind : kinds) {
    for (const std::size_t size : {0U, 1U, 2U, 3U, 4U, 5U, 11U, 47U, 48U, 49U, 300U, 5000U}) {
      std::vector<Event> events(size);
      std::generate(events.begin(), events.end(), kind);
      std::vector<Event> expected = events;
      std::sort(expected.begin(), expected.end());
      sort_events(events, scratch);
      ASSERT_EQ(events, expected);
      ASSERT_TRUE(scratch.empty());
    }
  }
}

}  // namespace
}  // namespace tiexin::sim

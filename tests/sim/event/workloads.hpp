/// Patterns of pushes and pops that every test of a queue goes through, and what a queue holds.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <vector>

#include "sim/event/event.hpp"
#include "tests/sim/event/words.hpp"

namespace tiexin::sim {

/// How far ahead a workload pushes.
using Ahead = std::function<std::uint32_t(Words&)>;

struct Workload {
  const char* name;
  Ahead ahead;
  std::uint32_t pushes_in_eight;  // of steps; the rest pop
};

/// From dense to sparse, from one minute to decades, and mixtures that cross every ring of the wheel.
inline std::vector<Workload> workloads() {
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

inline Event drawn(Words& words, Minute minute) {
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

}  // namespace tiexin::sim

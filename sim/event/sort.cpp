#include "sim/event/sort.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace tiexin::sim {

namespace {

constexpr std::size_t kFew = 48;  // below this counting takes longer than comparing all with all
constexpr std::size_t kDigits = 3;
constexpr std::uint64_t kByte = 0xff;

using Words = std::array<std::uint64_t, 2>;  // of an event: lower, upper
using Counts = std::array<std::uint32_t, 256>;

Words words(const Event& event) { return std::bit_cast<Words>(event); }

static_assert(std::bit_cast<Words>(Event(0, 0, 0, 0, 1))[0] == 1, "the lower word of an event comes first");

/// What the order of the events of one minute depends on, but for the payload: phase, entity, nth.
std::uint64_t within_minute(const Event& event) { return static_cast<std::uint64_t>(event.key() >> 32); }

/// Sorts few events: each goes to the place of as many as are less. That takes more comparisons than std::sort, none
/// of them a jump, for which way two events of a minute stand cannot be foreseen. Four at a time, so that the counts
/// do not wait for each other.
///
/// @returns  false, with the events as they were, if that cannot tell them apart: they are of several minutes, or two
///           differ in the payload at most
bool sort_few(std::vector<Event>& events, std::vector<Event>& scratch) {
  constexpr std::size_t kAbreast = 4;
  static_assert(kFew % kAbreast == 0);
  const std::size_t n = events.size();
  std::array<std::uint64_t, kFew> key{};  // the places behind the last: less than all, and nothing is less than they
  std::array<std::uint32_t, kFew> place;
  Minute differs = 0;
  for (std::size_t i = 0; i < n; ++i) {
    key[i] = within_minute(events[i]);
    differs |= events[i].minute() ^ events[0].minute();
  }
  std::size_t total = 0;
  for (std::size_t i = 0; i < n; i += kAbreast) {
    std::array<std::uint32_t, kAbreast> less{};
    for (std::size_t j = 0; j < n; ++j) {
      less[0] += key[j] < key[i] ? 1 : 0;
      less[1] += key[j] < key[i + 1] ? 1 : 0;
      less[2] += key[j] < key[i + 2] ? 1 : 0;
      less[3] += key[j] < key[i + 3] ? 1 : 0;
    }
    for (std::size_t k = 0; k < kAbreast; ++k) {
      place[i + k] = less[k];
      total += less[k];
    }
  }
  if (differs != 0 || 2 * total != n * (n - 1)) {
    return false;  // of two alike neither is less
  }
  scratch.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    scratch[place[i]] = events[i];
  }
  events.swap(scratch);
  scratch.clear();
  return true;
}

/// One byte of an event.
struct Digit {
  std::size_t word;
  unsigned shift;

  std::size_t of(const Event& event) const { return static_cast<std::size_t>(words(event)[word] >> shift & kByte); }
};

/// The uppermost bytes in which events differ, the least significant of them first.
struct Digits {
  std::array<Digit, kDigits> at;
  std::size_t n = 0;
  Words mask = {0, 0};  // their bits
  bool all = true;      // there are no others
};

Digits differing(const std::vector<Event>& events) {
  const Words first = words(events.front());
  Words differs = {0, 0};
  for (const Event& event : events) {
    differs[0] |= words(event)[0] ^ first[0];
    differs[1] |= words(event)[1] ^ first[1];
  }
  Digits digits;
  for (std::size_t byte = 16; byte-- > 0;) {
    const std::size_t word = byte / 8;
    const auto shift = static_cast<unsigned>(byte % 8 * 8);
    if ((differs[word] >> shift & kByte) == 0) {
      continue;
    }
    if (digits.n == kDigits) {
      digits.all = false;
      break;
    }
    digits.at[digits.n++] = {word, shift};
    digits.mask[word] |= kByte << shift;
  }
  std::reverse(digits.at.begin(), digits.at.begin() + static_cast<std::ptrdiff_t>(digits.n));
  return digits;
}

/// Counts of each value of each digit, in one sweep.
void count(const std::vector<Event>& events, const Digits& digits, std::array<Counts, kDigits>& counts) {
  for (std::size_t d = 0; d < digits.n; ++d) {
    counts[d].fill(0);
  }
  for (const Event& event : events) {
    for (std::size_t d = 0; d < digits.n; ++d) {
      ++counts[d][digits.at[d].of(event)];
    }
  }
}

/// Deals events out in the order of one digit, keeping the order among equals.
void scatter(const std::vector<Event>& from, std::vector<Event>& to, Digit digit, Counts& counts) {
  std::uint32_t before = 0;
  for (std::uint32_t& entry : counts) {
    const std::uint32_t here = entry;
    entry = before;
    before += here;
  }
  for (const Event& event : from) {
    to[counts[digit.of(event)]++] = event;
  }
}

/// Sorts each run of events that are equal in the bits of the mask.
void sort_runs(std::vector<Event>& events, const Words& mask) {
  auto begin = events.begin();
  while (begin != events.end()) {
    const Words first = words(*begin);
    auto end = begin + 1;
    while (end != events.end() && ((words(*end)[0] ^ first[0]) & mask[0]) == 0 &&
           ((words(*end)[1] ^ first[1]) & mask[1]) == 0) {
      ++end;
    }
    if (end - begin > 1) {
      std::sort(begin, end);
    }
    begin = end;
  }
}

}  // namespace

void sort_events(std::vector<Event>& events, std::vector<Event>& scratch) {
  if (events.size() < kFew) {
    if (events.size() > 1 && !sort_few(events, scratch)) {
      std::sort(events.begin(), events.end());
    }
    return;
  }
  const Digits digits = differing(events);
  std::array<Counts, kDigits> counts;
  count(events, digits, counts);
  scratch.resize(events.size());
  for (std::size_t d = 0; d < digits.n; ++d) {
    scatter(events, scratch, digits.at[d], counts[d]);
    events.swap(scratch);
  }
  if (!digits.all) {
    sort_runs(events, digits.mask);
  }
  scratch.clear();
}

}  // namespace tiexin::sim

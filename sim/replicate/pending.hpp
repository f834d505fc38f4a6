#pragma once

#include <algorithm>
#include <vector>

#include "sim/event/event.hpp"
#include "sim/record/columns.hpp"

/// A queue of events as a column of a state: sorted, live events only, whatever the queue's layout.
namespace tiexin::sim {

/// The column of a queue, for each_column:
///
///     visit("events", pending(state.queue, [&](const Event& event) { return is_live(state, event); }));
///
/// @param live  live(event) -> bool: false for an event whose subject has moved on and which its handler would drop
template <class Queue, class Live>
[[nodiscard]] auto pending(Queue& queue, Live live) {
  return listed(
      [&queue, live] {
        std::vector<Event> events;
        events.reserve(queue.size());
        queue.for_each([&](const Event& event) {
          if (live(event)) events.push_back(event);
        });
        std::sort(events.begin(), events.end());
        return events;
      },
      [&queue](std::vector<Event>&& events) {
        queue.clear();
        for (const Event& event : events) queue.push(event);
      });
}

/// The column of a queue all of whose events are live.
template <class Queue>
[[nodiscard]] auto pending(Queue& queue) {
  return pending(queue, [](const Event&) { return true; });
}

}  // namespace tiexin::sim

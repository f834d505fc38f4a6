#pragma once

#include <vector>

#include "sim/event/event.hpp"
#include "sim/event/sort.hpp"
#include "sim/record/columns.hpp"

/// A queue of events as a column of a state: sorted, whatever the queue's layout.
namespace tiexin::sim {

/// The events of a queue for which `live(event)` holds, in their order.
template <class Queue, class Live>
[[nodiscard]] std::vector<Event> sorted_events(const Queue& queue, Live live) {
  std::vector<Event> events;
  events.reserve(queue.size());
  queue.for_each([&](const Event& event) {
    if (live(event)) events.push_back(event);
  });
  std::vector<Event> scratch;
  sort_events(events, scratch);
  return events;
}

/// All events of a queue, in their order.
template <class Queue>
[[nodiscard]] std::vector<Event> sorted_events(const Queue& queue) {
  return sorted_events(queue, [](const Event&) { return true; });
}

/// The column of a queue, for each_column:
///
///     visit("events", pending(state.queue, [&](const Event& event) { return is_live(state, event); }));
///
/// @param live  live(event) -> bool: false for an event whose subject has moved on and which its handler would drop
template <class Queue, class Live>
[[nodiscard]] auto pending(Queue& queue, Live live) {
  return listed([&queue, live] { return sorted_events(queue, live); },
                [&queue](std::vector<Event>&& events) {
                  queue.clear();
                  for (const Event& event : events) queue.push(event);
                });
}

/// The column of a queue whose events are all kept, those among them that will find their subject gone.
template <class Queue>
[[nodiscard]] auto pending(Queue& queue) {
  return pending(queue, [](const Event&) { return true; });
}

}  // namespace tiexin::sim

#include "models/state.hpp"

#include "models/phases.hpp"
#include "sim/event/sort.hpp"

namespace tiexin::models {

std::vector<sim::Event> pending_events(const State& state) {
  std::vector<sim::Event> events;
  events.reserve(state.queue.size());
  state.queue.for_each([&](const sim::Event& event) { events.push_back(event); });
  std::vector<sim::Event> scratch;
  sim::sort_events(events, scratch);
  return events;
}

void restore_events(State& state, const std::vector<sim::Event>& events) {
  state.queue.clear();
  for (const sim::Event& event : events) state.queue.push(event);
}

}  // namespace tiexin::models

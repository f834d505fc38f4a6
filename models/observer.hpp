/// What can be watched of a run from outside: its events, one by one.
#pragma once

#include "sim/event/event.hpp"

namespace tiexin::models {

/// A sink for the events of a run. It only writes: nothing of a run depends on whether there is one, or on what it
/// does.
struct Observer {
  virtual ~Observer() = default;

  /// Called once an event, before it is handled: minute, phase (phase_name, phases.hpp), entity, nth and payload.
  ///
  /// Also of events that their handler will drop because their subject has moved on; not of the desks' ordinary
  /// business, which waits for no event. A model that is shared by threads
  /// calls it from each of them.
  virtual void saw(const sim::Event& event) = 0;
};

}  // namespace tiexin::models

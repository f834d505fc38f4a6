/// The parts of the engine on which no result may depend. The oracle of the tests is this model built with another
/// header of this name (tests/oracle/models/engine.hpp): a heap, slots that are never used again, trust by a double
/// loop.
#pragma once

#include <cstdint>
#include <span>

#include "sim/event/bucket_queue.hpp"
#include "sim/network/spread.hpp"

namespace tiexin::models {

using EventQueue = sim::BucketQueue;

/// Whether the slot of a matter that is over serves the next one.
inline constexpr bool kSlotsAreReused = true;

/// Shows the queue's next events to near(event), those after them to far(event): see BucketQueue::look_ahead.
template <class Near, class Far>
void look_ahead(const EventQueue& queue, Near&& near, Far&& far) {
  queue.look_ahead(near, far);
}

/// Means of a column over those each household is tied to.
inline void average_over_ties(const sim::Ties& ties, std::span<const float> from, std::span<float> to) {
  sim::spread(ties, from, to);
}

/// Adds to everybody what those tied to him have to tell.
inline void tell_those_tied(const sim::Ties& ties, std::span<const float> news, std::span<float> heard) {
  sim::tell_all(ties, news, heard);
}

}  // namespace tiexin::models

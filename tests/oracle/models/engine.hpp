/// The engine of the oracle: too simple to be wrong. Stands before models/engine.hpp in the include path of
/// tests/oracle only.
#pragma once

#include <cstdint>
#include <span>

#include "sim/event/heap_queue.hpp"
#include "sim/network/ties.hpp"

namespace tiexin::models {

using EventQueue = sim::HeapQueue;

inline constexpr bool kSlotsAreReused = false;

/// Looks at nothing: what is shown decides nothing.
template <class Near, class Far>
void look_ahead(const EventQueue&, Near&&, Far&&) {}

inline void average_over_ties(const sim::Ties& ties, std::span<const float> from, std::span<float> to) {
  for (sim::Node h = 0; h < from.size(); ++h) {
    float total = 0.0F;
    for (const sim::Tie tie : ties.of(h)) total += ties.weight(tie.kind()) * from[tie.node()];
    to[h] = ties.inverse_total(h) > 0.0F ? total * ties.inverse_total(h) : from[h];
  }
}

inline void tell_those_tied(const sim::Ties& ties, std::span<const float> news, std::span<float> heard) {
  for (sim::Node listener = 0; listener < heard.size(); ++listener) {
    for (sim::Node teller = 0; teller < news.size(); ++teller) {
      if (!(news[teller] > 0)) continue;
      for (const sim::Tie tie : ties.of(teller)) {
        if (tie.node() == listener)
          heard[listener] += ties.weight(tie.kind()) * ties.inverse_total(listener) * news[teller];
      }
    }
  }
}

}  // namespace tiexin::models

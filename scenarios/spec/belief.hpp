/// What may be drawn of a number: its belief as a distribution.
#pragma once

#include <algorithm>

#include "scenarios/spec/provenance.hpp"
#include "scenarios/spec/slots.hpp"
#include "sim/random/real.hpp"

namespace tiexin::scenarios {

/// The value at a quantile of the belief, the same on every machine.  @param u  [0, 1]
[[nodiscard]] inline double value_in(const Origin& origin, double u) {
  const double value = origin.prior == Prior::log_uniform
                           ? origin.low * sim::exp(u * sim::log(origin.high / origin.low))
                           : origin.low + u * (origin.high - origin.low);
  return std::clamp(value, origin.low, origin.high);
}

/// Whether a vector may move it: a number, no switch and no choice, with more than one value in its range.
[[nodiscard]] inline bool is_movable(const Origin& origin, SlotKind kind) {
  return origin.low < origin.high && kind != SlotKind::toggle && kind != SlotKind::choice;
}

}  // namespace tiexin::scenarios

/// What may be drawn of a number: its belief as a distribution.
#pragma once

#include <string>
#include <vector>

#include "scenarios/spec/provenance.hpp"
#include "scenarios/spec/slots.hpp"
#include "scenarios/spec/upgrade.hpp"

namespace tiexin::scenarios {

/// A number that is drawn, with its belief.
struct Drawn {
  std::string path;
  Origin origin;
  bool whole = false;
};

/// The value at a quantile of the belief, a whole one where whole is asked; the same on every machine.  @param u  [0,
/// 1]
[[nodiscard]] double value_at(const Drawn& one, double u);

/// Whether a vector may move it: a number, no switch and no choice, with more than one value in its range.
[[nodiscard]] bool is_movable(const Origin& origin, SlotKind kind);

/// The levers of some upgrades that a vector may move, by the paths that Upgrade::path_of() gives them.
[[nodiscard]] std::vector<Drawn> movable_levers(const std::vector<Upgrade>& upgrades);

}  // namespace tiexin::scenarios

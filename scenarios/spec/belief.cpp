#include "scenarios/spec/belief.hpp"

#include <algorithm>
#include <cmath>

#include "models/mechanisms/all.hpp"
#include "sim/random/real.hpp"

namespace tiexin::scenarios {

double value_at(const Drawn& one, double u) {
  const auto [low, high] = std::pair(one.origin.low, one.origin.high);
  const double value =
      one.origin.prior == Prior::log_uniform ? low * sim::exp(u * sim::log(high / low)) : low + u * (high - low);
  const double within = std::clamp(value, low, high);
  return one.whole ? std::round(within) : within;
}

bool is_movable(const Origin& origin, SlotKind kind) {
  return origin.low < origin.high && kind != SlotKind::toggle && kind != SlotKind::choice;
}

std::vector<Drawn> movable_levers(const std::vector<Upgrade>& upgrades) {
  models::Mechanisms mechanisms;
  const std::vector<Slot> levers = slots(mechanisms);
  std::vector<Drawn> movable;
  for (const Upgrade& upgrade : upgrades) {
    for (const auto& [lever, origin] : upgrade.beliefs) {
      const SlotKind kind = find_leaf(levers, lever).slot->kind;
      if (is_movable(origin, kind)) movable.push_back({upgrade.path_of(lever), origin, kind == SlotKind::integer});
    }
  }
  return movable;
}

}  // namespace tiexin::scenarios

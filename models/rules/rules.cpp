#include "models/rules/rules.hpp"

#include <algorithm>

namespace tiexin::models {

double felt_reward(const Rules& rules) { return rules.reward * std::min(1.0, rules.excellent_quota / 0.2); }

double pays(const Rules& rules, double weight) { return std::min(1.0, weight) * std::min(1.0, felt_reward(rules)); }

void fold(Rules& rules, const Rules& added) {
  for (const RuleLine& line : kRuleList) {
    double& into = rules.*(line.member);
    const double value = added.*(line.member);
    switch (line.combine) {
      case Combine::add:
        into += value;
        break;
      case Combine::larger:
        into = std::max(into, value);
        break;
      case Combine::smaller:
        into = std::min(into, value);
        break;
      case Combine::either:
        into = 1 - (1 - into) * (1 - value);
        break;
    }
  }
}

}  // namespace tiexin::models

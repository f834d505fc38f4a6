#include "models/mechanisms/duty.hpp"

#include <algorithm>

namespace tiexin::models {
namespace {

/// A month's wage against which the reward is felt: 88,079 to 92,611 yuan a year.  [yuan]
constexpr double kMonthlyWage = 7500;

}  // namespace

Rules rules_of(const Duty& lever, const Place& place) {
  Rules rules;
  if (lever.inspection_hours <= 0 && lever.reward <= 0) return rules;
  const double minutes = per_village(place, lever.inspection_hours) * 60;
  rules.required_visits = lever.visits;
  rules.notice = std::min(1.0, minutes / lever.inspection_minutes);
  rules.staff_minutes = minutes;
  rules.reward = lever.reward / kMonthlyWage;
  rules.excellent_quota = lever.excellent_quota;
  rules.weight_visits = lever.weight_visits;
  rules.weight_closed = lever.weight_closed;
  rules.weight_satisfied = lever.weight_satisfied;
  rules.weight_count = lever.weight_count;
  rules.weight_open = lever.weight_open;
  rules.weight_petition = lever.weight_petition;
  rules.weight_audited = lever.weight_audited;
  return rules;
}

}  // namespace tiexin::models

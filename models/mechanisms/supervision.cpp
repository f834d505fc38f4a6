#include "models/mechanisms/supervision.hpp"

#include <algorithm>

namespace tiexin::models {

Rules rules_of(const Supervision& lever, const Place& place) {
  Rules rules;
  const double minutes = lever.supervisors * lever.hours * 60;
  const double checks = minutes / lever.check_minutes;
  rules.audit = std::min(1.0, per_household(place, checks * lever.on_closings) * 12 / kClosings);
  rules.notice = std::min(1.0, per_village(place, checks * (1 - lever.on_closings)));
  rules.volunteer_minutes = per_village(place, minutes);
  return rules;
}

}  // namespace tiexin::models

#include "models/mechanisms/grid.hpp"

#include <algorithm>

namespace tiexin::models {

Rules rules_of(const Grid& lever, const Place& place) {
  Rules rules;
  if (lever.whistle_hours > 0) {
    rules.whistle_minutes = lever.whistle_hours * 60 * place.scale / place.townships;
    rules.whistle_days = lever.whistle_days;
  }
  if (lever.hours <= 0 || lever.workers <= 0) return rules;
  double left = per_household(place, lever.workers * lever.hours) * 60 * 12;  // minutes a household and year
  const double to_ask = std::min(left, lever.consent * kClosings * lever.visit_minutes);
  rules.consent = to_ask / (kClosings * lever.visit_minutes);
  left -= to_ask;
  rules.grid_visits = std::min({lever.visits, kWeeksPerYear / kPatrolWeeks, left / lever.visit_minutes});
  rules.grid_visit_minutes = lever.visit_minutes;
  left = std::max(0.0, left - rules.grid_visits * lever.visit_minutes);
  const double households = place.households / place.natural_villages;  // of a village
  rules.grid_minutes = left / 12 * households;
  rules.volunteer_minutes = to_ask / 12 * households;
  rules.stipends = per_village(place, lever.workers * lever.stipend);
  return rules;
}

}  // namespace tiexin::models

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
  const double minutes = per_household(place, lever.workers * lever.hours) * 60 * 12;  // a household and year
  rules.grid_visits = std::min(lever.visits, minutes / lever.visit_minutes);
  rules.grid_visit_minutes = lever.visit_minutes;
  const double left = std::max(0.0, minutes - rules.grid_visits * lever.visit_minutes);
  rules.grid_minutes = left / 12 * place.households / place.natural_villages;
  rules.consent = lever.consent;
  rules.stipends = per_village(place, lever.workers * lever.stipend);
  return rules;
}

}  // namespace tiexin::models

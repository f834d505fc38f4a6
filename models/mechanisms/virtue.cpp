#include "models/mechanisms/virtue.hpp"

#include <algorithm>

namespace tiexin::models {

Rules rules_of(const Virtue& lever, const Place& place) {
  Rules rules;
  const double paid = lever.points / lever.points_per_hour;
  const double reviewed = lever.review_hours * 12 * 60 / lever.review_minutes;
  const double hours = std::min(paid, reviewed);
  if (hours <= 0) return rules;
  rules.virtue_hours = per_household(place, hours);
  rules.volunteer_minutes = per_village(place, lever.review_hours) * 60;
  rules.stipends = per_village(place, hours * lever.points_per_hour);
  return rules;
}

}  // namespace tiexin::models

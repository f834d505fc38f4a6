#include "models/mechanisms/law.hpp"

#include <algorithm>

namespace tiexin::models {

Rules rules_of(const Law& lever, const Place& place) {
  Rules rules;
  const double hours = lever.sessions * lever.hours;
  if (hours <= 0) return rules;
  rules.law_hours = hours * std::min(1.0, lever.attendance / (place.households / place.natural_villages));
  rules.staff_minutes = hours * lever.teachers * 60 / 12;
  rules.cash_fixed = lever.sessions * lever.cash;
  return rules;
}

}  // namespace tiexin::models

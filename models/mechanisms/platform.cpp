#include "models/mechanisms/platform.hpp"

#include <algorithm>

namespace tiexin::models {
namespace {

/// Items that a household reports in a year, for which intake is planned.
constexpr double kItems = 0.075;

}  // namespace

Rules rules_of(const Platform& lever, const Place& place) {
  Rules rules;
  if (lever.intake_hours <= 0) return rules;
  const double read = std::min(1.0, per_household(place, lever.intake_hours) * 60 / (kItems / 12 * lever.item_minutes));
  rules.digital = lever.one_tap * read;
  rules.shared_learning = lever.shared_outcomes * read;
  rules.return_days = lever.return_days / read;
  rules.publicity = lever.results_shown * read;
  rules.staff_minutes = per_village(place, lever.intake_hours) * 60;
  rules.cash_fixed = per_village(place, lever.running + lever.capital / lever.life);
  return rules;
}

}  // namespace tiexin::models

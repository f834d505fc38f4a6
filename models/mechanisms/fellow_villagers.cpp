#include "models/mechanisms/fellow_villagers.hpp"

namespace tiexin::models {

Rules rules_of(const FellowVillagers& lever, const Place& place) {
  Rules rules;
  rules.outside_fund = per_village(place, lever.fund);
  rules.jobs = per_household(place, lever.investment / lever.yuan_per_job);
  rules.cash_fixed = per_village(place, lever.investment);
  rules.mediator_minutes = per_village(place, lever.mediators * lever.hours) * 60;
  if (rules.mediator_minutes > 0) rules.mediator_standing = lever.standing;
  return rules;
}

}  // namespace tiexin::models

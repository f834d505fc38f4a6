#include "models/mechanisms/industry.hpp"

namespace tiexin::models {

Rules rules_of(const Industry& lever, const Place& place) {
  Rules rules;
  rules.jobs = per_household(place, lever.investment / lever.yuan_per_job);
  rules.cash_fixed = per_village(place, lever.investment);
  rules.outside_fund = per_village(place, lever.collective_fund);
  return rules;
}

}  // namespace tiexin::models

#include "models/mechanisms/mediation.hpp"

namespace tiexin::models {

Rules rules_of(const Mediation& lever, const Place& place) {
  Rules rules;
  rules.mediator_minutes = per_village(place, lever.mediators * lever.hours) * 60;
  if (rules.mediator_minutes <= 0) return rules;
  rules.mediator_standing = lever.standing;
  rules.stipends = per_village(place, lever.mediators * lever.wage);
  return rules;
}

}  // namespace tiexin::models

#include "models/mechanisms/village_chiefs.hpp"

namespace tiexin::models {

Rules rules_of(const VillageChiefs& lever, const Place& place) {
  Rules rules;
  rules.chief_minutes = per_village(place, lever.leaders * lever.hours) * 60;
  return rules;
}

}  // namespace tiexin::models

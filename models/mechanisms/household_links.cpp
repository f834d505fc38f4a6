#include "models/mechanisms/household_links.hpp"

#include <algorithm>

namespace tiexin::models {

Rules rules_of(const HouseholdLinks& lever, const Place& place) {
  Rules rules;
  if (lever.hours <= 0 || lever.members <= 0) return rules;
  const double minutes = lever.hours * 60;
  const double a_contact = lever.households * lever.contact_minutes;
  rules.linked_share = std::min(1.0, per_household(place, lever.members) * lever.households);
  rules.member_contacts = std::min(lever.contacts, minutes * 12 / a_contact);
  rules.member_contact_minutes = lever.contact_minutes;
  rules.member_minutes = std::max(0.0, minutes - rules.member_contacts * a_contact / 12);
  return rules;
}

}  // namespace tiexin::models

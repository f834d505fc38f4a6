#include "models/mechanisms/household_links.hpp"

#include <algorithm>

namespace tiexin::models {

Rules rules_of(const HouseholdLinks& lever, const Place& place) {
  Rules rules;
  if (lever.hours <= 0 || lever.members <= 0) return rules;
  const double members = per_household(place, lever.members);
  const double minutes = members * lever.hours * 60;  // a household and month
  rules.linked_share = std::min(1.0, members * lever.households);
  rules.member_contacts = std::min(
      {lever.contacts, kWeeksPerYear / kRelayWeeks, minutes * 12 / (rules.linked_share * lever.contact_minutes)});
  rules.member_contact_minutes = lever.contact_minutes;
  const double on_contacts = rules.linked_share * rules.member_contacts * lever.contact_minutes / 12;
  rules.member_minutes = std::max(0.0, minutes - on_contacts);
  return rules;
}

}  // namespace tiexin::models

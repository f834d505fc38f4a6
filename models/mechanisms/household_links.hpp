#pragma once

#include "models/fields/field.hpp"
#include "models/mechanisms/place.hpp"
#include "models/rules/rules.hpp"

namespace tiexin::models {

/// 党员联户, 党员+身份认领: party members are linked to households, keep in touch and settle small matters as
/// neighbours.
///
/// Acts through contact: who is linked, how often they meet, and unpaid hours. The hours bound the contacts,
/// contacts = min(contacts, members · hours · 12 · 60 / (linked households · contact_minutes)); what is left of them
/// settles small matters. Members go round once a fortnight, so more contacts than that cost nothing and are none.
struct HouseholdLinks {
  double members = 0;          // [person] party members who claim the duty, whole county
  double households = 10;      // [household] households linked to one member
  double contacts = 26;        // [per_year] times a member looks in on each linked household
  double contact_minutes = 5;  // [minute] one such contact
  double hours = 0;            // [h/month] hours a member gives, contacts included

  friend bool operator==(const HouseholdLinks&, const HouseholdLinks&) = default;
};

/// Lists the levers; see models/fields/field.hpp.
template <class V, FieldsOf<HouseholdLinks> D>
void fields(V& v, D& d) {
  v("members", d.members, "person", between(0, 200000), "party members who claim the duty, whole county");
  v("households", d.households, "household", between(1, 200), "households linked to one member");
  v("contacts", d.contacts, "per_year", between(0, 366), "times a member looks in on each linked household");
  v("contact_minutes", d.contact_minutes, "minute", between(1, 240), "one such contact");
  v("hours", d.hours, "h/month", between(0, 80), "hours a member gives, contacts included");
}

/// Visits its means: the hours and money without which it does nothing.
template <class V, FieldsOf<HouseholdLinks> D>
void means(V& v, D& d) {
  v(d.hours);
}

/// What the mechanism adds to the rules of a township. Neutral where its means are zero.
[[nodiscard]] Rules rules_of(const HouseholdLinks& lever, const Place& place);

}  // namespace tiexin::models

#pragma once

#include "models/fields/field.hpp"
#include "models/mechanisms/place.hpp"
#include "models/rules/rules.hpp"

namespace tiexin::models {

/// 包村长: top leaders of county and townships each hold villages.
///
/// Acts through authority: hours of people whom departments obey. They expedite one file at the cost of others and end
/// buck-passing.
struct VillageChiefs {
  double leaders = 0;  // [person] leaders who hold villages, whole county
  double hours = 0;    // [h/week] hours each gives the villages held

  friend bool operator==(const VillageChiefs&, const VillageChiefs&) = default;
};

/// Lists the levers; see models/fields/field.hpp.
template <class V, FieldsOf<VillageChiefs> D>
void fields(V& v, D& d) {
  v("leaders", d.leaders, "person", between(0, 2000), "leaders who hold villages, whole county");
  v("hours", d.hours, "h/week", between(0, 40), "hours each gives the villages held");
}

/// Visits its means: the hours and money without which it does nothing.
template <class V, FieldsOf<VillageChiefs> D>
void means(V& v, D& d) {
  v(d.hours);
}

/// What the mechanism adds to the rules of a township. Neutral where its means are zero.
[[nodiscard]] Rules rules_of(const VillageChiefs& lever, const Place& place);

}  // namespace tiexin::models

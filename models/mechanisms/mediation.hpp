#pragma once

#include "models/fields/field.hpp"
#include "models/mechanisms/place.hpp"
#include "models/rules/rules.hpp"

namespace tiexin::models {

/// 三调联动: people's, administrative and judicial mediation joined; professional mediators beside the village's own.
///
/// Acts through hours of mediators and their standing with both sides.
struct Mediation {
  double mediators = 0;   // [person] professional mediators, whole county
  double hours = 0;       // [h/month] hours each gives to disputes
  double standing = 0.5;  // [1] standing asked of them with both sides
  double wage = 0;        // [yuan/year] pay of a mediator

  friend bool operator==(const Mediation&, const Mediation&) = default;
};

/// Lists the levers; see models/fields/field.hpp.
template <class V, FieldsOf<Mediation> D>
void fields(V& v, D& d) {
  v("mediators", d.mediators, "person", between(0, 20000), "professional mediators, whole county");
  v("hours", d.hours, "h/month", between(0, 200), "hours each gives to disputes");
  v("standing", d.standing, "1", between(0, 1), "standing asked of them with both sides");
  v("wage", d.wage, "yuan/year", between(0, 400000), "pay of a mediator");
}

/// Visits its means: the hours and money without which it does nothing.
template <class V, FieldsOf<Mediation> D>
void means(V& v, D& d) {
  v(d.hours);
}

/// What the mechanism adds to the rules of a township. Neutral where its means are zero.
[[nodiscard]] Rules rules_of(const Mediation& lever, const Place& place);

}  // namespace tiexin::models

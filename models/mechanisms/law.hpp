#pragma once

#include "models/fields/field.hpp"
#include "models/mechanisms/place.hpp"
#include "models/rules/rules.hpp"

namespace tiexin::models {

/// 普法教育: sessions of legal education, law-themed courtyard meetings among them.
///
/// Acts through what households know: hours attended, averaged over the households of a village,
/// sessions · hours · min(1, attendance / households of a village). Whether that prevents anything is the world's
/// business.
struct Law {
  double sessions = 0;     // [per_year] sessions in a natural village
  double hours = 0;        // [h] length of a session
  double attendance = 42;  // [household] households invited to a session
  double teachers = 2;     // [person] salaried persons who hold a session
  double cash = 0;         // [yuan] material for a session

  friend bool operator==(const Law&, const Law&) = default;
};

/// Lists the levers; see models/fields/field.hpp.
template <class V, FieldsOf<Law> D>
void fields(V& v, D& d) {
  v("sessions", d.sessions, "per_year", between(0, 52), "sessions in a natural village");
  v("hours", d.hours, "h", between(0, 8), "length of a session");
  v("attendance", d.attendance, "household", between(0, 400), "households invited to a session");
  v("teachers", d.teachers, "person", between(1, 20), "salaried persons who hold a session");
  v("cash", d.cash, "yuan", between(0, 10000), "material for a session");
}

/// Visits its means: the hours and money without which it does nothing.
template <class V, FieldsOf<Law> D>
void means(V& v, D& d) {
  v(d.hours);
}

/// What the mechanism adds to the rules of a township. Neutral where its means are zero.
[[nodiscard]] Rules rules_of(const Law& lever, const Place& place);

}  // namespace tiexin::models

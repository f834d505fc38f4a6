#pragma once

#include "models/fields/field.hpp"
#include "models/mechanisms/place.hpp"
#include "models/rules/rules.hpp"

namespace tiexin::models {

/// 贴心服务日: on a fixed day cadres and department desks sit in the village at once.
///
/// Acts through contact and hours: desks that leave the office for a sitting, known beforehand to those who were told.
/// Without days, desks or hours nothing is announced; a sitting of less than four desk hours is worth coming to, and
/// waiting for, in proportion; so is less than one a quarter.
struct ServiceDay {
  double days = 0;      // [per_year] service days of an administrative village
  double desks = 0;     // [desk] department desks that come
  double hours = 0;     // [h] how long they sit
  double notice = 0.8;  // [share] households told of the date and place beforehand

  friend bool operator==(const ServiceDay&, const ServiceDay&) = default;
};

/// Lists the levers; see models/fields/field.hpp.
template <class V, FieldsOf<ServiceDay> D>
void fields(V& v, D& d) {
  v("days", d.days, "per_year", between(0, 52), "service days of an administrative village");
  v("desks", d.desks, "desk", between(0, 40), "department desks that come");
  v("hours", d.hours, "h", between(0, 12), "how long they sit");
  v("notice", d.notice, "share", between(0, 1), "households told of the date and place beforehand");
}

/// Visits its means: the hours and money without which it does nothing.
template <class V, FieldsOf<ServiceDay> D>
void means(V& v, D& d) {
  v(d.days);
  v(d.desks);
  v(d.hours);
}

/// What the mechanism adds to the rules of a township. Neutral where its means are zero.
[[nodiscard]] Rules rules_of(const ServiceDay& lever, const Place& place);

}  // namespace tiexin::models

#pragma once

#include "models/fields/field.hpp"
#include "models/mechanisms/place.hpp"
#include "models/rules/rules.hpp"

namespace tiexin::models {

/// 贴心话: contact persons are trained in conversation.
///
/// Acts through skill bought with hours: skill gained = ½ · hours / (hours + 40), as a learning curve that halves what
/// is missing in a working week of training a year (assumed: no rate was found). One contact person a natural village.
struct Training {
  double hours = 0;                  // [h/year] training of a contact person
  double trainees_per_trainer = 30;  // [person] contact persons taught together
  double fee = 0;                    // [yuan/h] cash for a person and hour

  friend bool operator==(const Training&, const Training&) = default;
};

/// Lists the levers; see models/fields/field.hpp.
template <class V, FieldsOf<Training> D>
void fields(V& v, D& d) {
  v("hours", d.hours, "h/year", between(0, 400), "training of a contact person");
  v("trainees_per_trainer", d.trainees_per_trainer, "person", between(1, 500), "contact persons taught together");
  v("fee", d.fee, "yuan/h", between(0, 1000), "cash for a person and hour");
}

/// Visits its means: the hours and money without which it does nothing.
template <class V, FieldsOf<Training> D>
void means(V& v, D& d) {
  v(d.hours);
}

/// What the mechanism adds to the rules of a township. Neutral where its means are zero.
[[nodiscard]] Rules rules_of(const Training& lever, const Place& place);

}  // namespace tiexin::models

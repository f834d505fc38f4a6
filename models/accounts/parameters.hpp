/// Prices of 2023 (rows 79-85).
#pragma once

#include "models/fields/field.hpp"

namespace tiexin::models {

struct PriceParameters {
  double severity_unit = 10;
  double cadre_hour = 45;
  double employer_factor = 1.3;
  double leader_hour = 60;
  double leader_shadow = 2;
  double officer_year = 24000;
  double household_hour = 10;
  double mediation_file = 203;
  double meeting = 200;
  double bought_rating = 200;
};

template <class V, FieldsOf<PriceParameters> P>
void fields(V& v, P& p) {
  v("severity_unit", p.severity_unit, "yuan/day", between(0, 10000), "value of a unit of severity");
  v("cadre_hour", p.cadre_hour, "yuan/h", between(0, 1000), "wage of a cadre or desk hour");
  v("employer_factor", p.employer_factor, "factor", between(1, 3), "employer's contributions");
  v("leader_hour", p.leader_hour, "yuan/h", between(0, 1000), "wage of a leader's hour");
  v("leader_shadow", p.leader_shadow, "factor", between(1, 10), "scarcity of a leader's hour");
  v("officer_year", p.officer_year, "yuan/year", between(0, 1e6), "pay of a village officer");
  v("household_hour", p.household_hour, "yuan/h", between(0, 1000), "an hour of a household or party member");
  v("mediation_file", p.mediation_file, "yuan", between(0, 100000), "piece rate of a mediation on file");
  v("meeting", p.meeting, "yuan", between(0, 100000), "cash of a courtyard meeting");
  v("bought_rating", p.bought_rating, "yuan", between(0, 100000), "gift for a good rating");
}

}  // namespace tiexin::models

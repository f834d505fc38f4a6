#pragma once

#include "models/fields/field.hpp"
#include "models/mechanisms/place.hpp"
#include "models/rules/rules.hpp"

namespace tiexin::models {

/// 三有两定一评: duties and discipline fixed, inspected, and graded once a year.
///
/// Acts through what is noticed and what is rewarded: inspectors look up contact persons, and a grade moves money. The
/// chance that an absence is noticed is the share of contact persons whom the hours let them look up in a month, notice
/// = min(1, inspection_hours · 60 / inspection_minutes / natural villages). What is required
/// overtaxes as far as it is inspected, and what is graded tempts as far as it pays. Without hours and money nothing is
/// required and nobody is graded.
struct Duty {
  double visits = 0;               // [visit/month] visits that a contact person has to make
  double inspection_hours = 0;     // [h/month] hours of inspectors, whole county
  double inspection_minutes = 30;  // [minute] an inspector looks up one contact person, the way there included
  double reward = 0;               // [yuan/year] what the best grade pays over the worst
  double excellent_quota = 0.2;    // [share] largest share that may be graded excellent
  double weight_visits = 1;        // [1] weight of visits made in the score
  double weight_closed = 1;        // [1] weight of matters closed on time in the score
  double weight_satisfied = 1;     // [1] weight of satisfied ratings in the score
  double weight_count = 1;         // [1] weight of items reported in the score
  double weight_open = 0;          // [1] weight of matters still open, against the score
  double weight_petition = 1;      // [1] weight of petitions, against the score
  double weight_audited = 0;       // [1] weight of outcomes confirmed by audit or household in the score

  friend bool operator==(const Duty&, const Duty&) = default;
};

/// Lists the levers; see models/fields/field.hpp.
template <class V, FieldsOf<Duty> D>
void fields(V& v, D& d) {
  v("visits", d.visits, "visit/month", between(0, 200), "visits that a contact person has to make");
  v("inspection_hours", d.inspection_hours, "h/month", between(0, 20000), "hours of inspectors, whole county");
  v("inspection_minutes", d.inspection_minutes, "minute", between(5, 480),
    "an inspector looks up one contact person, the way there included");
  v("reward", d.reward, "yuan/year", between(0, 200000), "what the best grade pays over the worst");
  v("excellent_quota", d.excellent_quota, "share", between(0, 1), "largest share that may be graded excellent");
  v("weight_visits", d.weight_visits, "1", between(0, 10), "weight of visits made in the score");
  v("weight_closed", d.weight_closed, "1", between(0, 10), "weight of matters closed on time in the score");
  v("weight_satisfied", d.weight_satisfied, "1", between(0, 10), "weight of satisfied ratings in the score");
  v("weight_count", d.weight_count, "1", between(0, 10), "weight of items reported in the score");
  v("weight_open", d.weight_open, "1", between(0, 10), "weight of matters still open, against the score");
  v("weight_petition", d.weight_petition, "1", between(0, 10), "weight of petitions, against the score");
  v("weight_audited", d.weight_audited, "1", between(0, 10),
    "weight of outcomes confirmed by audit or household in the score");
}

/// Visits its means: the hours and money without which it does nothing.
template <class V, FieldsOf<Duty> D>
void means(V& v, D& d) {
  v(d.inspection_hours);
  v(d.reward);
}

/// What the mechanism adds to the rules of a township. Neutral where its means are zero.
[[nodiscard]] Rules rules_of(const Duty& lever, const Place& place);

}  // namespace tiexin::models

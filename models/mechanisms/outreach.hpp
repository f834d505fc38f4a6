#pragma once

#include "models/fields/field.hpp"
#include "models/mechanisms/place.hpp"
#include "models/rules/rules.hpp"

namespace tiexin::models {

/// 乡土式队伍: cadres posted to natural villages as part-time contact persons.
///
/// Acts through contact: who holds a village, where he stands in its ties, and his hours. At zero hours nobody is
/// posted.
struct Outreach {
  double hours = 0;                       // [h/month] a cadre gives his village
  Posting posting = Posting::birthplace;  // which village he is posted to

  friend bool operator==(const Outreach&, const Outreach&) = default;
};

/// Lists the levers; see models/fields/field.hpp.
template <class V, FieldsOf<Outreach> D>
void fields(V& v, D& d) {
  v("hours", d.hours, "h/month", between(0, 40), "hours a posted cadre gives his village");
  v.choice("posting", d.posting, kPostingNames, "which village a cadre is posted to");
}

/// Visits its means: the hours and money without which it does nothing.
template <class V, FieldsOf<Outreach> D>
void means(V& v, D& d) {
  v(d.hours);
}

/// What the mechanism adds to the rules of a township. Neutral where its means are zero.
[[nodiscard]] Rules rules_of(const Outreach& lever, const Place& place);

}  // namespace tiexin::models

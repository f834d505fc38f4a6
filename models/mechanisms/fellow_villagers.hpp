#pragma once

#include "models/fields/field.hpp"
#include "models/mechanisms/place.hpp"
#include "models/rules/rules.hpp"

namespace tiexin::models {

/// 三请三回: fellow villagers, alumni and comrades who made their way elsewhere are invited back.
///
/// Acts through money for matters that wait for it, jobs bought with investment, and the hours of people with standing
/// on both sides of a dispute. Jobs a year = investment / yuan_per_job.
struct FellowVillagers {
  double fund = 0;               // [yuan/year] gifts towards matters that wait for money, whole county
  double investment = 0;         // [yuan/year] investment in local work, whole county
  double yuan_per_job = 100000;  // [yuan] investment that gives one household work
  double mediators = 0;          // [person] persons of standing who mediate, whole county
  double hours = 0;              // [h/month] hours each of them gives
  double standing = 0.6;         // [1] standing asked of them with both sides

  friend bool operator==(const FellowVillagers&, const FellowVillagers&) = default;
};

/// Lists the levers; see models/fields/field.hpp.
template <class V, FieldsOf<FellowVillagers> D>
void fields(V& v, D& d) {
  v("fund", d.fund, "yuan/year", between(0, 1e9), "gifts towards matters that wait for money, whole county");
  v("investment", d.investment, "yuan/year", between(0, 1e10), "investment in local work, whole county");
  v("yuan_per_job", d.yuan_per_job, "yuan", between(1000, 1e7), "investment that gives one household work");
  v("mediators", d.mediators, "person", between(0, 20000), "persons of standing who mediate, whole county");
  v("hours", d.hours, "h/month", between(0, 160), "hours each of them gives");
  v("standing", d.standing, "1", between(0, 1), "standing asked of them with both sides");
}

/// Visits its means: the hours and money without which it does nothing.
template <class V, FieldsOf<FellowVillagers> D>
void means(V& v, D& d) {
  v(d.fund);
  v(d.investment);
  v(d.hours);
}

/// What the mechanism adds to the rules of a township. Neutral where its means are zero.
[[nodiscard]] Rules rules_of(const FellowVillagers& lever, const Place& place);

}  // namespace tiexin::models

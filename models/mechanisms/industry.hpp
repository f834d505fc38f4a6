#pragma once

#include "models/fields/field.hpp"
#include "models/mechanisms/place.hpp"
#include "models/rules/rules.hpp"

namespace tiexin::models {

/// 党支部+合作社+农户: a village's branch, cooperative and households build local work.
///
/// Acts through money: jobs bought with investment, and collective income set aside for matters that wait for money.
/// Jobs a year = investment / yuan_per_job. Whether work prevents anything is the world's business.
struct Industry {
  double investment = 0;         // [yuan/year] public money put into local work, whole county
  double yuan_per_job = 100000;  // [yuan] investment that gives one household work
  double collective_fund = 0;  // [yuan/year] collective income set aside for matters that wait for money, whole county

  friend bool operator==(const Industry&, const Industry&) = default;
};

/// Lists the levers; see models/fields/field.hpp.
template <class V, FieldsOf<Industry> D>
void fields(V& v, D& d) {
  v("investment", d.investment, "yuan/year", between(0, 1e10), "public money put into local work, whole county");
  v("yuan_per_job", d.yuan_per_job, "yuan", between(1000, 1e7), "investment that gives one household work");
  v("collective_fund", d.collective_fund, "yuan/year", between(0, 1e9),
    "collective income set aside for matters that wait for money, whole county");
}

/// Visits its means: the hours and money without which it does nothing.
template <class V, FieldsOf<Industry> D>
void means(V& v, D& d) {
  v(d.investment);
  v(d.collective_fund);
}

/// What the mechanism adds to the rules of a township. Neutral where its means are zero.
[[nodiscard]] Rules rules_of(const Industry& lever, const Place& place);

}  // namespace tiexin::models

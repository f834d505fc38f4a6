#pragma once

#include "models/fields/field.hpp"
#include "models/mechanisms/place.hpp"
#include "models/rules/rules.hpp"

namespace tiexin::models {

/// 积分兑换, 道德评议: deeds earn points that can be exchanged, and a board reviews them.
///
/// Acts through hours of households that take part, bought with points: points / points_per_hour, as far as the board's
/// hours let it review them (review_minutes for each hour of deeds). Whether that prevents anything is the world's
/// business.
struct Virtue {
  double points = 0;            // [yuan/year] value of points given out, whole county
  double points_per_hour = 10;  // [yuan/h] points for an hour of deeds
  double review_hours = 0;      // [h/month] hours of those who review deeds, whole county
  double review_minutes = 3;    // [minute] review of one hour of deeds

  friend bool operator==(const Virtue&, const Virtue&) = default;
};

/// Lists the levers; see models/fields/field.hpp.
template <class V, FieldsOf<Virtue> D>
void fields(V& v, D& d) {
  v("points", d.points, "yuan/year", between(0, 1e9), "value of points given out, whole county");
  v("points_per_hour", d.points_per_hour, "yuan/h", between(0.1, 1000), "points for an hour of deeds");
  v("review_hours", d.review_hours, "h/month", between(0, 100000), "hours of those who review deeds, whole county");
  v("review_minutes", d.review_minutes, "minute", between(0.1, 120), "review of one hour of deeds");
}

/// Visits its means: the hours and money without which it does nothing.
template <class V, FieldsOf<Virtue> D>
void means(V& v, D& d) {
  v(d.points);
  v(d.review_hours);
}

/// What the mechanism adds to the rules of a township. Neutral where its means are zero.
[[nodiscard]] Rules rules_of(const Virtue& lever, const Place& place);

}  // namespace tiexin::models

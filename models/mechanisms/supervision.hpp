#pragma once

#include "models/fields/field.hpp"
#include "models/mechanisms/place.hpp"
#include "models/rules/rules.hpp"

namespace tiexin::models {

/// 贴心劲: volunteer supervisors (义务监督员) check closings on the spot and whether contact persons were there.
///
/// Acts through what is noticed, bought with hours: checks a month = supervisors · hours · 60 / check_minutes, split by
/// on_closings; audit = min(1, checks of closings / closings), at .2 closings per household and year (65 per 1,000
/// residents: platform 20 to 26, hotline 27 to 43, mediation 6 to 11); notice = min(1, checks of presence / natural
/// villages).
struct Supervision {
  double supervisors = 0;     // [person] volunteer supervisors, whole county
  double hours = 0;           // [h/month] hours each gives
  double check_minutes = 60;  // [minute] one check, the way there included
  double on_closings = 0.5;   // [share] of the hours spent on checking closings

  friend bool operator==(const Supervision&, const Supervision&) = default;
};

/// Lists the levers; see models/fields/field.hpp.
template <class V, FieldsOf<Supervision> D>
void fields(V& v, D& d) {
  v("supervisors", d.supervisors, "person", between(0, 20000), "volunteer supervisors, whole county");
  v("hours", d.hours, "h/month", between(0, 160), "hours each gives");
  v("check_minutes", d.check_minutes, "minute", between(5, 480), "one check, the way there included");
  v("on_closings", d.on_closings, "share", between(0, 1), "of the hours spent on checking closings");
}

/// Visits its means: the hours and money without which it does nothing.
template <class V, FieldsOf<Supervision> D>
void means(V& v, D& d) {
  v(d.hours);
}

/// What the mechanism adds to the rules of a township. Neutral where its means are zero.
[[nodiscard]] Rules rules_of(const Supervision& lever, const Place& place);

}  // namespace tiexin::models

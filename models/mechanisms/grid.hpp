#pragma once

#include "models/fields/field.hpp"
#include "models/mechanisms/place.hpp"
#include "models/rules/rules.hpp"

namespace tiexin::models {

/// 贴心网格: one net, one worker; report to the village, blow the whistle in the courtyard, strike off with the
/// household's consent.
///
/// Acts through contact (visits of grid workers), authority (hours set aside to convene departments by a deadline) and
/// who may close (workers ask the household). The hours bound all of it, in this order: asking takes a visit a closing
/// (.2 a household and year), as far as they reach, consent = min(consent, workers · hours · 12 · 60 / (.2 ·
/// visit_minutes · households)); visits = min(visits, the rest likewise); what is left is time for matters. Workers go
/// round every fourth week at most. A whistle is answered only with hours to convene, which a leader spends.
struct Grid {
  double workers = 0;         // [person] grid workers, whole county
  double hours = 0;           // [h/month] hours each gives the grid
  double visits = 2;          // [per_year] visits to a household
  double visit_minutes = 15;  // [minute] one visit, the way there included
  double consent = 1;         // [share] closings for which the household is asked
  double whistle_hours = 0;   // [h/month] hours set aside to convene departments, whole county
  double whistle_days = 5;    // [working_day] deadline for departments to come together after a whistle
  double stipend = 2100;      // [yuan/year] pay of a grid worker

  friend bool operator==(const Grid&, const Grid&) = default;
};

/// Lists the levers; see models/fields/field.hpp.
template <class V, FieldsOf<Grid> D>
void fields(V& v, D& d) {
  v("workers", d.workers, "person", between(0, 100000), "grid workers, whole county");
  v("hours", d.hours, "h/month", between(0, 200), "hours each gives the grid");
  v("visits", d.visits, "per_year", between(0, 52), "visits to a household");
  v("visit_minutes", d.visit_minutes, "minute", between(1, 240), "one visit, the way there included");
  v("consent", d.consent, "share", between(0, 1), "closings for which the household is asked");
  v("whistle_hours", d.whistle_hours, "h/month", between(0, 20000),
    "hours set aside to convene departments, whole county");
  v("whistle_days", d.whistle_days, "working_day", between(1, 60),
    "deadline for departments to come together after a whistle");
  v("stipend", d.stipend, "yuan/year", between(0, 120000), "pay of a grid worker");
}

/// Visits its means: the hours and money without which it does nothing.
template <class V, FieldsOf<Grid> D>
void means(V& v, D& d) {
  v(d.hours);
  v(d.whistle_hours);
}

/// What the mechanism adds to the rules of a township. Neutral where its means are zero.
[[nodiscard]] Rules rules_of(const Grid& lever, const Place& place);

}  // namespace tiexin::models

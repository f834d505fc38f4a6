#pragma once

#include "models/fields/field.hpp"
#include "models/mechanisms/place.hpp"
#include "models/rules/rules.hpp"

namespace tiexin::models {

/// 智慧平台, 前店后厂: one-tap report, one-net handling, one-map appraisal; intake in front, processing behind.
///
/// Acts through knowledge: who can report from home, what routers learn of the whole county's outcomes, how soon a
/// wrongly sent file is back. Everything passes the intake staff, so all of it is in proportion to the share of items
/// that their hours can read, read = min(1, intake_hours · 60 / (items a month · item_minutes)), at .075 items per
/// household and year (22 to 26 per 1,000 residents: 24,000 items in 2 to 2.5 years over 160,000 households).
struct Platform {
  double intake_hours = 0;     // [h/month] hours of intake staff, whole county
  double item_minutes = 6;     // [minute] intake of one item
  double one_tap = 1;          // [share] households offered the one-tap report
  double shared_outcomes = 1;  // [share] outcomes of other villages that a router is shown
  double return_days = 0.5;    // [working_day] deadline for sending a wrongly sent file back
  double results_shown = 0;    // [share] closed matters whose results anyone can look up
  double capital = 0;          // [yuan] cost of building it, whole county
  double life = 10;            // [year] years over which that is spread
  double running = 0;          // [yuan/year] cost of running it, whole county

  friend bool operator==(const Platform&, const Platform&) = default;
};

/// Lists the levers; see models/fields/field.hpp.
template <class V, FieldsOf<Platform> D>
void fields(V& v, D& d) {
  v("intake_hours", d.intake_hours, "h/month", between(0, 100000), "hours of intake staff, whole county");
  v("item_minutes", d.item_minutes, "minute", between(1, 240), "intake of one item");
  v("one_tap", d.one_tap, "share", between(0, 1), "households offered the one-tap report");
  v("shared_outcomes", d.shared_outcomes, "share", between(0, 1), "outcomes of other villages that a router is shown");
  v("return_days", d.return_days, "working_day", between(0, 60), "deadline for sending a wrongly sent file back");
  v("results_shown", d.results_shown, "share", between(0, 1), "closed matters whose results anyone can look up");
  v("capital", d.capital, "yuan", between(0, 1e9), "cost of building it, whole county");
  v("life", d.life, "year", between(1, 50), "years over which that is spread");
  v("running", d.running, "yuan/year", between(0, 1e9), "cost of running it, whole county");
}

/// Visits its means: the hours and money without which it does nothing.
template <class V, FieldsOf<Platform> D>
void means(V& v, D& d) {
  v(d.intake_hours);
}

/// What the mechanism adds to the rules of a township. Neutral where its means are zero.
[[nodiscard]] Rules rules_of(const Platform& lever, const Place& place);

}  // namespace tiexin::models

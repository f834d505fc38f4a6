#pragma once

#include "models/fields/field.hpp"
#include "models/mechanisms/place.hpp"
#include "models/rules/rules.hpp"

namespace tiexin::models {

/// 屋场贴心会: courtyard meetings with three opens, topics before, opinions during, results after.
///
/// Acts through contact, many at once, and through knowledge: what the meeting knows of its topics and who hears of
/// results. Without meetings, or with meetings of no length, nothing is open; one of less than an hour hears of those
/// who come, and tells of results, in proportion. Where a village meets less than once a year, results reach those who
/// come in proportion too.
struct CourtyardMeetings {
  double meetings = 0;         // [per_year] meetings of a natural village
  double minutes = 0;          // [minute] length of a meeting
  double topics_before = 1;    // [share] meetings whose topics are collected beforehand
  double opinions_during = 1;  // [share] meetings that invite opinions
  double results_after = 1;    // [share] closed matters whose results are made public at the next meeting

  friend bool operator==(const CourtyardMeetings&, const CourtyardMeetings&) = default;
};

/// Lists the levers; see models/fields/field.hpp.
template <class V, FieldsOf<CourtyardMeetings> D>
void fields(V& v, D& d) {
  v("meetings", d.meetings, "per_year", between(0, 52), "meetings of a natural village");
  v("minutes", d.minutes, "minute", between(0, 600), "length of a meeting");
  v("topics_before", d.topics_before, "share", between(0, 1), "meetings whose topics are collected beforehand");
  v("opinions_during", d.opinions_during, "share", between(0, 1), "meetings that invite opinions");
  v("results_after", d.results_after, "share", between(0, 1),
    "closed matters whose results are made public at the next meeting");
}

/// Visits its means: the hours and money without which it does nothing.
template <class V, FieldsOf<CourtyardMeetings> D>
void means(V& v, D& d) {
  v(d.meetings);
  v(d.minutes);
}

/// What the mechanism adds to the rules of a township. Neutral where its means are zero.
[[nodiscard]] Rules rules_of(const CourtyardMeetings& lever, const Place& place);

}  // namespace tiexin::models

/// Small structs with every kind of field, and files that fill them.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "models/fields/field.hpp"

namespace tiexin::tests {

enum class Seat { birthplace, office, random };
inline constexpr std::array<std::string_view, 3> kSeatNames{"birthplace", "office", "random"};

struct People {
  int villages = 20;
  double away_share = 0.0;
  models::ByClass touch;
};

template <class V, models::FieldsOf<People> P>
void fields(V& v, P& p) {
  v("villages", p.villages, "village", models::between(1, 1000), "natural villages");
  v("away_share", p.away_share, "share", models::between(0, 1), "share of households that are away");
  v("touch", p.touch, "minute", models::between(1, 2000), "touch time");
}

struct Ways {
  double intercept = 0.0;
  bool posted = false;
  Seat seat = Seat::birthplace;
};

template <class V, models::FieldsOf<Ways> W>
void fields(V& v, W& w) {
  v("intercept", w.intercept, "logit", models::between(-10, 10), "intercept");
  v("posted", w.posted, "switch", models::kSwitchBounds, "whether anyone is posted");
  v.choice("seat", w.seat, kSeatNames, "where");
}

struct Toy {
  People people;
  Ways ways;
};

template <class V, models::FieldsOf<Toy> T>
void fields(V& v, T& t) {
  v.block("people", t.people, "people");
  v.block("ways", t.ways, "ways");
}

struct Visits {
  double hours = 0.0;
  int members = 0;
  bool enabled = false;
  Seat seat = Seat::birthplace;
  models::ByClass days;
};

template <class V, models::FieldsOf<Visits> L>
void fields(V& v, L& l) {
  v("hours", l.hours, "h/month", models::between(0, 40), "hours");
  v("members", l.members, "person", models::between(0, 100), "members");
  v("enabled", l.enabled, "switch", models::kSwitchBounds, "enabled");
  v.choice("seat", l.seat, kSeatNames, "where");
  v("days", l.days, "day", models::between(0, 60), "days by class");
}

struct Meetings {
  double rate = 0.0;
};

template <class V, models::FieldsOf<Meetings> L>
void fields(V& v, L& l) {
  v("rate", l.rate, "1", models::between(0, 5), "rate");
}

struct Levers {
  Visits visits;
  Meetings meetings;
};

template <class V, models::FieldsOf<Levers> L>
void fields(V& v, L& l) {
  v.block("visits", l.visits, "visits");
  v.block("meetings", l.meetings, "meetings");
}

inline const std::string kSources =
    "own: {title: own judgement, publisher: us, date: 2020, confidence: low, where: here}\n"
    "survey: {title: a survey, publisher: them, date: 2014-05, confidence: high, where: p. 7}\n";

inline const std::string kCounty =
    "name: {zh: 玩具县, en: Toy}\n"                                                               // 1
    "run_in: 1998-01-01\n"                                                                        // 2
    "start: 2008-01-01\n"                                                                         // 3
    "until: 2024-01-01\n"                                                                         // 4
    "people:\n"                                                                                   // 5
    "  villages: {value: 20, unit: village, range: [20, 20], grade: source, source: survey}\n"    // 6
    "  away_share: {value: 0.35, unit: share, range: [0.2, 0.5], grade: assumed, source: own}\n"  // 7
    "  touch:\n"                                                                                  // 8
    "    value: {small: 45, practical: 180, hard: 480}\n"                                         // 9
    "    unit: minute\n"                                                                          // 10
    "    range: {small: [20, 90], practical: [60, 360], hard: [240, 1440]}\n"                     // 11
    "    grade: assumed\n"                                                                        // 12
    "    source: own\n"                                                                           // 13
    "    prior: log_uniform\n"                                                                    // 14
    "ways:\n"                                                                                     // 15
    "  intercept: {value: -0.7, unit: logit, range: [-2, 0.6], grade: derived, source: survey, calibrated: "
    "true}\n"                                                                                     // 16
    "  posted: {value: true, unit: switch, range: [false, true], grade: assumed, source: own}\n"  // 17
    "  seat: {value: office, unit: choice, range: [birthplace, office], grade: assumed, source: own, note: "
    "guess}\n";  // 18

inline const std::string kUpgrade =
    "id: 1\n"                                                                                                // 1
    "kind: upgrade\n"                                                                                        // 2
    "name: {zh: 下村, en: Visits}\n"                                                                         // 3
    "difficulty: {zh: 不见面, en: nobody comes}\n"                                                           // 4
    "date: {value: 2008-07-01, range: [2008-01-01, 2008-12-31], grade: assumed, source: own}\n"              // 5
    "source: [survey, own]\n"                                                                                // 6
    "sets:\n"                                                                                                // 7
    "  visits: {hours: 8 h/month, members: 53 person, enabled: true, seat: office, days: {small: 3 day}}\n"  // 8
    "  meetings: {rate: 0.85}\n";                                                                            // 9

/// `text` with the first `from` replaced by `to`.
inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) return "the text to be replaced is not there: " + std::string(from);
  return text.replace(at, from.size(), to);
}

}  // namespace tiexin::tests

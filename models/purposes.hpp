#pragma once

#include <cstdint>

namespace tiexin::models {

/// What a draw is for: the first eight bits of the second word of its counter. A line a process, with what `nth` and
/// `step` count.
enum class Purpose : std::uint8_t {
  arise,       // household: unit exponential to its first potential matter
  attributes,  // matter: class, kind, topic, severity, step 0; counterparty, departments, clarity, step 1; desks, step
               // 2
  life,        // matter: untreated life, time to the household's next matter, growth, joiner; step = stage of growth
  surface,     // matter: thresholds of disclosure, walking in, hotline, report, petition; step = episode
  prevent,     // matter: threshold of prevention
  route,       // matter: the router's guess; step = attempt
  confuse,     // matter: the fixed list of wrong desks; step = place in it
  pass_on,     // matter: passing on, unclear responsibility; step = attempt
  touch,       // matter: working time, external delay; step = desk and rework
  solve,       // matter: whether work solves it; step = work ended
  mediate,     // matter: whether a mediation settles it; step = attempt
  settle,      // matter: whether settling on the spot works, is written down; step = attempt
  close,       // matter: closing unsolved; consent; audit; step = closing tried
  verify,      // matter: call-back, rating; step = closing
  relapse,     // matter: coming back after a resolution; step = resolution
  join,        // matter: next joiner; step = joiner
  money,       // matter: whether it waits for money, how much
  reply,       // matter: reply to a letter; step = letter
  cause,  // village: whether a cause begins, what it is, its voices; nth = month. matter: merging; step = registration
  visit,  // village: contact person's day out; nth = week
  meeting,      // village: courtyard meeting; nth = week
  service_day,  // administrative village: service day; nth = week
  patrol,       // village: grid worker's round; nth = week
  relay,        // village: linked members' fortnight; nth = week
  linked,      // household: word 0 whether linked to a member, word 2 whether it lives near where a service day is held
  away,        // household: whether away, has work here; nth = year
  capability,  // contact person: skill, own effort; nth = holder
  turnover,    // village: contact person replaced, step 0; village chief replaced, step 1; nth = year
  desk_conduct,  // desk: own effort
  background,    // desk: nth ordinary item
  surge,         // county: nth week
  topics,        // county: shares of the topics
  attend,        // household: hours of law and virtue in a year; job; nth = year
};

constexpr std::uint8_t number(Purpose purpose) { return static_cast<std::uint8_t>(purpose); }

}  // namespace tiexin::models

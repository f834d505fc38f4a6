#pragma once

#include <cstdint>

namespace tiexin::models {

/// What a draw is for: the first eight bits of the second word of its counter. A line a process, with what `nth` and
/// `step` count.
enum class Purpose : std::uint8_t {
  arise,       // household: unit exponential to its first potential matter
  attributes,  // matter: class, kind, topic, severity, step 0; counterparty, desk, number of departments, clarity,
               // step 1; the departments after the first, four a step, from step 2
  life,        // matter: untreated life, time to the household's next matter, growth, joiner; step = stage of growth
  surface,     // matter: thresholds of disclosure, walking in, hotline, report, petition; step = episode
  prevent,     // matter: threshold of prevention
  route,       // matter: the router's guess, a wrong desk; step = attempt
  touch,       // matter: working time, external delay, passing on the first time and the second; step = desk and rework
  solve,       // matter: whether work solves it, when it comes back or whether it is closed unsolved, consent, answer;
               // step = work ended
  mediate,     // matter: whether a mediation settles it, is filed, when it comes back, working time; step = attempt
  settle,      // matter: whether settling on the spot works, is written down, when it comes back, working time; step =
               // attempt
  close,       // matter: closing unsolved at a deadline, consent, answer; step = work ended and closings
  audit,       // matter: whether a closing is audited; step = closing
  verify,      // matter: call-back, rating; step = closing
  relapse,     // matter: when a voice that was solved with its root comes back; step = resolution
  join,        // matter: next joiner; step = joiner
  money,       // matter: whether it waits for money, how much
  reply,       // matter: reply to a letter; step = letter
  cause,       // village: whether a cause begins (a word each for four villages), what it is, its voices; nth = month.
               // matter: merging; step = registration
  visit,       // village: contact person's day out, meeting: whether and when (two words each for two villages); nth =
               // week
  meeting,     // village: courtyard meeting; nth = week
  service_day,  // administrative village: service day; nth = week
  linked,      // household: word 0 whether linked to a member, word 2 whether it lives near where a service day is held
  away,        // household: whether away, has work here (a word each for four places); nth = year
  capability,  // contact person: skill, own effort; nth = holder
  turnover,    // village: contact person replaced, step 0; village chief replaced, step 1; nth = year
  desk_conduct,  // desk: own effort
  background,    // desk: nth ordinary item
  surge,         // county: nth week
  topics,        // county: shares of the topics
};

constexpr std::uint8_t number(Purpose purpose) { return static_cast<std::uint8_t>(purpose); }

}  // namespace tiexin::models

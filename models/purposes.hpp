#pragma once

#include <cstdint>

namespace tiexin::models {

/// What a draw is for: the first eight bits of the second word of its counter. A line a process, with what `nth` and
/// `step` count.
enum class Purpose : std::uint8_t {
  arise,       // household: unit exponential to its first potential matter
  attributes,  // matter: class, kind, topic, severity, step 0; counterparty, desk, number of departments, half a word
               // each clarity and first passing on, step 1; the departments after the first, four a step, from step 2
  life,        // matter: untreated life, time to the household's next matter, growth, joiner; step = stage of growth
  surface,  // matter: thresholds of disclosure, walking in, hotline, report, petition; step = 2 x episode, of the last
            // one more
  prevent,  // matter: threshold of prevention
  route,    // matter: the router's guess, a wrong desk; step = attempt and department
  pass_on,  // matter: passing on beyond the first time at the first desk; step = times passed on and desk
  touch,    // matter: working time, external delay; step = desk and rework
  solve,    // matter: whether work solves it, whether it is closed unsolved; step = work ended
  mediate,  // matter: whether a mediation settles it, whether it is filed or written down, working time; step =
            // attempt, 256 more for an invited mediator's
  settle,   // matter: whether settling on the spot works, is written down; step = work ended
  close,    // matter: closing unsolved at a deadline; step = work ended and closings
  consent,  // matter: whether the household is asked, what it answers; step = work ended and closings, 65536 more at
            // a deadline
  audit,    // matter: whether a closing is audited; step = closing
  verify,   // matter: call-back, rating; step = closing
  relapse,  // matter: when it comes back after a resolution; step = stage of growth
  join,     // matter: next joiner; step = joiner
  money,    // matter: whether it waits for money, how much
  reply,    // matter: reply to a letter; step = episode
  cause,    // village: whether a cause begins (a word each for four villages), what it is, its voices; nth = month.
            // matter: merging; step = registration
  visit,    // village: contact person's day out, meeting: whether and when (two words each for two villages); nth =
            // week
  meeting,  // village: courtyard meeting; nth = week
  service_day,  // administrative village: service day; nth = week
  linked,      // household: word 0 whether linked to a member, word 2 whether it lives near where a service day is held
  away,        // household: whether away, has work here (a word each for four places); nth = year
  capability,  // contact person: skill, own effort; nth = holder
  turnover,    // village: contact person replaced, step 0; village chief replaced, step 1 (a word each for four
               // villages); nth = year
  desk_conduct,  // desk: own effort
  background,    // desk: nth ordinary item
  surge,         // county: nth week
  topics,        // county: shares of the topics
};

constexpr std::uint8_t number(Purpose purpose) { return static_cast<std::uint8_t>(purpose); }

}  // namespace tiexin::models

#pragma once

#include <cstdint>
#include <string_view>

namespace tiexin::models {

/// What can happen in a minute, in the order in which it happens: the index of a line is the phase of its events.
///
/// The table of functions stands in model.cpp; entity and nth of an event say whom it concerns.
enum class Phase : std::uint8_t {
  year_turn,      // county: effort, gaming, turnover, who is away
  month_turn,     // county: hours and money of the month, clocks of open matters, causes and arrivals
  week_turn,      // county: which rounds, meetings and service days are held this week
  arise,          // household, nth: a voice of a cause; payload = cause
  end_untreated,  // matter with a slot; payload = stage
  grow,           // matter; payload = stage
  join,           // matter; payload = stage, joiner
  surface,        // matter walks in, calls, reports or petitions; payload = channel, episode
  visit,          // village: contact person's day out
  patrol,         // village: grid worker's round
  relay,          // village: linked members' fortnight
  meeting,        // village: courtyard meeting
  service_day,    // administrative village
  file_arrives,   // matter at its desk; payload = step, episode
  desk_done,      // desk, server: a matter's work there ends, or an ordinary item's behind which one begins
  external_done,  // matter; payload = step, episode
  convened,       // matter: its departments meet; payload = episode
  deadline,       // matter; payload = registration
  verify,         // matter: call-back and rating; payload = closing
  relapse,        // matter; payload = minute of the resolution
  trust_turn,     // county, the last minute of a quarter: trust averages and answers to the quarter's outcomes
  month_end,      // county, the last minute of a month: unheard matters end; harm, stocks, costs, laws, appraisal
  n_phases
};

/// Whom an event concerns: what its entity numbers. A matter's is its household's.
enum class Whose : std::uint8_t { county, committee, village, household, desk };

[[nodiscard]] constexpr Whose whose(Phase phase) {
  switch (phase) {
    case Phase::arise:
    case Phase::end_untreated:
    case Phase::grow:
    case Phase::join:
    case Phase::surface:
    case Phase::file_arrives:
    case Phase::external_done:
    case Phase::convened:
    case Phase::deadline:
    case Phase::verify:
    case Phase::relapse:
      return Whose::household;
    case Phase::visit:
    case Phase::patrol:
    case Phase::relay:
    case Phase::meeting:
      return Whose::village;
    case Phase::service_day:
      return Whose::committee;
    case Phase::desk_done:
      return Whose::desk;
    case Phase::year_turn:
    case Phase::trust_turn:
    case Phase::month_turn:
    case Phase::week_turn:
    case Phase::month_end:
    case Phase::n_phases:
      return Whose::county;
  }
  return Whose::county;
}

/// Name of a phase, as in the table of model.cpp.
[[nodiscard]] std::string_view phase_name(std::uint32_t phase);

}  // namespace tiexin::models

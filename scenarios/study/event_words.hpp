/// Events in words.
#pragma once

#include <string>

#include "models/system.hpp"
#include "sim/event/event.hpp"
#include "sim/time/calendar.hpp"

namespace tiexin::scenarios {

/// @returns a minute as `2008-03-04 10:15`
[[nodiscard]] std::string clock_words(sim::Minute minute, const sim::Calendar& calendar);

/// Whom an event concerns: `household 5 of village 3, matter 0`, `desk 12 (department 2)`, `the county`. All count from
/// 0, as in the tables of a run.
[[nodiscard]] std::string who(const sim::Event& event, const models::System& system);

/// The whole event: `2008-03-04 10:15 (minute 5353815), phase arise, household 5 of village 3, matter 0, payload 0`.
[[nodiscard]] std::string event_words(const sim::Event& event, const models::System& system);

}  // namespace tiexin::scenarios

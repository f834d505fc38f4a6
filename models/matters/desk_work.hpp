#pragma once

#include "models/run.hpp"

namespace tiexin::models {

/// Sends the file of a matter to the desk that the router believes is right for its present step.
void dispatch(Run& run, Matter& matter);

/// One more transfer of responsibility.
void count_handoff(Run& run, Matter& matter, std::uint32_t desk);

/// Outcomes of the topic that whoever routes this matter has seen.
[[nodiscard]] std::uint32_t outcomes_seen(const Run& run, const Matter& matter);
/// The router has seen one more.
void learn_outcome(Run& run, const Matter& matter);

/// Working days for a wrongly sent file to be back on the router's desk.
[[nodiscard]] double file_days(const Run& run, const Matter& matter);

}  // namespace tiexin::models

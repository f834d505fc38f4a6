/// How densely a county is staffed: a small one keeps whole desks, and so more staff than its villages ask for.
#pragma once

#include <optional>
#include <string>

#include "analysis/report/words.hpp"
#include "scenarios/spec/load.hpp"

namespace tiexin::scenarios {

/// Posts filled at the county's desks to a natural village, over those to a village of the full size, 1,284.
///
/// Under the same beliefs but the number of townships and villages; Source: models::plan_desks. About 1 from 280
/// villages on; 13 at 20 villages, for there are at least 8 departments and one township station with their staff.
/// @returns more than 0. O(desks).
[[nodiscard]] double staff_density(const models::Parameters& parameters);

/// The sentence for stderr where desks have so much staff that questions of staffing find nothing, with its line
/// break; else empty.
[[nodiscard]] std::string slack_warning(const models::Parameters& parameters);

/// The natural villages of a county that the command line made smaller than its file has it.
[[nodiscard]] std::optional<int> reduced_to(const County& county);

/// What a page says beside its numbers of a county that was made smaller or has slack; else empty.
[[nodiscard]] analysis::Words smaller_county(const County& county);

}  // namespace tiexin::scenarios

#pragma once

#include <string>

#include "analysis/report/report.hpp"
#include "analysis/report/rounding.hpp"

namespace tiexin::analysis {

/// One sentence of the first screen, from its numbers.
///
/// @param unit  in which its indicator is printed
/// @throws ContractError  the dictionary does not hold its indicator. O(number of upgrades).
Words first_screen_sentence(const ReportInput& input, const ReportInput::Sentence& one, const ShownUnit& unit);

/// What an upgrade did to the headline differences in the window shown, without numbers.
///
/// Intervals are widened for as many comparisons as the page holds: upgrades times headlines.
/// @returns  empty where the effects hold no row of it. O(rows of effects).
Words upgrade_verdict(const ReportInput& input, const std::string& number);

}  // namespace tiexin::analysis

#pragma once

#include <string>
#include <vector>

#include "analysis/report/report.hpp"
#include "analysis/report/rounding.hpp"

namespace tiexin::analysis {

/// One sentence of the first screen, from its numbers.
///
/// @param unit  in which its indicator is printed
/// @throws ContractError  the dictionary does not hold its indicator. O(number of upgrades).
Words first_screen_sentence(const ReportInput& input, const ReportInput::Sentence& one, const ShownUnit& unit);

/// All sentences of the first screen: the findings, and that no harm can be told where none can.
///
/// @param units  of shown_units(input)
std::vector<Words> first_screen(const ReportInput& input, const std::vector<ShownUnit>& units);

/// What an upgrade did to the headline differences in the window shown, without numbers: the verdicts of their rows.
///
/// @returns  empty where the effects hold no row of it. O(rows of effects).
Words upgrade_verdict(const ReportInput& input, const std::string& number);

}  // namespace tiexin::analysis

/// The parameters as a page shows them.
#pragma once

#include <string_view>
#include <vector>

#include "analysis/report/report.hpp"
#include "scenarios/spec/load.hpp"

namespace tiexin::scenarios {

/// A unit in two languages; empty if it has no other name.
[[nodiscard]] analysis::Words unit_name(std::string_view id);

/// The rows of parameter_rows() with their names and units in two languages.
///
/// Townships and administrative villages are those that the county has, also where its file has a 0 for "in
/// proportion". What the command line set has the grade `set`, what the file has as its source, and is marked beyond
/// the file's range.
[[nodiscard]] std::vector<analysis::ReportInput::Parameter> shown_parameters(const County& county);

}  // namespace tiexin::scenarios

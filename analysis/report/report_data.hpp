#pragma once

#include <string>

#include "analysis/report/report.hpp"

namespace tiexin::analysis {

/// The report's rows, words and printed numbers as one JSON text, as assets/report.js reads it.
///
/// `tables` holds the rows of the CSV files under their own names, each {columns, rows}. Added are the columns that
/// begin with `shown` (numbers as they are printed) and `reading`, `sense` (what may be said of them). A missing number
/// is null.
/// @throws ContractError  a headline or a sentence names an indicator that the dictionary does not hold. O(rows).
std::string report_data(const ReportInput& input);

}  // namespace tiexin::analysis

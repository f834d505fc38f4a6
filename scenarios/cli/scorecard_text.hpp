/// The scorecard of the five weaknesses as a table for a terminal.
#pragma once

#include <string>
#include <vector>

#include "analysis/estimate/history.hpp"
#include "analysis/estimate/plan.hpp"

namespace tiexin::scenarios {

/// Columns that a text takes on a terminal: two for a Chinese character. UTF-8.
[[nodiscard]] std::size_t terminal_width(const std::string& text);

/// One row a headline: without any upgrade, with all, the difference with its interval over assumptions, the books;
/// over the last period of the plan; of a plan without upgrades neither all nor the difference. Numbers are rounded to
/// what their intervals support.
[[nodiscard]] std::string scorecard_text(const analysis::HistoryPlan& plan, const analysis::HistoryResults& results);

/// Rows of cells, each column as wide as its widest cell on a terminal, two blanks between. @pre rows of equal length
[[nodiscard]] std::string aligned(const std::vector<std::vector<std::string>>& rows);

}  // namespace tiexin::scenarios

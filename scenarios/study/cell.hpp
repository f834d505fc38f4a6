/// A number of a printed table, and the runs that it is made of.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/study/rerun.hpp"

namespace tiexin::scenarios {

/// A cell as a user names it: `effects.csv:12:difference`.
struct Cell {
  std::string file;
  std::size_t row = 1;  // of data: 1 is the first below the header
  std::string column;
};

/// @throws SpecError  not FILE:ROW:COLUMN
[[nodiscard]] Cell read_cell(std::string_view text);

/// A cell as it stands in a folder.
struct FoundCell {
  std::string value;                                        // as written
  std::vector<std::pair<std::string, std::string>> labels;  // what tells its row from the others: {arm, 8}, …
  std::set<RunName> runs;                                   // that it is made of
};

/// Finds a cell in a folder.
/// @throws SpecError  no such file, row or column, naming what there is; a file that is not made of runs
[[nodiscard]] FoundCell find_cell(const Recorded& recorded, const CountyStudy& study, const Cell& cell);

/// The same cell of tables made anew: the row with the same labels.
/// @returns nothing if there is no such row
[[nodiscard]] std::optional<std::string> value_in(const Rerun& rerun, const Cell& cell, const FoundCell& found);

}  // namespace tiexin::scenarios

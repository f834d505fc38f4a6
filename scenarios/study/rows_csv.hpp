/// Rows of analysis as CSV text.
#pragma once

#include <cstdint>
#include <fmt/core.h>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "analysis/estimate/rows.hpp"
#include "scenarios/store/csv.hpp"

namespace tiexin::scenarios {

/// A CSV file of rows that list their columns by `fields(row, visit)`. Hashes are written as 16 hexadecimal digits.
/// @param sample  a row whose columns are those of all: names the columns of a file without rows
template <class Row>
[[nodiscard]] std::string csv_of(const std::vector<Row>& rows, const Row& sample = Row{}) {
  std::vector<std::string> columns;
  fields(sample, [&](std::string_view name, const auto&) { columns.emplace_back(name); });
  CsvWriter csv(columns);
  for (const Row& row : rows) {
    fields(row, [&](std::string_view name, const auto& value) {
      if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::uint64_t>) {
        if (name.ends_with("_hash")) {
          csv.add(fmt::format("{:016x}", value));
          return;
        }
      }
      csv.add(value);
    });
    csv.end_row();
  }
  return csv.text();
}

}  // namespace tiexin::scenarios

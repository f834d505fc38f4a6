#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Tables of integers: all that analysis ever sees of a run.
namespace tiexin::sim {

/// One named column of integers.
struct Column {
  std::string name;
  std::vector<std::int64_t> values;
  friend bool operator==(const Column&, const Column&) = default;
};

/// A named table: columns of one length.
struct Table {
  std::string name;
  std::vector<Column> columns;

  /// Number of rows.
  /// @throws ContractError  columns of different lengths
  [[nodiscard]] std::size_t rows() const;

  /// True if a column has that name.
  [[nodiscard]] bool has(std::string_view column) const;

  /// Values of the named column.
  /// @throws ContractError  no such column; names the nearest one
  [[nodiscard]] const std::vector<std::int64_t>& at(std::string_view column) const;

  /// Adds a column and returns its values, to be filled.
  /// @throws ContractError  the name is taken
  std::vector<std::int64_t>& add(std::string column);

  friend bool operator==(const Table&, const Table&) = default;
};

/// The tables of one run, in the order the model makes them.
using Tables = std::vector<Table>;

/// The named table.
/// @throws ContractError  no such table; names the nearest one
[[nodiscard]] const Table& find(const Tables& tables, std::string_view name);

/// The name among `names` that is fewest edits from `wanted` (Levenshtein; first of equals), empty
/// if there are none.
[[nodiscard]] std::string_view nearest_name(std::string_view wanted, const std::vector<std::string_view>& names);

}  // namespace tiexin::sim

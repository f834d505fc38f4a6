/// CSV as all tables here are written: UTF-8, comma, line feed, point decimals that read back to the same bits, empty
/// for missing.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/time/calendar.hpp"

namespace tiexin::scenarios {

/// Builds a CSV file in memory, row by row.
///
///     CsvWriter csv({"arm", "year", "mean"});
///     csv.add("0").add(2008).add(0.25).end_row();
class CsvWriter {
 public:
  /// @param columns  their names: lower case letters, digits and `_`, also `.` for parameter paths  (checked)
  explicit CsvWriter(const std::vector<std::string>& columns);

  CsvWriter& add(std::string_view text);
  CsvWriter& add(const char* text) { return add(std::string_view(text)); }
  CsvWriter& add(const std::string& text) { return add(std::string_view(text)); }
  /// Fewest digits that read back to the same double; NaN is missing. Infinity is a broken contract.
  CsvWriter& add(double number);
  CsvWriter& add(sim::Date date);
  CsvWriter& add(bool value) { return add(value ? "1" : "0"); }
  template <std::integral I>
  CsvWriter& add(I number) {
    return add_integer(static_cast<std::int64_t>(number));
  }
  template <class T>
  CsvWriter& add(const std::optional<T>& value) {
    return value ? add(*value) : missing();
  }
  CsvWriter& missing() { return add(std::string_view{}); }

  /// Ends the row, which must have a field for every column.
  void end_row();

  [[nodiscard]] std::size_t n_rows() const { return n_rows_; }
  /// @returns the file so far. Only between rows.
  [[nodiscard]] const std::string& text() const;

 private:
  CsvWriter& add_integer(std::int64_t number);

  std::string text_;
  std::size_t n_columns_;
  std::size_t n_fields_ = 0;
  std::size_t n_rows_ = 0;
};

/// A row as read, with the line on which it begins.
struct CsvRow {
  int line = 0;
  std::vector<std::string> fields;
};

/// A table as read; every row has as many fields as the header.
struct CsvTable {
  std::string file;
  std::vector<std::string> header;
  std::vector<CsvRow> rows;

  /// @returns the index of a column; nothing if there is none.
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
};

/// The largest table that is read; a file that is larger is refused before it takes time and memory.
struct CsvLimits {
  std::size_t bytes = std::size_t{1} << 28;
  std::size_t rows = std::size_t{1} << 28;
};

/// The most columns of any table.
inline constexpr std::size_t kMostColumns = 10'000;

/// Parses CSV text (RFC 4180, also with CRLF).
/// @throws SpecError  an unclosed or misplaced quote, a row of another length, a column twice, no header, text that is
/// not plain UTF-8, more rows or columns than are read
[[nodiscard]] CsvTable parse_csv(std::string file, const std::string& text, const CsvLimits& limits = {});

/// @throws SpecError  see `read_regular_file` and `parse_csv`
[[nodiscard]] CsvTable read_csv(const std::filesystem::path& path, const CsvLimits& limits = {});

}  // namespace tiexin::scenarios

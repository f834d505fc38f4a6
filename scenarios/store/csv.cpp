#include "scenarios/store/csv.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "scenarios/spec/number.hpp"
#include "scenarios/spec/source_file.hpp"
#include "scenarios/spec/spec_error.hpp"
#include "sim/contract.hpp"

namespace tiexin::scenarios {
namespace {

bool is_column_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
  });
}

/// Splits CSV text into rows, one character at a time.
class CsvParser {
 public:
  CsvParser(const std::string& file, const std::string& text) : file_(file), text_(text) {}

  [[nodiscard]] bool done() const { return at_ >= text_.size(); }

  CsvRow row() {
    CsvRow row{line_, {}};
    for (;;) {
      if (row.fields.size() == kMostColumns) {
        fail("has too many fields", "at most " + std::to_string(kMostColumns) + " are read");
      }
      row.fields.push_back(peek() == '"' ? quoted_field() : plain_field());
      if (peek() == ',') {
        ++at_;
        continue;
      }
      if (peek() == '\r') ++at_;
      if (at_ < text_.size() && text_[at_] != '\n') fail("text after a closing quote", "separate fields by a comma");
      ++at_;
      ++line_;
      return row;
    }
  }

 private:
  std::string plain_field() {
    const std::size_t begin = at_;
    at_ = std::min(text_.find_first_of(",\r\n\"", at_), text_.size());
    if (peek() == '"') fail("holds a quote within a field", "put the whole field in quotes and double those within");
    return text_.substr(begin, at_ - begin);
  }

  std::string quoted_field() {
    std::string field;
    for (++at_;; ++at_) {
      if (at_ >= text_.size()) fail("has a quote that is never closed", "close it");
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '"') {
        field += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        field += text_[at_++];
      } else {
        ++at_;
        return field;
      }
    }
  }

  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\n'; }

  [[noreturn]] void fail(const char* wrong, std::string allowed) const {
    throw SpecError({{{file_, line_, 1}, "", wrong, std::move(allowed)}});
  }

  const std::string& file_;
  const std::string& text_;
  std::size_t at_ = 0;
  int line_ = 1;
};

}  // namespace

CsvWriter::CsvWriter(const std::vector<std::string>& columns) : n_columns_(columns.size()) {
  sim::require(!columns.empty(), "a CSV file has columns");
  for (const std::string& column : columns) {
    sim::require(is_column_name(column), "a column is named in lower case letters, digits, '_' and '.'");
    add(column);
  }
  end_row();
  n_rows_ = 0;
}

CsvWriter& CsvWriter::add(std::string_view text) {
  sim::require(n_fields_ < n_columns_, "a CSV row has no more fields than columns");
  if (n_fields_++ > 0) text_ += ',';
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    text_ += text;
    return *this;
  }
  text_ += '"';
  for (const char c : text) {
    if (c == '"') text_ += '"';
    text_ += c;
  }
  text_ += '"';
  return *this;
}

CsvWriter& CsvWriter::add(double number) {
  sim::require(!std::isinf(number), "a number in a CSV file is finite");
  return std::isnan(number) ? missing() : add(shortest(number));
}

CsvWriter& CsvWriter::add(sim::Date date) { return add(iso(date)); }

CsvWriter& CsvWriter::add_integer(std::int64_t number) { return add(std::to_string(number)); }

void CsvWriter::end_row() {
  sim::require(n_fields_ == n_columns_, "a CSV row has a field for every column");
  text_ += '\n';
  n_fields_ = 0;
  ++n_rows_;
}

const std::string& CsvWriter::text() const {
  sim::require(n_fields_ == 0, "a CSV file is taken between rows");
  return text_;
}

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
  const auto found = std::find(header.begin(), header.end(), name);
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

CsvTable parse_csv(std::string file, const std::string& text, const CsvLimits& limits) {
  check_plain_text(file, text);
  CsvTable table{std::move(file), {}, {}};
  CsvParser parser(table.file, text);
  if (parser.done()) throw SpecError({{{table.file, 0, 0}, "", "is empty", "begin with a line of column names"}});
  table.header = parser.row().fields;
  Problems problems;
  std::set<std::string> seen;
  for (const std::string& name : table.header) {
    if (!seen.insert(name).second)
      problems.add({table.file, 1, 1}, printable(name), "is a column twice", "name it once");
  }
  while (!parser.done() && problems.size() < Problems::kMostProblems) {
    CsvRow row = parser.row();
    if (row.fields.size() != table.header.size()) {
      problems.add({table.file, row.line, 1}, "", "has " + std::to_string(row.fields.size()) + " fields",
                   "write " + std::to_string(table.header.size()) + ", as many as there are columns");
      continue;
    }
    if (table.rows.size() == limits.rows) {
      problems.add({table.file, row.line, 1}, "", "is one row too many",
                   "at most " + std::to_string(limits.rows) + " are read");
      break;
    }
    table.rows.push_back(std::move(row));
  }
  problems.throw_if_any();
  return table;
}

CsvTable read_csv(const std::filesystem::path& path, const CsvLimits& limits) {
  return parse_csv(path.string(), read_regular_file(path, limits.bytes), limits);
}

}  // namespace tiexin::scenarios

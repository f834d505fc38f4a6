#include "tests/hostile/cases.hpp"

namespace tiexin::tests {
namespace {

HostileCase ensemble(const char* name, const std::string& content, int line, const char* key, const char* fragment) {
  return {name, "county/x.ensemble.csv", content, line, key, fragment};
}

HostileCase sources(const char* name, const std::string& content, int line, const char* key, const char* fragment) {
  return {name, "x_sources.yaml", content, line, key, fragment};
}

std::string columns(int n) {
  std::string text = "vector";
  for (int i = 0; i < n; ++i) text += ",x" + std::to_string(i);
  return text + "\n1" + std::string(static_cast<std::size_t>(n), ',') + "\n";
}

std::string repeated(std::string_view text, int n) {
  std::string out;
  for (int i = 0; i < n; ++i) out += text;
  return out;
}

const std::string kColumns = "vector,population.away_share,matters.rate\n";

}  // namespace

std::vector<HostileCase> table_cases() {
  return {
      ensemble("csv_empty", "", 0, "", "is empty"),
      ensemble("csv_without_vectors", kColumns, 1, "", "holds no vector; write at least one row"),
      ensemble("csv_without_vector_column", "population.away_share\n0.3\n", 1, "",
               "does not begin with the column 'vector'"),
      ensemble("csv_unknown_parameter", "vector,population.away_shar\n1,0.3\n", 1, "population.away_shar",
               "is not a known parameter; did you mean 'population.away_share'?"),
      ensemble("csv_column_twice", "vector,matters.rate,matters.rate\n1,120,120\n", 1, "matters.rate",
               "is a column twice"),
      ensemble("csv_row_too_short", kColumns + "1,0.3,120\n2,0.3\n", 3, "", "has 2 fields; write 3"),
      ensemble("csv_row_too_long", kColumns + "1,0.3,120,5\n", 2, "", "has 4 fields; write 3"),
      ensemble("csv_out_of_order", kColumns + "1,0.3,120\n3,0.3,120\n", 3, "vector",
               "'3' is out of order; write 2 here"),
      ensemble("csv_out_of_bounds", kColumns + "1,1.3,120\n", 2, "population.away_share",
               "1.3 is outside what is possible; write a number from 0 to 1"),
      ensemble("csv_missing_value", kColumns + "1,,120\n", 2, "population.away_share", "is empty"),
      ensemble("csv_nan", kColumns + "1,nan,120\n", 2, "population.away_share", "is not a number"),
      ensemble("csv_overflow", kColumns + "1,0.3,1e999\n", 2, "matters.rate", "is too large or too small to be held"),
      ensemble("csv_decimal_comma", kColumns + "1,\"0,3\",120\n", 2, "population.away_share", "holds a comma"),
      ensemble("csv_semicolons", "vector;population.away_share\n1;0.3\n", 1, "",
               "does not begin with the column 'vector'"),
      ensemble("csv_open_quote", kColumns + "1,\"0.3,120\n", 0, "", "has a quote that is never closed"),
      ensemble("csv_quote_inside", kColumns + "1,0\"3,120\n", 2, "", "holds a quote within a field"),
      ensemble("csv_text_after_quote", kColumns + "1,\"0.3\"5,120\n", 2, "", "text after a closing quote"),
      ensemble("csv_nul", kColumns + std::string("1,0\0,120\n", 9), 2, "", "holds a NUL"),
      ensemble("csv_mark", "\xEF\xBB\xBF" + kColumns, 1, "", "begins with a byte-order mark"),
      ensemble("csv_latin1", kColumns + "1,\xE9,120\n", 2, "", "is not valid UTF-8 here"),
      ensemble("csv_a_hundred_thousand_columns", columns(100'000), 1, "",
               "has too many fields; at most 10000 are read"),
      ensemble("csv_nine_thousand_columns", columns(9'000), 1, "", "has 8980 further unknown columns"),
      ensemble("csv_a_million_blank_lines", kColumns + std::string(1'000'000, '\n'), 2, "", "has 1 fields; write 3"),
      ensemble("csv_a_million_rows", "vector,matters.rate\n" + repeated("1,\n", 1'000'000), 100'002, "",
               "is one row too many"),
      ensemble("csv_a_million_commas", "vector" + std::string(4'000'000, ','), 1, "", "has too many fields"),
      ensemble("csv_a_hundred_thousand_wrong_values", kColumns + repeated("1,x,\n", 99'999), 2, "population.away_share",
               "'x' is not a number"),
      ensemble("csv_of_five_megabytes", kColumns + std::string(5'000'000, 'x'), 0, "",
               "at most 4194304 bytes are read"),
      sources("source_without_title", "a: {title: A, publisher: B, confidence: high, where: here}\nb: {publisher: B}\n",
              2, "b.title", "is missing"),
      sources("source_unknown_confidence",
              "a: {title: A, publisher: B, date: 2014-05, confidence: sure, where: here}\n", 1, "a.confidence",
              "write one of high, medium, low"),
      sources("source_bad_date", "a: {title: A, publisher: B, date: 2014-13, confidence: high, where: here}\n", 1,
              "a.date", "2014-13"),
  };
}

}  // namespace tiexin::tests

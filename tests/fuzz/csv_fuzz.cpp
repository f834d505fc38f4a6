// The CSV reader: any text becomes a table or a SpecError; a table is the same after it was written again; and a table
// is read as an ensemble or refused.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "models/parameters.hpp"
#include "scenarios/spec/ensemble.hpp"
#include "scenarios/store/csv.hpp"

namespace {

using namespace tiexin;
using namespace tiexin::scenarios;

std::string quoted(const std::string& field) {
  std::string text = "\"";
  for (const char c : field) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + '"';
}

std::string line(const std::vector<std::string>& fields) {
  std::string text;
  for (const std::string& field : fields) text += (text.empty() ? "" : ",") + quoted(field);
  return text + '\n';
}

void check_round_trip(const CsvTable& table) {
  std::string text = line(table.header);
  for (const CsvRow& row : table.rows) {
    if (row.fields.size() != table.header.size()) std::abort();
    text += line(row.fields);
  }
  const CsvTable again = parse_csv(table.file, text);
  if (again.header != table.header || again.rows.size() != table.rows.size()) std::abort();
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    if (again.rows[row].fields != table.rows[row].fields) std::abort();
  }
}

/// Every vector can be set, since each value is one that its field holds.
void read_as_ensemble(const CsvTable& table) {
  if (table.header[0] != "vector") return;  // refused at once, and most inputs are
  static models::Parameters parameters;
  static const std::vector<Slot> all = [] {
    std::vector<Slot> some = slots(parameters);
    some.resize(16);  // of two hundred: finding the nearest of all takes most of the time
    return some;
  }();
  const Ensemble ensemble = ensemble_of_table(table, all);
  for (std::size_t vector = 1; vector <= ensemble.size(); ++vector) apply_vector(ensemble, vector, all);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const CsvTable table = parse_csv("fuzz.csv", std::string(data, data + size));
    check_round_trip(table);
    read_as_ensemble(table);
  } catch (const SpecError& error) {
    if (error.problems().empty() || *error.what() == '\0') std::abort();
  }
  return 0;
}

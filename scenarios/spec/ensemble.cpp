#include "scenarios/spec/ensemble.hpp"

#include <optional>

#include "models/mechanisms/all.hpp"
#include "scenarios/spec/mapping.hpp"
#include "scenarios/spec/nearest.hpp"
#include "scenarios/spec/number.hpp"
#include "scenarios/spec/reader.hpp"
#include "scenarios/spec/upgrade.hpp"

namespace tiexin::scenarios {
namespace {

constexpr CsvLimits kLimits{std::size_t{4} << 20, 100'000};

/// The number behind a column: a parameter, or the lever of any upgrade.
Leaf find_column(const std::vector<Slot>& parameters, const std::vector<Slot>& levers, const std::string& path) {
  const std::string_view lever = lever_of(path);
  return lever.empty() ? find_leaf(parameters, path) : find_leaf(levers, lever);
}

/// The numbers behind the columns. Of unknown columns as many are named as of unknown keys; the rest are counted.
std::vector<Leaf> find_columns(const CsvTable& table, const std::vector<Slot>& all, const std::vector<Slot>& levers,
                               Problems& problems) {
  std::vector<Leaf> leaves;
  const std::vector<std::string> known = leaf_paths(all);
  std::size_t n_unknown = 0;
  for (std::size_t column = 1; column < table.header.size(); ++column) {
    const std::string& path = table.header[column];
    leaves.push_back(find_column(all, levers, path));
    if (leaves.back()) continue;
    if (++n_unknown > kMostUnknownKeys) continue;
    problems.add({table.file, 1, 1}, printable(path), "is not a known parameter", hint(path, known));
  }
  if (n_unknown > kMostUnknownKeys) {
    problems.add({table.file, 1, 1}, "",
                 "has " + std::to_string(n_unknown - kMostUnknownKeys) + " further unknown columns", "");
  }
  return leaves;
}

void check_vector(const Ensemble& ensemble, std::size_t vector) {
  if (vector >= 1 && vector <= ensemble.size()) return;
  throw SpecError({{{ensemble.file, 0, 0},
                    "vector",
                    std::to_string(vector) + " is not in the ensemble",
                    "write a number from 1 to " + std::to_string(ensemble.size())}});
}

}  // namespace

Ensemble read_ensemble(const std::filesystem::path& path, const std::vector<Slot>& all) {
  return ensemble_of_table(read_csv(path, kLimits), all);
}

Ensemble ensemble_of_table(const CsvTable& table, const std::vector<Slot>& all) {
  Problems problems;
  if (table.header.size() < 2 || table.header[0] != "vector") {
    problems.add({table.file, 1, 1}, "", "does not begin with the column 'vector'", "write vector,PATH,PATH,…");
    problems.throw_if_any();
  }
  models::Mechanisms mechanisms;
  const std::vector<Slot> levers = slots(mechanisms);
  const std::vector<Leaf> leaves = find_columns(table, all, levers, problems);
  Ensemble ensemble{table.file, {table.header.begin() + 1, table.header.end()}, {}};
  for (const CsvRow& row : table.rows) {
    if (problems.size() >= Problems::kMostProblems) break;
    const std::string number = std::to_string(ensemble.vectors.size() + 1);
    if (row.fields[0] != number) {
      problems.add({table.file, row.line, 1}, "vector", in_quotes(row.fields[0]) + " is out of order",
                   "write " + number + " here");
    }
    std::vector<double> vector;
    for (std::size_t column = 1; column < row.fields.size(); ++column) {
      Node node;
      node.kind = row.fields[column].empty() ? NodeKind::empty : NodeKind::scalar;
      node.text = row.fields[column];
      node.line = row.line;
      node.column = 1;
      std::optional<double> value;
      if (leaves[column - 1]) {
        value = read_leaf({table.file, {}}, node, table.header[column], *leaves[column - 1].slot, false, problems);
      }
      vector.push_back(value.value_or(0.0));
    }
    ensemble.vectors.push_back(std::move(vector));
  }
  if (table.rows.empty()) problems.add({table.file, 1, 1}, "", "holds no vector", "write at least one row");
  problems.throw_if_any();
  return ensemble;
}

void apply_vector(const Ensemble& ensemble, std::size_t vector, const std::vector<Slot>& all) {
  check_vector(ensemble, vector);
  for (std::size_t i = 0; i < ensemble.paths.size(); ++i) {
    if (lever_of(ensemble.paths[i]).empty()) set_value(all, ensemble.paths[i], ensemble.vectors[vector - 1][i]);
  }
}

LeverValues levers_of(const Ensemble& ensemble, std::size_t vector) {
  check_vector(ensemble, vector);
  LeverValues levers;
  for (std::size_t i = 0; i < ensemble.paths.size(); ++i) {
    if (!lever_of(ensemble.paths[i]).empty()) levers.emplace(ensemble.paths[i], ensemble.vectors[vector - 1][i]);
  }
  return levers;
}

void check_defaults(const Ensemble& ensemble, const Provenance& provenance, Problems& problems) {
  if (ensemble.vectors.empty()) return;
  for (std::size_t i = 0; i < ensemble.paths.size(); ++i) {
    const auto origin = provenance.find(ensemble.paths[i]);
    const double value = ensemble.vectors[0][i];
    if (origin == provenance.end() || origin->second.value == value) continue;
    problems.add({ensemble.file, 2, 1}, ensemble.paths[i],
                 shortest(value) + " in vector 1 is not the county's own value",
                 "write " + shortest(origin->second.value));
  }
}

}  // namespace tiexin::scenarios

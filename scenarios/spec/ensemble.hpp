/// An ensemble: parameter vectors that the targets do not rule out, one a row of a CSV file, one column a parameter
/// path.
///
///     vector,population.away_share,surfacing.intercept_visit
///     1,0.35,-0.7
///     2,0.31,-0.2
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "scenarios/spec/provenance.hpp"
#include "scenarios/spec/slots.hpp"
#include "scenarios/store/csv.hpp"

namespace tiexin::scenarios {

/// Parameter vectors. Vector 1 is the first row: the defaults.
struct Ensemble {
  std::string file;
  std::vector<std::string> paths;
  std::vector<std::vector<double>> vectors;  // [vector][path]

  [[nodiscard]] std::size_t size() const { return vectors.size(); }
};

/// Reads an ensemble. Rows are numbered 1, 2, 3 … in their first column.
/// @throws SpecError  all problems: an unknown column, a value outside the bounds of its field, a missing value
[[nodiscard]] Ensemble read_ensemble(const std::filesystem::path& path, const std::vector<Slot>& all);

/// The same of a table that was read already.
[[nodiscard]] Ensemble ensemble_of_table(const CsvTable& table, const std::vector<Slot>& all);

/// Sets the parameters behind `all` to a vector.
/// @param vector  number from 1  [1, size]
/// @throws SpecError  no such vector
void apply_vector(const Ensemble& ensemble, std::size_t vector, const std::vector<Slot>& all);

/// Checks that vector 1 is the county's own values, and notes where it is not.
void check_defaults(const Ensemble& ensemble, const Provenance& provenance, Problems& problems);

}  // namespace tiexin::scenarios

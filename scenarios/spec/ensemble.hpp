/// An ensemble: parameter vectors that the targets do not rule out, one a row of a CSV file, one column a parameter
/// path, or the path of an upgrade's lever.
///
///     vector,population.away_share,upgrade.1.outreach.hours
///     1,0.35,8
///     2,0.31,5.5
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "scenarios/spec/provenance.hpp"
#include "scenarios/spec/slots.hpp"
#include "scenarios/store/csv.hpp"

namespace tiexin::scenarios {

/// Values of levers by the path that Upgrade::path_of() gives them.
using LeverValues = std::map<std::string, double, std::less<>>;

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

/// Sets the parameters behind `all` to a vector; what it says of levers is left to levers_of().
/// @param vector  number from 1  [1, size]
/// @throws SpecError  no such vector
void apply_vector(const Ensemble& ensemble, std::size_t vector, const std::vector<Slot>& all);

/// What a vector says of levers, by path. @param vector  number from 1  [1, size]
[[nodiscard]] LeverValues levers_of(const Ensemble& ensemble, std::size_t vector);

/// Checks that vector 1 is the county's own values, and notes where it is not.
void check_defaults(const Ensemble& ensemble, const Provenance& provenance, Problems& problems);

}  // namespace tiexin::scenarios

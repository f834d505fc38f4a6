/// The results folder of a history read back: everything that is needed to run any of its runs again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/spec/load.hpp"
#include "scenarios/store/csv.hpp"
#include "scenarios/study/history_files.hpp"
#include "scenarios/study/replay.hpp"

namespace tiexin::scenarios {

/// A run of a folder, as its runs.csv has it.
struct RecordedRun {
  std::string arm;
  std::uint32_t replication = 0;
  std::string run_id;
};

/// What a folder of a history holds of its question. The scenario's files are not needed: parameters, upgrades and
/// parameter vectors stand in its tables, and the scenario hash and the result number of its manifest vouch for them.
struct Recorded {
  std::filesystem::path folder;
  Question question;
  County county;  // name, horizon and parameters; provenance and sources are empty
  std::vector<Upgrade> upgrades;
  Ensemble ensemble;
  std::vector<std::string> arms;
  std::vector<RecordedRun> runs;  // in the order of runs.csv
  std::size_t n_stopped = 0;      // runs that did not come to their end: no table has them

  /// The study that the folder is of.
  [[nodiscard]] CountyStudy study() const { return {county, history_arms(upgrades), ensemble}; }

  /// The replications of the study, those that only show the dice included.
  [[nodiscard]] std::vector<Replication> replications() const;

  [[nodiscard]] bool holds(std::string_view arm, std::uint32_t replication) const;

  /// @throws SpecError  there is no such run, saying what there is
  [[nodiscard]] const RecordedRun& run(const std::string& arm, std::uint32_t replication) const;
  /// @throws SpecError
  [[nodiscard]] const RecordedRun& run(const std::string& run_id) const;

  /// A table of the folder.
  /// @throws SpecError  it is not there, or no table
  [[nodiscard]] CsvTable table(const std::string& file) const;
};

/// Reads a folder of a history.
/// @param results_version  of this program: another one is refused, naming the one that is needed
/// @throws SpecError   no results folder, not as it was written (see `verify`), of another verb or results version, not
///                     holding the scenario that it names
/// @throws StoreError  a file cannot be read
[[nodiscard]] Recorded read_recorded(const std::filesystem::path& folder, int results_version);

}  // namespace tiexin::scenarios

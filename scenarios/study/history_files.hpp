/// The results folder of a history: its tables, its manifest and its report.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/estimate/findings.hpp"
#include "analysis/estimate/history.hpp"
#include "analysis/estimate/runs.hpp"
#include "analysis/report/report.hpp"
#include "scenarios/spec/load.hpp"
#include "scenarios/store/results.hpp"
#include "scenarios/study/county_study.hpp"
#include "scenarios/study/replay.hpp"

namespace tiexin::scenarios {

/// What was asked for and by which program: nothing of the machine, so that the same question gives the same bytes.
struct Question {
  std::string run_id;            // the result number
  std::string scenario;          // scenario hash, 16 hexadecimal digits
  std::string county_file;       // its name
  std::vector<std::string> set;  // KEY=VALUE
  std::uint32_t seed = 1;
  int replications = 0;
  int dice = 0;  // further replications of vector 1
  bool fixed_parameters = false;
  int results_version = 0;
  std::string version;
  std::string build;
  std::vector<std::string> commands;  // what to type to get the same numbers
};

/// Everything that a results folder is written from.
struct Answer {
  const County& county;
  const CountyStudy& study;
  const Question& question;
  const Replayed& replayed;
  const analysis::Runs& runs;
  const analysis::HistoryResults& results;
  const analysis::Findings& findings;
};

/// The number of a result: 12 hexadecimal digits over scenario, ensemble, results version, seed and replications.
[[nodiscard]] std::string result_number(const Question& question, const Ensemble& ensemble);

/// A table as it stands in the folder.
struct NamedTable {
  std::string file;
  std::string text;
};

/// Every table that is made of runs.
[[nodiscard]] std::vector<NamedTable> tables_of(const analysis::HistoryResults& results);

/// Writes every file of a history, the manifest last.
/// @throws StoreError
void write_history(Results& folder, const Answer& answer);

/// The text of manifest.json.
[[nodiscard]] std::string manifest_of(const Answer& answer);

/// What the report shows.
[[nodiscard]] analysis::ReportInput report_input(const Answer& answer);

/// The parameters with their provenance, in the order of their fields: default value, range, grade, source.
[[nodiscard]] std::vector<analysis::ReportInput::Parameter> parameter_rows(const County& county);

}  // namespace tiexin::scenarios

/// `tiexin targets` and `tiexin ensemble`: the county held against the published figures.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tiexin::scenarios {

/// What both verbs ask.
struct CalibrationOptions {
  std::filesystem::path county;
  std::filesystem::path upgrades;  // folder of upgrade files
  std::optional<int> villages;
  std::uint32_t seed = 1;
  std::optional<unsigned> threads;
  std::vector<std::string> set;  // KEY=VALUE
  bool quiet = false;
};

struct TargetsOptions : CalibrationOptions {
  int replications = 2;
};

struct EnsembleOptions : CalibrationOptions {
  int draws = 200;
  bool own_draws = false;                                                     // --draws was given
  int keep = 20;                                                              // the defaults among them
  std::vector<std::string> also{"matters.rate", "books.call_back_flatters"};  // drawn besides those calibrated
  bool all_assumed = false;                                                   // draw every assumed number
  int steps = 0;                                                              // of each walk; 0: plain rejection
  std::filesystem::path from;  // ensemble that walks begin at; empty: the defaults
  std::filesystem::path out;
};

/// Runs the county's own values without any upgrade and with all, and prints each target as CSV: published range,
/// mean, distance, inside.
/// @returns kWell; kSomeRunsFailed if a run failed or was stopped
int targets_of(const TargetsOptions& options);

/// Draws vectors from the ranges of belief, tries them out, writes the ensemble of those that the published figures do
/// not rule out, and prints every trial as CSV.
/// @returns kWell; kSomeRunsFailed if it was stopped or too few vectors are allowed (nothing is written then), or
///          trials failed
/// @throws SpecError  flags that do not go together; bad files or overrides
int make_ensemble(const EnsembleOptions& options);

}  // namespace tiexin::scenarios

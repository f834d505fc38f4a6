/// `tiexin history`: the main job.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tiexin::scenarios {

struct HistoryOptions {
  std::filesystem::path county;
  std::filesystem::path upgrades;  // folder of upgrade files
  bool own_county = false;         // --county was given
  bool own_upgrades = false;       // --upgrades was given
  std::optional<int> villages;     // natural villages instead of the county file's
  int replications = 24;           // each vector of the shipped ensemble once
  int dice = 2;                    // further replications of vector 1, to see what the dice do
  bool own_dice = false;           // --dice was given
  std::uint32_t seed = 1;
  std::optional<unsigned> threads;  // without it: as many as this process may use
  std::vector<std::string> set;     // KEY=VALUE
  bool fixed_parameters = false;    // vector 1 in every replication
  std::filesystem::path out = "out/history";
  bool explicit_out = false;
  bool replace = false;
  bool quiet = false;
};

/// Replays the county's history without any upgrade, with the first, with the first two, … and writes the results
/// folder; prints the scorecard of the five weaknesses.
///
/// SIGINT ends it within about a simulated month, or a village of a county that is being drawn; what has finished by
/// then is reported as such. To write that takes .1 s of processor time and 15 ms more a replication of ten arms.
/// @returns kWell; kSomeRunsFailed if a run failed or was stopped
/// @throws SpecError   bad files or overrides
/// @throws StoreError  the results cannot be written
/// @throws Stopped     a stop came before any run had ended
int history(const HistoryOptions& options);

}  // namespace tiexin::scenarios

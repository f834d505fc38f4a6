/// `tiexin compare`: one reform against the county without it, on the same dice.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tiexin::scenarios {

struct CompareOptions {
  std::vector<std::filesystem::path> reforms;  // upgrade or variant files, in force together
  std::filesystem::path county;
  std::filesystem::path upgrades;  // folder of what is in force in both arms
  std::optional<int> villages;     // natural villages instead of the county file's
  int months = 24;                 // from the first reform's date on
  int replications = 20;
  std::uint32_t seed = 1;
  std::optional<unsigned> threads;  // without it: as many as this process may use
  std::vector<std::string> set;     // KEY=VALUE
  bool keyed_only = false;          // leave out the worse ways to draw
  bool quiet = false;
};

/// Prints what a reform moves in the five headline indicators over `months`, each difference with its interval over the
/// dice; beside it how many times as many replications independent arms would need (the variance-reduction factor), the
/// same under one sequential stream and under keys by day, and how many matters have the same history in both arms.
///
/// What arises in the window is followed for a year. SIGINT ends it within about a simulated month, or a village of a
/// county that is being drawn.
/// @returns kWell; kSomeRunsFailed if a replication failed or was stopped
/// @throws SpecError   bad files or overrides, or a reform behind the window
/// @throws StoreError  the system does not give so many threads
/// @throws Stopped     a stop came before the first run
int compare(const CompareOptions& options);

}  // namespace tiexin::scenarios

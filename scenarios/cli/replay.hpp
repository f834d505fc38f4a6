/// `tiexin replay`: runs of a results folder run again and held against what the folder says.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace tiexin::scenarios {

struct ReplayOptions {
  std::filesystem::path folder;
  std::optional<std::string> arm;
  std::optional<std::uint32_t> replication;
  std::optional<std::string> run;  // its id, instead of arm and replication
  std::filesystem::path against;   // another folder; empty: none
  bool trace = false;
  std::optional<int> year;          // of the event log: only this one
  std::optional<std::string> cell;  // FILE:ROW:COLUMN
  std::optional<unsigned> threads;  // without it: as many as this process may use
  bool quiet = false;
};

/// Ends of a replay beside those of exit_code.hpp.
inline constexpr int kDiffers = 1;

/// Runs one run of a folder again and says IDENTICAL, or the first year and column that differ.
///
/// The folder is all that is needed; the files of its scenario are not. With `against`: the same run of another folder
/// is run again as well, and the two are compared; with `trace` also the first event at which they part is named.
/// `trace` without `against` writes the run's events to stdout as CSV. With `cell`: all runs that one number of a table
/// is made of are run again, and it is computed anew.
/// @returns kWell if nothing differs, kDiffers, or kSomeRunsFailed if it was stopped
/// @throws SpecError   flags that do not go together; a folder that cannot be replayed, see read_recorded; no such run
///                     or cell
/// @throws StoreError  a file cannot be read
int replay_folder(const ReplayOptions& options);

}  // namespace tiexin::scenarios

/// A folder of results: built beside its place and put there as a whole.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "scenarios/store/files.hpp"

namespace tiexin::scenarios {

/// Where results go, and what may be replaced there.
struct Destination {
  std::filesystem::path folder;  // `out/history`, or what --out says
  bool explicit_out = false;     // --out was given: another scenario's results there are not replaced
  bool replace = false;          // --replace was given: they are
  std::string scenario;          // scenario hash, as it will stand in the manifest under "scenario"
};

inline constexpr std::string_view kManifestName = "manifest.json";

/// Results being written. Until `commit` nothing is seen at the destination; without it nothing stays.
///
/// The former results are kept as `FOLDER.previous`. A folder that holds anything but results of ours is never touched:
/// one file beside those that SHA256SUMS lists is enough. A link to a folder stands for that folder.
class Results {
 public:
  /// Locks the destination and clears what a killed run left.
  /// @throws StoreError  another process writes there; it holds something else, or something besides results; it holds
  ///                     another scenario's results and was named by --out without --replace; it cannot be written
  explicit Results(Destination destination);
  ~Results();
  Results(const Results&) = delete;
  Results& operator=(const Results&) = delete;

  /// Writes a file of the results.
  /// @param name  relative, as `runs.csv` or `charts/echarts.js`
  /// @throws StoreError
  void write(const std::filesystem::path& name, std::string_view bytes);

  /// Where the files are for now, for a writer of its own (XLSX).
  [[nodiscard]] const std::filesystem::path& building() const { return building_; }

  /// Adds SHA256SUMS, flushes all, and puts the folder in its place. There must be a manifest.
  /// @throws StoreError  earlier results are intact
  void commit();

 private:
  void check_destination() const;
  void check_previous() const;
  void clear_leftovers();
  void keep_former(const std::filesystem::path& former) const;

  Destination destination_;
  std::filesystem::path building_;
  std::filesystem::path previous_;
  std::optional<Above> above_;  // before the lock, which lies within and goes first
  std::optional<Lock> lock_;
  bool committed_ = false;
};

/// The scenario hash that a results folder carries in its manifest.
/// @returns nothing if the folder is no results folder
[[nodiscard]] std::optional<std::string> scenario_of(const std::filesystem::path& folder);

/// Call before anything is written to a path: a file more in a folder of results, and that would no longer be as it was
/// written.
/// @throws StoreError  the path lies in a folder of results or below one
void refuse_within_results(const std::filesystem::path& path);

}  // namespace tiexin::scenarios

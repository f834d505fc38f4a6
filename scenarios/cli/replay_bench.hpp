/// What every way of replaying has in common: a results folder ready to be run again, and the words for what differs.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/cli/replay.hpp"
#include "scenarios/study/rerun.hpp"
#include "scenarios/study/side_by_side.hpp"

namespace tiexin::scenarios {

/// A results folder ready to be run again.
class ReplayBench {
 public:
  /// Says on stderr if another build wrote the folder.
  /// @throws SpecError  see read_recorded; the county needs more memory than there is
  ReplayBench(const std::filesystem::path& folder, const ReplayOptions& options);

  [[nodiscard]] const Recorded& recorded() const { return recorded_; }
  [[nodiscard]] const CountyStudy& study() const { return study_; }
  /// The folder, fit to print.
  [[nodiscard]] std::string folder() const;

  /// Runs some runs again, with a bar.
  [[nodiscard]] Rerun run(const std::set<RunName>& asked) const;

  /// One run by itself.
  [[nodiscard]] Side side(const RunName& name) const;

  /// Says on stdout what a difference between the folder and its own runs means.
  void print_blame() const;

 private:
  Recorded recorded_;
  CountyStudy study_;
  unsigned threads_;
  bool quiet_;
  bool same_build_;
};

/// The run that the flags name.
/// @throws SpecError  the folder has no such run
[[nodiscard]] RunName run_asked_for(const ReplayOptions& options, const Recorded& recorded);

/// @returns `arm 8, replication 3`
[[nodiscard]] std::string in_words(const RunName& name);

/// Names the first difference on stdout, the first that is no hash, and how many there are.
/// @param a, b  what comes before the value of either side: `the folder has`
void print_differences(const std::vector<NumberDifference>& found, std::string_view a, std::string_view b);

/// Compares one run of two folders; see `replay_folder`.
int replay_against(const ReplayOptions& options);

/// More lines of a kind than these are counted, not printed.
inline constexpr std::size_t kMostLines = 10;

}  // namespace tiexin::scenarios

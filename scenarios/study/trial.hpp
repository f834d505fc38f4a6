/// Parameter vectors tried out against the published figures.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/calibrate/targets.hpp"
#include "scenarios/study/county_study.hpp"
#include "sim/random/draws.hpp"
#include "sim/replicate/progress.hpp"

namespace tiexin::scenarios {

/// The arms in which published figures are measured: without any upgrade and with all.
[[nodiscard]] std::vector<StudyArm> target_arms(const std::vector<Upgrade>& upgrades);

/// What one vector came to.
struct Trial {
  analysis::TargetValues base;   // of arm 0
  analysis::TargetValues last;   // with all upgrades
  analysis::CivilMonths months;  // that the runs have
  bool finished = false;         // both arms came to their end, their stocks settled before the first day observed
  std::string error;             // why one failed; empty if it was stopped

  /// Each target in the arm that it is measured in, arm 0 first.
  [[nodiscard]] analysis::TargetValues values() const;
  /// The largest distance over the calibrated targets.
  [[nodiscard]] double implausibility() const { return analysis::implausibility(values(), months); }
};

/// The whole months that runs of a county have, those of its run-in and its run-out among them.
[[nodiscard]] analysis::CivilMonths months_of_runs(const sim::Calendar& calendar);

/// The calibrated targets some of whose months runs lack: where one has no value, it rules nothing out.
[[nodiscard]] std::vector<std::string_view> targets_out_of(const analysis::CivilMonths& months);

/// Runs the two arms of target_arms under each of some beliefs, all on other dice.
///
/// @param study    of target_arms
/// @param keys     dice, one a vector
/// @param threads  [1..]
[[nodiscard]] std::vector<Trial> try_out(const CountyStudy& study, const std::vector<Beliefs>& vectors,
                                         const std::vector<sim::StreamKey>& keys, unsigned threads,
                                         sim::Progress& watch);

}  // namespace tiexin::scenarios

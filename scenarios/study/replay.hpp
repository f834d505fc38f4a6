/// Runs all arms of a study, replication by replication, and keeps of each run what analysis needs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "analysis/estimate/summary.hpp"
#include "scenarios/study/county_study.hpp"
#include "sim/replicate/progress.hpp"
#include "sim/replicate/result.hpp"

namespace tiexin::scenarios {

/// One replication of a study, the same in every arm.
struct Replication {
  std::uint32_t number = 1;  // from 1: with the seed the key of its dice
  std::size_t vector = 1;    // of the ensemble, from 1
  bool dice = false;         // a further replication of vector 1, only to see what the dice do
};

/// Number of the first replication that only shows the dice: far behind the others, so that more of these change
/// nothing in those.
inline constexpr std::uint32_t kFirstDice = 100'001;
inline constexpr int kMostReplications = 100'000;

/// Replication r runs with vector r, from the first again where there are more replications than vectors. Where all run
/// with vector 1 none is added: each shows the dice.
///
/// @param asked  [1, kMostReplications]
/// @param dice   further replications of vector 1
[[nodiscard]] std::vector<Replication> replications_of(int asked, int dice, std::size_t n_vectors,
                                                       bool fixed_parameters);

/// A run that did not come to its end.
struct FailedRun {
  std::string arm;
  std::uint32_t replication = 0;
  std::uint32_t seed = 0;
  std::string text;  // minute, phase and entity included
};

/// What is left of a study when it has run.
struct Replayed {
  std::vector<analysis::RunSummary> summaries;  // of runs that finished or failed, by replication, then arm
  std::vector<FailedRun> failed;                // in the same order
  std::size_t n_asked = 0;                      // runs
  std::size_t n_stopped = 0;                    // of them, not run to the end because a stop was asked for
  std::size_t n_complete = 0;                   // replications, dice aside, of which no run was stopped
  std::uint64_t state_hash = 0;                 // over the state hashes of all finished runs in that order
};

/// How a study is read: the windows and comparisons of its arms.
[[nodiscard]] analysis::HistoryPlan history_plan(const CountyStudy& study);

/// Runs every arm of every replication and reads each run where it ends; its tables are dropped at once.
///
/// A run whose stocks have not settled within the run-in (warm_up.hpp) is a failed run.
/// @param run_id   begins the name of every run
/// @param threads  [1..]
/// @param watch    is told of progress, asked whether to stop, and which runs are wanted
/// @throws ContractError  the tables of a run are not what analysis reads
[[nodiscard]] Replayed replay(const CountyStudy& study, const analysis::HistoryPlan& plan,
                              const std::vector<Replication>& replications, std::uint32_t seed,
                              const std::string& run_id, unsigned threads, sim::Progress& watch);

}  // namespace tiexin::scenarios

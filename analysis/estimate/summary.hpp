#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "analysis/calibrate/targets.hpp"
#include "analysis/estimate/indicators.hpp"
#include "analysis/estimate/plan.hpp"
#include "sim/record/table.hpp"

namespace tiexin::analysis {

/// Which run it was and how it went.
struct RunMeta {
  std::string arm;
  int replication = 0;
  int vector = 1;     // parameter vector of the ensemble, from 1
  bool dice = false;  // a further replication of a vector that is already run, only to see what the dice do
  std::string run_id;
  std::uint32_t seed = 0;
  bool failed = false;
  std::string error;  // why, if failed
  std::uint64_t state_hash = 0;
  std::uint64_t events = 0;
  std::vector<std::pair<int, std::uint64_t>> years;  // civil year, state hash at its end
  double severity_value = 10.0;  // of this run's vector, for net benefit  [yuan per severity unit and day]
};

/// One run over one window.
struct WindowValues {
  IndicatorValues values;
  Mix mix;
};

/// All that is kept of a run; its tables can be dropped. About 40 kB.
struct RunSummary {
  RunMeta meta;
  std::vector<WindowValues> windows;  // as plan.windows(); none if failed
  TargetValues targets;               // of the arm of this run; kEmpty where a target is not of this arm
};

/// Reads one run. Pure; call it where the run ended. O(rows + windows * months).
///
/// @param plan  dates may differ from run to run, names and number of windows not
RunSummary summarise(RunMeta meta, const sim::Tables& tables, const HistoryPlan& plan);

/// The summary of a run that failed.
RunSummary failed_run(RunMeta meta, std::string error);

}  // namespace tiexin::analysis

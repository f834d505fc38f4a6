/// A reform and the county without it, run side by side on the same dice: the differences, and how much the pairing
/// saved.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "analysis/estimate/series.hpp"
#include "analysis/estimate/variance_reduction.hpp"
#include "scenarios/study/county_study.hpp"
#include "scenarios/study/yardsticks.hpp"
#include "sim/replicate/progress.hpp"

namespace tiexin::scenarios {

/// What a reform is compared in: the headline differences of the five weaknesses, with the share prevented or resolved
/// for reforms that prevent; the true resolutions of the cohort that arises where it is in force, and that cohort's
/// matters.
inline constexpr std::array<std::string_view, 6> kCompared{"resolution",  "relieved_share", "cost_per_resolution",
                                                           "burden_days", "handoffs",       "appraisal_agreement"};

/// When and where a reform is looked at.
struct ReformWindow {
  sim::Minute from = 0;          // the arms part; the window begins with the next whole month
  analysis::Window months;       // the matters that arise here are the cohort
  std::vector<int> townships;    // where the reform is in force, from 1; empty: everywhere
  sim::Minute settled_from = 0;  // stocks have to have settled within the run-in before this minute
};

/// Matters open at the reform, or arisen in one year after it, and how many have the same history in both arms.
struct SameHistories {
  std::int64_t matters = 0;
  std::int64_t same = 0;
};

/// One rule of drawing: the values of both arms by replication (kEmpty where there is none), and the histories.
struct RuleRuns {
  std::array<std::array<std::vector<double>, 2>, kCompared.size()> headlines;  // [indicator][arm]  (n)
  /// True resolutions within 180 days of what arises there in the window's whole civil years; kEmpty if it has none.
  std::array<std::vector<double>, 2> resolved_there;  // (n)
  /// [open at the reform, arisen in year 1, 2, …][whole county, where the reform is in force]
  std::vector<std::array<SameHistories, 2>> histories;
};

/// What is left when a reform has been run.
struct ReformRuns {
  std::array<RuleRuns, kDrawRules> by_rule;  // empty where a rule was not asked for
  std::size_t n_stopped = 0;                 // replications not finished because a stop was asked for
  std::vector<std::string> failed;           // a sentence a failed replication; it is left out of both arms
};

/// Runs a study of two arms, without and with a reform. What lies before the reform is run once a replication; from
/// there both arms run under each rule to the calendar's end.
///
/// A replication whose stocks have not settled within the run-in is a failed one (warm_up.hpp).
/// @param study    arm 0 without the reform, arm 1 with it
/// @param rules    keyed is among them
/// @param n        replications, numbered from 1; all run under vector 1, so that only dice differ
/// @param threads  [1..]
[[nodiscard]] ReformRuns run_reform(const CountyStudy& study, const ReformWindow& window,
                                    const std::vector<DrawRule>& rules, int n, std::uint32_t seed, unsigned threads,
                                    sim::Progress& watch);

/// Simulated days that run_reform reports to `watch`.
[[nodiscard]] std::int64_t reform_days(const CountyStudy& study, const ReformWindow& window, std::size_t n_rules,
                                       int n);

}  // namespace tiexin::scenarios

#pragma once

#include <string>
#include <vector>

#include "analysis/estimate/paired.hpp"
#include "analysis/estimate/rows.hpp"
#include "analysis/estimate/runs.hpp"

namespace tiexin::analysis {

/// The rows of every table of a history.
struct HistoryResults {
  std::vector<ScorecardRow> scorecard;
  std::vector<EffectRow> effects;        // upgrade k: arm k against arm k - 1; mean of the orders where several are run
  std::vector<EffectRow> effects_order;  // every order of its day, `sequence` "4,5" and "5,4"
  std::vector<EffectRow> totals;         // upgrade "all": last arm against arm 0; window: the name of a period
  std::vector<TimelineRow> timeline;
  std::vector<TargetRow> targets;          // over the ensemble
  std::vector<TargetRow> default_targets;  // over the runs of vector 1 only
  std::vector<RunRow> runs;
  std::vector<RunYearRow> runs_year;
  std::vector<RunHashRow> runs_hash;
};

/// Estimates of a history from its runs. A window without a month has no rows.
///
/// A replication in which a run of a comparison failed is left out of both sides and counted in n_failed; with more
/// than a tenth lost there is no estimate (empty, n and n_failed stay). A difference is also not estimated where the
/// indicator has no value in more than a tenth of the pairs, or a quantile is not reached there: what is left would be
/// a selection. Cost: O(arms * windows * indicators * replications).
HistoryResults history(const Runs& runs);

/// The two sides of upgrade k (from 1): arm k - 1 and arm k, or their means over the orders of its day that are run: so
/// the effects of a day's upgrades add up to what they do together.
struct Sides {
  Blend control, treated;
};
Sides sides(const Runs& runs, int upgrade);

/// One row of effects from two sides.
EffectRow effect(const Runs& runs, const Sides& of, std::string upgrade, std::string window_label, std::size_t window,
                 std::size_t indicator);

/// True if the window of that label ("carry_over") holds only cohort indicators and the indicator is none, or if a
/// difference of the indicator means nothing.
bool left_out_of_effects(std::string_view window_label, const Indicator& indicator);

}  // namespace tiexin::analysis

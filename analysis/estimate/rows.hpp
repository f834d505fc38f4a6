#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/estimate/dictionary.hpp"
#include "analysis/estimate/value.hpp"

/// Rows of the files of a history. `fields(row, visit)` calls visit(name, value) once a column, in the file's order; a
/// value is a text, a number (kEmpty: an empty field), a whole number or an optional truth value.
namespace tiexin::analysis {

namespace detail {
template <class V>
void indicator_fields(std::size_t indicator, V& v) {
  const Indicator& entry = dictionary()[indicator];
  v("weakness", name_of(entry.weakness));
  v("indicator", entry.id);
  v("unit", entry.unit);
  v("layer", name_of(entry.layer));
  v("basis", name_of(entry.basis));
}
}  // namespace detail

/// indicators.csv
template <class V>
void fields(const Indicator& row, V&& v) {
  v("indicator", row.id);
  v("weakness", name_of(row.weakness));
  v("zh", row.zh);
  v("zh_paper", row.zh_paper);
  v("en", row.en);
  v("unit", row.unit);
  v("layer", name_of(row.layer));
  v("basis", name_of(row.basis));
  v("definition", row.definition);
}

/// One row of scorecard.csv.
///
/// low, high: central 90 % of the ensemble (5th and 95th percentile, type 7): the range of the level over parameter
/// vectors and dice together. dice_low, dice_high: the central 90 % range that the dice alone would give around the
/// same mean, mean ± t(m - 1, .95) s, with s from the m runs of the dice vector; empty without at least three such
/// runs. Nothing within one run stands in for it: the years of a run differ by dates and trends, so its batches do not
/// show dice.
struct ScorecardRow {
  std::string arm, period_start, period_end;
  std::size_t indicator = 0;
  double mean = kEmpty, low = kEmpty, high = kEmpty, dice_low = kEmpty, dice_high = kEmpty;
  int n = 0, n_failed = 0;
};

template <class V>
void fields(const ScorecardRow& row, V&& v) {
  v("arm", row.arm);
  v("period_start", row.period_start);
  v("period_end", row.period_end);
  detail::indicator_fields(row.indicator, v);
  v("mean", row.mean);
  v("low", row.low);
  v("high", row.high);
  v("dice_low", row.dice_low);
  v("dice_high", row.dice_high);
  v("n", row.n);
  v("n_failed", row.n_failed);
}

/// One row of effects.csv; of effects_order.csv if `sequence` is not empty; or of the totals (upgrade "all": last arm
/// against arm 0).
///
/// low, high: central 90 % of the paired differences, one a replication (5th and 95th percentile, type 7): their range
/// over parameter vectors and dice together, as of a level; it does not narrow with replications. mean_low, mean_high:
/// 95 % paired t interval of their mean `difference`, by which alone the mean is told from 0; it does. dice_low,
/// dice_high: the interval of the mean that as many replications of one vector would give, difference ± t(m - 1, .975)
/// s/√n, with s of the paired differences of the m replications of the dice vector. same_sign: share of the differences
/// that have the sign of the mean.
struct EffectRow {
  std::string upgrade, sequence, window;
  int months = 0;  // of the window that are observed: fewer than 18 for `first18` of an upgrade near the end
  std::size_t indicator = 0;
  double difference = kEmpty, low = kEmpty, high = kEmpty, mean_low = kEmpty, mean_high = kEmpty;
  double dice_low = kEmpty, dice_high = kEmpty, same_sign = kEmpty, vrf = kEmpty;
  int n = 0, n_failed = 0;
  int comparisons = 1;  // for which what is said of it allows; no column
};

template <class V>
void fields(const EffectRow& row, V&& v) {
  v("upgrade", row.upgrade);
  if (!row.sequence.empty()) v("sequence", row.sequence);
  v("window", row.window);
  v("months", row.months);
  detail::indicator_fields(row.indicator, v);
  v("difference", row.difference);
  v("low", row.low);
  v("high", row.high);
  v("mean_low", row.mean_low);
  v("mean_high", row.mean_high);
  v("dice_low", row.dice_low);
  v("dice_high", row.dice_high);
  v("same_sign", row.same_sign);
  v("vrf", row.vrf);
  v("n", row.n);
  v("n_failed", row.n_failed);
}

/// One row of timeline.csv; low and high as in the scorecard.
struct TimelineRow {
  std::string arm;
  int year = 0;
  std::size_t indicator = 0;
  double mean = kEmpty, low = kEmpty, high = kEmpty;
  int n = 0;
};

template <class V>
void fields(const TimelineRow& row, V&& v) {
  v("arm", row.arm);
  v("year", row.year);
  detail::indicator_fields(row.indicator, v);
  v("mean", row.mean);
  v("low", row.low);
  v("high", row.high);
  v("n", row.n);
}

/// One row of targets.csv: low and high are the central 90 % of the runs.
struct TargetRow {
  std::string pattern, what, what_zh, kind, role, arm;
  double published_low = kEmpty, published_high = kEmpty;
  double mean = kEmpty, low = kEmpty, high = kEmpty;
  std::optional<bool> inside, overlap;
};

template <class V>
void fields(const TargetRow& row, V&& v) {
  v("pattern", row.pattern);
  v("what", row.what);
  v("kind", row.kind);
  v("role", row.role);
  v("arm", row.arm);
  v("published_low", row.published_low);
  v("published_high", row.published_high);
  v("mean", row.mean);
  v("low", row.low);
  v("high", row.high);
  v("inside", row.inside);
  v("overlap", row.overlap);
}

/// One row of runs.csv: the run and its indicators over the observed time.
struct RunRow {
  std::string arm;
  int replication = 0, vector = 0;
  bool dice = false;
  std::string run_id;
  std::uint32_t seed = 0;
  std::string status, error;
  std::uint64_t state_hash = 0, events = 0;
  std::vector<double> values;  // as the dictionary; empty if failed
};

template <class V>
void fields(const RunRow& row, V&& v) {
  v("arm", row.arm);
  v("replication", row.replication);
  v("vector", row.vector);
  v("run_id", row.run_id);
  v("seed", row.seed);
  v("status", row.status);
  v("error", row.error);
  v("state_hash", row.state_hash);
  v("events", row.events);
  v("dice", row.dice);
  for (std::size_t i = 0; i < dictionary().size(); ++i)
    v(dictionary()[i].id, row.values.empty() ? kEmpty : row.values[i]);
}

/// One row of runs_year.csv: a value of one run over one window; windows as HistoryPlan names them, `targets` for the
/// statistics that are held against published ones (`indicator` is then the target's id). A value that is empty has no
/// row.
struct RunYearRow {
  std::string arm;
  int replication = 0;
  std::string window, indicator;
  double value = kEmpty;
};

template <class V>
void fields(const RunYearRow& row, V&& v) {
  v("arm", row.arm);
  v("replication", row.replication);
  v("window", row.window);
  v("indicator", row.indicator);
  v("value", row.value);
}

/// One row of runs_hash.csv: the fingerprint of a run at the end of a year, the run-in and the run-out included.
struct RunHashRow {
  std::string arm;
  int replication = 0, year = 0;
  std::uint64_t state_hash = 0;
};

template <class V>
void fields(const RunHashRow& row, V&& v) {
  v("arm", row.arm);
  v("replication", row.replication);
  v("year", row.year);
  v("state_hash", row.state_hash);
}

}  // namespace tiexin::analysis

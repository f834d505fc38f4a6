#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/estimate/value.hpp"
#include "sim/record/table.hpp"

namespace tiexin::analysis {

/// own: Shangli's figure, held against the arm in force at its date (the last arm has the same past). control: other
/// places, held against arm 0 at their date.
enum class TargetKind : std::uint8_t { own, control };

/// calibrated: one of the 18 numbers that parameters are fitted to. input: nearly set by one parameter. check: only
/// looked at.
enum class TargetRole : std::uint8_t { calibrated, input, check };

/// Civil months, the first and the last included.
struct CivilMonths {
  int first_year = 0;
  int first_month = 1;  // [1, 12]
  int last_year = -1;
  int last_month = 12;  // [1, 12]

  [[nodiscard]] bool covers(const CivilMonths& other) const;
};

/// One published figure.
struct Target {
  std::string_view id;       // column name of the statistic
  std::string_view pattern;  // P1a …
  std::string_view what;
  std::string_view what_zh;
  TargetKind kind;
  TargetRole role;
  bool in_base;               // measured in arm 0
  bool in_last;               // measured in the last arm
  double low, high;           // the published range
  double s_disc;              // how far a right model may be off because it is a model: standard deviation, same unit
  CivilMonths months;         // in which a run is measured
  double credit_to = kEmpty;  // values beyond count as this one: closing more than that is no better fit

  [[nodiscard]] double centre() const { return (low + high) / 2.0; }
  /// Standard deviation of the observation: the published range read as equally likely throughout, (high - low)/√12.
  [[nodiscard]] double s_obs() const;
};

/// The published figures, in the order of `targets.md`.
std::span<const Target> targets();

std::string_view name_of(TargetKind kind);
std::string_view name_of(TargetRole role);

/// Statistic of each target from one run, in the order of `targets()`; kEmpty where the arm or the run has none.
using TargetValues = std::vector<double>;

/// Which arm a run is of, as targets see it.
enum class TargetArm : std::uint8_t { base, last, other };

/// Statistics of one run, measured as `targets.md` says. O(rows).
///
/// @param arm  base: arm 0; last: all upgrades, which up to every date is the arm then in force
/// @throws ContractError  a table or a column is missing
TargetValues target_values(const sim::Tables& tables, TargetArm arm);

/// How a mean statistic stands to its published range.
struct Fit {
  double distance = kEmpty;     // |mean - centre| / sqrt(s_mc² + s_obs² + s_disc²), at most 3 is inside
  std::optional<bool> inside;   // none: no statistic
  std::optional<bool> overlap;  // the central 90 % of the runs meets the raw range
  double mean = kEmpty, low = kEmpty, high = kEmpty;
  int n = 0;
};

/// @param values  of the runs, empty ones left out; s_mc = s/√n, 0 for one run
Fit fit(const Target& target, std::span<const double> values);

/// The largest distance over the calibrated targets: the implausibility of a parameter vector. A target without a value
/// is infinitely far: a county that has no such thing does not resemble one that does. Only one whose months the run
/// does not cover says nothing.
/// @param values  one run's statistics, or means
/// @param run     months that the run has
double implausibility(std::span<const double> values, const CivilMonths& run);

}  // namespace tiexin::analysis

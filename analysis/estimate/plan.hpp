#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/estimate/series.hpp"

namespace tiexin::analysis {

/// A window of months with the name that it has in `runs_year.csv`.
struct NamedWindow {
  std::string name;
  Window window;
  friend bool operator==(const NamedWindow&, const NamedWindow&) = default;
};

/// One upgrade of a history.
struct Upgrade {
  std::string name;  // as in `effects.csv`: "1" … "8"
  int month = 0;     // first whole month in force  [months since the origin]
  friend bool operator==(const Upgrade&, const Upgrade&) = default;
};

/// An arm of another order: two neighbours of one day exchanged.
struct SwappedArm {
  std::string name;   // "4b"
  int overtaken = 0;  // number of the upgrade that the one after it overtakes there
  friend bool operator==(const SwappedArm&, const SwappedArm&) = default;
};

/// Which arms of a history are compared over which windows.
///
/// Arm k has upgrades 1 to k; arm "4b" has 1, 2, 3 and 5, for the other order of the two upgrades of one day.
struct HistoryPlan {
  int origin_year = 1998;
  int first_year = 2008;  // first and last civil year observed
  int last_year = 2024;
  std::vector<Upgrade> upgrades;                       // in order of the arms
  std::vector<SwappedArm> swapped_arms = {{"4b", 4}};  // by number; empty: only one order
  std::vector<std::vector<int>> periods = {
      {2008, 2024}, {2020, 2024}, {2024, 2024}};  // of the scorecard: first, last year

  [[nodiscard]] Window years(int first, int last) const {
    return {12 * (first - origin_year), 12 * (last + 1 - origin_year)};
  }
  [[nodiscard]] Window observed() const { return years(first_year, last_year); }

  /// Names of the arms: "0", "1" … and the swapped ones where they belong.
  [[nodiscard]] std::vector<std::string> arms() const;

  /// Name of the arm with upgrades 1 to k.
  [[nodiscard]] const std::string& arm(int k) const;

  [[nodiscard]] bool is_swapped(std::string_view arm) const;

  /// First and last upgrade of the day of upgrade k, as far as their order is exchanged.
  [[nodiscard]] std::pair<int, int> day_of(int k) const;

  /// Arms that are compared for upgrade k, in any order.
  [[nodiscard]] std::set<std::string> arms_of(int k) const;

  /// Every window that a run is read over: the observed time, years, periods, and three windows an upgrade.
  ///
  /// `observed`; `2008` …; `2020-2024` … (periods of more than a year that are not the observed time); `first18:k`: the
  /// 18 months from the date; `since:k`: from the date to the end; `carry_over:k`: the 24 months before the date, for
  /// cohort indicators (matters older than the date). All are cut to the observed time, except that `carry_over` may
  /// reach back into the run-in. A window of which nothing is observed has no months, nor have `first18` and
  /// `carry_over` of an upgrade from before the observed time: its first months are not what is left of them.
  [[nodiscard]] std::vector<NamedWindow> windows() const;

  /// Name of a period's window.
  [[nodiscard]] std::string period_name(int first, int last) const;
};

inline constexpr int kFirstMonths = 18;      // headline window of an effect: equal for all upgrades
inline constexpr int kCarryOverMonths = 24;  // cohorts before a date that an upgrade can still reach

/// Windows of effects, in the order of `effects.csv`.
inline constexpr const char* kEffectWindows[] = {"first18", "since", "carry_over"};

/// First whole month that begins on or after a date  [months since the origin].
int first_whole_month(int origin_year, int year, int month, int day);

}  // namespace tiexin::analysis

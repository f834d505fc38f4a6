#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/replicate/plan.hpp"
#include "sim/replicate/progress.hpp"

/// Which segments of a plan one replication needs, and where they are interrupted.
namespace tiexin::sim::detail {

/// What a replication runs of one arm.
struct Segment {
  bool wanted = false;  // its leaf is to be reported
  bool needed = false;  // wanted, or on the way to one that is
  Minute begin = 0;
  Minute end = 0;                     // the plan's end if wanted, else the last needed fork
  std::vector<std::size_t> children;  // needed ones, by fork minute
};

/// The segments of all arms for one replication.
[[nodiscard]] std::vector<Segment> segments_of(const ForkPlan& plan, std::size_t replication, const Progress& progress);

/// The first step, year end or `target` after `at`.
[[nodiscard]] Minute next_stop(const ForkPlan& plan, Minute at, Minute target);

/// The year that ends at `at`, or nullptr.
[[nodiscard]] const YearEnd* year_ending(const ForkPlan& plan, Minute at);

/// Whole days between two minutes, so cut that spans add up.
[[nodiscard]] constexpr int days_between(Minute from, Minute to) {
  return static_cast<int>(to / kMinutesPerDay) - static_cast<int>(from / kMinutesPerDay);
}

}  // namespace tiexin::sim::detail

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/time/calendar.hpp"

/// Which arms are run, and from where each forks.
namespace tiexin::sim {

/// One arm: the common System under one rule book. The arm's index in the plan is what the model is given.
struct Arm {
  std::string name;
  std::optional<std::size_t> parent;  // none: starts at the plan's start
  Minute fork = 0;                    // first minute under its own rule book; unused without parent
};

/// A minute at which every arm passing it is hashed: the first minute of the following year.
struct YearEnd {
  int year;
  Minute minute;
};

/// Arms that share their past by forking, the common span, and the lattice of interruptions.
struct ForkPlan {
  std::vector<Arm> arms;
  Minute start = 0;
  Minute until = 0;                // events before this minute are handled
  std::vector<Minute> steps;       // about monthly: progress, interrupt; ascending
  std::vector<YearEnd> year_ends;  // ascending; empty: only the final hash

  /// @throws ContractError  no arms, a parent that comes later than its child, a fork outside its parent's
  ///                        run, unordered steps or year ends. Names the arm.
  void check() const;

  /// Arms that fork from `arm`, by fork minute, then by index.
  [[nodiscard]] std::vector<std::size_t> children(std::size_t arm) const;

  /// The arms whose rule books a run of `arm` passes through, from the root to `arm` itself.
  [[nodiscard]] std::vector<std::size_t> path(std::size_t arm) const;

  /// Minute at which `arm` begins to run by itself.
  [[nodiscard]] Minute begin(std::size_t arm) const { return arms[arm].parent ? arms[arm].fork : start; }
};

/// A plan with the steps and year ends of a calendar: a step each month start, a hash each 1 January.
///
/// @param until          at most the calendar's end
/// @param months_a_step  [1..]; a run looks up at every step, and a model whose parts do not fit into the caches
/// together
///                       loads each anew from one step to the next
/// @throws ContractError  as ForkPlan::check; no month a step
[[nodiscard]] ForkPlan make_plan(const Calendar& calendar, std::vector<Arm> arms, Minute start, Minute until,
                                 int months_a_step = 1);

}  // namespace tiexin::sim

/// From upgrade files to what the engine runs: rule books, one an arm, and the tree in which arms share their past.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/county/population.hpp"
#include "models/rules/rules.hpp"
#include "scenarios/spec/upgrade.hpp"
#include "sim/replicate/plan.hpp"
#include "sim/time/calendar.hpp"

namespace tiexin::scenarios {

/// One arm of a study: a name and the upgrades that are in force in it from their dates on.
struct StudyArm {
  std::string name;
  std::vector<Upgrade> upgrades;
};

/// The arms of the history: `0` without any, then upgrade by upgrade in the order of their numbers, `1` … `8`. Where
/// two neighbours share a date their order is not known: the arm with the later number first is added behind, named
/// `4b` for 5 without 4.
///
/// @param upgrades  by id, as load_upgrades gives them
[[nodiscard]] std::vector<StudyArm> history_arms(const std::vector<Upgrade>& upgrades);

/// Folds the levers of the upgrades into the rules of each township, a period between any two dates.
/// @throws SpecError  two upgrades set one lever on the same day
[[nodiscard]] models::RuleBook rule_book(const std::vector<Upgrade>& upgrades, const models::Population& population,
                                         const sim::Calendar& calendar);

/// The first minute at which two arms may live under different rules: from then on an upgrade is in force in one of
/// them alone, whatever its levers are under this or that parameter vector; the calendar's end if there is none.
[[nodiscard]] sim::Minute parting(const StudyArm& a, const StudyArm& b, const sim::Calendar& calendar);

/// A plan in which every arm forks from the earlier arm with which it shares the longest past.
[[nodiscard]] sim::ForkPlan fork_plan(const std::vector<StudyArm>& arms, const sim::Calendar& calendar);

}  // namespace tiexin::scenarios

/// The plan of forks of a random study: each arm parts from the one before it where their rule books do.
#pragma once

#include <string>

#include "sim/replicate/run.hpp"
#include "tests/models/random_county.hpp"

namespace tiexin::models::small {

struct PlannedStudy {
  RandomStudy made;
  sim::ForkPlan plan;
};

inline PlannedStudy planned_study(std::uint32_t number, int years) {
  RandomStudy made = random_study(number, years);
  std::vector<sim::Arm> arms;
  for (std::size_t arm = 0; arm < made.books.size(); ++arm) {
    sim::Arm one{std::to_string(arm), {}, 0};
    if (arm > 0) {
      one.parent = arm - 1;
      one.fork = made.forks[arm];
    }
    arms.push_back(one);
  }
  sim::ForkPlan plan = sim::make_plan(*made.county.calendar, std::move(arms), 0, made.county.calendar->end_minute());
  return {std::move(made), std::move(plan)};
}

}  // namespace tiexin::models::small

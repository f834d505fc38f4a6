#include "sim/replicate/plan.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "sim/contract.hpp"
#include "sim/replicate/progress.hpp"

namespace tiexin::sim {

namespace {

void demand(bool ok, const Arm& arm, const char* what) {
  if (!ok) throw ContractError(fmt::format("plan: arm {}: {}", arm.name, what));
}

}  // namespace

void ForkPlan::check() const {
  require(!arms.empty(), "plan: no arms");
  require(start <= until, "plan: ends before it starts");
  for (std::size_t a = 0; a < arms.size(); ++a) {
    const Arm& arm = arms[a];
    if (!arm.parent) continue;
    demand(*arm.parent < a, arm, "its parent must come before it");
    demand(arm.fork >= begin(*arm.parent), arm, "forks before its parent begins");
    demand(arm.fork <= until, arm, "forks after the end");
  }
  require(std::is_sorted(steps.begin(), steps.end()), "plan: steps must ascend");
  require(std::is_sorted(year_ends.begin(), year_ends.end(),
                         [](const YearEnd& a, const YearEnd& b) { return a.minute < b.minute; }),
          "plan: year ends must ascend");
}

std::vector<std::size_t> ForkPlan::children(std::size_t arm) const {
  std::vector<std::size_t> found;
  for (std::size_t a = 0; a < arms.size(); ++a) {
    if (arms[a].parent == arm) found.push_back(a);
  }
  std::stable_sort(found.begin(), found.end(),
                   [&](std::size_t a, std::size_t b) { return arms[a].fork < arms[b].fork; });
  return found;
}

std::vector<std::size_t> ForkPlan::path(std::size_t arm) const {
  std::vector<std::size_t> found{arm};
  while (arms[found.back()].parent) found.push_back(*arms[found.back()].parent);
  std::reverse(found.begin(), found.end());
  return found;
}

ForkPlan make_plan(const Calendar& calendar, std::vector<Arm> arms, Minute start, Minute until, int months_a_step) {
  require(until <= calendar.end_minute(), "plan: ends after the calendar");
  require(months_a_step > 0, "plan: no month a step");
  ForkPlan plan{std::move(arms), start, until, {}, {}};
  for (int month = 0; month < calendar.n_months(); month += months_a_step) {
    const Minute at = calendar.month_start(month);
    if (at > start && at < until) plan.steps.push_back(at);
  }
  for (int year = calendar.year(start); calendar.year_start(year) < until; ++year) {
    const Minute end = calendar.year_start(year + 1);
    if (end <= until) plan.year_ends.push_back({year, end});
  }
  plan.check();
  return plan;
}

}  // namespace tiexin::sim

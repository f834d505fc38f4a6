#include "sim/replicate/segments.hpp"

#include <algorithm>

#include "sim/replicate/run.hpp"

namespace tiexin::sim {

namespace detail {

std::vector<Segment> segments_of(const ForkPlan& plan, std::size_t replication, const Progress& progress) {
  std::vector<Segment> segments(plan.arms.size());
  std::vector<std::vector<std::size_t>> children(plan.arms.size());
  for (std::size_t arm = 0; arm < plan.arms.size(); ++arm) {
    if (plan.arms[arm].parent) children[*plan.arms[arm].parent].push_back(arm);
  }
  for (std::size_t arm = segments.size(); arm-- > 0;) {  // children come after their parents
    Segment& segment = segments[arm];
    segment.wanted = progress.wanted(replication, arm);
    segment.begin = segment.end = plan.begin(arm);
    for (const std::size_t child : children[arm]) {
      if (!segments[child].needed) continue;
      segment.children.push_back(child);
      segment.end = std::max(segment.end, segments[child].begin);
    }
    std::stable_sort(segment.children.begin(), segment.children.end(),
                     [&](std::size_t a, std::size_t b) { return segments[a].begin < segments[b].begin; });
    segment.needed = segment.wanted || !segment.children.empty();
    if (segment.wanted) segment.end = plan.until;
  }
  return segments;
}

Minute next_stop(const ForkPlan& plan, Minute at, Minute target) {
  Minute stop = target;
  const auto step = std::upper_bound(plan.steps.begin(), plan.steps.end(), at);
  if (step != plan.steps.end()) stop = std::min(stop, *step);
  const auto year = std::upper_bound(plan.year_ends.begin(), plan.year_ends.end(), at,
                                     [](Minute m, const YearEnd& end) { return m < end.minute; });
  if (year != plan.year_ends.end()) stop = std::min(stop, year->minute);
  return stop;
}

const YearEnd* year_ending(const ForkPlan& plan, Minute at) {
  const auto year = std::lower_bound(plan.year_ends.begin(), plan.year_ends.end(), at,
                                     [](const YearEnd& end, Minute m) { return end.minute < m; });
  return year != plan.year_ends.end() && year->minute == at ? &*year : nullptr;
}

}  // namespace detail

std::int64_t total_days(const ForkPlan& plan, std::size_t n_replications, const Progress& progress) {
  std::int64_t total = 0;
  for (std::size_t r = 0; r < n_replications; ++r) {
    for (const detail::Segment& segment : detail::segments_of(plan, r, progress)) {
      if (segment.needed) total += detail::days_between(segment.begin, segment.end);
    }
  }
  return total;
}

}  // namespace tiexin::sim

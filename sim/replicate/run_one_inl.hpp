#pragma once

#include <exception>
#include <utility>
#include <vector>

#include "sim/record/checkpoint.hpp"
#include "sim/replicate/run.hpp"
#include "sim/replicate/segments.hpp"

// Bodies of run_one and resume_one.
namespace tiexin::sim {

namespace detail {

/// Advances `state` from `from` along the path of `arm` to the plan's end.
template <Model M, class Visit>
void run_path(const M& model, const ForkPlan& plan, std::size_t arm, typename M::State& state,
              typename M::Scratch& scratch, Minute from, Progress& progress, RunResult& result, ErrorRow& row,
              Visit&& visit) {
  const std::vector<std::size_t> path = plan.path(arm);
  for (std::size_t i = 0; i < path.size(); ++i) {
    row.thrown_in = path[i];
    const Minute end = i + 1 < path.size() ? plan.begin(path[i + 1]) : plan.until;
    while (from < end) {
      if (progress.stop_requested()) return;
      const Minute stop = next_stop(plan, from, end);
      result.events += model.advance(state, scratch, path[i], stop);
      if (const YearEnd* year = year_ending(plan, stop)) {
        result.years.push_back({year->year, state_hash(std::as_const(state))});
      }
      visit(path[i], stop, std::as_const(state));
      progress.advanced(days_between(from, stop));
      from = stop;
    }
  }
  result.tables = model.tables(state, arm);
  result.state_hash = state_hash(std::as_const(state));
  result.status = RunStatus::finished;
}

/// Calls `run(result, scratch, row)` and turns what it throws into a failed result.
template <Model M, class Run>
RunResult run_guarded(const M& model, ErrorRow row, Run&& run) {
  typename M::Scratch scratch;
  RunResult result;
  try {
    run(result, scratch, row);
  } catch (const std::exception& error) {
    row.position = model.position(scratch);
    row.text = error.what();
    result = RunResult{};
    result.status = RunStatus::failed;
    result.error = row;
  }
  return result;
}

}  // namespace detail

template <Model M, class Visit>
RunResult run_one(const M& model, const ForkPlan& plan, std::size_t replication, std::size_t arm, StreamKey key,
                  Progress& progress, Visit&& visit) {
  plan.check();
  require(arm < plan.arms.size(), "run_one: no such arm");
  const ErrorRow row{arm, plan.path(arm).front(), replication, key, {}, {}};
  return detail::run_guarded(model, row, [&](RunResult& result, typename M::Scratch& scratch, ErrorRow& at) {
    typename M::State state;
    model.start(state, scratch, key);
    detail::run_path(model, plan, arm, state, scratch, plan.start, progress, result, at, visit);
  });
}

template <Model M, class Visit>
RunResult resume_one(const M& model, const ForkPlan& plan, std::size_t replication, std::size_t arm, StreamKey key,
                     std::span<const std::byte> checkpoint, std::uint64_t identity, Progress& progress, Visit&& visit) {
  plan.check();
  require(arm < plan.arms.size(), "resume_one: no such arm");
  typename M::State state;
  const CheckpointLabel label = read_checkpoint(checkpoint, identity, state);
  if constexpr (requires { model.restored(state); }) model.restored(state);
  const ErrorRow row{arm, plan.path(arm).front(), replication, key, {}, {}};
  return detail::run_guarded(model, row, [&](RunResult& result, typename M::Scratch& scratch, ErrorRow& at) {
    detail::run_path(model, plan, arm, state, scratch, static_cast<Minute>(label.position), progress, result, at,
                     visit);
  });
}

}  // namespace tiexin::sim

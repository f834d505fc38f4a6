#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/replicate/model.hpp"
#include "sim/replicate/plan.hpp"
#include "sim/replicate/progress.hpp"
#include "sim/replicate/result.hpp"

/// Runs every arm of every replication, sharing common pasts, on as many threads as asked for.
namespace tiexin::sim {

/// Results by [replication][arm].
using RunResults = std::vector<std::vector<RunResult>>;

/// Simulated days that run_all will report to `progress`, leaves that are not wanted left out.
[[nodiscard]] std::int64_t total_days(const ForkPlan& plan, std::size_t n_replications, const Progress& progress);

/// Runs all wanted arms of all replications.
///
/// One task a replication: depth first through the tree of arms, so that only the states on one path of
/// forks are open, and an arm behind its last fork ends before its child begins; states are kept and reused. Each task
/// fills its own row of the results, so the results are the same bits for any number of threads. What a segment throws
/// is caught at its edge and becomes the error row of every leaf below it.
///
/// @param model_of  r -> std::shared_ptr<const M> or const M&: the model of replication r; called once a
///                  replication that begins before a stop, from any thread; what it throws fails that replication,
///                  but for Stopped, after which that replication is one that was stopped
/// @param keys      one a replication
/// @param threads   [1..]
/// @throws ContractError  the plan does not check, or threads is 0
template <class ModelOf>
[[nodiscard]] RunResults run_all(const ModelOf& model_of, const ForkPlan& plan, std::span<const StreamKey> keys,
                                 unsigned threads, Progress& progress);

/// Runs one leaf alone, through the rule books of its path: the bits that run_all gives it.
///
/// @param visit  called as visit(arm, minute, const State&) at every stop of the plan (steps, year ends, forks,
///               the end): where a caller takes checkpoints or compares
template <Model M, class Visit>
[[nodiscard]] RunResult run_one(const M& model, const ForkPlan& plan, std::size_t replication, std::size_t arm,
                                StreamKey key, Progress& progress, Visit&& visit);

/// Carries on one leaf from a checkpoint that was written at a stop of run_one, with the stop's minute as
/// the label's position. `events` and `years` of the result count from there.
///
/// @throws CheckpointError  the buffer is not sound or not of this identity
template <Model M, class Visit>
[[nodiscard]] RunResult resume_one(const M& model, const ForkPlan& plan, std::size_t replication, std::size_t arm,
                                   StreamKey key, std::span<const std::byte> checkpoint, std::uint64_t identity,
                                   Progress& progress, Visit&& visit);

}  // namespace tiexin::sim

#include "sim/replicate/run_inl.hpp"
#include "sim/replicate/run_one_inl.hpp"

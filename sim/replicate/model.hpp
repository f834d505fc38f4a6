#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>

#include "sim/random/draws.hpp"
#include "sim/record/columns.hpp"
#include "sim/record/table.hpp"
#include "sim/time/calendar.hpp"

/// What a model has to be so that it can be replicated, forked, hashed and resumed.
namespace tiexin::sim {

/// Which event a run was handling: what an error row says beside its text.
struct Position {
  Minute minute = 0;
  std::uint32_t phase = 0;
  std::uint32_t entity = 0;
};

/// The smallest honest contract of a stochastic model. All functions are const and may be called from
/// many threads, each with a state and a scratch of its own.
///
///     struct Walk {
///         struct State;      // default constructible, copy-assignable, each_column(State&, visit)
///         struct Scratch;    // default constructible; memory that is kept, nothing that is remembered
///
///         void start(State&, Scratch&, StreamKey) const;    // state at the plan's start, whatever was in it
///         std::uint64_t advance(State&, Scratch&, std::size_t arm, Minute until) const;
///         Position position(const Scratch&) const;
///         Tables tables(const State&, std::size_t arm) const;
///     };
///
/// - `advance` handles, under the rule book of `arm`, every event with minute < until that is pending or
///   becomes so, and returns how many. Advancing to a then to b is advancing to b, bit for bit.
/// - All that a run remembers is in State, the key included: a copy of a state carries on as the original would.
///   A scratch may be handed a state of another arm, replication or model at any call.
/// - `position` is the event being handled when advance (or start) threw.
/// - A model whose state has members that are not columns adds `void restored(State&) const`, which
///   rebuilds them after a checkpoint was read.
template <class M>
concept Model = std::default_initializable<typename M::State> && std::copyable<typename M::State> &&
    std::default_initializable<typename M::Scratch> &&
    requires(const M& model, typename M::State& state, const typename M::State& seen, typename M::Scratch& scratch,
             const typename M::Scratch& used, StreamKey key, std::size_t arm, Minute until) {
  model.start(state, scratch, key);
  { model.advance(state, scratch, arm, until) } -> std::convertible_to<std::uint64_t>;
  { model.position(used) } -> std::convertible_to<Position>;
  { model.tables(seen, arm) } -> std::convertible_to<Tables>;
  { state_hash(seen) } -> std::same_as<std::uint64_t>;
};

}  // namespace tiexin::sim

#pragma once

#include "models/observer.hpp"
#include "models/run.hpp"
#include "sim/record/table.hpp"
#include "sim/replicate/model.hpp"

namespace tiexin::models {

/// The county as a model that can be replicated: see sim/replicate/model.hpp for the contract.
class CountyModel {
 public:
  using State = models::State;
  using Scratch = models::Scratch;

  /// @param observer  is told of every event, outlives the model; nullptr: nobody watches
  explicit CountyModel(std::shared_ptr<const System> system, Observer* observer = nullptr)
      : system_(std::move(system)), observer_(observer) {}

  void start(State& state, Scratch& scratch, sim::StreamKey key) const;
  std::uint64_t advance(State& state, Scratch& scratch, std::size_t arm, Minute until) const;
  [[nodiscard]] sim::Position position(const Scratch& scratch) const { return scratch.position; }
  /// Rebuilds what is no column after a checkpoint was read.
  void restored(State& state) const;
  [[nodiscard]] sim::Tables tables(const State& state, std::size_t arm) const;

  [[nodiscard]] const System& system() const { return *system_; }
  /// The same model, watched.
  [[nodiscard]] CountyModel watched_by(Observer& observer) const { return CountyModel(system_, &observer); }

 private:
  std::shared_ptr<const System> system_;
  Observer* observer_;
};

/// Checks that must hold at every month's end; a broken one is a failed run.
/// @param open  matters open in truth, counted anew (count_stocks)
/// @throws ContractError  conservation of matters, Little's law at every desk, ledger by payer = by kind
void check_laws(const Run& run, std::int64_t open);

/// The tables a run hands to analysis; see models/README.md, "What a run writes".
[[nodiscard]] sim::Tables make_tables(const System& system, const State& state);

}  // namespace tiexin::models

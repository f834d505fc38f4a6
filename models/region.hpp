#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "models/model.hpp"

namespace tiexin::models {

/// What a run of a region remembers: what a run of each of its counties does.
struct RegionState {
  std::vector<State> counties;  // (n_counties)
};

template <class Visit>
void each_column(RegionState& s, Visit&& visit) {
  static_assert(sizeof(RegionState) == sizeof(std::vector<State>), "name the new column");
  visit("counties", s.counties);
}

/// Counties that a region may have, and replications that a region of two or more may have: the number of the county
/// and that of the replication share a word of the key.
inline constexpr std::uint32_t kReplicationBits = 20;
inline constexpr std::uint32_t kMostReplicationsOfRegion = std::uint32_t{1} << kReplicationBits;
inline constexpr std::uint32_t kMostCounties = std::uint32_t{1} << (32 - kReplicationBits);

/// The key under which a county of a region draws: {seed, county << 20 | replication}.
///
/// County 0 draws under the region's own key. One to one, nothing is hashed: counties of any regions share their draws
/// only if seed, replication and place in the region are the same. A run of one county shares none with a later county
/// of a region before its replication 2^20.
/// @param key     of the region's replication
/// @param county  [0, kMostCounties)
/// @throws ContractError  no such county; a county other than the first under a replication of 2^20 or more
[[nodiscard]] sim::StreamKey key_of_county(sim::StreamKey key, std::uint32_t county);

/// A region as a model that can be replicated: counties side by side that nothing joins.
///
/// Each has its own people, departments, petition office, money and rule books; nobody moves, tells or is tied across
/// a border. So each can be run by itself from one stop to the next, and its memory stays in the caches meanwhile: with
/// a stop a year (make_plan with 12 months a step) a region costs as much a household as one county does. Shorter stops
/// give the same bits and load each county more often. What is common is the calendar and which arm is run.
class RegionModel {
 public:
  using State = RegionState;
  using Scratch = models::Scratch;

  /// @param counties  one System a county; two may be the same
  /// @throws ContractError  no county or more than kMostCounties, counties whose calendars differ or that have
  /// different numbers of arms
  explicit RegionModel(const std::vector<std::shared_ptr<const System>>& counties);

  void start(State& state, Scratch& scratch, sim::StreamKey key) const;
  /// Advances one county after another; what one of them throws carries its number in front.
  std::uint64_t advance(State& state, Scratch& scratch, std::size_t arm, Minute until) const;
  /// The event being handled, of the county that was being run.
  [[nodiscard]] sim::Position position(const Scratch& scratch) const { return scratch.position; }
  /// Rebuilds what is no column after a checkpoint was read.
  /// @throws ContractError  a state of another number of counties
  void restored(State& state) const;
  /// The tables that a county has, of all counties: see region_tables.hpp.
  [[nodiscard]] sim::Tables tables(const State& state, std::size_t arm) const;

  [[nodiscard]] std::size_t n_counties() const { return counties_.size(); }
  [[nodiscard]] const CountyModel& county(std::size_t k) const { return counties_[k]; }

 private:
  std::vector<CountyModel> counties_;
};

}  // namespace tiexin::models

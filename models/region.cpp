#include "models/region.hpp"

#include <fmt/format.h>

#include "models/accounts/region_tables.hpp"

namespace tiexin::models {

namespace {

/// Calls `run(k)` for every county of a state; a broken contract says in which.
template <class Run>
void each_county(const RegionState& state, std::size_t n_counties, Run&& run) {
  sim::require(state.counties.size() == n_counties, "region: a state of another number of counties");
  for (std::size_t k = 0; k < n_counties; ++k) {
    try {
      run(k);
    } catch (const sim::ContractError& error) {
      throw sim::ContractError(fmt::format("county {} of the region: {}", k, error.what()));
    }
  }
}

}  // namespace

sim::StreamKey key_of_county(sim::StreamKey key, std::uint32_t county) {
  sim::require(county < kMostCounties, "region: there is no such county");
  sim::require(county == 0 || key.replication < kMostReplicationsOfRegion,
               "region: a replication must be less than 2^20");
  return {key.seed, county << kReplicationBits | key.replication};
}

RegionModel::RegionModel(const std::vector<std::shared_ptr<const System>>& counties) {
  sim::require(!counties.empty(), "region: it has no county");
  sim::require(counties.size() <= kMostCounties, "region: it has more than 4096 counties");
  const System& first = *counties.front();
  for (const std::shared_ptr<const System>& county : counties) {
    sim::require(
        county->calendar->origin() == first.calendar->origin() && county->calendar->end() == first.calendar->end(),
        "region: its counties have different calendars");
    sim::require(county->arms.size() == first.arms.size(), "region: its counties have different numbers of arms");
    counties_.emplace_back(county);
  }
}

void RegionModel::start(State& state, Scratch& scratch, sim::StreamKey key) const {
  state.counties.resize(counties_.size());
  each_county(state, counties_.size(), [&](std::size_t k) {
    counties_[k].start(state.counties[k], scratch, key_of_county(key, static_cast<std::uint32_t>(k)));
  });
}

std::uint64_t RegionModel::advance(State& state, Scratch& scratch, std::size_t arm, Minute until) const {
  std::uint64_t events = 0;
  each_county(state, counties_.size(),
              [&](std::size_t k) { events += counties_[k].advance(state.counties[k], scratch, arm, until); });
  return events;
}

void RegionModel::restored(State& state) const {
  each_county(state, counties_.size(), [&](std::size_t k) { counties_[k].restored(state.counties[k]); });
}

sim::Tables RegionModel::tables(const State& state, std::size_t arm) const {
  RegionTables region;
  each_county(state, counties_.size(),
              [&](std::size_t k) { region.add(counties_[k].system(), counties_[k].tables(state.counties[k], arm)); });
  return std::move(region).take();
}

}  // namespace tiexin::models

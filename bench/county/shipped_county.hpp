/// The county and the upgrades as shipped, built in memory: what the benchmarks of this folder run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "models/region.hpp"
#include "sim/replicate/plan.hpp"

namespace tiexin::bench {

/// Which arms a shipped county has.
enum class Arms {
  history,         // arm 0 to arm 8, each upgrade from its own date on; the last arm is arm 8
  all_from_start,  // one arm: all eight upgrades in force from the first day
  combinations     // 256 arms: every set of the eight upgrades, each from its own date on
};

/// A county of any number of natural villages with the shipped beliefs and levers.
struct ShippedCounty {
  std::shared_ptr<const models::Population> population;
  std::shared_ptr<const sim::Calendar> calendar;
  std::shared_ptr<const models::System> system;
  models::CountyModel model;
  std::size_t last_arm;
  sim::ForkPlan plan;  // how the arms share their past, over the whole calendar

  [[nodiscard]] sim::Minute year(int civil) const {
    return civil > calendar->date(calendar->end_minute() - 1).year ? calendar->end_minute()
                                                                   : calendar->year_start(civil);
  }
  [[nodiscard]] double households() const { return population->n_households(); }
  /// Memory of one run: a state and the graph, ties included.  [bytes]
  [[nodiscard]] double bytes_per_household(const models::State& state) const;
};

/// Number of natural villages of the county as published.
inline constexpr int kPublishedVillages = 1284;

/// Reads the shipped files and draws the people.
///
/// @param villages  natural villages  [1..]
/// @param end       civil year after the last; the run-in begins in 1998
/// @param seed      of the people
[[nodiscard]] ShippedCounty ship_county(int villages, Arms arms, int end, std::uint32_t seed = 1);

/// Shipped counties side by side, each of the published size and with people of its own.
struct ShippedRegion {
  std::vector<ShippedCounty> counties;
  models::RegionModel model;

  [[nodiscard]] double households() const;
  /// As of a county; what the counties are in the state is counted with it.  [bytes]
  [[nodiscard]] double bytes_per_household(const models::RegionState& state) const;
};

/// Draws counties from the seeds 1, 2, …, all upgrades in force from the first day.
[[nodiscard]] ShippedRegion ship_region(int counties, int end);

}  // namespace tiexin::bench

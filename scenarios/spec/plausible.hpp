/// What must hold between the numbers of a scenario, though each of them is well by itself; and how large it would be.
#pragma once

#include <vector>

#include "models/parameters.hpp"
#include "scenarios/spec/county.hpp"
#include "scenarios/spec/provenance.hpp"
#include "scenarios/spec/spec_error.hpp"
#include "scenarios/spec/upgrade.hpp"

namespace tiexin::scenarios {

/// Notes shares that sum to more than one, and places that hold fewer than those they are divided into. Each problem
/// stands at the first of its numbers.
void check_parameters(const models::Parameters& parameters, const Provenance& provenance, Problems& problems);

/// Notes upgrades that come before the run or after its end (a variant may come later), townships that the county does
/// not have, and more people than there are places for: leaders than villages, desks than departments.
void check_fits(const models::Parameters& parameters, const CountyHead& head, const std::vector<Upgrade>& upgrades,
                Problems& problems);

/// What one run of a county would take, roughly.
struct Size {
  double households = 0.0;
  double bytes = 0.0;    // of one thread
  double seconds = 0.0;  // of one run
};

[[nodiscard]] Size estimate(const models::Parameters& parameters, const Horizon& horizon);

/// Notes a county that would need more memory than there is, or more than the engine can number, with the estimate.
/// @param memory  of the machine, for each thread  [bytes]
void check_size(const models::Parameters& parameters, const Horizon& horizon, const Provenance& provenance,
                double memory, Problems& problems);

}  // namespace tiexin::scenarios

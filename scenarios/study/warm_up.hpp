/// Whether a run has forgotten its beginning before it is observed.
#pragma once

#include <string>

#include "analysis/estimate/series.hpp"
#include "sim/record/table.hpp"

namespace tiexin::scenarios {

/// MSER-5 on latent matters, backlog and mean trust, and, of a stock that it does not find settled, whether it still
/// moves: the means of the last two years of the run-in and of the two before differ by more than a tenth and by more
/// than three standard errors of two independent Poisson counts.
///
/// MSER-5 alone is for series that become stationary. Here the minimum also comes late where a slow trend that is in
/// every arm goes on (more disputes are brought to the committees year by year), and, in a county of 20 villages, by
/// chance.
/// @param run_in  under 50 months nothing is told
/// @returns       empty if all is well; else the reason, naming the stock. O(months).
[[nodiscard]] std::string unsettled(const sim::Tables& tables, analysis::Window run_in);

}  // namespace tiexin::scenarios

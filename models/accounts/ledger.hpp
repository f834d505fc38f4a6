#pragma once

#include "models/run.hpp"

namespace tiexin::models {

/// Writes one line of the ledger, and the month's sums by kind and by payer with it.
///
/// @param minutes  worked  [minutes]
/// @param fen      price  [fen]
void enter(Run& run, Kind kind, Activity activity, Payer payer, std::int64_t minutes, std::int64_t fen);

/// Time at an hourly opportunity wage.  [yuan/h]
inline void enter_time(Run& run, Activity activity, Payer payer, std::int64_t minutes, double yuan_per_hour) {
  enter(run, Kind::time, activity, payer, minutes,
        static_cast<std::int64_t>(static_cast<double>(minutes) * yuan_per_hour * 100 / 60 + 0.5));
}

/// Hourly wages of the roles, employer's contributions and scarcity included.  [yuan/h]
[[nodiscard]] double cadre_wage(const PriceParameters& prices);
[[nodiscard]] double leader_wage(const PriceParameters& prices);
[[nodiscard]] double officer_wage(const PriceParameters& prices);

/// What is paid in a month whether or not a matter is touched: staffed capacity, stipends, standing cash. At its end,
/// by the rules then in force.
void enter_standing_costs(Run& run);

}  // namespace tiexin::models

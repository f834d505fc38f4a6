#include <fmt/core.h>

#include "models/county/population.hpp"
#include "scenarios/spec/number.hpp"
#include "scenarios/spec/strange.hpp"

namespace tiexin::scenarios {
namespace {

constexpr int kFewestRunInYears = 5;  // under fifty months nothing tells whether a run has forgotten its beginning

}  // namespace

std::vector<Problem> strange_townships(const std::vector<Upgrade>& upgrades) {
  const auto n_townships = static_cast<int>(models::n_townships(models::PopulationParameters{}));
  std::vector<Problem> strange;
  for (const Upgrade& upgrade : upgrades) {
    for (const int township : upgrade.townships) {
      if (township <= n_townships) continue;
      strange.push_back({upgrade.townships_place, "where.townships",
                         fmt::format("township {} does not exist in a county of {}", township, n_townships),
                         fmt::format("write numbers from 1 to {}, or check it together with its county", n_townships)});
    }
  }
  return strange;
}

std::vector<Problem> strange_county(const models::Parameters& parameters, const CountyHead& head,
                                    const Provenance& provenance, const std::vector<Upgrade>& upgrades) {
  std::vector<Problem> strange;
  const auto away = provenance.find("population.away_share");
  if (parameters.population.away_share >= 1.0 && away != provenance.end())
    strange.push_back({away->second.place, away->first, "leaves nobody at home: nobody is met", "write less than 1"});
  const Horizon& horizon = head.horizon;
  const int run_in = horizon.start.year - horizon.run_in.year;
  if (run_in < kFewestRunInYears) {
    strange.push_back({head.start_place, "start",
                       fmt::format("is {} {} after the run-in begins: what is observed still tells of the empty start",
                                   run_in, run_in == 1 ? "year" : "years"),
                       fmt::format("leave {} years or more", kFewestRunInYears)});
  }
  for (const Upgrade& upgrade : upgrades) {
    const sim::Date& date = upgrade.date.value;
    if (date < horizon.start) {
      strange.push_back(
          {upgrade.date.place, "date.value",
           iso(date) + " is before anything is observed, " + iso(horizon.start) + ": what it changed is not seen",
           "write a later date"});
    } else if (date >= horizon.until) {
      strange.push_back(
          {upgrade.date.place, "date.value",
           iso(date) + " is after all that is observed, until " + iso(horizon.until) + ": what it changes is not seen",
           "write an earlier date, or observe longer"});
    }
  }
  return strange;
}

}  // namespace tiexin::scenarios

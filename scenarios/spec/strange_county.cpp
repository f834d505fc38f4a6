#include <fmt/core.h>

#include "scenarios/spec/number.hpp"
#include "scenarios/spec/strange.hpp"

namespace tiexin::scenarios {
namespace {

constexpr int kFewestRunInYears = 5;  // under fifty months nothing tells whether a run has forgotten its beginning

}  // namespace

std::vector<Problem> strange_county(const models::Parameters& parameters, const CountyHead& head,
                                    const Provenance& provenance, const std::vector<Upgrade>& upgrades) {
  std::vector<Problem> strange;
  const auto away = provenance.find("population.away_share");
  if (parameters.population.away_share >= 1.0 && away != provenance.end())
    strange.push_back({away->second.place, away->first, "leaves nobody at home: nobody is met", "write less than 1"});
  const Horizon& horizon = head.horizon;
  const int run_in = horizon.start.year - horizon.run_in.year;
  if (run_in < kFewestRunInYears) {
    strange.push_back(
        {head.start_place, "start",
         fmt::format("is {} years after the run-in begins: what is observed still tells of the empty start", run_in),
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

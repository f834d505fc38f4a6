#include "scenarios/spec/plausible.hpp"

#include <fmt/core.h>
#include <string>

#include "models/county/population.hpp"
#include "scenarios/spec/number.hpp"

namespace tiexin::scenarios {
namespace {

// Natural villages of the county that levers are written for: a smaller county is given its part of them.
constexpr double kVillages = 1284.0;

// Measured with `tiexin history`, ten arms on one thread, on 1,284 villages: peak memory less that on 20 villages, over
// the households (590 with one replication, 780 with four, hence 1,300 with the twelve of the default), and processor
// time over the households and the 109 years that no two arms share (1.2e-6).
constexpr double kBytesPerHousehold = 1300.0;
constexpr double kSecondsPerHouseholdYear = 1.2e-6;

// No more, whatever the machine: with the nine ties or so of each they are numbered in 32 bits.
constexpr double kMostHouseholds = 1e8;

const Location kCommandLine{"the command line", 0, 0};

/// Where a number was given.
Location place_of(const Provenance& provenance, const std::string& path) {
  const auto origin = provenance.find(path);
  if (origin == provenance.end()) return {};
  return origin->second.overridden ? kCommandLine : origin->second.place;
}

std::string duration(double seconds) {
  if (seconds < 120.0) return fmt::format("{:.0f} seconds", seconds);
  if (seconds < 7200.0) return fmt::format("{:.0f} minutes", seconds / 60.0);
  return fmt::format("{:.0f} hours", seconds / 3600.0);
}

}  // namespace

void check_parameters(const models::Parameters& parameters, const Provenance& provenance, Problems& problems) {
  const auto refuse = [&](const std::string& path, std::string wrong, std::string allowed) {
    problems.add(place_of(provenance, path), path, std::move(wrong), std::move(allowed));
  };
  const models::MatterParameters& matters = parameters.matters;
  if (matters.practical_share + matters.hard_share > 1.0) {
    refuse("matters.practical_share",
           shortest(matters.practical_share) + " and the hard share " + shortest(matters.hard_share) +
               " sum to more than 1",
           "leave a share for small matters");
  }
  const models::PopulationParameters& people = parameters.population;
  if (people.largest_lineage > people.top_two_lineages) {
    refuse("population.largest_lineage",
           shortest(people.largest_lineage) + " is more than the two largest together, " +
               shortest(people.top_two_lineages),
           "write at most that");
  }
  const std::uint32_t n_committees = models::n_committees(people);
  const std::uint32_t n_townships = models::n_townships(people);
  if (static_cast<int>(n_committees) > people.natural_villages) {
    refuse("population.administrative_villages",
           std::to_string(n_committees) + " are more than the natural villages, " +
               std::to_string(people.natural_villages),
           "write at most that, or 0");
  }
  if (n_townships > n_committees) {
    refuse("population.townships",
           std::to_string(n_townships) + " are more than the administrative villages, " + std::to_string(n_committees),
           "write at most that, or 0");
  }
}

void check_fits(const models::Parameters& parameters, const CountyHead& head, const std::vector<Upgrade>& upgrades,
                Problems& problems) {
  const auto n_townships = static_cast<int>(models::n_townships(parameters.population));
  for (const Upgrade& upgrade : upgrades) {
    const sim::Date& date = upgrade.date.value;
    const bool too_late = upgrade.kind == UpgradeKind::upgrade && date >= head.horizon.until;
    if (date < head.horizon.run_in || too_late) {
      problems.add(upgrade.date.place, "date.value", iso(date) + " is outside the run of the county",
                   "write a date from " + iso(head.horizon.run_in) + " until before " + iso(head.horizon.until));
    }
    if (date.day != 1) {
      problems.add(upgrade.date.place, "date.value", iso(date) + " is within a month",
                   "write the first of a month: hours and rules are granted by the month");
    }
    for (const int township : upgrade.townships) {
      if (township <= n_townships) continue;
      problems.add(upgrade.townships_place, "where.townships",
                   "township " + std::to_string(township) + " does not exist in this county",
                   "write numbers from 1 to " + std::to_string(n_townships));
    }
    for (const Assignment& set : upgrade.sets) {
      const auto belief = upgrade.beliefs.find(set.path);
      const double most = belief == upgrade.beliefs.end() ? set.value : belief->second.high;
      if (set.path == "village_chiefs.leaders" && most > kVillages) {
        problems.add(set.place, "sets." + set.path, shortest(most) + " are more than the natural villages",
                     fmt::format("write at most {:.0f}, as for the whole county", kVillages));
      }
      if (set.path == "service_day.desks" && most > parameters.institutions.departments) {
        problems.add(set.place, "sets." + set.path, shortest(most) + " are more than the departments",
                     "write at most " + std::to_string(parameters.institutions.departments));
      }
    }
  }
}

Size estimate(const models::Parameters& parameters, const Horizon& horizon) {
  const models::PopulationParameters& people = parameters.population;
  Size size;
  size.households = people.natural_villages * people.households_per_village;
  size.bytes = size.households * kBytesPerHousehold;
  size.seconds = size.households * (horizon.until.year - horizon.run_in.year + 1) * kSecondsPerHouseholdYear;
  return size;
}

void check_size(const models::Parameters& parameters, const Horizon& horizon, const Provenance& provenance,
                double memory, Problems& problems) {
  const Size size = estimate(parameters, horizon);
  const bool fits = size.bytes <= memory;
  if (fits && size.households <= kMostHouseholds) return;
  const std::string there_is = fits ? fmt::format("at most {:.0f} are run", kMostHouseholds)
                                    : fmt::format("there are {:.1f} GiB for it", memory / (1 << 30));
  const Location size_of_village = place_of(provenance, "population.households_per_village");
  const bool by_that_alone = size_of_village == kCommandLine;
  problems.add(by_that_alone ? kCommandLine : place_of(provenance, "population.natural_villages"),
               "population.natural_villages",
               fmt::format("{:.0f} households need about {:.1f} GiB of memory a thread and {} a run; {}",
                           size.households, size.bytes / (1 << 30), duration(size.seconds), there_is),
               "write fewer villages or smaller ones");
}

}  // namespace tiexin::scenarios

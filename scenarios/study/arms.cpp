#include "scenarios/study/arms.hpp"

#include <algorithm>

#include "models/mechanisms/all.hpp"
#include "scenarios/spec/load.hpp"

namespace tiexin::scenarios {

namespace {

std::vector<Upgrade> first(const std::vector<Upgrade>& upgrades, std::size_t n) {
  return {upgrades.begin(), upgrades.begin() + static_cast<std::ptrdiff_t>(n)};
}

models::Place place_of(const models::Population& population) {
  models::Place place;
  place.natural_villages = population.n_villages();
  place.administrative_villages = population.n_committees();
  place.townships = population.n_townships();
  place.households = population.n_households();
  place.scale = population.n_villages() / 1284.0;
  return place;
}

}  // namespace

std::vector<StudyArm> history_arms(const std::vector<Upgrade>& upgrades) {
  std::vector<StudyArm> arms;
  for (std::size_t n = 0; n <= upgrades.size(); ++n) {
    arms.push_back({n == 0 ? "0" : std::to_string(upgrades[n - 1].id), first(upgrades, n)});
  }
  for (std::size_t n = 0; n + 1 < upgrades.size(); ++n) {
    if (upgrades[n].date.value != upgrades[n + 1].date.value) continue;
    StudyArm swapped{std::to_string(upgrades[n].id) + "b", first(upgrades, n)};
    swapped.upgrades.push_back(upgrades[n + 1]);
    arms.push_back(std::move(swapped));
  }
  return arms;
}

models::RuleBook rule_book(const std::vector<Upgrade>& upgrades, const models::Population& population,
                           const sim::Calendar& calendar) {
  std::vector<sim::Date> dates{calendar.origin()};
  for (const Upgrade& upgrade : upgrades) {
    if (upgrade.date.value > calendar.origin() && upgrade.date.value < calendar.end())
      dates.push_back(upgrade.date.value);
  }
  std::sort(dates.begin(), dates.end());
  dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
  const models::Place place = place_of(population);
  models::RuleBook book;
  for (const sim::Date date : dates) {
    models::RulesFrom from;
    from.minute = calendar.at(date);
    for (std::uint32_t township = 0; township < population.n_townships(); ++township) {
      from.township.push_back(models::rules_of(levers_in_force(upgrades, date, static_cast<int>(township) + 1), place));
    }
    book.push_back(std::move(from));
  }
  return book;
}

sim::Minute parting(const StudyArm& a, const StudyArm& b, const sim::Calendar& calendar) {
  sim::Minute first = calendar.end_minute();
  const auto note_those_missing_in = [&](const StudyArm& other, const StudyArm& one) {
    for (const Upgrade& upgrade : one.upgrades) {
      const sim::Date date = upgrade.date.value;
      const bool shared = std::any_of(other.upgrades.begin(), other.upgrades.end(), [&](const Upgrade& theirs) {
        return theirs.kind == upgrade.kind && theirs.id == upgrade.id;
      });
      if (shared || date >= calendar.end()) continue;
      first = std::min(first, date <= calendar.origin() ? sim::Minute{0} : calendar.at(date));
    }
  };
  note_those_missing_in(a, b);
  note_those_missing_in(b, a);
  return first;
}

sim::ForkPlan fork_plan(const std::vector<StudyArm>& arms, const sim::Calendar& calendar) {
  std::vector<sim::Arm> planned;
  for (std::size_t arm = 0; arm < arms.size(); ++arm) {
    sim::Arm entry{arms[arm].name, {}, 0};
    for (std::size_t earlier = 0; earlier < arm; ++earlier) {
      const sim::Minute shared = parting(arms[arm], arms[earlier], calendar);
      if (shared > entry.fork) {
        entry.parent = earlier;
        entry.fork = shared;
      }
    }
    planned.push_back(std::move(entry));
  }
  return sim::make_plan(calendar, std::move(planned), 0, calendar.end_minute());
}

}  // namespace tiexin::scenarios

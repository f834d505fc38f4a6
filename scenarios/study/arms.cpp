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

sim::Minute parting(const models::RuleBook& a, const models::RuleBook& b, sim::Minute until) {
  std::vector<sim::Minute> minutes;
  for (const auto* book : {&a, &b}) {
    for (const models::RulesFrom& from : *book) minutes.push_back(from.minute);
  }
  std::sort(minutes.begin(), minutes.end());
  const auto at = [](const models::RuleBook& book, sim::Minute minute) -> const std::vector<models::Rules>& {
    std::size_t period = 0;
    while (period + 1 < book.size() && book[period + 1].minute <= minute) ++period;
    return book[period].township;
  };
  for (const sim::Minute minute : minutes) {
    if (minute >= until) break;
    if (at(a, minute) != at(b, minute)) return minute;
  }
  return until;
}

sim::ForkPlan fork_plan(const std::vector<StudyArm>& arms, const std::vector<models::RuleBook>& books,
                        const sim::Calendar& calendar) {
  const sim::Minute until = calendar.end_minute();
  std::vector<sim::Arm> planned;
  for (std::size_t arm = 0; arm < arms.size(); ++arm) {
    sim::Arm entry{arms[arm].name, {}, 0};
    for (std::size_t earlier = 0; earlier < arm; ++earlier) {
      const sim::Minute shared = parting(books[arm], books[earlier], until);
      if (shared > entry.fork) {
        entry.parent = earlier;
        entry.fork = shared;
      }
    }
    planned.push_back(std::move(entry));
  }
  return sim::make_plan(calendar, std::move(planned), 0, until);
}

}  // namespace tiexin::scenarios

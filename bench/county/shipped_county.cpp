#include "bench/county/shipped_county.hpp"

#include <filesystem>
#include <string>

#include "scenarios/spec/load.hpp"
#include "scenarios/study/arms.hpp"
#include "sim/record/columns.hpp"

namespace tiexin::bench {

namespace {

/// The last period of a rule book, in force from the first minute.
models::RuleBook from_start(const models::RuleBook& book) {
  models::RuleBook all{book.back()};
  all.front().minute = 0;
  return all;
}

/// Every set of the upgrades; each comes after the same set without its last upgrade, with which it shares most.
std::vector<scenarios::StudyArm> all_combinations(const std::vector<scenarios::Upgrade>& upgrades) {
  std::vector<scenarios::StudyArm> arms(std::size_t{1} << upgrades.size());
  for (std::size_t set = 0; set < arms.size(); ++set) {
    arms[set].name = std::to_string(set);
    for (std::size_t u = 0; u < upgrades.size(); ++u) {
      if ((set >> u & 1) != 0) arms[set].upgrades.push_back(upgrades[u]);
    }
  }
  return arms;
}

models::Standings standings_of(const models::Population& people, const std::vector<models::RuleBook>& books) {
  models::Standings standings;
  standings[0] = std::make_shared<const models::Standing>(models::contact_ties(people, models::Posting::birthplace));
  for (const models::RuleBook& book : books) {
    for (const models::RulesFrom& from : book) {
      const auto posting = static_cast<std::size_t>(from.township.front().posting);
      if (standings[posting] != nullptr) continue;
      models::Standing other = *standings[0];
      models::stand_cadres(people, static_cast<models::Posting>(posting), other);
      standings[posting] = std::make_shared<const models::Standing>(std::move(other));
    }
  }
  return standings;
}

}  // namespace

double ShippedCounty::bytes_per_household(const models::State& state) const {
  return static_cast<double>(sim::bytes(state) + population->ties.bytes()) / households();
}

ShippedCounty ship_county(int villages, Arms arms, int end, std::uint32_t seed) {
  const std::filesystem::path library = TIEXIN_LIBRARY_DIR;
  const scenarios::County county = scenarios::load_county(library / "county" / "shangli.yaml",
                                                          {"population.natural_villages=" + std::to_string(villages)});
  const auto upgrades = scenarios::load_upgrades(library / "upgrades");
  auto people = std::make_shared<const models::Population>(
      models::build_population(county.parameters.population, county.parameters.ties, seed));
  auto calendar = std::make_shared<const sim::Calendar>(sim::Date{1998, 1, 1}, sim::Date{end, 1, 1});
  const auto full = std::make_shared<const sim::Calendar>(sim::Date{1998, 1, 1}, sim::Date{2026, 1, 1});
  std::vector<scenarios::StudyArm> studied =
      arms == Arms::combinations ? all_combinations(upgrades) : scenarios::history_arms(upgrades);
  std::vector<models::RuleBook> books;
  for (const scenarios::StudyArm& arm : studied) books.push_back(scenarios::rule_book(arm.upgrades, *people, *full));
  // Arms of the other order of two upgrades of one date stand behind arm 8.
  std::size_t last = arms == Arms::combinations ? studied.size() - 1 : upgrades.size();
  if (arms == Arms::all_from_start) {
    books = {from_start(books[last])};
    studied = {studied[last]};
    last = 0;
  }
  sim::ForkPlan plan = scenarios::fork_plan(studied, *calendar);
  auto system =
      std::make_shared<const models::System>(county.parameters, people, standings_of(*people, books), calendar, books);
  return {people, calendar, system, models::CountyModel(system), last, std::move(plan)};
}

double ShippedRegion::households() const {
  double sum = 0;
  for (const ShippedCounty& county : counties) sum += county.households();
  return sum;
}

double ShippedRegion::bytes_per_household(const models::RegionState& state) const {
  std::size_t ties = 0;
  for (const ShippedCounty& county : counties) ties += county.population->ties.bytes();
  return static_cast<double>(sim::bytes(state) + ties) / households();
}

ShippedRegion ship_region(int counties, int end) {
  std::vector<ShippedCounty> shipped;
  std::vector<std::shared_ptr<const models::System>> systems;
  for (int k = 0; k < counties; ++k) {
    shipped.push_back(ship_county(kPublishedVillages, Arms::all_from_start, end, static_cast<std::uint32_t>(k) + 1));
    systems.push_back(shipped.back().system);
  }
  models::RegionModel model(systems);
  return {std::move(shipped), std::move(model)};
}

}  // namespace tiexin::bench

/// A small county without any file: population, calendar, rule books and System from plain structs; a run takes tens of
/// milliseconds.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "models/mechanisms/all.hpp"
#include "models/model.hpp"
#include "sim/record/columns.hpp"

namespace tiexin::models::small {

/// What a small county is made of. The defaults of all parameters are the models' own.
struct Description {
  int villages = 10;
  int committees = 4;
  int townships = 2;
  int households_per_village = 60;
  int first_year = 2016;
  int years = 4;
  std::uint32_t county_seed = 1;
  Parameters parameters;
  std::vector<ExtraPlaces> extras;
};

/// All mechanisms, with levers as the shipped upgrades set them and the undated ones at plausible values. Where the
/// shipped hours are too few for a single case in so small a county (mediators, whistles), they are more.
inline Mechanisms shipped() {
  Mechanisms m;
  m.outreach.hours = 8;
  m.duty.visits = 4;
  m.duty.inspection_hours = 200;
  m.duty.reward = 7500;
  m.duty.weight_open = 0.5;
  m.duty.weight_audited = 0.5;
  m.household_links = {8700, 10, 26, 5, 4};
  m.fellow_villagers = {3e6, 2e9, 1e5, 400, 20, 0.6};
  m.courtyard_meetings = {0.85 * 4, 90, 1, 1, 1};
  m.village_chiefs = {163, 2};
  m.grid = {2492, 10, 2, 15, 1, 2000, 5, 2100};
  m.platform = {640, 6, 1, 1, 0.5, 0.5, 3e6, 10, 1e6};
  m.service_day = {4, 5, 4, 0.8};
  m.supervision = {326, 2, 60, 0.5};
  m.mediation = {40, 80, 0.5, 36000};
  m.law = {4, 2, 42, 2, 100};
  m.virtue = {1.6e6, 10, 8000, 3};
  m.industry = {2e9, 1e5, 1e6};
  m.training.hours = 40;
  m.training.fee = 5;
  return m;
}

/// One mechanism of a set, the rest absent.
inline Mechanisms only(const Mechanisms& all, std::string_view name) {
  Mechanisms mechanisms = all;
  for (const std::string_view other : kMechanismNames) {
    if (other != name) mechanisms = without(mechanisms, other);
  }
  return mechanisms;
}

/// A population on its own calendar; gives Systems and runs.
class County {
 public:
  explicit County(Description description) : parameters(description.parameters) {
    parameters.population.natural_villages = description.villages;
    parameters.population.administrative_villages = description.committees;
    parameters.population.townships = description.townships;
    parameters.population.households_per_village = description.households_per_village;
    population = std::make_shared<const Population>(
        build_population(parameters.population, parameters.ties, description.county_seed, description.extras));
    calendar = std::make_shared<const sim::Calendar>(sim::Date{description.first_year, 1, 1},
                                                     sim::Date{description.first_year + description.years, 1, 1});
    Standing standing = contact_ties(*population, Posting::birthplace);
    standings[0] = std::make_shared<const Standing>(standing);
    for (const Posting posting : {Posting::office, Posting::random}) {
      stand_cadres(*population, posting, standing);
      standings[static_cast<std::size_t>(posting)] = std::make_shared<const Standing>(standing);
    }
  }

  /// Sizes by which the levers of mechanisms become rules: those of the county without its extra places.
  [[nodiscard]] Place place() const {
    double households = 0;
    for (const std::uint32_t settled : population->settled) households += settled;
    const double villages = parameters.population.natural_villages;
    return {villages, static_cast<double>(population->n_committees()), static_cast<double>(population->n_townships()),
            households, villages / 1284.0};
  }

  /// Nothing in force until `from`, the mechanisms everywhere from then on.
  [[nodiscard]] RuleBook book(const Mechanisms& mechanisms, Minute from = 0) const {
    return book_of(rules_of(mechanisms, place()), from);
  }

  /// The same from rules.
  [[nodiscard]] RuleBook book_of(const Rules& rules, Minute from = 0) const {
    RuleBook book;
    if (from > 0) book.push_back({0, std::vector<Rules>(population->n_townships())});
    book.push_back({from, std::vector<Rules>(population->n_townships(), rules)});
    return book;
  }

  /// One arm a book; without any, one arm in which nothing is in force.
  [[nodiscard]] std::shared_ptr<const System> system(std::vector<RuleBook> arms = {}) const {
    if (arms.empty()) arms.push_back(book(Mechanisms{}));
    return std::make_shared<const System>(parameters, population, standings, calendar, std::move(arms));
  }

  /// One arm an element, each in force from `from`.
  [[nodiscard]] std::shared_ptr<const System> system_of(const std::vector<Mechanisms>& arms, Minute from = 0) const {
    std::vector<RuleBook> books;
    for (const Mechanisms& arm : arms) books.push_back(book(arm, from));
    return system(std::move(books));
  }

  /// The first 1 July of the second year: when upgrades of tests come into force.
  [[nodiscard]] Minute second_summer() const { return calendar->at({calendar->origin().year + 1, 7, 1}); }

  Parameters parameters;
  std::shared_ptr<const Population> population;
  std::shared_ptr<const sim::Calendar> calendar;
  Standings standings;
};

/// A run to the end of its calendar and its hash at the end of every year.
struct Finished {
  State state;
  std::vector<std::uint64_t> years;

  /// A tally summed over the months [first, last); to the end by default.
  [[nodiscard]] std::int64_t sum(Tally which, std::size_t first = 0, std::size_t last = ~std::size_t{0}) const {
    std::int64_t total = 0;
    const MonthlyBook& months = state.books.months;
    for (std::size_t month = first; month < std::min(last, months.n_months()); ++month)
      total += months.at(month, which);
    return total;
  }
};

inline constexpr sim::StreamKey kKey{7, 1};

inline Finished run(const std::shared_ptr<const System>& system, std::size_t arm = 0, sim::StreamKey key = kKey) {
  const CountyModel model(system);
  Finished finished;
  Scratch scratch;
  model.start(finished.state, scratch, key);
  const sim::Calendar& calendar = *system->calendar;
  for (int month = 12; month <= calendar.n_months(); month += 12) {
    model.advance(finished.state, scratch, arm,
                  month == calendar.n_months() ? calendar.end_minute() : calendar.month_start(month));
    finished.years.push_back(sim::state_hash(finished.state));
  }
  return finished;
}

/// All tables of a run, but for the memory that its state takes.
inline sim::Tables outcomes(const CountyModel& model, const State& state, std::size_t arm = 0) {
  sim::Tables tables = model.tables(state, arm);
  for (sim::Table& table : tables)
    std::erase_if(table.columns, [](const sim::Column& column) { return column.name == "bytes"; });
  return tables;
}

/// Share of the matters of the months [first, last) that are truly solved 180 days after they arose.
inline double resolution(const Finished& finished, std::size_t first, std::size_t last) {
  const auto matters = static_cast<double>(finished.sum(Tally::cohort_matters, first, last) -
                                           finished.sum(Tally::cohort_prevented, first, last));
  return static_cast<double>(finished.sum(Tally::cohort_solved_180, first, last)) / matters;
}

}  // namespace tiexin::models::small

#include "scenarios/study/county_study.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>
#include <xxhash.h>

#include "scenarios/spec/belief.hpp"
#include "sim/random/draws.hpp"

namespace tiexin::scenarios {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kLayers = 0x6c617972;  // "layr": no draw of a model has this step

std::shared_ptr<const models::Population> people_of(const models::Parameters& parameters, sim::Progress* watch) {
  return std::make_shared<const models::Population>(
      models::build_population(parameters.population, parameters.ties, kCountySeed, {}, watch));
}

/// How contact persons stand, under every posting that some rule book asks for; that of birth always.
models::Standings standings_of(const models::Population& population, const std::vector<models::RuleBook>& books,
                               sim::Progress* watch) {
  models::Standings standings;
  standings[0] =
      std::make_shared<const models::Standing>(models::contact_ties(population, models::Posting::birthplace, watch));
  for (const models::RuleBook& book : books) {
    for (const models::RulesFrom& from : book) {
      for (const models::Rules& rules : from.township) {
        const auto posting = static_cast<std::size_t>(rules.posting);
        if (standings.at(posting) != nullptr) continue;
        models::Standing other = *standings[0];
        models::stand_cadres(population, static_cast<models::Posting>(posting), other, watch);
        standings[posting] = std::make_shared<const models::Standing>(std::move(other));
      }
    }
  }
  return standings;
}

/// Whether a column of an ensemble says something of this county: its value stands in the file that the ensemble is
/// of, or in one that this file extends.
bool speaks_of(const std::string& path, const County& county, std::size_t file) {
  const auto found = county.provenance.find(path);
  if (found == county.provenance.end()) return true;
  if (found->second.overridden) return false;
  const auto& files = county.head.files;
  const auto stands = std::find(files.begin(), files.end(), found->second.place.file);
  return static_cast<std::size_t>(stands - files.begin()) >= file;
}

/// The belief behind a column of an ensemble that is of a lever; nothing if no upgrade holds it.
const Origin* belief_of(const std::vector<Upgrade>& upgrades, std::string_view path) {
  for (const Upgrade& upgrade : upgrades) {
    for (const auto& [lever, origin] : upgrade.beliefs) {
      if (upgrade.path_of(lever) == path) return &origin;
    }
  }
  return nullptr;
}

/// Values of a number for the vectors after the first: one in each of as many layers of its range, in an order that is
/// drawn by its path.
std::vector<double> layers(const Drawn& one, std::size_t n) {
  std::vector<std::pair<std::uint32_t, std::size_t>> order;
  const auto entity = XXH32(one.path.data(), one.path.size(), 0);
  for (std::size_t v = 0; v < n; ++v)
    order.emplace_back(sim::philox({kCountySeed, 0}, entity, static_cast<std::uint32_t>(v), kLayers)[0], v);
  std::sort(order.begin(), order.end());
  std::vector<double> values(n);
  for (std::size_t layer = 0; layer < n; ++layer)
    values[order[layer].second] = value_at(one, (static_cast<double>(layer) + 0.5) / static_cast<double>(n));
  return values;
}

/// Adds a column for each assumed lever of which the ensemble says nothing.
void add_levers(const std::vector<Upgrade>& upgrades, Ensemble& ensemble) {
  for (const Drawn& lever : movable_levers(upgrades)) {
    const bool known = std::find(ensemble.paths.begin(), ensemble.paths.end(), lever.path) != ensemble.paths.end();
    if (known || lever.origin.grade != Grade::assumed) continue;
    ensemble.paths.push_back(lever.path);
    ensemble.vectors[0].push_back(lever.origin.value);
    const auto values = layers(lever, ensemble.size() - 1);
    for (std::size_t v = 1; v < ensemble.size(); ++v) ensemble.vectors[v].push_back(values[v - 1]);
  }
}

}  // namespace

sim::Calendar calendar_of(const Horizon& horizon) {
  sim::Date end = horizon.until;
  ++end.year;
  if (end.month == 2 && end.day == 29) end = {end.year, 3, 1};
  return {horizon.run_in, end};
}

Ensemble ensemble_of(const County& county, const std::vector<Upgrade>& upgrades) {
  const auto& files = county.head.files;
  for (std::size_t file = 0; file < files.size(); ++file) {
    std::error_code error;
    if (!fs::exists(fs::path(files[file]).replace_extension(".ensemble.csv"), error)) continue;
    const Ensemble whole = load_ensemble(files[file]);
    Ensemble ensemble{whole.file, {}, std::vector<std::vector<double>>(whole.size())};
    for (std::size_t column = 0; column < whole.paths.size(); ++column) {
      const std::string& path = whole.paths[column];
      const Origin* belief = belief_of(upgrades, path);
      const bool speaks = lever_of(path).empty() ? speaks_of(path, county, file)
                                                 : belief != nullptr && belief->value == whole.vectors[0][column];
      if (!speaks) continue;
      ensemble.paths.push_back(path);
      for (std::size_t v = 0; v < whole.size(); ++v) ensemble.vectors[v].push_back(whole.vectors[v][column]);
    }
    Problems problems;
    check_defaults(ensemble, county.provenance, problems);
    problems.throw_if_any();
    add_levers(upgrades, ensemble);
    return ensemble;
  }
  return {};
}

CountyStudy::CountyStudy(const County& county, std::vector<StudyArm> arms, Ensemble ensemble, sim::Progress* watch)
    : horizon_(county.head.horizon),
      parameters_(county.parameters),
      arms_(std::move(arms)),
      ensemble_(std::move(ensemble)),
      calendar_(std::make_shared<const sim::Calendar>(calendar_of(horizon_))),
      population_(people_of(parameters_, watch)),
      books_(rule_books(*population_, {})),
      standings_(standings_of(*population_, books_, watch)),
      plan_(fork_plan(arms_, *calendar_)) {}

std::vector<models::RuleBook> CountyStudy::rule_books(const models::Population& population,
                                                      const LeverValues& levers) const {
  std::vector<models::RuleBook> books;
  for (const StudyArm& arm : arms_)
    books.push_back(rule_book(with_levers(arm.upgrades, levers), population, *calendar_));
  return books;
}

Beliefs CountyStudy::beliefs(std::size_t vector) const {
  return ensemble_.size() == 0 ? Beliefs{parameters_, {}} : under_vector(parameters_, ensemble_, vector);
}

std::shared_ptr<const models::CountyModel> CountyStudy::model(std::size_t vector, sim::Progress* watch) const {
  return model(beliefs(vector), watch);
}

std::shared_ptr<const models::CountyModel> CountyStudy::model(const Beliefs& beliefs, sim::Progress* watch) const {
  const models::Parameters& parameters = beliefs.parameters;
  const bool same_people = parameters.population == parameters_.population && parameters.ties == parameters_.ties;
  const auto population = same_people ? population_ : people_of(parameters, watch);
  const bool same_rules = same_people && beliefs.levers.empty();
  const auto books = same_rules ? books_ : rule_books(*population, beliefs.levers);
  const auto standings = same_people ? standings_ : standings_of(*population, books, watch);
  return std::make_shared<const models::CountyModel>(
      std::make_shared<const models::System>(parameters, population, standings, calendar_, books));
}

}  // namespace tiexin::scenarios

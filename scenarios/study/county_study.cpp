#include "scenarios/study/county_study.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace tiexin::scenarios {
namespace {

namespace fs = std::filesystem;

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

}  // namespace

sim::Calendar calendar_of(const Horizon& horizon) {
  sim::Date end = horizon.until;
  ++end.year;
  if (end.month == 2 && end.day == 29) end = {end.year, 3, 1};
  return {horizon.run_in, end};
}

Ensemble ensemble_of(const County& county) {
  const auto& files = county.head.files;
  for (std::size_t file = 0; file < files.size(); ++file) {
    std::error_code error;
    if (!fs::exists(fs::path(files[file]).replace_extension(".ensemble.csv"), error)) continue;
    const Ensemble whole = load_ensemble(files[file]);
    Ensemble ensemble{whole.file, {}, std::vector<std::vector<double>>(whole.size())};
    for (std::size_t column = 0; column < whole.paths.size(); ++column) {
      if (!speaks_of(whole.paths[column], county, file)) continue;
      ensemble.paths.push_back(whole.paths[column]);
      for (std::size_t v = 0; v < whole.size(); ++v) ensemble.vectors[v].push_back(whole.vectors[v][column]);
    }
    Problems problems;
    check_defaults(ensemble, county.provenance, problems);
    problems.throw_if_any();
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
      books_(rule_books(*population_)),
      standings_(standings_of(*population_, books_, watch)),
      plan_(fork_plan(arms_, books_, *calendar_)) {}

std::vector<models::RuleBook> CountyStudy::rule_books(const models::Population& population) const {
  std::vector<models::RuleBook> books;
  for (const StudyArm& arm : arms_) books.push_back(rule_book(arm.upgrades, population, *calendar_));
  return books;
}

models::Parameters CountyStudy::parameters(std::size_t vector) const {
  return ensemble_.size() == 0 ? parameters_ : under_vector(parameters_, ensemble_, vector);
}

std::shared_ptr<const models::CountyModel> CountyStudy::model(std::size_t vector, sim::Progress* watch) const {
  return model(parameters(vector), watch);
}

std::shared_ptr<const models::CountyModel> CountyStudy::model(const models::Parameters& parameters,
                                                              sim::Progress* watch) const {
  const bool same_people = parameters.population == parameters_.population && parameters.ties == parameters_.ties;
  const auto population = same_people ? population_ : people_of(parameters, watch);
  const auto books = same_people ? books_ : rule_books(*population);
  const auto standings = same_people ? standings_ : standings_of(*population, books, watch);
  return std::make_shared<const models::CountyModel>(
      std::make_shared<const models::System>(parameters, population, standings, calendar_, books));
}

}  // namespace tiexin::scenarios

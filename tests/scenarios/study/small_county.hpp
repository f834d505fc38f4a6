/// A county of 20 villages over a few years, with upgrades of its own, in files that a test may change.
#pragma once

#include <filesystem>
#include <fmt/core.h>
#include <string>

#include "scenarios/spec/number.hpp"
#include "scenarios/spec/slots.hpp"
#include "scenarios/study/county_study.hpp"
#include "tests/scenarios/temporary.hpp"

namespace tiexin::tests {

class SmallCounty {
 public:
  SmallCounty() {
    std::filesystem::copy_file(library() / "sources.yaml", folder_.path() / "sources.yaml");
    folder_.write("small.yaml", fmt::format(R"(name: {{zh: 小县, en: Small County}}
extends: {}/county/shangli.yaml
run_in: 2006-01-01
start: 2008-01-01
until: 2013-01-01
population:
  natural_villages: {{value: 20, unit: village, range: [20, 20], grade: assumed, source: assumption}}
)",
                                            library().string()));
    upgrade(1, "2008-07-01", "outreach: {hours: 8 h/month, posting: birthplace}");
    upgrade(2, "2010-07-01",
            "household_links: {members: 8700 person, households: 10 household, contacts: 26 per_year, "
            "contact_minutes: 5 minute, hours: 4 h/month}");
    upgrade(3, "2010-07-01", "training: {hours: 0 h/year}");  // does nothing at all
  }

  static std::filesystem::path library() { return TIEXIN_LIBRARY_DIR; }
  [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }
  [[nodiscard]] std::filesystem::path county() const { return folder_.path() / "small.yaml"; }
  [[nodiscard]] std::filesystem::path upgrades() const { return folder_.path() / "upgrades"; }

  std::filesystem::path upgrade(int id, const std::string& date, const std::string& sets) const {
    return folder_.write(fmt::format("upgrades/{}.yaml", id), fmt::format(R"(id: {0}
kind: upgrade
name: {{zh: 第{0}次, en: Upgrade {0}}}
difficulty: {{zh: 难, en: difficulty}}
date: {{value: {1}, range: [{1}, {1}], grade: assumed, source: assumption}}
source: [assumption]
sets: {{{2}}}
)",
                                                                          id, date, sets));
  }

  /// The county's own value of a parameter, as an ensemble holds it.
  [[nodiscard]] std::string own(const std::string& path) const {
    scenarios::County read = scenarios::load_county(county());
    return scenarios::shortest(scenarios::value_at(read.parameters, path));
  }

  /// Writes the ensemble beside the county file.
  void ensemble(const std::string& csv) const { folder_.write("small.ensemble.csv", csv); }

  [[nodiscard]] scenarios::CountyStudy study(const std::vector<std::string>& set = {}) const {
    const scenarios::County read = scenarios::load_county(county(), set);
    const auto known = scenarios::load_upgrades(upgrades());
    return {read, scenarios::history_arms(known), scenarios::ensemble_of(read, known)};
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace tiexin::tests

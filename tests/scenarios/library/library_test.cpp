// Every shipped file: it loads, it says what its numbers rest on, and the upgrades mean something in every coalition.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <vector>

#include "models/mechanisms/all.hpp"
#include "scenarios/spec/load.hpp"

namespace tiexin::scenarios {
namespace {

const std::filesystem::path kLibrary = TIEXIN_LIBRARY_DIR;
const models::Place kPlace{1284, 163, 10, 160500, 1};

std::vector<std::filesystem::path> yaml_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

models::Rules rules_under(const std::vector<Upgrade>& upgrades, sim::Date day) {
  return models::rules_of(levers_in_force(upgrades, day, 1), kPlace);
}

TEST(Library, EveryFileIsSound) {
  for (const char* folder : {"county", "stress", "variants", "upgrades"}) {
    for (const auto& file : yaml_files(kLibrary / folder)) {
      EXPECT_NO_THROW(check_files({file}, 1e12)) << file;
    }
  }
  EXPECT_NO_THROW(check_files({kLibrary / "sources.yaml"}, 1e12));
}

TEST(Library, DefaultsOfTheCountyFileAreThoseOfTheModel) {
  County county = load_county(kLibrary / "county" / "shangli.yaml");
  models::Parameters defaults;
  const std::vector<Slot> ours = slots(defaults);
  const std::vector<Slot> theirs = slots(county.parameters);
  ASSERT_EQ(ours.size(), theirs.size());
  for (std::size_t i = 0; i < ours.size(); ++i) {
    for (std::size_t part = 0; part < ours[i].n_parts(); ++part) {
      EXPECT_EQ(theirs[i].value(part), ours[i].value(part)) << ours[i].part_path(part);
      EXPECT_TRUE(county.provenance.contains(ours[i].part_path(part))) << ours[i].part_path(part);
    }
  }
}

TEST(Library, EveryAssumedNumberSaysWhyAndNoFactIsCalibrated) {
  const County county = load_county(kLibrary / "county" / "shangli.yaml");
  std::set<std::string> calibrated;
  for (const auto& [path, origin] : county.provenance) {
    if (origin.grade == Grade::assumed) {
      EXPECT_FALSE(origin.note.empty()) << path;
    }
    if (!origin.calibrated) continue;
    calibrated.insert(path);
    EXPECT_TRUE(origin.grade == Grade::derived || origin.grade == Grade::assumed || path == "handling.reply_chance")
        << path;
    EXPECT_LT(origin.low, origin.high) << path;
  }
  const std::set<std::string> expected{"matters.dispute_share",
                                       "matters.external_delay.small",
                                       "matters.external_delay.practical",
                                       "matters.external_delay.hard",
                                       "surfacing.committee",
                                       "surfacing.hotline",
                                       "surfacing.intercept_visit",
                                       "surfacing.intercept_patrol",
                                       "surfacing.intercept_service_day",
                                       "surfacing.intercept_meeting",
                                       "institutions.township_background",
                                       "handling.reply_chance",
                                       "books.cut_satisfied",
                                       "books.cut_dissatisfied",
                                       "books.record_settled",
                                       "books.close_deadline"};
  EXPECT_EQ(calibrated, expected);
}

// scenarios/README.md, decision 14, names them.
TEST(Library, SixCalibratedNumbersSitOnABoundOfTheirPrior) {
  const County county = load_county(kLibrary / "county" / "shangli.yaml");
  std::set<std::string> on_a_bound;
  for (const auto& [path, origin] : county.provenance) {
    if (origin.calibrated && (origin.value == origin.low || origin.value == origin.high)) on_a_bound.insert(path);
  }
  const std::set<std::string> expected{"surfacing.intercept_visit",        "surfacing.intercept_patrol",
                                       "surfacing.intercept_service_day",  "institutions.township_background",
                                       "matters.external_delay.practical", "books.close_deadline"};
  EXPECT_EQ(on_a_bound, expected);
}

TEST(Library, NothingIsCalledAFactThatWasRememberedOrIsOurOwn) {
  const County county = load_county(kLibrary / "county" / "shangli.yaml");
  for (const auto& [path, origin] : county.provenance) {
    if (origin.source == "rural_income" || origin.source == "study_brief" || origin.source == "assumption") {
      EXPECT_EQ(origin.grade, Grade::assumed) << path;
    }
  }
}

TEST(Library, PublishedConflictsAreKeptAsRangesOverBothSigns) {
  const County county = load_county(kLibrary / "county" / "shangli.yaml");
  for (const char* path : {"surfacing.slope_tie", "quality.partiality", "quality.mediation_tie", "conduct.slope_kin"}) {
    EXPECT_LT(county.provenance.at(path).low, 0) << path;
    EXPECT_GT(county.provenance.at(path).high, 0) << path;
  }
  for (const char* path : {"quality.prevent_law", "quality.prevent_virtue", "quality.prevent_industry"}) {
    EXPECT_EQ(county.provenance.at(path).low, 0) << path;
  }
}

TEST(Library, TheTestCountyIsShangliButForItsSize) {
  County small = load_county(kLibrary / "county" / "test.yaml");
  County full = load_county(kLibrary / "county" / "shangli.yaml");
  EXPECT_EQ(small.parameters.population.natural_villages, 20);
  small.parameters.population.natural_villages = full.parameters.population.natural_villages;
  const std::vector<Slot> ours = slots(small.parameters);
  const std::vector<Slot> theirs = slots(full.parameters);
  for (std::size_t i = 0; i < ours.size(); ++i) EXPECT_EQ(ours[i].value(0), theirs[i].value(0)) << ours[i].path;
}

TEST(Upgrades, EightWithTheirYearsAndMechanisms) {
  const std::vector<Upgrade> upgrades = load_upgrades(kLibrary / "upgrades");
  ASSERT_EQ(upgrades.size(), 8U);
  const std::vector<int> years{2008, 2011, 2016, 2017, 2017, 2018, 2022, 2023};
  const std::vector<std::set<std::string>> blocks{
      {"outreach"},           {"duty"},           {"household_links"},  {"fellow_villagers"},
      {"courtyard_meetings"}, {"village_chiefs"}, {"grid", "platform"}, {"service_day"}};
  for (std::size_t i = 0; i < upgrades.size(); ++i) {
    const Upgrade& upgrade = upgrades[i];
    EXPECT_EQ(upgrade.id, static_cast<int>(i) + 1);
    EXPECT_EQ(upgrade.kind, UpgradeKind::upgrade);
    EXPECT_EQ(iso(upgrade.date.value), std::to_string(years[i]) + "-07-01");
    EXPECT_EQ(iso(upgrade.date.low), std::to_string(years[i]) + "-01-01");
    EXPECT_EQ(iso(upgrade.date.high), std::to_string(years[i]) + "-12-31");
    EXPECT_FALSE(upgrade.difficulty.zh.empty());
    std::set<std::string> touched;
    for (const Assignment& set : upgrade.sets) touched.insert(set.path.substr(0, set.path.find('.')));
    EXPECT_EQ(touched, blocks[i]);
  }
}

// What was done is known no better than anything else: each number has its range, grade and source.
TEST(Upgrades, EveryNumberIsABelief) {
  models::Mechanisms mechanisms;
  const std::vector<Slot> levers = slots(mechanisms);
  std::size_t n_assumed = 0;
  for (const Upgrade& upgrade : load_upgrades(kLibrary / "upgrades")) {
    for (const Assignment& set : upgrade.sets) {
      if (find_leaf(levers, set.path).slot->kind == SlotKind::choice) continue;
      const auto belief = upgrade.beliefs.find(set.path);
      ASSERT_NE(belief, upgrade.beliefs.end()) << upgrade.path_of(set.path);
      EXPECT_EQ(belief->second.value, set.value);
      if (belief->second.grade != Grade::assumed) continue;
      EXPECT_LT(belief->second.low, belief->second.high) << upgrade.path_of(set.path) << " is assumed, and cannot move";
      ++n_assumed;
    }
  }
  EXPECT_GT(n_assumed, 30U);
}

// 256 coalitions: each folds, and adding an upgrade moves the rules whoever else is there, but never below anybody's
// absence.
TEST(Upgrades, EveryCoalitionMeansSomething) {
  const std::vector<Upgrade> all = load_upgrades(kLibrary / "upgrades");
  const sim::Date late{2024, 1, 1};
  std::vector<models::Rules> rules;
  for (unsigned coalition = 0; coalition < 256; ++coalition) {
    std::vector<Upgrade> some;
    for (unsigned k = 0; k < 8; ++k) {
      if ((coalition >> k & 1U) != 0) some.push_back(all[k]);
    }
    rules.push_back(rules_under(some, late));
    for (const models::RuleLine& line : models::kRuleList) EXPECT_TRUE(std::isfinite(rules.back().*(line.member)));
  }
  EXPECT_EQ(rules[0], models::Rules{});
  for (unsigned coalition = 0; coalition < 256; ++coalition) {
    for (unsigned k = 0; k < 8; ++k) {
      if ((coalition >> k & 1U) != 0) continue;
      EXPECT_NE(rules[coalition], rules[coalition | 1U << k])
          << "upgrade " << k + 1 << " does nothing in coalition " << coalition;
    }
  }
}

TEST(Upgrades, BeforeTheirDatesNothingIsInForce) {
  const std::vector<Upgrade> all = load_upgrades(kLibrary / "upgrades");
  EXPECT_EQ(rules_under(all, sim::Date{2008, 6, 30}), models::Rules{});
  EXPECT_EQ(rules_under(all, sim::Date{2008, 7, 1}), rules_under({all[0]}, sim::Date{2024, 1, 1}));
}

// The decree test on the shipped levers: every upgrade and every variant is nothing once its hours and money are gone.
TEST(Upgrades, WithoutHoursAndMoneyNothingIsLeft) {
  std::vector<Upgrade> files = load_upgrades(kLibrary / "upgrades");
  for (const auto& file : yaml_files(kLibrary / "variants")) files.push_back(load_upgrade(file));
  for (const Upgrade& upgrade : files) {
    models::Mechanisms levers = levers_in_force({upgrade}, sim::Date{2025, 1, 1}, 1);
    for (const std::string_view name : models::kMechanismNames) levers = models::without_means(levers, name);
    EXPECT_EQ(models::rules_of(levers, kPlace), models::Rules{}) << upgrade.file;
  }
}

TEST(Variants, SixDirectionsAndEachMovesTheRulesOfAllEight) {
  const std::vector<Upgrade> upgrades = load_upgrades(kLibrary / "upgrades");
  const sim::Date day{2025, 1, 1};
  const models::Rules eight = rules_under(upgrades, day);
  std::vector<std::filesystem::path> together = yaml_files(kLibrary / "upgrades");
  for (const char* name :
       {"joint_action", "grid_service", "local_industry", "information_exchange", "operating_mechanism",
        "team_capability", "supervision", "mediation", "law", "virtue", "industry", "training"}) {
    const std::filesystem::path file = kLibrary / "variants" / (std::string(name) + ".yaml");
    std::vector<Upgrade> more = upgrades;
    more.push_back(load_upgrade(file));
    EXPECT_EQ(more.back().kind, UpgradeKind::variant);
    EXPECT_NE(rules_under(more, day), eight) << name;
    together.push_back(file);
  }
  EXPECT_NO_THROW((void)load_upgrades(together)) << "two of them set one lever to different values on the same day";
}

TEST(Stress, MovesWhatItSays) {
  const County full = load_county(kLibrary / "county" / "shangli.yaml");
  const double present = 1 - full.parameters.institutions.vacant;
  EXPECT_NEAR(1 - load_county(kLibrary / "stress" / "staff_cut.yaml").parameters.institutions.vacant, 0.8 * present,
              1e-12);
  EXPECT_GT(load_county(kLibrary / "stress" / "demand_surge.yaml").parameters.matters.rate,
            full.parameters.matters.rate);
}

}  // namespace
}  // namespace tiexin::scenarios

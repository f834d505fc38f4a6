#include "scenarios/spec/strange.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/spec/load.hpp"

namespace tiexin::scenarios {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Sets = std::vector<std::pair<std::string, double>>;

/// An upgrade that sets these levers, the first in line 1.
Upgrade upgrade(int id, sim::Date date, const Sets& sets, std::vector<int> townships = {}) {
  Upgrade made;
  made.id = id;
  made.file = "u" + std::to_string(id);
  made.date.value = date;
  made.townships = std::move(townships);
  int line = 0;
  for (const auto& [path, value] : sets) made.sets.push_back({path, value, {made.file, ++line, 1}});
  return made;
}

/// Where and about what, as `u1:2 sets.duty.visits`.
std::vector<std::string> strange(const std::vector<Upgrade>& upgrades, const models::Parameters& parameters = {}) {
  std::vector<std::string> told;
  for (const Problem& problem : strange_levers(parameters, upgrades)) {
    EXPECT_NE(problem.wrong, "");
    EXPECT_NE(problem.allowed, "");
    told.push_back(problem.place.file + ":" + std::to_string(problem.place.line) + " " + problem.key);
  }
  return told;
}

constexpr sim::Date kDay{2010, 1, 1};

TEST(Strange, NothingInTheLibrary) {
  const std::filesystem::path library = TIEXIN_LIBRARY_DIR;
  const std::vector<Upgrade> upgrades = load_upgrades(library / "upgrades");
  for (const char* file :
       {"county/shangli.yaml", "county/test.yaml", "stress/demand_surge.yaml", "stress/staff_cut.yaml"})
    EXPECT_THAT(strange(upgrades, load_county(library / file).parameters), IsEmpty()) << file;
  for (const auto& entry : std::filesystem::directory_iterator(library / "variants")) {
    EXPECT_THAT(strange({load_upgrade(entry.path())}), IsEmpty()) << entry.path();
    std::vector<Upgrade> with_variant = upgrades;
    with_variant.push_back(load_upgrade(entry.path()));
    EXPECT_THAT(strange(with_variant), IsEmpty()) << entry.path();
  }
}

TEST(Strange, AMechanismWithoutAnyoneToAct) {
  EXPECT_THAT(strange({upgrade(1, kDay, {{"courtyard_meetings.meetings", 4}, {"courtyard_meetings.minutes", 0}})}),
              ElementsAre("u1:1 sets.courtyard_meetings.meetings"));
  EXPECT_THAT(strange({upgrade(1, kDay, {{"village_chiefs.leaders", 100}})}),
              ElementsAre("u1:1 sets.village_chiefs.leaders"));
  EXPECT_THAT(strange({upgrade(1, kDay, {{"outreach.posting", 0}})}), ElementsAre("u1:1 sets.outreach.posting"));
  EXPECT_THAT(strange({upgrade(1, kDay, {{"outreach.posting", 0}, {"outreach.hours", 8}})}), IsEmpty());
  const std::string text = strange_levers({}, {upgrade(1, kDay, {{"mediation.mediators", 4}})})[0].text();
  EXPECT_EQ(text, "u1:1:1: sets.mediation.mediators: does nothing while mediation.hours is 0; set mediation.hours too");
}

TEST(Strange, BeyondWhatHoursAllow) {
  const models::Parameters parameters;
  const double most = 8 * 60 / parameters.contacts.visit_minutes;
  const auto duty = [&](double visits) {
    return std::vector{upgrade(1, kDay, {{"outreach.hours", 8}}),
                       upgrade(2, {2011, 1, 1}, {{"duty.visits", visits}, {"duty.inspection_hours", 200}})};
  };
  EXPECT_THAT(strange(duty(most)), IsEmpty());
  EXPECT_THAT(strange(duty(most + 1)), ElementsAre("u2:1 sets.duty.visits"));
  EXPECT_THAT(strange({duty(most + 1)[1]}), IsEmpty());  // nobody is posted: the officers' hours bind

  // 26 contacts of 10 households take 5 minutes each: 1,300 minutes a year, 1.8 hours a month.
  const auto links = [](double hours) {
    return std::vector{upgrade(
        3, kDay,
        {{"household_links.contacts", 26}, {"household_links.members", 8000}, {"household_links.hours", hours}})};
  };
  EXPECT_THAT(strange(links(1.81)), IsEmpty());
  EXPECT_THAT(strange(links(1.80)), ElementsAre("u3:1 sets.household_links.contacts"));

  EXPECT_THAT(strange({upgrade(7, kDay, {{"grid.workers", 100}, {"grid.hours", 10}, {"grid.visits", 12}})}),
              ElementsAre("u7:3 sets.grid.visits"));
  EXPECT_THAT(strange({upgrade(7, kDay, {{"platform.intake_hours", 10}, {"platform.one_tap", 1}})}),
              ElementsAre("u7:2 sets.platform.one_tap"));
  EXPECT_THAT(strange({upgrade(9, kDay, {{"virtue.points", 1e6}, {"virtue.review_hours", 10}})}),
              ElementsAre("u9:1 sets.virtue.points"));
  EXPECT_THAT(strange({upgrade(1, kDay, {{"outreach.hours", 1}}), upgrade(9, kDay, {{"training.hours", 24}})}),
              ElementsAre("u9:1 sets.training.hours"));
}

TEST(Strange, MoreThanThereAre) {
  // 163 committees, 35 departments of 249 days: 8,715 desk-days.
  const auto days = [](double n) {
    return std::vector{upgrade(8, kDay, {{"service_day.days", n}, {"service_day.desks", 5}, {"service_day.hours", 4}})};
  };
  EXPECT_THAT(strange(days(10)), IsEmpty());
  EXPECT_THAT(strange(days(11)), ElementsAre("u8:1 sets.service_day.days"));
  const auto chiefs = [](double n) {
    return upgrade(6, kDay, {{"village_chiefs.leaders", n}, {"village_chiefs.hours", 2}});
  };
  for (const int villages : {20, 64, 257, 1284}) {  // the same density, whatever is rounded
    models::Parameters parameters;
    parameters.population.natural_villages = villages;
    EXPECT_THAT(strange({chiefs(163)}, parameters), IsEmpty()) << villages;
    EXPECT_THAT(strange({chiefs(300)}, parameters), ElementsAre("u6:1 sets.village_chiefs.leaders")) << villages;
  }
  EXPECT_THAT(strange({upgrade(3, kDay, {{"household_links.members", 40000}, {"household_links.hours", 4}})}),
              ElementsAre("u3:1 sets.household_links.members"));
}

TEST(Strange, WhatIsInForceTogetherCounts) {
  // Strange only until the second gives the hours, and only where the third takes them away again.
  const auto first = upgrade(1, kDay, {{"grid.workers", 2000}});
  const auto second = upgrade(2, kDay, {{"grid.hours", 10}});
  const auto third = upgrade(3, {2012, 1, 1}, {{"grid.hours", 0}}, {2});
  EXPECT_THAT(strange({first, second}), IsEmpty());
  EXPECT_THAT(strange({first, second, third}), ElementsAre("u1:1 sets.grid.workers"));
  EXPECT_THAT(strange({}), IsEmpty());
}

}  // namespace
}  // namespace tiexin::scenarios

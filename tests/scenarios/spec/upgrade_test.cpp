#include "scenarios/spec/upgrade.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "scenarios/spec/sources.hpp"
#include "tests/scenarios/spec/toy.hpp"
#include "tests/scenarios/temporary.hpp"

namespace tiexin::scenarios {
namespace {

using tests::kUpgrade;
using tests::message_of;
using tests::replaced;

class UpgradeFile : public ::testing::Test {
 protected:
  UpgradeFile() { folder_.write("sources.yaml", tests::kSources); }

  Upgrade read(const std::string& text, const std::string& name = "one.yaml") {
    tests::Levers levers;
    return read_upgrade(folder_.write("upgrades/" + name, text), slots(levers));
  }
  std::string problems(const std::string& text) {
    return message_of<SpecError>([&] { (void)read(text); });
  }
  void expect(const char* from, const char* to, const std::string& fragment) {
    const std::string text = problems(replaced(kUpgrade, from, to));
    EXPECT_NE(text.find("one.yaml:" + fragment), std::string::npos) << text;
  }

  tests::TemporaryFolder folder_;
};

TEST_F(UpgradeFile, SaysWhenWhereAndWhat) {
  const Upgrade upgrade = read(kUpgrade);
  EXPECT_EQ(upgrade.id, 1);
  EXPECT_EQ(upgrade.kind, UpgradeKind::upgrade);
  EXPECT_EQ(upgrade.name.zh, "下村");
  EXPECT_EQ(upgrade.date.value, (sim::Date{2008, 7, 1}));
  EXPECT_EQ(upgrade.date.high, (sim::Date{2008, 12, 31}));
  EXPECT_EQ(upgrade.sources, (std::vector<std::string>{"survey", "own"}));
  ASSERT_EQ(upgrade.sets.size(), 6u);
  EXPECT_EQ(upgrade.sets[0].path, "visits.hours");
  EXPECT_EQ(upgrade.sets[0].value, 8.0);
  EXPECT_EQ(upgrade.sets[0].place.line, 8);
  EXPECT_EQ(upgrade.sets[4].path, "visits.days.small");
  EXPECT_TRUE(upgrade.in_force({2008, 7, 1}, 3));
  EXPECT_FALSE(upgrade.in_force({2008, 6, 30}, 3));
}

TEST_F(UpgradeFile, RefusesWithPlaceAndReason) {
  expect("8 h/month", "8 h/week", "8:19: sets.visits.hours: unit 'h/week' is not 'h/month'");
  expect("8 h/month", "8", "8:19: sets.visits.hours: has no unit");
  expect("8 h/month", "41 h/month",
         "8:19: sets.visits.hours: 41 is outside what is possible; write a number from 0 to 40 h/month");
  expect("8 h/month", "'8 h/month'", "8:19: sets.visits.hours: '8 h/month' is quoted");
  expect("hours:", "huors:", "8:12: sets.visits.huors: is not a known key; did you mean 'hours'?");
  expect("meetings:", "meeting:", "9:3: sets.meeting: is not a known key; did you mean 'meetings'?");
  expect("enabled: true", "enabled: yes",
         "8:59: sets.visits.enabled: 'yes' has other meanings elsewhere; write true or false");
  expect("small: 3 day", "smal: 3 day", "8:86: sets.visits.days.smal: is not a known key");
  expect("2008-07-01", "2009-07-01", "5:15: date.value: 2009-07-01 is outside its own range");
  expect("[2008-01-01, 2008-12-31]", "[2008-12-31, 2008-01-01]",
         "5:27: date.range: runs from 2008-12-31 back to 2008-01-01");
  expect("kind: upgrade", "kind: reform", "2:7: kind: 'reform' is not known; write one of upgrade, variant");
  expect("id: 1", "id: 0", "1:5: id: 0 is out of range");
  expect("[survey, own]", "[survey, owm]", "6:1: source: 'owm' is not a source");
  expect("[survey, own]", "[own, own]", "6:15: source: names 'own' twice");
  expect("sets:", "where: {townships: []}\nsets:", "7:9: where.townships: is not a list with anything in it");
  expect("sets:", "where: {townships: [0]}\nsets:", "7:21: where.townships: '0' is not a township");
  expect("name: {zh: 下村, en: Visits}", "name: {zh: 下村}", "3:1: name.en: is missing");
}

TEST_F(UpgradeFile, ALeverMayHaveItsRangeAndItsSource) {
  const std::string belief = "{value: 8, unit: h/month, range: [2, 16], grade: assumed, source: own}";
  const Upgrade upgrade = read(replaced(kUpgrade, "8 h/month", belief));
  EXPECT_EQ(upgrade.sets.size(), read(kUpgrade).sets.size());
  EXPECT_EQ(upgrade.sets[0].path, "visits.hours");
  EXPECT_EQ(upgrade.sets[0].value, 8.0);
  ASSERT_EQ(upgrade.beliefs.size(), 1U) << "plain levers are no beliefs";
  const Origin& origin = upgrade.beliefs.at("visits.hours");
  EXPECT_EQ(origin.low, 2.0);
  EXPECT_EQ(origin.high, 16.0);
  EXPECT_EQ(origin.grade, Grade::assumed);
  EXPECT_EQ(origin.source, "own");
  EXPECT_EQ(upgrade.path_of("visits.hours"), "upgrade.1.visits.hours");
  EXPECT_EQ(lever_of(upgrade.path_of("visits.hours")), "visits.hours");
  tests::Levers levers;
  fold_levers({upgrade}, {2010, 1, 1}, 1, slots(levers));
  EXPECT_EQ(levers.visits.hours, 8.0);

  const auto expect_belief = [&](const char* from, const char* to, const std::string& fragment) {
    expect("8 h/month", replaced(belief, from, to).c_str(), fragment);
  };
  expect_belief("value: 8", "value: 1", "8:27: sets.visits.hours.value: 1 is outside its own range");
  expect_belief("h/month", "h/week", "8:36: sets.visits.hours.unit: unit 'h/week' is not 'h/month'");
  expect_belief("own", "owm", "8:85: sets.visits.hours.source: 'owm' is not a source");
  expect_belief("[2, 16]", "[2, 41]", "8:56: sets.visits.hours.range: 41 is outside what is possible");
  expect_belief(", range: [2, 16]", "", "8:12: sets.visits.hours.range: is missing");
}

TEST_F(UpgradeFile, OfALeverByClassEachPartIsABelief) {
  const std::string belief =
      "{value: {small: 3, practical: 4, hard: 5}, unit: day, range: {small: [1, 4], practical: [1, 5], hard: [1, 6]}, "
      "grade: assumed, source: own}";
  const Upgrade upgrade = read(replaced(kUpgrade, "{small: 3 day}", belief));
  EXPECT_EQ(upgrade.beliefs.size(), 3U);
  EXPECT_EQ(upgrade.beliefs.at("visits.days.hard").high, 6.0);
  EXPECT_EQ(upgrade.sets.size(), 8U);
}

TEST(LeverOf, IsEmptyForWhatIsNoPathOfALever) {
  EXPECT_EQ(lever_of("variant.12.grid.workers"), "grid.workers");
  for (const char* path : {"population.away_share", "upgrade", "upgrade.", "upgrade.7", "upgrade.x.grid.workers",
                           "upgrade..grid.workers", ""}) {
    EXPECT_TRUE(lever_of(path).empty()) << path;
  }
}

TEST_F(UpgradeFile, LaterDateWinsWhateverTheOrderOfFiles) {
  const Upgrade first = read(kUpgrade, "one.yaml");
  std::string text = replaced(kUpgrade, "id: 1", "id: 2");
  text = replaced(text, "{value: 2008-07-01, range: [2008-01-01, 2008-12-31]",
                  "{value: 2012-07-01, range: [2012-01-01, 2012-12-31]");
  text = replaced(text, "8 h/month", "12 h/month");
  const Upgrade second = read(text, "two.yaml");
  for (const auto& both : {std::vector<Upgrade>{first, second}, std::vector<Upgrade>{second, first}}) {
    tests::Levers levers;
    fold_levers(both, {2010, 1, 1}, 1, slots(levers));
    EXPECT_EQ(levers.visits.hours, 8.0);
    fold_levers(both, {2013, 1, 1}, 1, slots(levers));
    EXPECT_EQ(levers.visits.hours, 12.0);
  }
}

TEST_F(UpgradeFile, SameDayWithAnotherValueNamesBothFiles) {
  const Upgrade first = read(kUpgrade, "one.yaml");
  const Upgrade second = read(replaced(replaced(kUpgrade, "id: 1", "id: 2"), "8 h/month", "9 h/month"), "two.yaml");
  Problems problems;
  check_together({first, second}, problems);
  ASSERT_EQ(problems.size(), 1u);  // equal values of the other levers are fine
  const std::string text = message_of<SpecError>([&] { problems.throw_if_any(); });
  EXPECT_NE(text.find("two.yaml:8:19: sets.visits.hours: is set to another value on the same day, 2008-07-01, by "),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("one.yaml:8"), std::string::npos);
}

TEST_F(UpgradeFile, InDifferentTownshipsNothingConflicts) {
  const Upgrade first = read(replaced(kUpgrade, "sets:", "where: {townships: [2, 1]}\nsets:"), "one.yaml");
  std::string text = replaced(replaced(kUpgrade, "id: 1", "id: 2"), "8 h/month", "9 h/month");
  const Upgrade second = read(replaced(text, "sets:", "where: {townships: [3]}\nsets:"), "two.yaml");
  Problems problems;
  check_together({first, second}, problems);
  EXPECT_TRUE(problems.empty());
  tests::Levers here;
  tests::Levers there;
  tests::Levers elsewhere;
  fold_levers({first, second}, {2009, 1, 1}, 1, slots(here));
  fold_levers({first, second}, {2009, 1, 1}, 3, slots(there));
  fold_levers({first, second}, {2009, 1, 1}, 4, slots(elsewhere));
  EXPECT_EQ(here.visits.hours, 8.0);
  EXPECT_EQ(there.visits.hours, 9.0);
  EXPECT_EQ(elsewhere.visits.hours, 0.0);
}

TEST_F(UpgradeFile, OneIdTwiceIsRefused) {
  const Upgrade first = read(kUpgrade, "one.yaml");
  Problems problems;
  check_together({first, first}, problems);
  EXPECT_NE(message_of<SpecError>([&] { problems.throw_if_any(); }).find("id: 1 is given already by"),
            std::string::npos);
}

TEST_F(UpgradeFile, AVariantNeedsNoDifficulty) {
  std::string text = replaced(kUpgrade, "kind: upgrade", "kind: variant");
  text = replaced(text, "difficulty: {zh: 不见面, en: nobody comes}\n", "");
  EXPECT_EQ(read(text).kind, UpgradeKind::variant);
}

TEST(SourcesFile, ReadsAndRefuses) {
  const tests::TemporaryFolder folder;
  const Sources sources = read_sources(folder.write("sources.yaml", tests::kSources));
  EXPECT_TRUE(sources.has("own"));
  EXPECT_EQ(sources.by_key().at("survey").date, "2014-05");
  const auto refused = [&](const std::string& text) {
    return message_of<SpecError>([&] { (void)read_sources(folder.write("sources.yaml", text)); });
  };
  EXPECT_NE(refused("a: {publisher: x, confidence: high}").find("a.title: is missing"), std::string::npos);
  EXPECT_NE(refused("a: {title: x, confidence: certain}").find("write one of high, medium, low"), std::string::npos);
  EXPECT_NE(refused("a: {title: x, confidence: low, date: 14.5.2014}").find("is not a date"), std::string::npos);
  EXPECT_NE(refused("a: x").find("a: 'x' is not a mapping"), std::string::npos);
  EXPECT_NE(refused("a: {title: x, confidence: low, wher: y}").find("did you mean 'where'?"), std::string::npos);
}

}  // namespace
}  // namespace tiexin::scenarios

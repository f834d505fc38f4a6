#include "scenarios/spec/county.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "tests/scenarios/spec/toy.hpp"
#include "tests/scenarios/temporary.hpp"

namespace tiexin::scenarios {
namespace {

using tests::kCounty;
using tests::message_of;
using tests::replaced;

/// A folder with sources, and what reading a county from it gives.
class CountyFile : public ::testing::Test {
 protected:
  CountyFile() { folder_.write("sources.yaml", tests::kSources); }

  CountyHead read(const std::string& text, const std::vector<std::string>& overrides = {}) {
    toy_ = tests::Toy();
    provenance_.clear();
    return read_county(folder_.write("county/toy.yaml", text), overrides, slots(toy_), provenance_, sources_);
  }

  /// The problems, without the folder's name.
  std::string problems(const std::string& text, const std::vector<std::string>& overrides = {}) {
    std::string message = message_of<SpecError>([&] { (void)read(text, overrides); });
    const std::string prefix = (folder_.path() / "county").string() + "/";
    for (std::size_t at = message.find(prefix); at != std::string::npos; at = message.find(prefix))
      message.erase(at, prefix.size());
    return message;
  }

  tests::TemporaryFolder folder_;
  tests::Toy toy_;
  Provenance provenance_;
  Sources sources_;
};

TEST_F(CountyFile, FillsTheStruct) {
  const CountyHead head = read(kCounty);
  EXPECT_EQ(head.name.zh, "玩具县");
  EXPECT_EQ(head.horizon.until, (sim::Date{2024, 1, 1}));
  EXPECT_EQ(toy_.people.villages, 20);
  EXPECT_EQ(toy_.people.away_share, 0.35);
  EXPECT_EQ(toy_.people.touch, (models::ByClass{45, 180, 480}));
  EXPECT_EQ(toy_.ways.intercept, -0.7);
  EXPECT_TRUE(toy_.ways.posted);
  EXPECT_EQ(toy_.ways.seat, tests::Seat::office);
}

TEST_F(CountyFile, KeepsWhereEveryNumberComesFrom) {
  (void)read(kCounty);
  ASSERT_EQ(provenance_.size(), 8u);
  const Origin& share = provenance_.at("people.away_share");
  EXPECT_EQ(share.place.line, 7);
  EXPECT_EQ(share.unit, "share");
  EXPECT_EQ(share.low, 0.2);
  EXPECT_EQ(share.high, 0.5);
  EXPECT_EQ(share.grade, Grade::assumed);
  EXPECT_EQ(share.source, "own");
  const Origin& hard = provenance_.at("people.touch.hard");
  EXPECT_EQ(hard.value, 480.0);
  EXPECT_EQ(hard.low, 240.0);
  EXPECT_EQ(hard.prior, Prior::log_uniform);
  EXPECT_TRUE(provenance_.at("ways.intercept").calibrated);
  EXPECT_EQ(provenance_.at("ways.seat").note, "guess");
  EXPECT_EQ(provenance_.at("ways.seat").value, 1.0);
}

TEST_F(CountyFile, OrderOfKeysIsNothing) {
  (void)read(kCounty);
  const tests::Toy first = toy_;
  const std::size_t people = kCounty.find("people:");
  const std::size_t ways = kCounty.find("ways:");
  (void)read(kCounty.substr(ways) + kCounty.substr(people, ways - people) + kCounty.substr(0, people));
  EXPECT_EQ(toy_.people.touch, first.people.touch);
  EXPECT_EQ(toy_.ways.intercept, first.ways.intercept);
}

TEST_F(CountyFile, NamesEveryMissingParameter) {
  const std::string text = problems(kCounty.substr(0, kCounty.find("ways:")));
  EXPECT_NE(text.find("toy.yaml:1:1: ways.intercept: is missing"), std::string::npos) << text;
  EXPECT_NE(text.find("ways.posted: is missing"), std::string::npos);
  EXPECT_NE(text.find("ways.seat: is missing"), std::string::npos);
}

TEST_F(CountyFile, NamesAllProblemsAtOnce) {
  std::string county = replaced(kCounty, "away_share:", "away_shar:");
  county = replaced(county, "unit: logit", "unit: log");
  county = replaced(county, "value: office", "value: offcie");
  const std::string text = problems(county);
  EXPECT_NE(text.find("toy.yaml:7:3: people.away_shar: is not a known key; did you mean 'away_share'?"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("people.away_share: is missing"), std::string::npos);
  EXPECT_NE(text.find("ways.intercept.unit: unit 'log' is not 'logit'; write it in 'logit'"), std::string::npos);
  EXPECT_NE(
      text.find(
          "ways.seat.value: 'offcie' is not known; write one of birthplace, office, random (was 'office' meant?)"),
      std::string::npos);
}

TEST_F(CountyFile, RefusesAParameterWithoutItsBelongings) {
  for (const char* key : {"unit: share, ", "range: [0.2, 0.5], ", "grade: assumed, ", "value: 0.35, "}) {
    const std::string text = problems(replaced(kCounty, key, ""));
    const std::string name(key, std::string(key).find(':'));
    EXPECT_NE(text.find("toy.yaml:7:3: people.away_share." + name + ": is missing"), std::string::npos) << text;
  }
  const std::string bare =
      problems(replaced(kCounty, "{value: 0.35, unit: share, range: [0.2, 0.5], grade: assumed, source: own}", "0.35"));
  EXPECT_NE(bare.find("toy.yaml:7:15: people.away_share: is not a parameter with its range and source"),
            std::string::npos)
      << bare;
}

TEST_F(CountyFile, HoldsValueRangeAndBoundsTogether) {
  const auto with = [&](const char* from, const char* to) { return problems(replaced(kCounty, from, to)); };
  EXPECT_NE(with("value: 0.35", "value: 0.6")
                .find("people.away_share.value: 0.6 is outside its own range; write a value from 0.2 to 0.5"),
            std::string::npos);
  EXPECT_NE(with("[0.2, 0.5]", "[0.2, 1.5]")
                .find("people.away_share.range: 1.5 is outside what is possible; write a number from 0 to 1 share"),
            std::string::npos);
  EXPECT_NE(with("[0.2, 0.5]", "[0.5, 0.2]").find("runs from 0.5 down to 0.2"), std::string::npos);
  EXPECT_NE(with("[0.2, 0.5]", "[0.2]").find("is not a range; write [low, high]"), std::string::npos);
  EXPECT_NE(with("small: [20, 90]", "small: [0, 90]").find("people.touch.range.small: 0 is outside"),
            std::string::npos);
  EXPECT_NE(with("practical: 180, ", "").find("people.touch.value.practical: is missing"), std::string::npos);
  EXPECT_NE(with("value: 20,", "value: 20.5,").find("20.5 is not whole"), std::string::npos);
  EXPECT_NE(with("calibrated: true", "prior: log_uniform")
                .find("ways.intercept.range: reaches 0 or below under a log_uniform prior"),
            std::string::npos);
}

TEST_F(CountyFile, UnknownSourceNamesTheNearest) {
  const std::string text = problems(replaced(kCounty, "source: survey", "source: survye"));
  EXPECT_NE(text.find("people.villages.source: 'survye' is not a source of sources.yaml; did you mean 'survey'?"),
            std::string::npos)
      << text;
}

TEST_F(CountyFile, HorizonHoldsTogether) {
  EXPECT_NE(problems(replaced(kCounty, "until: 2024-01-01", "until: 2008-01-01"))
                .find("toy.yaml:4:8: until: 2008-01-01 is not after the start"),
            std::string::npos);
  EXPECT_NE(problems(replaced(kCounty, "run_in: 1998-01-01", "run_in: 1998-02-01")).find("is not a 1 January"),
            std::string::npos);
  EXPECT_NE(problems(replaced(kCounty, "start: 2008-01-01", "start: 1997-01-01")).find("is before the run-in"),
            std::string::npos);
  EXPECT_NE(problems(replaced(kCounty, "until: 2024-01-01", "until: 2099-01-01")).find("within the calendar"),
            std::string::npos);
}

TEST_F(CountyFile, ExtendsAnother) {
  folder_.write("county/base.yaml", kCounty);
  const CountyHead head = read(
      "extends: base.yaml\n"
      "name: {zh: 小县, en: Small}\n"
      "people:\n"
      "  villages: {value: 5, unit: village, range: [5, 5], grade: assumed, source: own}\n");
  EXPECT_EQ(head.name.en, "Small");
  EXPECT_EQ(head.horizon.start, (sim::Date{2008, 1, 1}));
  ASSERT_EQ(head.files.size(), 2u);
  EXPECT_EQ(toy_.people.villages, 5);
  EXPECT_EQ(toy_.people.away_share, 0.35);
  EXPECT_NE(provenance_.at("people.villages").place.file.find("toy.yaml"), std::string::npos);
  EXPECT_NE(provenance_.at("people.away_share").place.file.find("base.yaml"), std::string::npos);
}

TEST_F(CountyFile, RefusesCyclesAndNamesProblemsOfBothFiles) {
  folder_.write("county/base.yaml", "extends: toy.yaml\n");
  EXPECT_EQ(problems("extends: base.yaml\n"),
            "base.yaml:1:10: extends: 'toy.yaml' extends this file in turn; break the cycle");
  EXPECT_EQ(problems("extends: toy.yaml\n"),
            "toy.yaml:1:10: extends: 'toy.yaml' extends this file in turn; break the cycle");
  folder_.write("county/base.yaml", replaced(kCounty, "value: 0.35", "value: 0,35"));
  const std::string text = problems("extends: base.yaml\nnane: {}\n");
  EXPECT_NE(text.find("base.yaml:7:25: people.away_share.35: is not a known key; if a comma was meant as a decimal "
                      "point, write '.'"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("toy.yaml:2:1: nane: is not a known key; did you mean 'name'"), std::string::npos) << text;
  EXPECT_EQ(problems("extends: none.yaml\n"),
            "toy.yaml:1:10: extends: 'none.yaml' does not exist; give the path of a file, seen from the folder of this "
            "one");
}

TEST_F(CountyFile, OverridesByPath) {
  (void)read(kCounty,
             {"people.away_share=0.9", "people.touch.small=60 minute", "ways.seat=random", "ways.posted=false"});
  EXPECT_EQ(toy_.people.away_share, 0.9);  // beyond its range, within the bounds of the field
  EXPECT_EQ(toy_.people.touch.small, 60.0);
  EXPECT_EQ(toy_.ways.seat, tests::Seat::random);
  EXPECT_FALSE(toy_.ways.posted);
  EXPECT_TRUE(provenance_.at("people.away_share").overridden);
  EXPECT_EQ(provenance_.at("people.away_share").value, 0.35);
}

TEST_F(CountyFile, RefusesWrongOverrides) {
  EXPECT_EQ(problems(kCounty, {"people.away_shar=1"}),
            "--set: people.away_shar: is not a known parameter; did you mean 'people.away_share'?");
  EXPECT_EQ(problems(kCounty, {"people.away_share=2"}),
            "--set: people.away_share: 2 is outside what is possible; write a number from 0 to 1 share");
  EXPECT_NE(problems(kCounty, {"people.away_share"}).find("has no value; write it as people.away_share="),
            std::string::npos);
  EXPECT_NE(problems(kCounty, {"people.away_share="}).find("is empty"), std::string::npos);
  EXPECT_NE(problems(kCounty, {"people.villages=10.5"}).find("is not whole"), std::string::npos);
  EXPECT_NE(problems(kCounty, {"people.touch.small=1 hour"}).find("unit 'hour' is not 'minute'"), std::string::npos);
}

TEST_F(CountyFile, NeedsSources) {
  std::filesystem::remove(folder_.path() / "sources.yaml");
  EXPECT_NE(problems(kCounty).find("has no sources.yaml"), std::string::npos);
}

TEST(SetValue, WritesByPathAndGuardsIt) {
  tests::Toy toy;
  set_value(toy, "people.touch.hard", 500.0);
  EXPECT_EQ(value_at(toy, "people.touch.hard"), 500.0);
  set_value(toy, "ways.seat", 2.0);
  EXPECT_EQ(toy.ways.seat, tests::Seat::random);
  EXPECT_THROW(set_value(toy, "people.touch", 500.0), SpecError);
  EXPECT_THROW(set_value(toy, "people.touch.hard", 5000.0), SpecError);
  EXPECT_THROW(set_value(toy, "people.villages", 1.5), SpecError);
  EXPECT_EQ(
      leaf_paths(slots(toy)),
      (std::vector<std::string>{"people.villages", "people.away_share", "people.touch.small", "people.touch.practical",
                                "people.touch.hard", "ways.intercept", "ways.posted", "ways.seat"}));
}

}  // namespace
}  // namespace tiexin::scenarios

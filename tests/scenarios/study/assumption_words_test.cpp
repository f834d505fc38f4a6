#include "scenarios/study/assumption_words.hpp"

#include <gtest/gtest.h>

#include "scenarios/spec/load.hpp"
#include "scenarios/study/shown_parameters.hpp"
#include "tests/scenarios/study/small_county.hpp"

namespace tiexin::scenarios {
namespace {

TEST(AssumptionWords, EveryAssumedNumberHasChineseWords) {
  const County county = load_county(tests::SmallCounty::library() / "county" / "shangli.yaml");
  for (const auto& [path, origin] : county.provenance) {
    if (!origin.calibrated && origin.grade != Grade::assumed) continue;
    const analysis::Words words = assumption_words(path);
    EXPECT_EQ(words.zh.find('.'), std::string::npos) << path << " is named by its path: " << words.zh;
    EXPECT_FALSE(words.en.empty()) << path;
  }
}

TEST(AssumptionWords, EveryLeverOfTheEightHasChineseWords) {
  for (const Upgrade& upgrade : load_upgrades(tests::SmallCounty::library() / "upgrades")) {
    for (const auto& [lever, origin] : upgrade.beliefs) {
      const analysis::Words words = assumption_words(upgrade.path_of(lever));
      EXPECT_FALSE(unit_name(origin.unit).zh.empty()) << origin.unit;
      EXPECT_EQ(words.zh.find('.'), std::string::npos) << lever << " is named by its path: " << words.zh;
      EXPECT_FALSE(words.en.empty()) << lever;
    }
  }
  EXPECT_EQ(assumption_words("upgrade.9.training.hours").zh, "upgrade.9.training.hours");
  EXPECT_NE(assumption_words("upgrade.9.training.hours").en, "upgrade.9.training.hours") << "what its field says";
}

TEST(AssumptionWords, AClassStandsBehindAndWhatHasNoWordsIsSaidByItsField) {
  EXPECT_EQ(assumption_words("matters.rate").en, "rate of potential matters");
  EXPECT_EQ(assumption_words("surfacing.walk_in.hard").zh, "群众主动上门的意愿（难事）");
  EXPECT_EQ(assumption_words("surfacing.walk_in.hard").en, "how readily people walk in (hard)");
  EXPECT_EQ(assumption_words("trust.no_such_number").en, "trust.no_such_number");
}

}  // namespace
}  // namespace tiexin::scenarios

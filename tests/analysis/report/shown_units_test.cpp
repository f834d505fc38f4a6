#include "analysis/report/shown_units.hpp"

#include <gtest/gtest.h>
#include <vector>

#include "analysis/report/findings_in_words.hpp"
#include "tests/analysis/report/sample_input.hpp"

namespace tiexin::analysis {
namespace {

TEST(ShownUnits, LargeMoneyIsKnownByItsSizeWhateverItsSign) {
  const std::vector<EffectRow> effects{SampleInput::effect("1", "first18", "society_cost", -2'100'000, -3e6, -1e6),
                                       SampleInput::effect("1", "first18", "cost_per_resolution", -900, -1000, -800),
                                       SampleInput::effect("1", "first18", "resolution", -.1, -.2, -.05)};
  const auto units = shown_units({}, {&effects});
  EXPECT_EQ(units[index_of("society_cost")].difference.zh, "万元");
  EXPECT_EQ(units[index_of("cost_per_resolution")].difference.zh, "元");
  EXPECT_EQ(units[index_of("resolution")].factor, 100);
  ReportInput input = SampleInput::make();
  input.sentences = {{Role::harm, effects[0], {}, 0}};
  EXPECT_NE(first_screen(input, units)[0].zh.find("减少 200 万元［假设区间 100 至 300］"), std::string::npos)
      << first_screen(input, units)[0].zh;
}

TEST(FirstScreen, SaysThatNoHarmCanBeToldWhereNoneIsAmongTheFindings) {
  ReportInput input = SampleInput::make();
  const auto units = shown_units(input.scorecard, {&input.effects});
  EXPECT_EQ(first_screen(input, units).size(), 3U);
  EXPECT_EQ(first_screen(input, units)[1].zh.rfind("提高最多的一次：生效后的头 18 个月，", 0), 0U);
  EXPECT_EQ(first_screen(input, units)[2].en.rfind("The clearest harm: in its first 18 months, upgrade 6 ", 0), 0U);
  input.sentences.pop_back();
  const auto said = first_screen(input, units);
  ASSERT_EQ(said.size(), 3U);
  EXPECT_EQ(said[2].zh, "八次提升的 38 个主要差值里，没有一个能断定是变差；有 20 个分不清有没有作用。");
  input.judged = 0;
  EXPECT_EQ(first_screen(input, units).size(), 2U) << "where nothing was judged nothing is said of harm";
}

// The list, the tables and the sentences repeat the verdict of the row.
TEST(FirstScreen, AndTheListSayTheSameOfARow) {
  ReportInput input = SampleInput::make();
  EffectRow row = SampleInput::effect("1", "first18", "resolution", .025, .01, .04);
  row.n = 20;  // t = 2.6: enough alone, 2.093, not among forty, 3.6
  row.mean_low = .005;
  row.mean_high = .045;
  for (const int comparisons : {1, 40}) {
    row.comparisons = comparisons;
    input.effects = {row};
    input.sentences = {{Role::help, row, {}, 0}};
    const bool told = comparisons == 1;
    const std::string sentence = first_screen(input, shown_units({}, {&input.effects}))[0].zh;
    EXPECT_EQ(sentence.find("分不清") == std::string::npos, told) << sentence;
    EXPECT_EQ(sentence.rfind("提高最多的一次", 0) == 0, told);
    EXPECT_EQ(upgrade_verdict(input, "1").zh, told ? "变好：真解决率。" : "分不清有没有作用：真解决率。");
  }
}

TEST(Headlines, ShowLevelsAndDifferenceOfOneIndicator) {
  for (const auto& headline : ReportInput::default_headlines()) {
    EXPECT_EQ(headline.level, headline.difference);
    EXPECT_TRUE(is_judged(dictionary()[index_of(headline.difference)])) << headline.difference;
  }
}

}  // namespace
}  // namespace tiexin::analysis

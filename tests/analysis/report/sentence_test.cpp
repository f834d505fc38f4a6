#include "analysis/report/sentence.hpp"

#include <gtest/gtest.h>
#include <limits>
#include <string>

namespace tiexin::analysis {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
const Spoken kResolution{{"真解决率", "true resolution"}, {"个百分点", "percentage points"}, "higher"};
const Spoken kBurden{{"群众被拖累的天数", "burden days"}, {"天", "days"}, "lower"};
const Words kAssumption{"潜在事项的发生率", "rate of potential matters"};

TEST(Read, IsDecidedOnThePrintedInterval) {
  EXPECT_EQ(read(12, 8, 16), Reading::raised);
  EXPECT_EQ(read(-12, -16, -8), Reading::lowered);
  EXPECT_EQ(read(1, -2, 4), Reading::unclear);
  EXPECT_EQ(read(4.2, .4, 8), Reading::unclear) << "printed as [0, 8]: the reader sees 0 in it";
  EXPECT_EQ(read(4.6, .6, 8.6), Reading::raised) << "printed as [1, 9]";
  EXPECT_EQ(read(0, 0, 0), Reading::nothing);
  EXPECT_EQ(read(-5, -10, 0), Reading::unclear);
  EXPECT_EQ(read(5, 0, 10), Reading::unclear);
  EXPECT_EQ(read(0, -3, 3), Reading::unclear);
  EXPECT_EQ(read(3, kNan, kNan), Reading::single);
  EXPECT_EQ(read(3, 3, 3), Reading::single);
  EXPECT_EQ(read(kNan, kNan, kNan), Reading::missing);
}

TEST(Sense, FollowsTheBetterDirection) {
  EXPECT_EQ(sense(Reading::raised, "higher"), "better");
  EXPECT_EQ(sense(Reading::raised, "lower"), "worse");
  EXPECT_EQ(sense(Reading::lowered, "lower"), "better");
  EXPECT_EQ(sense(Reading::raised, ""), "");
  EXPECT_EQ(sense(Reading::unclear, "higher"), "");
}

TEST(Sentence, Raises) {
  const Words text = sentence(all_upgrades(8), kResolution, {12.34, 8.32, 16.49}, kAssumption);
  EXPECT_EQ(text.zh,
            "八次提升合起来使真解决率提高 12 个百分点［假设区间 8 至 16］；影响最大的假设是“潜在事项的发生率”。");
  EXPECT_EQ(text.en,
            "All eight upgrades together raise true resolution by 12 percentage points [interval over assumptions 8 to "
            "16]; the "
            "assumption that weighs most: rate of potential matters.");
}

TEST(Sentence, Lowers) {
  const Words text = sentence(one_upgrade("7", {"贴心网格", "care grids"}), kBurden, {-27.2, -36.1, -18.3}, {});
  EXPECT_EQ(text.zh,
            "第 7 次提升（贴心网格）使群众被拖累的天数减少 27 天［假设区间 18 至 36］；没有哪一项假设影响特别大。");
  EXPECT_EQ(text.en,
            "Upgrade 7 (care grids) lowers burden days by 27 days [interval over assumptions 18 to 36]; no single "
            "assumption stands "
            "out.");
}

TEST(Sentence, SaysThatItIsForTheWorse) {
  const Words text = sentence(one_upgrade("6", {"包村长", "village chiefs"}), kResolution, {-3, -4, -2}, {});
  EXPECT_NE(text.zh.find("降低 3 个百分点［假设区间 2 至 4］，属于变差；"), std::string::npos) << text.zh;
  EXPECT_NE(
      text.en.find(
          "lowers true resolution by 3 percentage points [interval over assumptions 2 to 4], which is for the worse;"),
      std::string::npos)
      << text.en;
}

TEST(Sentence, CannotBeToldFromNothing) {
  Subject subject = all_upgrades(8);
  subject.when = {"2024 年，", "In 2024, "};
  const Words text = sentence(subject, kResolution, {1.2, -3.1, 5.5}, kAssumption);
  EXPECT_EQ(text.zh,
            "2024 年，八次提升合起来对真解决率有没有作用，分不清：差值 +1 个百分点［假设区间 −3 至 +6］；"
            "影响最大的假设是“潜在事项的发生率”。");
  EXPECT_EQ(text.en,
            "In 2024, what all eight upgrades together do to true resolution cannot be told from nothing: +1 "
            "percentage points "
            "[interval over assumptions −3 to +6]; the assumption that weighs most: rate of potential matters.");
}

TEST(Sentence, DoesNothing) {
  const Words text = sentence(one_upgrade("3", {"联户", "linked households"}), kResolution, {0, 0, 0}, kAssumption);
  EXPECT_EQ(text.zh, "第 3 次提升（联户）对真解决率没有作用：差值和区间都是 0。");
  EXPECT_EQ(text.en,
            "Upgrade 3 (linked households) does nothing to true resolution: the difference and its interval are 0.");
}

TEST(Sentence, ConcludesNothingWithoutAnInterval) {
  EXPECT_NE(sentence(all_upgrades(8), kResolution, {3, kNan, kNan}, {}).zh.find("不下结论"), std::string::npos);
  EXPECT_NE(sentence(all_upgrades(8), kResolution, {kNan, kNan, kNan}, {}).zh.find("不作估计"), std::string::npos);
}

TEST(Sentence, SaysWhereItIsNotFirm) {
  const Words text = sentence(all_upgrades(8), kResolution, {12, 8, 16, false}, {});
  EXPECT_NE(text.zh.find("还不足以断定"), std::string::npos);
  EXPECT_NE(text.en.find("not enough to tell"), std::string::npos);
}

TEST(Sentence, NamesTheIntervalOfTheDiceWhereAssumptionsWereNeverVaried) {
  const Words text = sentence(all_upgrades(8), kResolution, {12, 8, 16, true, true}, kAssumption);
  EXPECT_EQ(text.zh, "八次提升合起来使真解决率提高 12 个百分点［随机区间 8 至 16］。");
  EXPECT_EQ(
      text.en,
      "All eight upgrades together raise true resolution by 12 percentage points [interval of the dice 8 to 16].");
}

TEST(Sentence, NeverSpeaksOfAConfidenceInterval) {
  for (const double low : {-3.0, .5, 8.0, kNan}) {
    const Words text = sentence(all_upgrades(8), kResolution, {12, low, 16}, {});
    EXPECT_EQ(text.zh.find("置信"), std::string::npos);
    EXPECT_EQ(text.en.find("confidence"), std::string::npos);
  }
}

TEST(Verdicts, ListGoodBadAndNothingAlike) {
  const Words text = verdicts({{{"甲", "A"}, Verdict::helps},
                               {{"乙", "B"}, Verdict::undecided},
                               {{"丙", "C"}, Verdict::harms},
                               {{"丁", "D"}, Verdict::nothing},
                               {{"戊", "E"}, Verdict::helps}});
  EXPECT_EQ(text.zh, "变好：甲、戊；变差：丙；分不清有没有作用：乙；没有作用：丁。");
  EXPECT_EQ(text.en, "Better: A, E; Worse: C; Cannot be told from nothing: B; Nothing: D.");
}

TEST(UpgradesInWords, CountThem) {
  EXPECT_EQ(upgrades_in_words(8).zh, "八次提升");
  EXPECT_EQ(upgrades_in_words(9).en, "nine upgrades");
  EXPECT_EQ(upgrades_in_words(12).en, "12 upgrades");
  EXPECT_FALSE(all_upgrades(1).plural);
}

}  // namespace
}  // namespace tiexin::analysis

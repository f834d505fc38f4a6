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

/// A difference whose mean is told from nothing, or is not.
Contrast told(double difference, double low, double high) {
  return {{difference, low, high, difference * .9, difference * 1.1},
          difference > 0 ? Reading::raised : Reading::lowered};
}
Contrast not_told(double difference, double low, double high) {
  return {{difference, low, high, -1, 1}, Reading::unclear};
}

TEST(Sense, FollowsTheBetterDirection) {
  EXPECT_EQ(sense(Reading::raised, "higher"), "better");
  EXPECT_EQ(sense(Reading::raised, "lower"), "worse");
  EXPECT_EQ(sense(Reading::lowered, "lower"), "better");
  EXPECT_EQ(sense(Reading::raised, ""), "");
  EXPECT_EQ(sense(Reading::unclear, "higher"), "");
}

TEST(Sentence, Raises) {
  const Words text = sentence(all_upgrades(8), kResolution, told(12.34, 8.32, 16.49), {kAssumption});
  EXPECT_EQ(text.zh,
            "八次提升合起来使真解决率提高 12 个百分点［假设区间 8 至 16］；影响最大的假设是“潜在事项的发生率”。");
  EXPECT_EQ(text.en,
            "All eight upgrades together raise true resolution by 12 percentage points [interval over assumptions 8 to "
            "16]; the "
            "assumption that weighs most: rate of potential matters.");
}

TEST(Sentence, Lowers) {
  const Words text = sentence(one_upgrade("7", {"贴心网格", "care grids"}), kBurden, told(-27.2, -36.1, -18.3), {});
  EXPECT_EQ(text.zh,
            "第 7 次提升（贴心网格）使群众被拖累的天数减少 27 天［假设区间 18 至 36］；看不出哪一项假设影响特别大。");
  EXPECT_EQ(text.en,
            "Upgrade 7 (care grids) lowers burden days by 27 days [interval over assumptions 18 to 36]; no single "
            "assumption can be seen to stand out.");
}

TEST(Sentence, SaysThatItIsForTheWorse) {
  const Words text = sentence(one_upgrade("6", {"包村长", "village chiefs"}), kResolution, told(-3, -4, -2), {});
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
  const Words text = sentence(subject, kResolution, not_told(1.2, -3.1, 5.5), {kAssumption});
  EXPECT_EQ(text.zh,
            "2024 年，八次提升合起来对真解决率有没有作用，分不清：差值 +1 个百分点［假设区间 −3 至 +6］；"
            "影响最大的假设是“潜在事项的发生率”。");
  EXPECT_EQ(text.en,
            "In 2024, what all eight upgrades together do to true resolution cannot be told from nothing: +1 "
            "percentage points "
            "[interval over assumptions −3 to +6]; the assumption that weighs most: rate of potential matters.");
}

TEST(Sentence, DoesNothing) {
  const Words text = sentence(one_upgrade("3", {"联户", "linked households"}), kResolution,
                              {{0, 0, 0, 0, 0}, Reading::nothing}, {kAssumption});
  EXPECT_EQ(text.zh, "第 3 次提升（联户）对真解决率没有作用：差值和区间都是 0。");
  EXPECT_EQ(text.en,
            "Upgrade 3 (linked households) does nothing to true resolution: the difference and its interval are 0.");
}

TEST(Sentence, ConcludesNothingWithoutAnInterval) {
  const Words once = sentence(all_upgrades(8), kResolution, {{3, kNan, kNan}, Reading::single}, {});
  EXPECT_NE(once.zh.find("真解决率的差值是 +3 个百分点，没有区间，不下结论"), std::string::npos) << once.zh;
  EXPECT_NE(once.en.find("a difference of +3 percentage points in true resolution"), std::string::npos) << once.en;
  EXPECT_NE(sentence(all_upgrades(8), kResolution, {{kNan, kNan, kNan}, Reading::missing}, {}).zh.find("不作估计"),
            std::string::npos);
}

TEST(Sentence, SaysWhereTheDirectionDependsOnTheAssumptions) {
  const Words up = sentence(all_upgrades(8), kResolution, told(2, -1, 5), {kAssumption});
  EXPECT_EQ(up.zh,
            "八次提升合起来使真解决率平均提高 2 个百分点［假设区间 −1 至 +5］，方向因假设而异；"
            "影响最大的假设是“潜在事项的发生率”。");
  EXPECT_EQ(up.en,
            "All eight upgrades together raise true resolution by 2 percentage points on average [interval over "
            "assumptions −1 to +5]; its direction depends on the assumptions; the assumption that weighs most: rate of "
            "potential matters.");
  const Words down = sentence(all_upgrades(8), kResolution, told(-2, -5, 1), {});
  EXPECT_NE(down.zh.find("平均降低 2 个百分点［假设区间 −5 至 +1］，属于变差，方向因假设而异"), std::string::npos);
  const Words small = sentence(all_upgrades(8), kResolution, {{.3, -5, 6, .1, .5}, Reading::raised}, {});
  EXPECT_NE(small.zh.find("平均提高 0.3 个百分点［假设区间 −5.0 至 +6.0］"), std::string::npos) << small.zh;
}

TEST(Sentence, SaysWhereFewReplicationsAreNotEnough) {
  const Words text = sentence(all_upgrades(8), kResolution, not_told(12, 8, 16), {});
  EXPECT_NE(text.zh.find("分不清：差值 +12 个百分点［假设区间 +8 至 +16］，区间虽不含 0"), std::string::npos)
      << text.zh;
  EXPECT_NE(text.en.find("though its range excludes 0: so few replications are not enough"), std::string::npos);
}

TEST(Sentence, SaysWhereNoAssumptionCouldHaveBeenFound) {
  const Words text = sentence(all_upgrades(8), kResolution, told(12, 8, 16), {{}, 7, 8});
  EXPECT_NE(text.zh.find("只重复了 7 次，分不清哪一项假设影响最大，至少要 8 次"), std::string::npos) << text.zh;
  EXPECT_NE(text.en.find("of 7 replications it cannot be told which assumption weighs most: it takes at least 8"),
            std::string::npos);
}

TEST(Sentence, ANumberThatNeverVariesIsSaidSo) {
  const Words text = sentence(all_upgrades(2), kBurden, told(-3, -3, -3), {kAssumption});
  EXPECT_NE(text.zh.find("减少 3 天［每次重复都一样］。"), std::string::npos) << text.zh;
  EXPECT_EQ(text.en, "Both upgrades together lower burden days by 3 days [the same in every replication].");
}

TEST(NoHarm, CountsWhatWasLookedAtAndWhatIsNotTold) {
  const Words text = no_harm_sentence(8, 38, 20);
  EXPECT_EQ(text.zh, "八次提升的 38 个主要差值里，没有一个能断定是变差；有 20 个分不清有没有作用。");
  EXPECT_EQ(text.en,
            "None of the 38 main differences of eight upgrades can be told to be for the worse; 20 of them cannot be "
            "told from nothing.");
  EXPECT_EQ(no_harm_sentence(1, 5, 0).en,
            "None of the 5 main differences of one upgrade can be told to be for the "
            "worse.");
}

TEST(Sentence, NamesTheIntervalOfTheDiceWhereAssumptionsWereNeverVaried) {
  Contrast contrast = told(12, 8, 16);
  contrast.dice_only = true;
  const Words text = sentence(all_upgrades(8), kResolution, contrast, {kAssumption});
  EXPECT_EQ(text.zh, "八次提升合起来使真解决率提高 12 个百分点［随机区间 8 至 16］。");
  EXPECT_EQ(
      text.en,
      "All eight upgrades together raise true resolution by 12 percentage points [interval of the dice 8 to 16].");
}

TEST(Sentence, NeverSpeaksOfAConfidenceInterval) {
  for (const Reading reading : {Reading::raised, Reading::unclear, Reading::single}) {
    const Words text = sentence(all_upgrades(8), kResolution, {{12, -3, 16, 8, 16}, reading}, {});
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

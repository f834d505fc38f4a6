#include "scenarios/cli/compare.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

#include "scenarios/cli/compare_text.hpp"
#include "scenarios/cli/exit_code.hpp"
#include "scenarios/spec/spec_error.hpp"
#include "tests/scenarios/study/small_county.hpp"

namespace tiexin::scenarios {
namespace {

using ::testing::HasSubstr;
using tests::message_of;
using tests::SmallCounty;

CompareOptions options_of(const SmallCounty& county, std::vector<std::filesystem::path> reforms) {
  CompareOptions options;
  options.reforms = std::move(reforms);
  options.county = county.county();
  options.upgrades = county.upgrades();
  options.months = 12;
  options.replications = 2;
  options.threads = 1;
  options.set = {"population.townships=2"};
  options.keyed_only = true;
  options.quiet = true;
  return options;
}

std::filesystem::path reform(const SmallCounty& county, const std::string& date, const std::string& townships) {
  const auto file = county.upgrade(9, date, "outreach: {hours: 12 h/month}");
  const auto moved = county.path() / "reform.yaml";
  std::filesystem::rename(file, moved);
  if (!townships.empty()) std::ofstream(moved, std::ios::app) << "where: {townships: [" << townships << "]}\n";
  return moved;
}

TEST(Compare, PrintsTheFiveWeaknessesTheTownshipAndTheHistories) {
  const SmallCounty county;
  ::testing::internal::CaptureStdout();
  const int code = compare(options_of(county, {reform(county, "2011-01-01", "2")}));
  const std::string said = ::testing::internal::GetCapturedStdout();
  EXPECT_EQ(code, kWell);
  for (const char* part :
       {"小县 Small County", "2011-01-01 – 2012-01-01 · n = 2 · seed 1", "resolution [%]", "cost_per_resolution",
        "burden_days", "handoffs", "appraisal_agreement", "true resolutions, 乡镇 township 2", "keyed",
        "open at the reform", "arisen in year 1", "Truth exists only within the model"}) {
    EXPECT_NE(said.find(part), std::string::npos) << part << "\n" << said;
  }
  EXPECT_EQ(said.find("year 2"), std::string::npos) << said;
  EXPECT_EQ(said.find("one stream"), std::string::npos) << said;
  EXPECT_EQ(said.find("nan"), std::string::npos) << said;
}

TEST(Compare, SaysWhereTownshipsAreTheWholeAndWhereStaffIsToSpare) {
  const SmallCounty county;
  CompareOptions options = options_of(county, {reform(county, "2011-01-01", "1")});
  options.set.clear();
  options.months = 1;
  options.quiet = false;
  ::testing::internal::CaptureStdout();
  ::testing::internal::CaptureStderr();
  EXPECT_EQ(compare(options), kWell);
  const std::string talk = ::testing::internal::GetCapturedStderr();
  (void)::testing::internal::GetCapturedStdout();
  EXPECT_THAT(talk, HasSubstr("reform.yaml is limited to township 1, and a county of 20 natural villages has no other: "
                              "it acts everywhere.\n"));
  EXPECT_THAT(talk, HasSubstr("questions of staffing want at least 280 villages.\n"));
}

/// Lines of a text that begin with `start`.
std::vector<std::string> lines_of(const std::string& text, const std::string& start) {
  std::vector<std::string> found;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(start)) found.push_back(line);
  }
  return found;
}

// Six months from March on hold no whole civil year, over which the true resolutions of a place are counted.
TEST(Compare, WithoutAWholeCivilYearThereAreNoTrueResolutionsOfAPlace) {
  const SmallCounty county;
  CompareOptions options = options_of(county, {reform(county, "2011-03-01", "")});
  options.months = 6;
  ::testing::internal::CaptureStdout();
  const int code = compare(options);
  const std::string said = ::testing::internal::GetCapturedStdout();
  EXPECT_EQ(code, kWell);
  const auto there = lines_of(said, "真解决 true resolutions");
  ASSERT_EQ(there.size(), 1U) << said;
  EXPECT_THAT(there[0], ::testing::ContainsRegex("—  +—  +—  +0  +—  +—$"));
  EXPECT_EQ(said.find("nan"), std::string::npos) << said;
}

TEST(Compare, AnIndicatorWithoutAValueIsLeftOutAndCounted) {
  ReformRuns runs;
  RuleRuns& keyed = runs.by_rule[0];
  keyed.histories.resize(2);
  std::vector<double> values;
  for (int r = 0; r < 20; ++r) values.push_back(0.2 + 0.01 * (r % 3));
  for (auto& arms : keyed.headlines) arms = {values, values};
  for (double& value : keyed.headlines[0][1]) value += 0.1;
  keyed.headlines[0][0][4] = analysis::kEmpty;                                          // one of 20: left out
  for (std::size_t r = 0; r < 3; ++r) keyed.headlines[2][1][r * 5] = analysis::kEmpty;  // three: a selection
  keyed.resolved_there = {std::vector<double>(20, analysis::kEmpty), std::vector<double>(20, analysis::kEmpty)};
  const std::string said = compare_text({}, {}, runs);
  const auto row = [&said](const std::string& start) { return lines_of(said, start).at(0); };
  EXPECT_THAT(row("真解决率"), ::testing::ContainsRegex("\\+10  +19  +—  +—$"));
  EXPECT_THAT(row("每真解决一件"), ::testing::ContainsRegex("—  +17  +—  +—$"));
  EXPECT_THAT(row("群众被拖累"), ::testing::ContainsRegex("0  +20  "));
  EXPECT_EQ(said.find("nan"), std::string::npos) << said;
}

// Of two replications nine tenths are within 6.3 standard deviations, from far below 0 to over 100 %.
TEST(Compare, ALevelDoesNotLeaveWhereItsIndicatorCanLie) {
  ReformRuns runs;
  RuleRuns& keyed = runs.by_rule[0];
  keyed.histories.resize(2);
  for (auto& arms : keyed.headlines) arms = {std::vector{0.2, 0.7}, std::vector{0.3, 0.6}};
  keyed.resolved_there = {std::vector{0.0, 1.0}, std::vector{0.0, 2.0}};
  const std::string said = compare_text({}, {}, runs);
  const auto row = [&said](const std::string& start) { return lines_of(said, start).at(0); };
  EXPECT_THAT(row("真解决率"), HasSubstr("  0–100  "));
  EXPECT_THAT(row("每真解决一件"), HasSubstr("  0–3 "));
  EXPECT_THAT(row("平均流转次数"), HasSubstr("  0–3 "));
  EXPECT_THAT(row("考核与实绩"), HasSubstr("  −1 – 1  "));
  EXPECT_THAT(row("真解决 true resolutions"), HasSubstr("  0–5 "));
}

// Mean .4, s = .158, t(.95, 4) = 2.132: from .06 to .74, as the scorecard would say of the dice; the mean alone is
// known from .2 to .6.
TEST(Compare, ALevelIsTheRangeOverTheDiceNotTheIntervalOfItsMean) {
  ReformRuns runs;
  RuleRuns& keyed = runs.by_rule[0];
  keyed.histories.resize(2);
  const std::vector<double> values{0.2, 0.3, 0.4, 0.5, 0.6};
  for (auto& arms : keyed.headlines) arms = {values, values};
  keyed.resolved_there = {values, values};
  const std::string said = compare_text({}, {}, runs);
  EXPECT_THAT(lines_of(said, "真解决率").at(0), HasSubstr("  10–70  "));
}

// Two reforms, the second on the first day that is no longer looked at, and one month before.
TEST(Compare, AReformBehindTheWindowIsRefused) {
  const SmallCounty county;
  const auto later = [&county](const std::string& date) {
    const auto first = reform(county, "2011-01-01", "");
    const auto second = county.upgrade(10, date, "training: {hours: 1 h/year}");
    const auto moved = county.path() / "second.yaml";
    std::filesystem::rename(second, moved);
    return options_of(county, {first, moved});
  };
  CompareOptions behind = later("2012-01-01");
  EXPECT_THAT(message_of<SpecError>([&behind] { compare(behind); }),
              HasSubstr("2012-01-01 lies behind the window of 12 months from 2011-01-01 on; write a date before "
                        "2012-01-01, ask for more --months, or leave this reform out"));
  ::testing::internal::CaptureStdout();
  EXPECT_EQ(compare(later("2011-12-01")), kWell);
  EXPECT_THAT(::testing::internal::GetCapturedStdout(), HasSubstr("Upgrade 9 + 第10次 Upgrade 10"));
}

TEST(Compare, AllThatIsWrongIsTold) {
  const SmallCounty county;
  const auto refusal = [&county](const std::filesystem::path& file, int months = 24) {
    CompareOptions options = options_of(county, {file});
    options.months = months;
    return message_of<SpecError>([&options] { compare(options); });
  };
  EXPECT_THAT(refusal(reform(county, "2011-01-01", "3")), HasSubstr("township 3 does not exist"));
  EXPECT_THAT(refusal(reform(county, "2005-01-01", "1")), HasSubstr("lies before the run of the county"));
  EXPECT_THAT(refusal(reform(county, "2034-01-01", "1"), 60), HasSubstr("the calendar ends with 2036"));
  const auto in_force = county.upgrades() / "1.yaml";
  EXPECT_THAT(refusal(in_force), HasSubstr("1.yaml: is in force in both arms already, for it lies in "));
  const auto copy = county.path() / "copy.yaml";
  std::filesystem::copy_file(in_force, copy);
  EXPECT_THAT(refusal(copy), HasSubstr("id: 1 is given already"));
  EXPECT_THAT(refusal(county.path() / "nowhere.yaml"), HasSubstr("nowhere.yaml"));
}

}  // namespace
}  // namespace tiexin::scenarios

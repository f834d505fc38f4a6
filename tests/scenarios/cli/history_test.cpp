#include "scenarios/cli/history.hpp"

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <set>

#include "scenarios/cli/exit_code.hpp"
#include "scenarios/spec/spec_error.hpp"
#include "scenarios/store/results.hpp"
#include "scenarios/store/store_error.hpp"
#include "scenarios/store/sums.hpp"
#include "tests/scenarios/cli/history_run.hpp"
#include "tests/scenarios/cli/results_files.hpp"
#include "tests/scenarios/study/small_county.hpp"

namespace tiexin::scenarios {
namespace {

using tests::SmallCounty;

TEST(History, TheSameFolderForAnyNumberOfThreads) {
  const SmallCounty county;
  HistoryOptions options = tests::options_of(county, 2, 0);
  options.threads = 1;
  EXPECT_EQ(tests::run_history(options).code, kWell);
  const std::string one = sums_of(options.out);
  options.threads = 2;
  EXPECT_EQ(tests::run_history(options).code, kWell);
  EXPECT_EQ(sums_of(options.out), one);
  EXPECT_EQ(sums_of(county.path() / "out.previous"), one);
}

TEST(History, UpgradesAreCalledByTheirNumbersWhereSomeAreMissing) {
  const SmallCounty county;
  std::filesystem::remove(county.upgrades() / "2.yaml");
  std::filesystem::remove(county.upgrades() / "3.yaml");
  county.upgrade(4, "2010-07-01", "outreach: {hours: 9 h/month}");
  county.upgrade(7, "2010-07-01", "training: {hours: 0 h/year}");
  const HistoryOptions options = tests::options_of(county, 2, 0);
  EXPECT_EQ(tests::run_history(options).code, kWell);
  std::set<std::string> sequences;
  for (const auto& row : tests::rows_of(options.out / "effects_order.csv")) sequences.insert(row.at("sequence"));
  EXPECT_EQ(sequences, (std::set<std::string>{"4,7", "7,4"}));
  const std::string page = tests::slurp(options.out / "report.html");
  EXPECT_NE(page.find(R"("arms":[{"id":"0","upgrades":[]},{"id":"1","upgrades":["1"]},{"id":"4","upgrades":["1","4"]},)"
                      R"({"id":"7","upgrades":["1","4","7"]}],"last_arm":"7")"),
            std::string::npos);
}

TEST(History, WithoutUpgradesThereIsNothingToCompare) {
  const SmallCounty county;
  for (const int id : {1, 2, 3}) std::filesystem::remove(county.upgrades() / fmt::format("{}.yaml", id));
  const HistoryOptions options = tests::options_of(county, 2, 0);
  const tests::Ended ended = tests::run_history(options);
  EXPECT_EQ(ended.code, kWell);
  EXPECT_EQ(ended.said.find("difference"), std::string::npos) << ended.said;
  EXPECT_NE(ended.said.find("未实行 none"), std::string::npos);
  EXPECT_TRUE(tests::rows_of(options.out / "effects_all.csv").empty());
}

TEST(History, FixedParametersKeepVectorOne) {
  const SmallCounty county;
  county.ensemble("vector,matters.rate\n1," + county.own("matters.rate") + "\n2,200\n");
  HistoryOptions options = tests::options_of(county, 3, 2);
  options.fixed_parameters = true;
  EXPECT_EQ(tests::run_history(options).code, kWell);
  const auto rows = tests::rows_of(options.out / "runs.csv");
  EXPECT_EQ(rows.size(), 15u);
  for (const auto& row : rows) EXPECT_EQ(row.at("vector"), "1");
}

TEST(History, WithMoreThanATenthLostThereIsNoEstimate) {
  const SmallCounty county;
  county.ensemble("vector,population.administrative_villages\n1,0\n2,50\n");
  const HistoryOptions options = tests::options_of(county, 2, 0);
  EXPECT_EQ(tests::run_history(options).code, kSomeRunsFailed);
  for (const auto& row : tests::rows_of(options.out / "scorecard.csv")) {
    EXPECT_EQ(row.at("mean"), "");
    EXPECT_EQ(row.at("n_failed"), "1");
  }
}

TEST(History, ProblemsOfAllFilesAreToldBeforeAnythingIsDone) {
  const SmallCounty county;
  county.upgrade(2, "2010-07-01", "outreach: {hour: 8 h/month}");
  HistoryOptions options = tests::options_of(county, 1, 0);
  options.set = {"population.away_shar=0.3"};
  const std::string text = tests::message_of<SpecError>([&] { (void)history(options); });
  EXPECT_NE(text.find("population.away_shar"), std::string::npos) << text;
  EXPECT_NE(text.find("outreach.hour"), std::string::npos) << text;
  EXPECT_FALSE(std::filesystem::exists(options.out));
}

TEST(History, ASecondProcessOnTheSameFolderIsToldSo) {
  const SmallCounty county;
  const HistoryOptions options = tests::options_of(county, 1, 0);
  const Results first({options.out, true, false, "scenario"});
  EXPECT_NE(tests::message_of<StoreError>([&] { (void)history(options); }), "");
}

}  // namespace
}  // namespace tiexin::scenarios

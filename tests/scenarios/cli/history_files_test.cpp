// The files of a history, recomputed from its runs.
#include <array>
#include <cmath>
#include <fmt/core.h>
#include <gtest/gtest.h>
#include <set>

#include <nlohmann/json.hpp>

#include "analysis/estimate/descriptive.hpp"
#include "analysis/estimate/dictionary.hpp"
#include "analysis/estimate/paired.hpp"
#include "scenarios/cli/exit_code.hpp"
#include "scenarios/cli/history.hpp"
#include "scenarios/store/sums.hpp"
#include "tests/scenarios/cli/history_run.hpp"
#include "tests/scenarios/cli/results_files.hpp"
#include "tests/scenarios/study/small_county.hpp"

namespace tiexin::scenarios {
namespace {

using analysis::mean;
using analysis::quantile;
using analysis::standard_deviation;
using analysis::t_quantile;
using tests::SmallCounty;

/// Twelve replications over three vectors, three more of the first; the twelfth run of people that cannot be drawn.
class SmallHistory : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    county_ = new SmallCounty;
    const std::string rate = county_->own("matters.rate");
    std::string csv = "vector,matters.rate,population.administrative_villages\n";
    for (int v = 1; v <= 12; ++v) {
      csv += fmt::format("{},{},{}\n", v, v == 1 ? rate : std::to_string(90 + 10 * v), v == 12 ? 50 : 0);
    }
    county_->ensemble(csv);
    ended_ = tests::run_history(tests::options_of(*county_, 12, 3));
    out_ = county_->path() / "out";
  }
  static void TearDownTestSuite() { delete county_; }

  static inline SmallCounty* county_ = nullptr;
  static inline tests::Ended ended_;
  static inline std::filesystem::path out_;
};

TEST_F(SmallHistory, EveryFileIsThereAndVerified) {
  EXPECT_EQ(ended_.code, kSomeRunsFailed);
  for (const char* name : {"indicators.csv", "scorecard.csv", "effects.csv", "effects_order.csv", "timeline.csv",
                           "targets.csv", "runs.csv", "runs_year.csv", "manifest.json", "report.html", "upgrades.csv",
                           "parameters.csv", "vectors.csv", "SHA256SUMS"}) {
    EXPECT_TRUE(std::filesystem::is_regular_file(out_ / name)) << name;
  }
  EXPECT_TRUE(verify(out_).empty());
}

TEST_F(SmallHistory, ColumnsAreThoseThatOtherProgramsRead) {
  const auto header = [&](const char* name) { return tests::header_of(out_ / name); };
  EXPECT_EQ(header("indicators.csv"), "indicator,weakness,zh,zh_paper,en,unit,layer,basis,definition");
  EXPECT_EQ(header("scorecard.csv"),
            "arm,period_start,period_end,weakness,indicator,unit,layer,basis,mean,low,high,dice_low,dice_high,n,"
            "n_failed");
  EXPECT_EQ(header("effects.csv"),
            "upgrade,window,months,weakness,indicator,unit,layer,basis,difference,low,high,mean_low,mean_high,dice_low,"
            "dice_high,same_sign,vrf,n,n_failed");
  EXPECT_EQ(header("effects_order.csv"),
            "upgrade,sequence,window,months,weakness,indicator,unit,layer,basis,difference,low,high,mean_low,mean_high,"
            "dice_low,dice_high,same_sign,vrf,n,n_failed");
  EXPECT_EQ(header("timeline.csv"), "arm,year,weakness,indicator,unit,layer,basis,mean,low,high,n");
  EXPECT_EQ(header("targets.csv"),
            "pattern,what,kind,role,arm,published_low,published_high,mean,low,high,inside,overlap");
  EXPECT_EQ(header("runs_year.csv"), "arm,replication,window,indicator,value");
  std::string runs = "arm,replication,vector,run_id,seed,status,error,state_hash,events,dice";
  for (const auto& entry : analysis::dictionary()) runs += "," + std::string(entry.id);
  EXPECT_EQ(header("runs.csv"), runs);
}

TEST_F(SmallHistory, ArmsPeriodsAndWindowsAreComplete) {
  std::set<std::string> arms, periods, windows;
  for (const auto& row : tests::rows_of(out_ / "scorecard.csv")) {
    arms.insert(row.at("arm"));
    periods.insert(row.at("period_start") + " " + row.at("period_end"));
  }
  for (const auto& row : tests::rows_of(out_ / "effects.csv")) windows.insert(row.at("upgrade") + row.at("window"));
  EXPECT_EQ(arms, (std::set<std::string>{"0", "1", "2", "3"}));
  EXPECT_EQ(periods, (std::set<std::string>{"2008-01-01 2012-12-31", "2012-01-01 2012-12-31"}));
  EXPECT_EQ(windows.size(), 9u);
  std::set<std::string> sequences;
  for (const auto& row : tests::rows_of(out_ / "effects_order.csv")) sequences.insert(row.at("sequence"));
  EXPECT_EQ(sequences, (std::set<std::string>{"2,3", "3,2"}));
}

TEST_F(SmallHistory, TheFailedReplicationIsLeftOutOnBothSidesCountedAndNamedFirst) {
  EXPECT_EQ(ended_.said.find("Failed: 5 of 75 runs"), 0u) << ended_.said;
  EXPECT_NE(ended_.said.find("arm 0, replication 12, seed 1: population: more administrative"), std::string::npos);
  for (const auto& row : tests::rows_of(out_ / "effects.csv")) {
    EXPECT_EQ(row.at("n_failed"), "1");
    EXPECT_LE(std::stoi(row.at("n")), 11);
  }
  const auto manifest = nlohmann::json::parse(tests::slurp(out_ / "manifest.json"));
  EXPECT_EQ(manifest["failed"].size(), 5u);
  EXPECT_EQ(manifest["failed"][0]["replication"], 12);
  EXPECT_EQ(manifest["runs"]["finished"], 70);
  EXPECT_EQ(manifest["state_hash"].get<std::string>().size(), 16u);
}

TEST_F(SmallHistory, AnUpgradeThatDoesNothingHasDifferencesOfExactlyZero) {
  int n = 0;
  for (const auto& row : tests::rows_of(out_ / "effects.csv")) {
    if (row.at("upgrade") != "3" || row.at("difference").empty()) continue;
    EXPECT_EQ(row.at("difference"), "0") << row.at("indicator");
    EXPECT_EQ(row.at("low"), "0");
    EXPECT_EQ(row.at("high"), "0");
    EXPECT_EQ(row.at("mean_low"), "0");
    EXPECT_EQ(row.at("mean_high"), "0");
    ++n;
  }
  EXPECT_GT(n, 100);
}

TEST_F(SmallHistory, ScorecardAndTimelineAreRecomputedFromTheRuns) {
  const tests::RunFiles files(out_);
  int n = 0;
  const auto hold = [&](const std::map<std::string, std::string>& row, const std::string& window) {
    const std::string& indicator = row.at("indicator");
    const auto values = tests::values_of(files.series({row.at("arm")}, window, indicator, false));
    ASSERT_EQ(std::to_string(values.size()), row.at("n")) << indicator << " " << window;
    if (row.at("mean").empty()) return;
    const double scale = std::max(1.0, std::fabs(mean(values)));
    ASSERT_NEAR(tests::number_of(row.at("mean")), mean(values), 1e-12 * scale) << indicator;
    if (values.size() < 2) return;  // one value has no interval
    ASSERT_NEAR(tests::number_of(row.at("low")), quantile(values, 0.05), 1e-12 * scale) << indicator;
    ASSERT_NEAR(tests::number_of(row.at("high")), quantile(values, 0.95), 1e-12 * scale) << indicator;
    if (row.contains("dice_low") && !row.at("dice_low").empty()) {
      const auto dice = tests::values_of(files.series({row.at("arm")}, window, indicator, true));
      const double reach = t_quantile(0.95, static_cast<double>(dice.size()) - 1) * standard_deviation(dice);
      ASSERT_NEAR(tests::number_of(row.at("dice_low")), mean(values) - reach, 1e-12 * scale) << indicator;
      ASSERT_NEAR(tests::number_of(row.at("dice_high")), mean(values) + reach, 1e-12 * scale) << indicator;
    }
    ++n;
  };
  for (const auto& row : tests::rows_of(out_ / "scorecard.csv")) {
    hold(row, row.at("period_start").starts_with("2008") ? "observed" : "2012");
  }
  for (const auto& row : tests::rows_of(out_ / "timeline.csv")) hold(row, row.at("year"));
  EXPECT_GT(n, 1000);
}

/// Arms before and after an upgrade; both orders of 2 and 3 are run, and their mean is the row.
std::array<std::vector<std::string>, 2> sides_of(const std::string& upgrade) {
  if (upgrade == "1") return {{{"0"}, {"1"}}};
  if (upgrade == "2") return {{{"1", "2b"}, {"2", "3"}}};
  return {{{"2", "1"}, {"3", "2b"}}};
}

TEST_F(SmallHistory, EffectsAreRecomputedFromTheRuns) {
  const tests::RunFiles files(out_);
  int n = 0;
  for (const auto& row : tests::rows_of(out_ / "effects.csv")) {
    const std::string& indicator = row.at("indicator");
    const std::string window = row.at("window") + ":" + row.at("upgrade");
    const auto [control, treated] = sides_of(row.at("upgrade"));
    if (row.at("difference").empty() ||
        analysis::dictionary()[analysis::index_of(indicator)].shown == analysis::Shown::capped_days) {
      continue;  // values at the cap are left out of differences
    }
    const auto d = tests::differences(files.series(control, window, indicator, false),
                                      files.series(treated, window, indicator, false));
    ASSERT_EQ(std::to_string(d.size()), row.at("n")) << indicator << " " << window;
    const double scale = std::max(1.0, std::fabs(mean(d)));
    const double size = static_cast<double>(d.size());
    const double reach = t_quantile(0.975, size - 1) * standard_deviation(d) / std::sqrt(size);
    ASSERT_NEAR(tests::number_of(row.at("difference")), mean(d), 1e-9 * scale) << indicator;
    ASSERT_NEAR(tests::number_of(row.at("low")), quantile(d, 0.05), 1e-9 * scale) << indicator;
    ASSERT_NEAR(tests::number_of(row.at("high")), quantile(d, 0.95), 1e-9 * scale) << indicator;
    ASSERT_NEAR(tests::number_of(row.at("mean_low")), mean(d) - reach, 1e-9 * scale) << indicator;
    ASSERT_NEAR(tests::number_of(row.at("mean_high")), mean(d) + reach, 1e-9 * scale) << indicator;
    const auto dice = tests::differences(files.series(control, window, indicator, true),
                                         files.series(treated, window, indicator, true));
    if (!row.at("dice_low").empty()) {
      const double of_dice =
          t_quantile(0.975, static_cast<double>(dice.size()) - 1) * standard_deviation(dice) / std::sqrt(size);
      ASSERT_NEAR(tests::number_of(row.at("dice_low")), mean(d) - of_dice, 1e-9 * scale) << indicator;
    }
    ++n;
  }
  EXPECT_GT(n, 300);
}

TEST_F(SmallHistory, TheScreenHasTheFiveWeaknessesAndSaysWhereTheResultsAre) {
  for (const char* weakness : {"resolution", "cost_benefit", "efficiency", "process", "appraisal"}) {
    EXPECT_NE(ended_.said.find(weakness), std::string::npos) << weakness;
  }
  EXPECT_NE(ended_.said.find((out_ / "report.html").string()), std::string::npos);
  EXPECT_NE(ended_.said.find("真值只存在于模型之中"), std::string::npos);
}

}  // namespace
}  // namespace tiexin::scenarios

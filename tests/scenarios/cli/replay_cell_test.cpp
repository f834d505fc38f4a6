// One printed number, computed anew from all its runs.
#include <filesystem>
#include <gtest/gtest.h>
#include <string>

#include "scenarios/study/rerun.hpp"
#include "tests/scenarios/cli/replay_fixture.hpp"

namespace tiexin::scenarios {
namespace {

using tests::alter;
using tests::has;
using tests::Said;

/// Two folders of results, and numbers of theirs.
class ReplayCell : public tests::ReplayFolders {};

TEST_F(ReplayCell, NumbersOfEveryTableAreComputedAnew) {
  for (const char* text :
       {"scorecard.csv:3:mean", "effects.csv:12:difference", "effects.csv:12:mean_low", "effects.csv:14:mean_high",
        "effects.csv:12:same_sign", "effects_order.csv:2:low", "effects_all.csv:5:high", "effects_all.csv:5:mean_high",
        "timeline.csv:40:mean", "targets.csv:2:mean", "targets_default.csv:3:mean", "runs.csv:2:resolution_180",
        "runs_year.csv:100:value", "runs_hash.csv:9:state_hash"}) {
    const Said said = replay(cell(folder("a"), text));
    EXPECT_EQ(said.code, kWell) << text << "\n" << said.out;
    EXPECT_TRUE(has(said.out, "IDENTICAL: ")) << text << "\n" << said.out;
  }
}

TEST_F(ReplayCell, ANumberThatItsRunsDoNotGiveIsToldBesideTheRightOne) {
  const std::filesystem::path spoilt = copy();
  const auto row = tests::rows_of(spoilt / "runs.csv").at(1);
  alter(spoilt, "runs.csv", row.at("cost_per_resolution"), "1.5");
  const Said said = replay(cell(spoilt, "runs.csv:2:cost_per_resolution"));
  EXPECT_EQ(said.code, kDiffers);
  EXPECT_TRUE(has(said.out, "DIFFERENT: the folder has 1.5, the runs give " + row.at("cost_per_resolution")))
      << said.out;
  // From other runs than the folder tells of, the same number proves nothing.
  alter(spoilt, "runs.csv", row.at("state_hash"), "0123456789abcdef");
  EXPECT_EQ(replay(cell(spoilt, "runs.csv:2:events")).code, kDiffers);
}

TEST_F(ReplayCell, CellsThatAreNotThereAreToldWithWhatIs) {
  EXPECT_TRUE(has(refused(cell(folder("a"), "contrast.csv:1:low")), "there are scorecard.csv"));
  EXPECT_TRUE(has(refused(cell(folder("a"), "parameters.csv:1:value")), "is not a table that is made of runs"));
  EXPECT_TRUE(has(refused(cell(folder("a"), "effects.csv:100000:low")), "row 1 is the first below the header"));
  EXPECT_TRUE(has(refused(cell(folder("a"), "effects.csv:1:differnce")), "did you mean 'difference'"));
  for (const char* text :
       {"effects.csv", "effects.csv:low", "effects.csv:0:low", "effects.csv:x:low", ":1:low", "a:1:"})
    EXPECT_TRUE(has(refused(cell(folder("a"), text)), "FILE:ROW:COLUMN")) << text;
}

TEST(Agree, NineDigitsAreTheSameNumber) {
  EXPECT_TRUE(agree("", ""));
  EXPECT_TRUE(agree("0.12345678901", "0.12345678902"));
  EXPECT_FALSE(agree("0.12345678", "0.12345679"));
  EXPECT_FALSE(agree("0.5", ""));
  EXPECT_FALSE(agree("finished", "failed"));
}

}  // namespace
}  // namespace tiexin::scenarios

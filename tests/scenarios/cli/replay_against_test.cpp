// Two folders that do not hold the same years and upgrades, side by side.
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <string>

#include "tests/scenarios/cli/replay_fixture.hpp"

namespace tiexin::scenarios {
namespace {

using tests::has;
using tests::Said;
using tests::slurp;

/// `a`; `later`, observed from a year later on; `fourth`, with an upgrade more; `moved`, that upgrade a year later.
class ReplayAgainst : public tests::ReplayFolders {
 protected:
  static void SetUpTestSuite() {
    county_ = new tests::SmallCounty;
    write("a", 1, {});
    county_->upgrade(4, "2011-03-01", "training: {hours: 30 h/year}");
    write("fourth", 1, {});
    county_->upgrade(4, "2012-03-01", "training: {hours: 30 h/year}");
    write("moved", 1, {});
    std::filesystem::remove(county_->upgrades() / "4.yaml");
    std::string text = slurp(county_->county());
    text.replace(text.find("start: 2008"), 11, "start: 2009");
    text.replace(text.find("until: 2013"), 11, "until: 2012");
    std::ofstream(county_->county()) << text;
    std::filesystem::remove(county_->upgrades() / "1.yaml");  // before the first day observed
    write("later", 1, {});
  }

  static Said hold(const std::string& one, const std::string& other, const std::string& arm) {
    ReplayOptions both = options(folder(one), arm, 1);
    both.against = folder(other);
    return replay(both);
  }
};

TEST_F(ReplayAgainst, WindowsOfAnUpgradeThatOneLacksAreNoDifferences) {
  const Said said = hold("a", "fourth", "3");
  EXPECT_EQ(said.code, kWell) << said.out;
  EXPECT_TRUE(has(
      said.out, "Not compared, for only " + folder("fourth").string() + " has it: first18:4, since:4, carry_over:4\n"))
      << said.out;
  EXPECT_TRUE(has(said.out, "IDENTICAL: arm 3, replication 1 of both folders")) << said.out;
}

TEST_F(ReplayAgainst, AnotherFirstDayIsNamed) {
  const Said said = hold("a", "later", "0");
  EXPECT_EQ(said.code, kDiffers) << said.out;
  EXPECT_TRUE(has(said.out, "  start: 2008-01-01 against 2009-01-01\n")) << said.out;
  EXPECT_TRUE(has(said.out, "Not compared, for only " + folder("a").string() + " has it: 2008, ")) << said.out;
  EXPECT_FALSE(has(said.out, "the same inputs")) << said.out;
}

TEST_F(ReplayAgainst, TheDateOfAnUpgradeOfALaterArmIsNamed) {
  const Said said = hold("fourth", "moved", "3");
  EXPECT_EQ(said.code, kDiffers) << said.out;
  EXPECT_TRUE(has(said.out, "that differ:\n  upgrade 4 of a later arm: from 2011-03-01 against from 2012-03-01\n"))
      << said.out;
  EXPECT_FALSE(has(said.out, "upgrade 1")) << "what is the same is not printed: " << said.out;
  EXPECT_FALSE(has(said.out, "the same inputs")) << said.out;
}

}  // namespace
}  // namespace tiexin::scenarios

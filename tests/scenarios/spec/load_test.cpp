#include "scenarios/spec/load.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/study/small_county.hpp"

namespace tiexin::scenarios {
namespace {

using tests::message_of;
using tests::SmallCounty;
using tests::TemporaryFolder;

TEST(UpgradeFolder, AnEmptyOneMeansNoUpgrades) {
  const TemporaryFolder folder;
  EXPECT_TRUE(load_upgrades(folder.path()).empty());
  folder.write(".gitkeep", "");
  EXPECT_TRUE(load_upgrades(folder.path()).empty());
}

TEST(UpgradeFolder, OneThatHoldsOnlyOtherThingsIsRefused) {
  const TemporaryFolder folder;
  folder.write("upgrades/one.yml", "id: 1\n");
  folder.write("upgrades/two.txt", "");
  EXPECT_THAT(
      message_of<SpecError>([&] { (void)load_upgrades(folder.path() / "upgrades"); }),
      ::testing::HasSubstr("upgrades: holds no .yaml file, but 'one.yml'; give a folder of upgrade files, or an "
                           "empty one for a county without upgrades"));
  EXPECT_THAT(message_of<SpecError>([&] { (void)load_upgrades(folder.path()); }),
              ::testing::HasSubstr("holds no .yaml file, but 'upgrades'"));
}

TEST(UpgradeFolder, BesideUpgradesOtherThingsAreLeftAlone) {
  const SmallCounty county;
  std::ofstream(county.upgrades() / "notes.txt") << "read by nobody";
  EXPECT_EQ(load_upgrades(county.upgrades()).size(), 3U);
}

TEST(LeverOverride, SetsALeverOfOneUpgradeWhichIsNoBeliefAnyMore) {
  const std::filesystem::path library = std::filesystem::path(TIEXIN_LIBRARY_DIR) / "upgrades";
  const auto upgrades =
      load_upgrades(library, {"upgrade.7.grid.workers=1000", "matters.rate=100", "upgrade.1.outreach.hours=4 h/month"});
  EXPECT_EQ(levers_in_force(upgrades, {2024, 1, 1}, 1).grid.workers, 1000.0);
  EXPECT_EQ(levers_in_force(upgrades, {2024, 1, 1}, 1).outreach.hours, 4.0);
  EXPECT_EQ(upgrades[0].beliefs.count("outreach.hours"), 0U);
  EXPECT_EQ(upgrades[6].beliefs.count("grid.hours"), 1U);
  const auto added = load_upgrades(library, {"upgrade.3.training.hours=12"});
  EXPECT_EQ(levers_in_force(added, {2024, 1, 1}, 1).training.hours, 12.0);
  const County county = load_county(std::filesystem::path(TIEXIN_LIBRARY_DIR) / "county" / "test.yaml",
                                    {"upgrade.7.grid.workers=1000", "matters.rate=100"});
  EXPECT_EQ(county.parameters.matters.rate, 100.0);
}

TEST(LeverOverride, IsRefusedWithWhatThereIs) {
  const auto problems = [](const std::string& set) {
    return message_of<SpecError>(
        [&] { (void)load_upgrades(std::filesystem::path(TIEXIN_LIBRARY_DIR) / "upgrades", {set}); });
  };
  EXPECT_THAT(problems("upgrade.9.grid.workers=1"),
              ::testing::StartsWith("--set: upgrade.9.grid.workers: is a lever of no upgrade there is; there are "
                                    "upgrade.1.grid.workers, upgrade.2.grid.workers,"));
  EXPECT_NE(problems("upgrade.7.grid.wrokers=1").find("did you mean 'grid.workers'"), std::string::npos);
  EXPECT_NE(problems("upgrade.7.grid.workers=-1").find("-1 is outside what is possible"), std::string::npos);
  EXPECT_NE(problems("upgrade.7.grid.workers").find("has no value"), std::string::npos);
}

}  // namespace
}  // namespace tiexin::scenarios

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

}  // namespace
}  // namespace tiexin::scenarios

#include "scenarios/study/staff_density.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenarios/spec/load.hpp"

namespace tiexin::scenarios {
namespace {

using ::testing::HasSubstr;

County shangli(int villages) {
  return load_county(std::filesystem::path(TIEXIN_LIBRARY_DIR) / "county" / "shangli.yaml",
                     {"population.natural_villages=" + std::to_string(villages)});
}

TEST(StaffDensity, IsOneAtTheFullSizeAndFarMoreInASmallCounty) {
  EXPECT_EQ(staff_density(shangli(1284).parameters), 1.0);
  EXPECT_NEAR(staff_density(shangli(640).parameters), 1.0, 0.02);
  EXPECT_NEAR(staff_density(shangli(20).parameters), 12.9, 0.1);
}

// Where the warning ends is where it says that it does, within the size of a department.
TEST(StaffDensity, TheWarningEndsBelowTheSizeItAsksFor) {
  for (const int villages : {1, 20, 40, 100, 180, 193, 240, 257}) {
    EXPECT_THAT(slack_warning(shangli(villages).parameters), HasSubstr("want at least 280 villages")) << villages;
  }
  for (int villages = 280; villages <= 1284; villages += 4) {
    EXPECT_EQ(slack_warning(shangli(villages).parameters), "") << villages;
  }
}

TEST(StaffDensity, APageNamesTheSizeOfACountyThatIsSmaller) {
  EXPECT_EQ(smaller_county(shangli(1284)).zh, "");
  EXPECT_EQ(smaller_county(shangli(400)).zh, "缩小的县：400 个自然村");
  EXPECT_THAT(smaller_county(shangli(40)).zh, HasSubstr("缩小的县：40 个自然村，人手宽裕"));
  EXPECT_THAT(smaller_county(shangli(40)).en, HasSubstr("a smaller county: 40 natural villages, staff to spare"));
  EXPECT_EQ(reduced_to(shangli(40)), 40);
  EXPECT_EQ(reduced_to(shangli(1284)), std::nullopt);
}

// A file that says its own size is the county that it is; only its slack is told.
TEST(StaffDensity, ASmallCountyOfItsOwnIsNotReduced) {
  const County own = load_county(std::filesystem::path(TIEXIN_LIBRARY_DIR) / "county" / "test.yaml");
  EXPECT_EQ(reduced_to(own), std::nullopt);
  EXPECT_THAT(smaller_county(own).zh, HasSubstr("20 个自然村"));
}

}  // namespace
}  // namespace tiexin::scenarios

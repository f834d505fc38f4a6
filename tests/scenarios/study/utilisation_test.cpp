#include "scenarios/study/utilisation.hpp"

#include <filesystem>
#include <gtest/gtest.h>

namespace tiexin::scenarios {
namespace {

const std::filesystem::path kCounty = std::filesystem::path(TIEXIN_LIBRARY_DIR) / "county" / "shangli.yaml";

TEST(Utilisation, OfEveryDeskInTheThirdYear) {
  const County county = load_county(kCounty, {"population.natural_villages=257"});
  const Utilisation read = utilisation(county);
  EXPECT_EQ(read.villages, 257);
  EXPECT_EQ(read.year, county.head.horizon.run_in.year + kUtilisationYears - 1);
  int n_townships = 0;
  int n_departments = 0;
  int topic = 0;
  for (const DeskUse& desk : read.desks) {
    const auto& p = county.parameters.institutions;
    const double expected = desk.kind == DeskKind::township ? p.township_background : p.department_background;
    EXPECT_NEAR(desk.ordinary, expected, 0.1) << desk.number;
    EXPECT_GE(desk.matters, 0.0);
    EXPECT_LT(desk.utilisation(), 1.0);
    EXPECT_GE(desk.posts, 1);
    n_townships += desk.kind == DeskKind::township ? 1 : 0;
    if (desk.kind != DeskKind::department) continue;
    EXPECT_EQ(desk.number, static_cast<std::uint32_t>(++n_departments));
    EXPECT_GE(desk.topic, topic);
    topic = desk.topic;
  }
  EXPECT_EQ(n_townships, 2);
  EXPECT_EQ(n_departments, 8);
  EXPECT_EQ(topic, 5);
  EXPECT_EQ(read.desks.back().kind, DeskKind::petition_office);
}

TEST(Utilisation, ALargeCountyIsReadFromASmallerOne) {
  County county = load_county(kCounty, {"population.natural_villages=1000000", "population.households_per_village=8"});
  EXPECT_EQ(utilisation(county).villages, kMostVillagesRead);
  county.parameters.population.administrative_villages = 500'000;  // two villages each, as before
  county.parameters.population.townships = 100'000;
  const Utilisation read = utilisation(county);
  EXPECT_EQ(read.villages, kMostVillagesRead);
  EXPECT_EQ(read.desks[127].kind, DeskKind::township);
  EXPECT_EQ(read.desks[128].kind, DeskKind::department);
}

TEST(Utilisation, LessStaffIsBusier) {
  const auto mean = [](const std::vector<std::string>& overrides) {
    const Utilisation read = utilisation(load_county(kCounty, overrides));
    double sum = 0.0;
    for (const DeskUse& desk : read.desks) sum += desk.matters;
    return sum / static_cast<double>(read.desks.size());
  };
  const std::string small = "population.natural_villages=257";
  EXPECT_GT(mean({small, "institutions.vacant=0.4"}), mean({small}) * 1.2);
}

}  // namespace
}  // namespace tiexin::scenarios

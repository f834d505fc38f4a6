#include "scenarios/cli/compare.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
  EXPECT_THAT(refusal(county.upgrades() / "1.yaml"), HasSubstr("id: 1 is given already"));
  EXPECT_THAT(refusal(county.path() / "nowhere.yaml"), HasSubstr("nowhere.yaml"));
}

}  // namespace
}  // namespace tiexin::scenarios

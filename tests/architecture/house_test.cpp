// Holds the source tree, as text, against the rooms and arrows of the house.

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <vector>

#include "tests/architecture/checker.hpp"

namespace tiexin::architecture {
namespace {

TEST(Architecture, EverySourceKeepsTheRulesOfTheHouse) {
  std::vector<std::string> all;
  const std::vector<Source> sources = sources_of_the_house();
  for (const Source& source : sources) {
    for (const std::string& one : violations(source)) all.push_back(one);
  }
  EXPECT_GT(sources.size(), 10U);
  EXPECT_TRUE(all.empty()) << joined(all);
}

TEST(Architecture, TheTopLevelHasTheRoomsOfTheHouseAndNoOther) {
  const std::set<std::string> rooms = {"sim", "models", "scenarios", "analysis", "tests", "bench"};
  const std::set<std::string> produced = {"build", "out"};
  std::set<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator(TIEXIN_SOURCE_DIR)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_directory() && !name.starts_with(".") && !produced.contains(name)) found.insert(name);
  }
  EXPECT_EQ(found, rooms);
}

TEST(Architecture, CommandLineParserIsIncludedOnce) {
  std::vector<std::string> users;
  for (const Source& source : sources_of_the_house()) {
    const std::vector<std::string> lines = lines_of(source.text);
    if (std::any_of(lines.begin(), lines.end(),
                    [](const std::string& line) { return included_by(line).starts_with("CLI/"); })) {
      users.push_back(source.path);
    }
  }
  EXPECT_LE(users.size(), 1U) << joined(users);
}

}  // namespace
}  // namespace tiexin::architecture

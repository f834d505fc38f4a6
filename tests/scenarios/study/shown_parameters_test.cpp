#include "scenarios/study/shown_parameters.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <stdexcept>

namespace tiexin::scenarios {
namespace {

using Rows = std::vector<analysis::ReportInput::Parameter>;

Rows rows_of(const std::vector<std::string>& set = {}) {
  return shown_parameters(load_county(std::filesystem::path(TIEXIN_LIBRARY_DIR) / "county" / "shangli.yaml", set));
}

analysis::ReportInput::Parameter row(const Rows& rows, std::string_view path) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& one) { return one.path == path; });
  if (found == rows.end()) throw std::out_of_range(std::string(path));
  return *found;
}

TEST(ShownParameters, EveryOneHasANameAndAUnitInChinese) {
  for (const auto& one : rows_of()) {
    EXPECT_NE(one.name.zh, one.path);
    EXPECT_FALSE(one.name.en.empty()) << one.path;
    EXPECT_FALSE(one.unit_name.zh.empty()) << one.path << " in " << one.unit;
    EXPECT_FALSE(one.outside) << one.path;
    EXPECT_NE(one.grade, "set") << one.path;
  }
}

TEST(ShownParameters, TownshipsAndVillagesAreThoseThatTheCountyHas) {
  const Rows full = rows_of();
  EXPECT_EQ(row(full, "population.townships").value, 10);
  EXPECT_EQ(row(full, "population.administrative_villages").value, 163);
  EXPECT_EQ(row(full, "population.administrative_villages").low, 163);
  EXPECT_EQ(row(full, "population.administrative_villages").high, 172);
  EXPECT_EQ(row(rows_of({"population.natural_villages=40"}), "population.administrative_villages").value, 5);
  EXPECT_EQ(row(rows_of({"population.townships=7"}), "population.townships").value, 7);
}

TEST(ShownParameters, WhatTheCommandLineSetHasAGradeOfItsOwnAndIsMarkedBeyondTheRange) {
  const Rows rows = rows_of({"institutions.vacant=0.3", "population.away_share=0.4", "population.natural_villages=40"});
  const auto vacant = row(rows, "institutions.vacant");
  EXPECT_EQ(vacant.grade, "set");
  EXPECT_TRUE(vacant.outside);
  EXPECT_EQ(vacant.value, 0.3);
  EXPECT_EQ(vacant.source, "文件中 in the file: 0.05, assumed");
  const auto away = row(rows, "population.away_share");
  EXPECT_EQ(away.grade, "set");
  EXPECT_FALSE(away.outside);
  EXPECT_EQ(row(rows, "population.natural_villages").grade, "set");
  EXPECT_TRUE(row(rows, "population.natural_villages").outside);
  EXPECT_EQ(row(rows, "institutions.seconded").grade, "assumed");
}

}  // namespace
}  // namespace tiexin::scenarios

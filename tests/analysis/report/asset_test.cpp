#include "analysis/report/asset.hpp"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <string>

#include "analysis/report/echarts_script.hpp"
#include "sim/contract.hpp"

namespace tiexin::analysis {
namespace {

TEST(Asset, HoldsTheBytesOfItsFile) {
  const std::filesystem::path folder = TIEXIN_SOURCE_DIR "/analysis/report/assets";
  for (const Asset& one : assets()) {
    std::ifstream file(folder / one.name, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(asset(one.name), bytes) << one.name;
  }
}

TEST(Asset, EveryFileIsEmbedded) {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(TIEXIN_SOURCE_DIR "/analysis/report/assets")) {
    files += entry.is_regular_file() ? 1 : 0;
  }
  EXPECT_EQ(assets().size(), files);
}

TEST(Asset, RefusesAnUnknownName) { EXPECT_THROW(asset("no such text"), sim::ContractError); }

TEST(EchartsScript, IsTheWholeOfOneVersionOrEmpty) {
  const std::string_view script = echarts_script();
  if (script.empty()) {
    GTEST_SKIP() << "built without npm: reports have no charts";
  }
  EXPECT_GT(script.size(), 1'000'000U);
  EXPECT_NE(script.find("Licensed to the Apache Software Foundation"), std::string_view::npos);
  EXPECT_NE(script.find("6.1.0"), std::string_view::npos);
  EXPECT_EQ(script.find("</script"), std::string_view::npos) << "it would end the page's own script element";
}

}  // namespace
}  // namespace tiexin::analysis

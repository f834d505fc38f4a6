// The golden scenario: one hash for every build, and for every way to run it.
#include "tests/determinism/golden.hpp"

#include <cstdlib>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "scenarios/cli/version.hpp"
#include "tests/determinism/small_golden.hpp"

namespace tiexin::models {
namespace {

/// Of all arms at the end, in order.
std::uint64_t golden_hash() {
  const small::County county(small::golden_description());
  const auto system = county.system_of(small::golden_arms(), county.second_summer());
  std::uint64_t hash = 0;
  for (std::size_t arm = 0; arm < system->arms.size(); ++arm)
    hash = hash * 0x9e3779b97f4a7c15U + small::run(system, arm).years.back();
  return hash;
}

TEST(Golden, HashIsTheCommittedOne) {
  const std::uint64_t hash = golden_hash();
  if (std::getenv("TIEXIN_SHOW_GOLDEN") != nullptr) fmt::print("kGoldenHash = {:#x}U\n", hash);
  EXPECT_EQ(hash, golden_hash()) << "two runs in one process differ";
  if (tests::kGoldenHash == 0) GTEST_SKIP() << "not yet frozen; it would be " << fmt::format("{:#x}", hash);
  EXPECT_EQ(hash, tests::kGoldenHash) << fmt::format(
      "results have changed: raise results_version, say why in the CHANGELOG (R), and set kGoldenHash to {:#x}U", hash);
  EXPECT_EQ(scenarios::kResultsVersion, tests::kGoldenResultsVersion) << "the hash is of another version";
}

}  // namespace
}  // namespace tiexin::models

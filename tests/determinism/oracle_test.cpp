// The fast engine against the oracle: a heap, one thread, no slot used twice, no fork, trust by a double loop, in
// another process. On random small counties with random upgrades both give the same hash at the end of every year of
// every arm.
#include <cstdio>
#include <gtest/gtest.h>
#include <map>
#include <memory>
#include <sstream>

#include "tests/models/random_plan.hpp"

namespace tiexin::models {
namespace {

constexpr std::uint32_t kCounties = 200;
constexpr int kYears = 2;

using Hashes =
    std::map<std::pair<std::uint32_t, std::size_t>, std::vector<std::uint64_t>>;  // by county and arm, of every year

Hashes ask_oracle() {
  const std::string command =
      std::string(TIEXIN_ORACLE) + " 0 " + std::to_string(kCounties) + ' ' + std::to_string(kYears);
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  Hashes hashes;
  if (pipe == nullptr) return hashes;
  char line[256];
  while (std::fgets(line, sizeof line, pipe.get()) != nullptr) {
    std::istringstream words(line);
    std::uint32_t number = 0;
    std::size_t arm = 0;
    words >> number >> arm;
    std::uint64_t hash = 0;
    while (words >> std::hex >> hash) hashes[{number, arm}].push_back(hash);
  }
  return hashes;
}

TEST(Oracle, FastEngineGivesItsHashes) {
  const Hashes expected = ask_oracle();
  ASSERT_EQ(expected.size(), kCounties * 3) << "the oracle did not finish";
  struct Quiet : sim::Progress {
  } progress;
  std::size_t differing = 0;
  for (std::uint32_t number = 0; number < kCounties; ++number) {
    const small::PlannedStudy study = small::planned_study(number, kYears);
    const CountyModel model(study.made.system);
    const sim::StreamKey key{number, 1};
    const sim::RunResults results =
        sim::run_all([&](std::size_t) -> const CountyModel& { return model; }, study.plan, {&key, 1}, 2, progress);
    for (std::size_t arm = 0; arm < study.plan.arms.size(); ++arm) {
      const sim::RunResult& fast = results[0][arm];
      ASSERT_EQ(fast.status, sim::RunStatus::finished) << "county " << number << ": " << fast.error.text;
      const std::vector<std::uint64_t>& naive = expected.at({number, arm});
      ASSERT_EQ(fast.years.size(), naive.size());
      for (std::size_t year = 0; year < naive.size(); ++year) {
        if (fast.years[year].hash == naive[year]) continue;
        ADD_FAILURE() << "county " << number << ", arm " << arm << ", first in " << fast.years[year].year;
        ++differing;
        break;
      }
      if (arm > 0) {
        EXPECT_NE(fast.state_hash, results[0][arm - 1].state_hash) << "arms of county " << number << " do not differ";
      }
    }
    ASSERT_LT(differing, 5U) << "enough";
  }
}

}  // namespace
}  // namespace tiexin::models

// The same bits on any number of threads, straight or forked.
#include <gtest/gtest.h>

#include "tests/models/random_plan.hpp"

namespace tiexin::models {
namespace {

struct Quiet : sim::Progress {};

TEST(Threads, GiveTheSameBits) {
  const small::PlannedStudy made = small::planned_study(3, 4);
  const CountyModel model(made.made.system);
  std::vector<sim::StreamKey> keys;
  for (std::uint32_t r = 1; r <= 6; ++r) keys.push_back({11, r});
  const auto run_on = [&](unsigned threads) {
    Quiet progress;
    return sim::run_all([&](std::size_t) -> const CountyModel& { return model; }, made.plan, keys, threads, progress);
  };
  const sim::RunResults one = run_on(1);
  for (const unsigned threads : {2U, 3U, 8U}) {
    const sim::RunResults many = run_on(threads);
    for (std::size_t r = 0; r < keys.size(); ++r) {
      for (std::size_t arm = 0; arm < made.plan.arms.size(); ++arm) {
        ASSERT_EQ(one[r][arm].status, sim::RunStatus::finished) << one[r][arm].error.text;
        EXPECT_EQ(one[r][arm].state_hash, many[r][arm].state_hash)
            << threads << " threads, replication " << r << ", arm " << arm;
        EXPECT_EQ(one[r][arm].years, many[r][arm].years);
        EXPECT_EQ(one[r][arm].tables, many[r][arm].tables);
        EXPECT_EQ(one[r][arm].events, many[r][arm].events);
      }
    }
  }
  // They are not the same because nothing depends on anything.
  EXPECT_NE(one[0][0].state_hash, one[1][0].state_hash);
  EXPECT_NE(one[0][0].state_hash, one[0][2].state_hash);
}

TEST(Forks, GiveTheBitsOfAStraightRun) {
  for (std::uint32_t number = 20; number < 26; ++number) {
    const small::PlannedStudy made = small::planned_study(number, 4);
    const CountyModel model(made.made.system);
    Quiet progress;
    const sim::StreamKey key{5, number};
    const sim::RunResults forked =
        sim::run_all([&](std::size_t) -> const CountyModel& { return model; }, made.plan, {&key, 1}, 1, progress);
    for (std::size_t arm = 0; arm < made.plan.arms.size(); ++arm) {
      ASSERT_EQ(forked[0][arm].status, sim::RunStatus::finished) << forked[0][arm].error.text;
      // Straight: from the first minute under its own rule book, which says the same as its parents' before the fork.
      const small::Finished straight = small::run(made.made.system, arm, key);
      EXPECT_EQ(forked[0][arm].state_hash, straight.years.back()) << "county " << number << ", arm " << arm;
      for (std::size_t year = 0; year < straight.years.size(); ++year)
        EXPECT_EQ(forked[0][arm].years[year].hash, straight.years[year]);
    }
  }
}

// A fork leaves its parent alone, and a state that was used before is as good as a new one.
TEST(Forks, AStateRemembersNothingOfFormerUse) {
  const small::PlannedStudy made = small::planned_study(31, 4);
  const small::PlannedStudy other = small::planned_study(32, 4);
  const CountyModel model(made.made.system);
  const CountyModel foreign(other.made.system);
  State used;
  Scratch scratch;
  foreign.start(used, scratch, {9, 9});
  foreign.advance(used, scratch, 2, other.made.county.calendar->end_minute());
  model.start(used, scratch, small::kKey);
  model.advance(used, scratch, 1, made.made.county.calendar->end_minute());
  EXPECT_EQ(sim::state_hash(used), small::run(made.made.system, 1).years.back());
}

}  // namespace
}  // namespace tiexin::models

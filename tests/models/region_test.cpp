// A region is counties that nothing joins: each is what it would be alone, whoever its neighbours are.
#include "models/region.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "sim/record/checkpoint.hpp"
#include "sim/replicate/run.hpp"
#include "tests/models/random_county.hpp"

namespace tiexin::models {
namespace {

using Systems = std::vector<std::shared_ptr<const System>>;
using small::kKey;

/// A random small county of 2016 to 2018: arm 0 nothing, arm 1 everything from the second summer on.
std::shared_ptr<const System> county(std::uint32_t number) {
  small::Description d = small::random_county(number, 3);
  d.first_year = 2016;
  const small::County made(d);
  return made.system({made.book(Mechanisms{}), made.book(small::shipped(), made.second_summer())});
}

/// Three counties; nobody writes to them.
const Systems& three() {
  static const Systems kCounties{county(81), county(82), county(83)};
  return kCounties;
}

Minute end_of(const Systems& counties) { return counties.front()->calendar->end_minute(); }

RegionState run(const RegionModel& region, std::size_t arm, Minute until) {
  RegionState state;
  Scratch scratch;
  region.start(state, scratch, kKey);
  region.advance(state, scratch, arm, until);
  return state;
}

std::vector<std::uint64_t> hashes(const RegionState& state) {
  std::vector<std::uint64_t> all;
  for (const State& one : state.counties) all.push_back(sim::state_hash(one));
  return all;
}

TEST(Region, OfOneCountyIsThatCounty) {
  for (const std::shared_ptr<const System>& system : three()) {
    const CountyModel alone(system);
    const RegionModel region({system});
    State state;
    RegionState same;
    Scratch scratch;
    alone.start(state, scratch, kKey);
    region.start(same, scratch, kKey);
    const Minute end = system->calendar->end_minute();
    EXPECT_EQ(alone.advance(state, scratch, 1, end), region.advance(same, scratch, 1, end));
    EXPECT_EQ(sim::state_hash(same.counties.front()), sim::state_hash(state));
    EXPECT_EQ(region.tables(same, 1), alone.tables(state, 1));
  }
}

TEST(Region, ACountyIsWhatItWouldBeAloneWhoeverItsNeighboursAre) {
  const Minute end = end_of(three());
  const RegionState one = run(RegionModel(three()), 1, end);
  // The neighbours are others, of another size and under other rules; the county in the middle is the same.
  const RegionState other = run(RegionModel({county(84), three()[1], county(85), three()[0]}), 1, end);
  EXPECT_EQ(hashes(one)[1], hashes(other)[1]);
  EXPECT_NE(hashes(one)[0], hashes(other)[0]);
  for (std::uint32_t k = 0; k < 3; ++k)
    EXPECT_EQ(hashes(one)[k], small::run(three()[k], 1, key_of_county(kKey, k)).years.back()) << k;
  // The same county in another place is another run of it.
  EXPECT_NE(hashes(one)[0], hashes(other)[3]);
}

TEST(Region, AdvancingToOneMinuteThenAnotherIsAdvancingToTheOther) {
  const RegionModel region(three());
  const Minute end = end_of(three());
  Scratch scratch;
  RegionState state;
  region.start(state, scratch, kKey);
  std::uint64_t events = 0;
  for (Minute until = 40'321; until < end; until += 40'321) events += region.advance(state, scratch, 1, until);
  events += region.advance(state, scratch, 1, end);
  RegionState straight;
  region.start(straight, scratch, kKey);
  EXPECT_EQ(region.advance(straight, scratch, 1, end), events);
  EXPECT_EQ(sim::state_hash(state), sim::state_hash(straight));
}

/// A plan of both arms.
sim::ForkPlan plan_of(const Systems& counties, int months_a_step = 1) {
  const sim::Calendar& calendar = *counties.front()->calendar;
  return sim::make_plan(calendar, {{"0", {}, 0}, {"1", 0, calendar.at({calendar.origin().year + 1, 7, 1})}}, 0,
                        calendar.end_minute(), months_a_step);
}

TEST(Region, IsCarriedOnFromACheckpoint) {
  const RegionModel region(three());
  const sim::ForkPlan plan = plan_of(three());
  std::map<Minute, std::vector<std::byte>> taken;
  sim::Progress progress;
  const sim::RunResult straight =
      sim::run_one(region, plan, 0, 1, kKey, progress, [&](std::size_t, Minute minute, const RegionState& state) {
        if (taken.size() < 30) taken[minute] = sim::write_checkpoint(state, {42, minute});
      });
  ASSERT_EQ(straight.status, sim::RunStatus::finished) << straight.error.text;
  for (const std::size_t at : {0U, 13U, 29U}) {
    const auto& [minute, buffer] = *std::next(taken.begin(), static_cast<std::ptrdiff_t>(at));
    const sim::RunResult resumed =
        sim::resume_one(region, plan, 0, 1, kKey, buffer, 42, progress, [](std::size_t, Minute, const RegionState&) {});
    EXPECT_EQ(resumed.state_hash, straight.state_hash) << "from minute " << minute;
    EXPECT_EQ(resumed.tables, straight.tables);
  }
  RegionState state;
  sim::read_checkpoint(taken.begin()->second, 42, state);
  EXPECT_THROW(RegionModel({three()[0], three()[1]}).restored(state), sim::ContractError);
}

TEST(Region, IsTheSameOnAnyNumberOfThreadsForkedOrStraight) {
  const RegionModel region(three());
  const std::vector<sim::StreamKey> keys{kKey, {7, 2}, {7, 3}};
  // Two threads with a step a year, one with a step a month: that is the same too.
  const auto run_on = [&](unsigned threads) {
    const sim::ForkPlan plan = plan_of(three(), threads == 1 ? 1 : 12);
    sim::Progress progress;
    return sim::run_all([&](std::size_t) -> const RegionModel& { return region; }, plan, keys, threads, progress);
  };
  const sim::RunResults one = run_on(1);
  const sim::RunResults two = run_on(2);
  for (std::size_t r = 0; r < keys.size(); ++r) {
    for (std::size_t arm = 0; arm < 2; ++arm) {
      ASSERT_EQ(one[r][arm].status, sim::RunStatus::finished) << one[r][arm].error.text;
      EXPECT_EQ(one[r][arm].state_hash, two[r][arm].state_hash);
      EXPECT_EQ(one[r][arm].years, two[r][arm].years);
      EXPECT_EQ(one[r][arm].tables, two[r][arm].tables);
    }
    EXPECT_NE(one[r][0].state_hash, one[r][1].state_hash);
  }
  EXPECT_EQ(one[0][1].state_hash, sim::state_hash(run(region, 1, end_of(three()))));
}

// The same people twice, under the same rules: what happens to them is not the same.
TEST(Region, TwoCountiesShareNoDraws) {
  const RegionModel region({three()[0], three()[0]});
  const RegionState state = run(region, 1, three()[0]->calendar->month_start(12));
  const State& a = state.counties[0];
  const State& b = state.counties[1];
  EXPECT_EQ(a.households.trust.size(), b.households.trust.size());
  const auto alike = [](const auto& x, const auto& y) {
    std::size_t n = 0;
    for (std::size_t i = 0; i < x.size(); ++i) n += x[i] == y[i];
    return n;
  };
  EXPECT_EQ(alike(a.surge, b.surge), 0U);
  EXPECT_EQ(alike(a.households.linked, b.households.linked), 0U);
  const std::vector<Minute>& next = a.households.next_arrival;
  const auto never = static_cast<std::size_t>(std::count(next.begin(), next.end(), kNever));
  EXPECT_LE(alike(next, b.households.next_arrival), never);
  EXPECT_GT(next.size(), never + 50) << "to enough of them something will arise";
}

TEST(Region, KeysOfCountiesAreAllDifferent) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
  std::size_t n = 0;
  for (const std::uint32_t seed : {0U, 1U, 2U, ~0U}) {
    for (const std::uint32_t replication : {0U, 1U, 2U, 1000U, kMostReplicationsOfRegion - 1}) {
      for (const std::uint32_t of : {0U, 1U, 2U, 63U, kMostCounties - 1}) {
        const sim::StreamKey key = key_of_county({seed, replication}, of);
        seen.emplace(key.seed, key.replication);
        ++n;
      }
      EXPECT_EQ(key_of_county({seed, replication}, 0), (sim::StreamKey{seed, replication}));
    }
  }
  EXPECT_EQ(seen.size(), n);
  EXPECT_NO_THROW((void)key_of_county({1, kMostReplicationsOfRegion}, 0)) << "a region of one county";
  EXPECT_THROW((void)key_of_county({1, kMostReplicationsOfRegion}, 1), sim::ContractError);
  EXPECT_THROW((void)key_of_county({1, 0}, kMostCounties), sim::ContractError);
}

TEST(Region, ABrokenLawSaysInWhichCounty) {
  const RegionModel region(three());
  RegionState state = run(region, 0, 100'000);
  state.counties[1].books.months.add(0, Tally::cohort_matters, 1);
  Scratch scratch;
  try {
    region.advance(state, scratch, 0, 200'000);
    FAIL();
  } catch (const sim::ContractError& error) {
    EXPECT_STREQ(error.what(), "county 1 of the region: law: matters are not conserved");
  }
  EXPECT_EQ(region.position(scratch).minute, three()[1]->calendar->month_start(3) - 1);
  EXPECT_EQ(region.position(scratch).phase, static_cast<std::uint32_t>(Phase::month_end));
}

TEST(Region, WhatIsNoneIsRefused) {
  EXPECT_THROW(RegionModel({}), sim::ContractError);
  EXPECT_THROW(RegionModel(Systems(kMostCounties + 1, three()[0])), sim::ContractError);
  small::Description later;
  later.first_year = 2017;
  later.years = 3;
  const std::vector<RuleBook> two_arms(2, small::County(later).book(Mechanisms{}));
  EXPECT_THROW(RegionModel({three()[0], small::County(later).system(two_arms)}), sim::ContractError);
  small::Description longer;
  longer.first_year = 2016;
  longer.years = 4;
  EXPECT_THROW(RegionModel({three()[0], small::County(longer).system(two_arms)}), sim::ContractError);
  longer.years = 3;
  EXPECT_NO_THROW(RegionModel({three()[0], small::County(longer).system(two_arms)})) << "an equal calendar";
  EXPECT_THROW(RegionModel({three()[0], small::County(longer).system()}), sim::ContractError) << "one arm";
  const RegionModel region(three());
  RegionState state;
  Scratch scratch;
  EXPECT_THROW(region.advance(state, scratch, 0, 1), sim::ContractError) << "it was not started";
  EXPECT_THROW((void)region.tables(state, 0), sim::ContractError);
}

}  // namespace
}  // namespace tiexin::models

#include "scenarios/study/county_study.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include "scenarios/study/replay.hpp"
#include "tests/scenarios/study/small_county.hpp"
#include "tests/sim/replicate/stops_after.hpp"

namespace tiexin::scenarios {
namespace {

using tests::message_of;
using tests::SmallCounty;

TEST(CountyStudy, RunsAYearBeyondTheLastDayObserved) {
  EXPECT_EQ(calendar_of({{2000, 1, 1}, {2001, 1, 1}, {2010, 5, 17}}).end(), (sim::Date{2011, 5, 17}));
  EXPECT_EQ(calendar_of({{2000, 1, 1}, {2001, 1, 1}, {2012, 2, 29}}).end(), (sim::Date{2013, 3, 1}));
}

TEST(CountyStudy, PeopleAreSharedUnlessAVectorMovesThem) {
  const SmallCounty county;
  const std::string away = county.own("population.away_share");
  county.ensemble("vector,matters.rate,population.away_share\n1," + county.own("matters.rate") + "," + away +
                  "\n2,151," + away + "\n3,151,0.25\n");
  const CountyStudy study = county.study();
  EXPECT_EQ(study.n_vectors(), 3u);
  EXPECT_EQ(study.model(1)->system().population.get(), &study.population());
  EXPECT_EQ(study.model(2)->system().population.get(), &study.population());
  EXPECT_EQ(study.model(2)->system().parameters.matters.rate, 151.0);
  EXPECT_NE(study.model(3)->system().population.get(), &study.population());
  EXPECT_EQ(study.model(3)->system().population->parameters.away_share, 0.25);
}

TEST(CountyStudy, WithoutAnEnsembleThereIsOneVectorTheDefaults) {
  const SmallCounty county;
  std::filesystem::copy_file(SmallCounty::library() / "county" / "shangli.yaml", county.path() / "alone.yaml");
  const County read = load_county(county.path() / "alone.yaml", {"population.natural_villages=20"});
  EXPECT_EQ(ensemble_of(read, {}).size(), 0u);
}

TEST(CountyStudy, WhatTheCommandLineSetsIsNotMoved) {
  const SmallCounty county;
  county.ensemble("vector,matters.rate,surfacing.committee\n1," + county.own("matters.rate") + "," +
                  county.own("surfacing.committee") + "\n2,150,2\n");
  const County read = load_county(county.county(), {"matters.rate=100"});
  const Ensemble ensemble = ensemble_of(read, {});
  EXPECT_EQ(ensemble.paths, (std::vector<std::string>{"surfacing.committee"}));
  EXPECT_EQ(ensemble.vectors[1], (std::vector<double>{2.0}));
}

/// Hours a month that cadres give the villages in the last arm, under a vector.
double outreach_hours(const CountyStudy& study, std::size_t vector) {
  return study.model(vector)->system().arms.back().back().township[0].posted_minutes / 60.0;
}

const char* const kBelieved =
    "outreach: {hours: {value: 8, unit: h/month, range: [2, 16], grade: assumed, source: assumption}, posting: "
    "birthplace}";

TEST(CountyStudy, AVectorMovesLeversThatAreBelievedWithinARange) {
  const SmallCounty county;
  county.upgrade(1, "2008-07-01", kBelieved);
  county.ensemble("vector,matters.rate,upgrade.1.outreach.hours\n1," + county.own("matters.rate") + ",8\n2,150,4\n");
  const CountyStudy study = county.study();
  EXPECT_EQ(study.beliefs(2).levers, (LeverValues{{"upgrade.1.outreach.hours", 4.0}}));
  EXPECT_DOUBLE_EQ(outreach_hours(study, 2), outreach_hours(study, 1) / 2);
  county.upgrade(1, "2008-07-01", "outreach: {hours: 12 h/month, posting: birthplace}");
  EXPECT_EQ(county.study().ensemble().paths, (std::vector<std::string>{"matters.rate"})) << "meant, not believed";
}

TEST(CountyStudy, AnAssumedLeverThatTheEnsembleDoesNotHaveIsDrawnFromItsRange) {
  const SmallCounty county;
  county.upgrade(1, "2008-07-01", kBelieved);
  std::string csv = "vector,matters.rate\n1," + county.own("matters.rate") + "\n";
  constexpr std::size_t kVectors = 15;
  for (std::size_t v = 2; v <= kVectors; ++v) csv += std::to_string(v) + ",150\n";
  county.ensemble(csv);
  const Ensemble ensemble = county.study().ensemble();
  ASSERT_EQ(ensemble.paths, (std::vector<std::string>{"matters.rate", "upgrade.1.outreach.hours"}));
  std::vector<double> hours;
  for (const auto& vector : ensemble.vectors) hours.push_back(vector[1]);
  EXPECT_EQ(hours[0], 8.0) << "vector 1 is what the files say";
  EXPECT_FALSE(std::is_sorted(hours.begin() + 1, hours.end()));
  std::sort(hours.begin() + 1, hours.end());
  for (std::size_t layer = 0; layer + 1 < kVectors; ++layer)
    EXPECT_DOUBLE_EQ(hours[layer + 1], 2.5 + static_cast<double>(layer)) << "one in each fourteenth of 2 to 16";
}

TEST(CountyStudy, AnEnsembleWhoseFirstVectorIsNotTheCountysOwnIsRefused) {
  const SmallCounty county;
  county.ensemble("vector,matters.rate\n1,249\n");
  const std::string text = message_of<SpecError>([&] { (void)county.study(); });
  EXPECT_NE(text.find("matters.rate: 249 in vector 1 is not the county's own value"), std::string::npos) << text;
}

TEST(Replay, TheSameBitsForAnyNumberOfThreads) {
  const SmallCounty county;
  const CountyStudy study = county.study();
  const auto plan = history_plan(study);
  sim::Progress silent;
  const auto all = replications_of(2, 0, 1, false);
  const Replayed one = replay(study, plan, all, 7, "x", 1, silent);
  const Replayed two = replay(study, plan, all, 7, "x", 2, silent);
  ASSERT_EQ(one.summaries.size(), 10u);
  EXPECT_EQ(one.n_complete, 2u);
  EXPECT_EQ(one.state_hash, two.state_hash);
  for (std::size_t i = 0; i < one.summaries.size(); ++i) {
    EXPECT_EQ(one.summaries[i].meta.state_hash, two.summaries[i].meta.state_hash);
    EXPECT_EQ(one.summaries[i].meta.run_id, two.summaries[i].meta.run_id);
  }
  EXPECT_NE(replay(study, plan, all, 8, "x", 2, silent).state_hash, one.state_hash);
}

TEST(Replay, AnArmThatForksIsTheArmRunAlone) {
  const SmallCounty county;
  const CountyStudy study = county.study();
  const auto model = study.model(1);
  sim::Progress silent;
  const Replayed forked = replay(study, history_plan(study), replications_of(1, 0, 1, false), 1, "x", 1, silent);
  for (std::size_t arm = 0; arm < study.arms().size(); ++arm) {
    models::State state;
    models::Scratch scratch;
    model->start(state, scratch, {1, 1});
    model->advance(state, scratch, arm, study.plan().until);
    EXPECT_EQ(sim::state_hash(state), forked.summaries[arm].meta.state_hash) << study.arms()[arm].name;
  }
}

/// Stops at the first question after the first leaf is done.
struct StopsEarly : sim::Progress {
  bool stop_requested() override { return seen; }
  void done(std::size_t, std::size_t, sim::RunResult&) override { seen = true; }
  bool seen = false;
};

TEST(Replay, WhatIsStoppedIsCountedAndWhatIsFinishedIsKept) {
  const SmallCounty county;
  const CountyStudy study = county.study();
  StopsEarly progress;
  const Replayed replayed = replay(study, history_plan(study), replications_of(3, 0, 1, false), 1, "x", 1, progress);
  EXPECT_EQ(replayed.n_asked, 15u);
  EXPECT_GE(replayed.summaries.size(), 1u);
  EXPECT_EQ(replayed.summaries.size() + replayed.n_stopped, 15u);
  EXPECT_GE(replayed.n_stopped, 10u);
  EXPECT_EQ(replayed.n_complete, 0u);  // of the first replication some arms are missing
}

// Vector 2 moves the people, who are drawn anew: the stop comes while they are.
TEST(Replay, AStopWhilePeopleAreDrawnIsNoFailure) {
  const SmallCounty county;
  county.ensemble("vector,population.away_share\n1," + county.own("population.away_share") + "\n2,0.3\n");
  const CountyStudy study = county.study();
  const auto second = [&](sim::Progress& watch) {
    return replay(study, history_plan(study), {{2, 2, false}}, 1, "x", 1, watch);
  };
  sim::StopsAfter stop(10);  // of the 140 questions of 20 villages
  const Replayed stopped = second(stop);
  EXPECT_EQ(stop.asked, 11);
  EXPECT_EQ(stopped.n_asked, 5u);
  EXPECT_EQ(stopped.n_stopped, 5u);
  EXPECT_TRUE(stopped.failed.empty());
}

TEST(CountyStudy, GivesWayToAStop) {
  const SmallCounty county;
  const County read = load_county(county.county());
  sim::StopsAfter stop(100);
  EXPECT_THROW(CountyStudy(read, history_arms(load_upgrades(county.upgrades())), {}, &stop), sim::Stopped);
  EXPECT_EQ(stop.asked, 101);
}

TEST(Replay, AVectorWhosePeopleCannotBeDrawnFailsThatReplicationOnly) {
  const SmallCounty county;
  county.ensemble("vector,population.administrative_villages\n1,0\n2,50\n");  // more committees than villages
  const CountyStudy study = county.study();
  sim::Progress silent;
  const Replayed replayed = replay(study, history_plan(study), replications_of(2, 0, 2, false), 1, "x", 2, silent);
  ASSERT_EQ(replayed.failed.size(), 5u);
  EXPECT_EQ(replayed.failed[0].replication, 2u);
  EXPECT_EQ(replayed.failed[0].text, "population: more administrative than natural villages");
  EXPECT_EQ(replayed.n_stopped, 0u);
}

}  // namespace
}  // namespace tiexin::scenarios

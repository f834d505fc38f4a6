#include "scenarios/study/side_by_side.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include "scenarios/study/event_words.hpp"
#include "tests/scenarios/study/small_county.hpp"
#include "tests/sim/replicate/stops_after.hpp"

namespace tiexin::scenarios {
namespace {

using tests::SmallCounty;

constexpr sim::StreamKey kKey{1, 1};

struct Log : models::Observer {
  void saw(const sim::Event& event) override { events.push_back(event); }
  std::vector<sim::Event> events;
};

std::vector<sim::Event> events_of(const Side& side) {
  Log log;
  const models::CountyModel model = side.model->watched_by(log);
  models::State state;
  models::Scratch scratch;
  model.start(state, scratch, side.key);
  model.advance(state, scratch, side.arm, model.system().calendar->end_minute());
  return log.events;
}

Parting parted(const Side& a, const Side& b) {
  struct Quiet : sim::Progress {
  } quiet;
  return part(a, b, quiet);
}

TEST(SideBySide, WhatIsTheSameNeverParts) {
  const SmallCounty county;
  const CountyStudy study = county.study();
  const Parting parting = parted({study.model(1), 1, kKey}, {study.model(1), 1, kKey});
  EXPECT_FALSE(parting.events);
  EXPECT_FALSE(parting.states);
  // Upgrade 3 of the small county does nothing at all.
  EXPECT_FALSE(parted({study.model(1), 2, kKey}, {study.model(1), 3, kKey}).events);
}

// Found month by month and by halving; the whole logs of both runs say the same.
TEST(SideBySide, ArmsPartWhereTheirUpgradeComes) {
  const SmallCounty county;
  const CountyStudy study = county.study();
  const Side without{study.model(1), 0, kKey};
  const Side with{study.model(1), 1, kKey};
  const Parting parting = parted(without, with);
  ASSERT_TRUE(parting.events);
  const auto left = events_of(without);
  const auto right = events_of(with);
  const auto [a, b] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
  ASSERT_TRUE(parting.next[0] && parting.next[1]);
  EXPECT_EQ(*parting.next[0], *a);
  EXPECT_EQ(*parting.next[1], *b);
  const sim::Minute date = study.calendar().at({2008, 7, 1});
  ASSERT_TRUE(parting.states && parting.states->event);
  const sim::Event& cause = *parting.states->event;
  EXPECT_GE(cause.minute(), date) << event_words(cause, without.model->system());
  EXPECT_TRUE(std::find(left.begin(), a, cause) != a) << "both handled it before they parted";
  EXPECT_NE(parting.states->column, "");
}

// The states part in the month of the first upgrade, the 31st; within it they are halved fifteen times.
TEST(SideBySide, AStopEndsTheHalvingToo) {
  const SmallCounty county;
  const CountyStudy study = county.study();
  const auto stopped_after = [&](int n) {
    sim::StopsAfter stop(n);
    return part({study.model(1), 0, kKey}, {study.model(1), 1, kKey}, stop);
  };
  for (const int n : {0, 31, 35, 45}) {
    const Parting parting = stopped_after(n);
    EXPECT_TRUE(parting.stopped) << n;
    EXPECT_FALSE(parting.states) << n;
  }
  const Parting found = stopped_after(1000);
  EXPECT_FALSE(found.stopped);
  EXPECT_TRUE(found.states);
}

TEST(SideBySide, StatesMayDifferBeforeAnyEvent) {
  const SmallCounty county;
  const CountyStudy study = county.study();
  const CountyStudy more = county.study({"matters.rate=200"});
  const Parting parting = parted({study.model(1), 0, kKey}, {more.model(1), 0, kKey});
  ASSERT_TRUE(parting.states);
  EXPECT_FALSE(parting.states->event);
  EXPECT_NE(parting.states->column.find("households.next_arrival"), std::string::npos) << parting.states->column;
  EXPECT_TRUE(parting.events);
}

TEST(EventWords, SayWhoItIs) {
  const SmallCounty county;
  const CountyStudy study = county.study();
  const auto model = study.model(1);
  const models::System& system = model->system();
  const auto words = [&](models::Phase phase, std::uint32_t entity) {
    return who(sim::Event(1441, static_cast<std::uint32_t>(phase), entity, 2, 0), system);
  };
  const models::Household third = study.population().village_first[3];
  EXPECT_EQ(words(models::Phase::arise, third + 1), "household 1 of village 3, matter 2");
  EXPECT_EQ(words(models::Phase::year_turn, 0), "the county");
  EXPECT_EQ(words(models::Phase::visit, 4), "village 4, week 2");
  EXPECT_EQ(words(models::Phase::service_day, 1), "administrative village 1, week 2");
  EXPECT_EQ(words(models::Phase::desk_done, 0), "desk 0 (station of township 0), server 2");
  EXPECT_EQ(words(models::Phase::desk_done, system.desk_plan.petition_office()),
            "desk " + std::to_string(system.desk_plan.petition_office()) + " (petition office), server 2");
  EXPECT_EQ(words(models::Phase::month_end, 0), "the county");
  EXPECT_EQ(event_words(sim::Event(1441, 0, 0, 2, 0), system),
            "2006-01-02 00:01 (minute 1441), phase year_turn, the county, payload 0");
}

}  // namespace
}  // namespace tiexin::scenarios

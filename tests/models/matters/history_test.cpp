// What counts as the history of a matter, and who is told when one is over.
#include "models/matters/history.hpp"

#include <functional>
#include <gtest/gtest.h>
#include <string>
#include <utility>
#include <vector>

#include "tests/models/stage.hpp"

namespace tiexin::models {
namespace {

using small::Kind3;
using small::quiet_with;
using small::Stage;

constexpr std::uint32_t kHousehold = 3;

TEST(History, WhateverHappenedToAMatterShows) {
  const Matter plain;
  const std::vector<std::pair<std::string, std::function<void(Matter&)>>> happened{
      {"another household", [](Matter& m) { ++m.household; }},
      {"another of its matters", [](Matter& m) { ++m.nth; }},
      {"arose a minute later", [](Matter& m) { ++m.arose; }},
      {"severity", [](Matter& m) { m.severity += 0.001F; }},
      {"registered a minute later", [](Matter& m) { --m.registered; }},
      {"registered again", [](Matter& m) { ++m.registrations; }},
      {"closed a minute later", [](Matter& m) { --m.closed; }},
      {"closed again", [](Matter& m) { --m.set_aside; }},
      {"solved a minute later", [](Matter& m) { --m.solved; }},
      {"a minute longer in somebody's hands", [](Matter& m) { ++m.handling_minutes; }},
      {"a minute more of work", [](Matter& m) { ++m.touch_minutes; }},
      {"a minute longer outside", [](Matter& m) { ++m.external_minutes; }},
      {"other desks", [](Matter& m) { ++m.path; }},
      {"passed on", [](Matter& m) { ++m.passes; }},
      {"mediated", [](Matter& m) { ++m.mediations; }},
      {"came up by another channel", [](Matter& m) { m.channel = Channel::meeting; }},
      {"called back", [](Matter& m) { m.marks |= mark::called_back; }},
      {"worn out", [](Matter& m) { m.state = MatterState::ended; }}};
  for (const auto& [what, change] : happened) {
    Matter changed = plain;
    change(changed);
    EXPECT_NE(history_of(changed).digest, history_of(plain).digest) << what;
  }
}

TEST(History, WhatNobodyNoticedDoesNotShow) {
  const Matter plain;
  Matter met = plain;
  met.cause = 7;
  EXPECT_EQ(history_of(met).digest, history_of(plain).digest);
}

TEST(History, OfEachMatterIsTakenOnceWhenItIsOver) {
  Stage stage(quiet_with(Kind3::small, [](Parameters& p) { p.books.record_settled = 1; }));
  std::vector<History> departed;
  stage.scratch.departed = &departed;
  stage.arise(kHousehold, 1000);
  EXPECT_TRUE(departed.empty());
  stage.surface_by(kHousehold, Channel::walk_in, Stage::wednesday());
  ASSERT_TRUE(stage.gone(kHousehold));
  ASSERT_EQ(departed.size(), 1U);
  EXPECT_EQ(departed[0].household, kHousehold);
  EXPECT_EQ(departed[0].nth, 0U);
  EXPECT_EQ(departed[0].arose, 1000U);
  stage.advance(stage.system->calendar->end_minute());
  EXPECT_EQ(departed.size(), 1U);
}

}  // namespace
}  // namespace tiexin::models

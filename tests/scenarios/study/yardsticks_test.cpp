#include "scenarios/study/yardsticks.hpp"

#include <gtest/gtest.h>

namespace tiexin::scenarios {
namespace {

using models::Asked;
using models::Purpose;

const sim::Calendar kCalendar({2006, 1, 1}, {2010, 1, 1});
const sim::Minute kFrom = kCalendar.at({2008, 1, 1});
constexpr sim::StreamKey kKey{3, 4};
constexpr sim::Minute kDay = 1440;

Asked asked(std::uint32_t nth, sim::Minute now, sim::Minute since = kFrom, Purpose purpose = Purpose::settle) {
  return {kKey, 77, purpose, nth, 0, now, since};
}

sim::Block keyed(const Asked& a) {
  return sim::philox(a.key, a.entity, sim::occasion(models::number(a.purpose), a.nth), a.step);
}

TEST(Yardsticks, WhatBeganBeforeGoesOnAsItWasKeyed) {
  for (const DrawRule rule : {DrawRule::by_day, DrawRule::one_stream}) {
    Yardstick draws(rule, kCalendar, kFrom);
    const Asked old = asked(5, kFrom + 100, kFrom - 1);
    EXPECT_EQ(draws.draw(old), keyed(old));
    const Asked cause = asked(23, kFrom + 100, kFrom + 100, Purpose::cause);  // of December 2007
    EXPECT_EQ(draws.draw(cause), keyed(cause));
  }
}

TEST(Yardsticks, ByDayDependsOnWhenItIsFirstAskedAndOnNothingElse) {
  Yardstick draws(DrawRule::by_day, kCalendar, kFrom);
  Yardstick later(DrawRule::by_day, kCalendar, kFrom);
  const sim::Block first = draws.draw(asked(5, kFrom));
  EXPECT_EQ(draws.draw(asked(5, kFrom + 30 * kDay)), first) << "what was drawn is remembered";
  EXPECT_EQ(later.draw(asked(6, kFrom + kDay - 1)), first) << "the occasion is no part of the key";
  EXPECT_NE(later.draw(asked(5, kFrom + kDay)), first);
  const Asked arrival = asked(9, kFrom + kDay, kFrom + kDay, Purpose::arise);
  EXPECT_EQ(draws.draw(arrival), keyed(arrival));
}

TEST(Yardsticks, ByDayTwoMattersOfAHouseholdOnOneDayAreTwo) {
  Yardstick draws(DrawRule::by_day, kCalendar, kFrom);
  const Asked first = asked(0, kFrom, kFrom, Purpose::life);  // says when the second comes
  const Asked second = asked(1, kFrom, kFrom, Purpose::life);
  EXPECT_NE(draws.draw(first), draws.draw(second)) << "the second would have a third as soon after it, and so on";
  EXPECT_EQ(draws.draw(first), keyed(first));
}

TEST(Yardsticks, OneStreamGivesTheNextBlockToWhoeverAsksNext) {
  Yardstick a(DrawRule::one_stream, kCalendar, kFrom);
  Yardstick b(DrawRule::one_stream, kCalendar, kFrom);
  const sim::Block first = a.draw(asked(1, kFrom));
  const sim::Block second = a.draw(asked(2, kFrom));
  EXPECT_NE(first, second);
  EXPECT_EQ(a.draw(asked(1, kFrom + 9 * kDay)), first) << "what was drawn is remembered";
  EXPECT_EQ(b.draw(asked(2, kFrom)), first) << "in the other order";
  EXPECT_EQ(b.draw(asked(1, kFrom)), second);
  EXPECT_NE(first, keyed(asked(1, kFrom)));
}

TEST(Yardsticks, KeyedNeedsNone) { EXPECT_THROW(Yardstick(DrawRule::keyed, kCalendar, kFrom), sim::ContractError); }

}  // namespace
}  // namespace tiexin::scenarios

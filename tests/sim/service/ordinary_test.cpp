// Ordinary business done when somebody looks, against the same business item by item through a heap of events.
#include "sim/service/ordinary.hpp"

#include <algorithm>
#include <functional>
#include <gtest/gtest.h>
#include <span>
#include <vector>

#include "tests/sim/service/ordinary_world.hpp"

namespace tiexin::sim::ordinary {
namespace {

TEST(Ordinary, ItemsDoneWhenSomebodyLooksAreThoseOfEvents) {
  const Calendar calendar({2007, 1, 1}, {2008, 1, 1});
  const OfficeClock office(calendar);
  std::uint64_t waited = 0, overtaken = 0;
  for (std::uint32_t seed = 0; seed < 6; ++seed) {
    SCOPED_TRACE(seed);
    for (const double busy : {0.0, 0.5, 0.95, 1.1}) {
      SCOPED_TRACE(busy);
      const World at_office = world(office, seed, busy, seed % 2 == 0 ? 4000 : 400, calendar.end_minute());
      const Seen seen = by_looks(at_office, office);
      expect_same(by_events(at_office, office), seen);
      const World always = world(RoundTheClock{}, seed, busy, 4000, 60 * 1440);
      expect_same(by_events(always, RoundTheClock{}), by_looks(always, RoundTheClock{}));
      waited += seen.waited;
      overtaken += seen.overtaken;
    }
  }
  EXPECT_GT(waited, 10'000U) << "nobody ever waits here";
  EXPECT_GT(overtaken, 100U) << "nothing told is ever overtaken";
}

TEST(Ordinary, StateWrittenDownAndReadGoesOnAlike) {
  const Calendar calendar({2007, 1, 1}, {2008, 1, 1});
  const OfficeClock office(calendar);
  const World busy = world(office, 11, 1.05, 3000, calendar.end_minute());
  const Seen straight = by_looks(busy, office);
  const Seen resumed = by_looks(busy, office, 10);
  expect_same(straight, resumed);
  EXPECT_EQ(straight.told, resumed.told);
  EXPECT_EQ(straight.overtaken, resumed.overtaken);
}

/// One server, always busy, with `n` ordinary items in the queue.
struct Queue {
  explicit Queue(std::uint32_t n) {
    desks.lay_out(columns, std::vector<std::uint8_t>{1});
    arrive(1, 5);
    for (std::uint32_t i = 0; i < n; ++i) detail::append_item(columns, 0, {10, 0});
    columns.desk[0].in_system += n;
    columns.desk[0].entered += n;
  }
  void arrive(std::uint32_t subject, std::uint32_t touch, Priority priority = Priority::normal) {
    arrive_named(desks, columns, 0, {.subject = subject, .touch = touch, .priority = priority}, now, telling());
  }
  std::uint32_t end() {
    now = told.front();
    told.erase(told.begin());
    (void)catch_up(desks, columns, 0, turn(now, 0), stream);
    Job job;
    return end_service(desks, columns, 0, 0, now, job, telling()) ? job.subject : 0;
  }
  std::function<void(std::uint32_t, std::uint32_t, std::uint32_t)> telling() {
    return [this](std::uint32_t, std::uint32_t, std::uint32_t reading) {
      told.insert(std::lower_bound(told.begin(), told.end(), reading), reading);
    };
  }
  Desks desks;
  DeskColumns columns;
  Background none;
  OrdinaryStream<std::uint32_t (*)(std::uint32_t, std::span<Block>), double (*)(int)> stream{
      none, 1 << 30, [](std::uint32_t, std::span<Block>) { return 0U; }, [](int) { return 1.0; }};
  std::vector<Minute> told;
  Minute now = 0;
};

TEST(Ordinary, ALongQueueIsRunOverInPieces) {
  Queue queue(100);
  queue.arrive(2, 5);
  std::size_t ends = 0;
  std::uint32_t left = 0;
  for (; left != 2; ++ends) left = queue.end();
  EXPECT_EQ(queue.now, 5U + 100 * 10 + 5);
  // The first job; a piece of 16, then pieces of 16 and the item in service; the last item; the second job.
  EXPECT_EQ(ends, 1U + 1 + (100 - 16) / 17 + 1 + 1);
}

TEST(Ordinary, OneOfTheFirstClassStartsBeforeTheItems) {
  Queue queue(3);
  queue.arrive(2, 5);
  queue.arrive(3, 7, Priority::expedited);
  EXPECT_EQ(queue.end(), 1U);
  EXPECT_EQ(queue.end(), 3U);
  EXPECT_EQ(queue.now, 5U + 7);
  std::uint32_t left = 0;
  while (left != 2) left = queue.end();
  EXPECT_EQ(queue.now, 5U + 7 + 30 + 5);
}

TEST(Ordinary, WhatWasToldIsNotPassedOver) {
  Queue queue(2);
  queue.arrive(2, 5);
  EXPECT_THROW((void)catch_up(queue.desks, queue.columns, 0, turn(6, 0), queue.stream), ContractError);  // an end
  EXPECT_EQ(queue.end(), 1U);
  EXPECT_NO_THROW((void)catch_up(queue.desks, queue.columns, 0, turn(25, 0), queue.stream));
  EXPECT_THROW((void)catch_up(queue.desks, queue.columns, 0, turn(25, 1), queue.stream), ContractError);  // a start
  EXPECT_THROW(queue.arrive(kBackgroundSubject, 1), ContractError);
}

}  // namespace
}  // namespace tiexin::sim::ordinary

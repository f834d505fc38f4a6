/// Eight desks on random streams, once with every item of ordinary business by an event, once with what is done when
/// somebody looks; and what was seen of both.
#pragma once

#include <algorithm>
#include <gtest/gtest.h>
#include <utility>
#include <vector>

#include "sim/event/heap_queue.hpp"
#include "sim/record/checkpoint.hpp"
#include "sim/service/ordinary.hpp"

namespace tiexin::sim::ordinary {

inline constexpr std::uint32_t kDesks = 8;

enum Phase : std::uint32_t {
  kMorning,
  kDone,
  kBackground,
  kEvening
};  // what is done from outside comes before or after
enum Action : std::uint32_t { kNormal, kExpedited, kWithdraw, kLook };

/// What one desk does to another's accounts is nothing, so eight kinds of desks run side by side.
struct World {
  std::vector<std::uint8_t> servers{1, 2, 3, 4, 5, 6, 7, 8};
  std::vector<Background> background;
  std::vector<Event> actions;  // entity: desk, nth: number of the action, payload: what is done
  Minute until = 0;
  std::uint32_t seed = 0;
};

inline double surge(int week) { return week % 4 == 0 ? 1.6 : 0.8; }

/// @param busy  utilisation of the busiest desk by ordinary business alone; one of the others has none
template <class Clock>
World world(const Clock& clock, std::uint32_t seed, double busy, std::uint32_t n_actions, Minute until) {
  World made;
  made.until = until;
  made.seed = seed;
  for (std::uint32_t desk = 0; desk < kDesks; ++desk)
    made.background.push_back({busy * desk / (kDesks - 1), double(made.servers[desk]), 25, 0.8});
  for (std::uint32_t i = 0; i < n_actions; ++i) {
    const Block drawn = philox({seed, 7}, i, 0, 0);
    const std::uint32_t kind = drawn[0] % 16;
    const Action action = kind < 7 ? kNormal : kind < 9 ? kExpedited : kind < 11 ? kWithdraw : kLook;
    // Half in a minute in which the desk's clock moves: there ends, arrivals and what comes from outside meet.
    auto minute = static_cast<Minute>(std::uint64_t{drawn[1]} * (until - 1) >> 32);
    if (drawn[0] >> 4 & 1) minute = clock.civil(clock.elapsed(minute));
    const std::uint32_t phase = drawn[0] >> 5 & 1 ? kMorning : kEvening;
    made.actions.emplace_back(minute, phase, drawn[2] % kDesks, i, action | drawn[3] % 90 << 2);
  }
  return made;
}

/// What can be seen of a run.
struct Seen {
  std::vector<std::vector<std::uint64_t>> lines;  // what ended, what became of withdrawals, the desk at every look
  std::uint64_t items = 0;                        // ordinary items that came or ended
  std::uint64_t touch = 0;                        // of those that ended
  std::uint64_t told = 0;
  std::uint64_t overtaken = 0;
  std::uint64_t waited = 0;  // seen waiting, summed over looks

  void ended(Minute now, std::uint32_t desk, std::uint32_t server, const Job& job) {
    if (job.subject == kBackgroundSubject) {
      ++items;
      touch += job.touch;
    } else {
      lines.push_back({now, desk, server, job.subject, job.touch, job.arrival, job.abandoned});
    }
  }
  template <class AnyDesks>
  void look(const AnyDesks& desks, const DeskColumns& columns, std::uint32_t desk, Minute now) {
    const DeskRow& row = columns.desk[desk];
    lines.push_back({row.busy_servers, row.area, row.busy_area, row.sojourns, row.touched, row.last, row.in_system,
                     row.entered, row.withdrawn, row.busy});
    for (std::uint32_t place = 0; place < row.capacity; ++place) {
      if ((row.busy_servers >> place & 1) == 0) continue;
      const Served& served = columns.served[row.first_server + place];
      lines.back().insert(lines.back().end(), {served.job.subject, served.job.touch, served.started});
    }
    for (const WaitingRow& waiting : waiting_rows(columns)) {
      if (waiting.desk == desk)
        lines.back().insert(lines.back().end(), {waiting.job.subject, waiting.job.touch, waiting.job.arrival});
    }
    waited += row.waiting();
    EXPECT_TRUE(desks.little(columns, desk, now).holds());
    EXPECT_TRUE(desks.work(columns, desk, now).holds());
  }
};

inline Job named(const Event& action) {
  Job job{.subject = action.nth(), .tag = 1, .touch = 1 + (action.payload() >> 2)};
  if ((action.payload() & 3U) == kExpedited) job.priority = Priority::expedited;
  return job;
}

/// Of the last jobs brought to any desk, one that is to be withdrawn.
inline std::uint32_t unwanted(const Event& action) {
  return action.nth() - std::min(action.nth(), action.payload() >> 2);
}

/// Every item by an event.
template <class Clock>
Seen by_events(const World& world, const Clock& clock) {
  const BasicDesks<Clock> desks(clock);
  DeskColumns columns;
  desks.lay_out(columns, world.servers);
  HeapQueue queue;
  Seen seen;
  for (const Event& action : world.actions) queue.push(action);
  const auto next = [&](std::uint32_t desk) {
    if (world.background[desk].utilisation <= 0) return;
    const BackgroundArrival coming =
        next_background(desks, columns, desk, world.background[desk], {{world.seed, 1}, desk, 9}, world.until, surge);
    if (coming.minute < world.until) queue.push(Event(coming.minute, kBackground, desk, coming.nth, coming.touch));
  };
  for (std::uint32_t desk = 0; desk < kDesks; ++desk) next(desk);
  const auto started = [&](std::uint32_t desk, std::uint32_t server, Minute at, const Job&) {
    queue.push(Event(at, kDone, desk, server, 0));
  };
  for (Event event; queue.pop_before(world.until, event);) {
    const std::uint32_t desk = event.entity();
    const Minute now = event.minute();
    if (event.phase() == kDone) {
      seen.ended(now, desk, event.nth(), desks.complete(columns, desk, event.nth(), now, started));
    } else if (event.phase() == kBackground) {
      ++seen.items;
      desks.arrive(columns, desk, {.subject = kBackgroundSubject, .touch = event.payload()}, now, started);
      next(desk);
    } else if ((event.payload() & 3U) == kWithdraw) {
      desks.withdraw(columns, desk, unwanted(event), 1, now);
    } else if ((event.payload() & 3U) == kLook) {
      seen.look(desks, columns, desk, now);
    } else {
      desks.arrive(columns, desk, named(event), now, started);
    }
  }
  return seen;
}

/// Only what is told by events.
/// @param looks  before how many looks the state is written down and read again; 0: never
template <class Clock>
Seen by_looks(const World& world, const Clock& clock, std::uint32_t looks = 0) {
  const BasicDesks<Clock> desks(clock);
  DeskColumns columns;
  desks.lay_out(columns, world.servers);
  HeapQueue queue;
  Seen seen;
  for (const Event& action : world.actions) queue.push(action);
  const auto stream = [&](std::uint32_t desk) {
    return OrdinaryStream{world.background[desk], world.until,
                          [own = BackgroundStream{{world.seed, 1}, desk, 9}](std::uint32_t pair, auto blocks) {
                            return keyed(own)(pair, blocks);
                          },
                          surge};
  };
  const auto catch_up_to = [&](std::uint32_t desk, Turn before) {
    const Happened happened = catch_up(desks, columns, desk, before, stream(desk));
    seen.items += happened.n;
    seen.touch += happened.touch;
  };
  Minute now = 0;
  const auto told = [&](std::uint32_t desk, std::uint32_t server, std::uint32_t reading) {
    ASSERT_GE(clock.civil(reading), now);
    queue.push(Event(clock.civil(reading), kDone, desk, server, 0));
    ++seen.told;
  };
  for (std::uint32_t desk = 0; desk < kDesks; ++desk) begin_ordinary(desks, columns, desk, stream(desk));
  std::uint32_t looked = 0;
  for (Event event; queue.pop_before(world.until, event);) {
    const std::uint32_t desk = event.entity();
    now = event.minute();
    if (event.phase() == kDone) {
      catch_up_to(desk, turn(clock.elapsed(now), event.nth()));
      Job job;
      if (end_service(desks, columns, desk, event.nth(), now, job, told)) {
        seen.ended(now, desk, event.nth(), job);
      } else {
        ++seen.overtaken;
      }
      continue;
    }
    catch_up_to(desk, event.phase() == kMorning ? turn_before(clock, now) : turn_after(clock, now));
    if ((event.payload() & 3U) == kWithdraw) {
      withdraw_named(desks, columns, desk, unwanted(event), 1, now, told);
    } else if ((event.payload() & 3U) == kLook) {
      seen.look(desks, columns, desk, now);
      if (looks != 0 && ++looked % looks == 0) {
        DeskColumns read;
        read_checkpoint(write_checkpoint(columns, {1, 2}), 1, read);
        EXPECT_EQ(state_hash(read), state_hash(columns));
        columns = std::move(read);
      }
    } else {
      arrive_named(desks, columns, desk, named(event), now, told);
    }
  }
  for (std::uint32_t desk = 0; desk < kDesks; ++desk) catch_up_to(desk, turn_after(clock, world.until - 1));
  return seen;
}

inline void expect_same(const Seen& events, const Seen& looks) {
  ASSERT_EQ(events.lines.size(), looks.lines.size());
  for (std::size_t i = 0; i < events.lines.size(); ++i) ASSERT_EQ(events.lines[i], looks.lines[i]) << "line " << i;
  EXPECT_EQ(events.items, looks.items);
  EXPECT_EQ(events.touch, looks.touch);
}

}  // namespace tiexin::sim::ordinary

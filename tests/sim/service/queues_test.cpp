#include <cmath>
#include <gtest/gtest.h>
#include <vector>

#include "sim/event/queue.hpp"
#include "sim/random/distributions.hpp"
#include "sim/service/background.hpp"
#include "sim/service/desks.hpp"

// Desks against closed forms. Each test compares the mean of independent runs with the exact value by a t-interval; the
// seeds are fixed, and the stated rates are those over seeds. Each is also run with service times 1 % too long and must
// fail.
namespace tiexin::sim {
namespace {

/// Mean and standard error of independent runs.
struct Estimate {
  double mean = 0, error = 0;
  explicit Estimate(const std::vector<double>& runs) {
    const auto n = static_cast<double>(runs.size());
    for (const double run : runs) mean += run / n;
    double squares = 0;
    for (const double run : runs) squares += (run - mean) * (run - mean);
    error = std::sqrt(squares / (n - 1) / n);
  }
  double t(double exact) const { return (mean - exact) / error; }
};

/// Mean wait before service [units of mean service] in M/M/10 at load 8, over customers after the first 2,000.
double mmc_wait(std::uint32_t replication, double stretch) {
  constexpr double kUnit = 10'000;  // minutes of a mean service: whole minutes are fine enough
  constexpr std::uint32_t kWarm = 2'000, kAll = 22'000;
  const Desks desks;
  DeskColumns columns;
  desks.lay_out(columns, std::vector<std::uint8_t>{10});
  HeapQueue queue;
  const StreamKey key{5, replication};
  const auto draw = [&](std::uint32_t i, std::size_t word, double mean) {
    return static_cast<std::uint32_t>(exponential(uniform(philox(key, i, 0, 0)[word])) * mean) + 1;
  };
  const auto started = [&](std::uint32_t desk, std::uint32_t server, Minute at, const Job&) {
    queue.push(Event(at, 0, desk, server, 0));
  };
  queue.push(Event(draw(0, 1, kUnit / 8), 1, 0, 0, 0));
  std::uint32_t arrivals = 0, n = 0;
  double waits = 0;
  while (n < kAll - kWarm) {
    const Event event = queue.pop();
    if (event.phase() == 1) {
      const std::uint32_t number = arrivals++;
      queue.push(Event(event.minute() + draw(arrivals, 1, kUnit / 8), 1, 0, 0, 0));
      desks.arrive(columns, 0, {.subject = number, .touch = draw(number, 0, kUnit * stretch)}, event.minute(), started);
    } else {
      const Job job = desks.complete(columns, 0, event.nth(), event.minute(), started);
      if (job.subject < kWarm || job.subject >= kAll) continue;
      waits += event.minute() - job.arrival - job.touch;
      ++n;
    }
  }
  return waits / kUnit / (kAll - kWarm);
}

Estimate mmc(double stretch) {
  std::vector<double> runs;
  for (std::uint32_t r = 0; r < 40; ++r) runs.push_back(mmc_wait(r, stretch));
  return Estimate(runs);
}

// t with 39 degrees of freedom beyond 3.56: false-alarm rate .001. Service 1 % longer lengthens the wait by 7.7 %,
// about 7 standard errors: power above .99.
TEST(Queues, WaitOfMMc) {
  constexpr double kWq = .204590075398;  // Erlang C, a = 8, c = 10, μ = 1
  EXPECT_LT(std::abs(mmc(1).t(kWq)), 3.56);
  EXPECT_GT(mmc(1.01).t(kWq), 3.56);
}

/// Mean time in system at desks with one server, on an office clock, fed by their background alone [office minute].
Estimate mg1(const Background& background, double stretch, std::uint32_t n_desks) {
  const Calendar calendar({1998, 1, 1}, {2036, 1, 1});
  const OfficeDesks desks{OfficeClock(calendar)};
  const Minute warm = calendar.at({2000, 1, 1});
  const Minute until = calendar.at({2035, 1, 1});
  DeskColumns columns;
  desks.lay_out(columns, std::vector<std::uint8_t>(n_desks, 1));
  std::vector<double> runs;
  for (std::uint32_t desk = 0; desk < n_desks; ++desk) {
    constexpr Minute kNever = 0xffff'ffff;
    Minute done = kNever;
    std::uint64_t sojourns = 0, left = 0;
    const auto started = [&](std::uint32_t, std::uint32_t, Minute at, const Job&) { done = at; };
    const auto next = [&] {
      return next_background(desks, columns, desk, background, {{9, 0}, desk, 7}, until, [](int) { return 1.0; });
    };
    for (BackgroundArrival coming = next(); coming.minute < until;) {
      if (done <= coming.minute) {
        const Minute at = done;
        done = kNever;
        desks.complete(columns, desk, 0, at, started);
      } else {
        if (coming.minute >= warm && left == 0) {
          sojourns = columns.desk[desk].sojourns;
          left = columns.desk[desk].left();
        }
        const auto touch = static_cast<std::uint32_t>(coming.touch * stretch + .5);
        desks.arrive(columns, desk, {.subject = kBackgroundSubject, .touch = touch}, coming.minute, started);
        coming = next();
      }
    }
    EXPECT_TRUE(desks.little(columns, desk, until).holds());
    runs.push_back(static_cast<double>(columns.desk[desk].sojourns - sojourns) /
                   static_cast<double>(columns.desk[desk].left() - left));
  }
  return Estimate(runs);
}

// Lognormal service with log_sd 1 (coefficient of variation 1.3), in office hours. 220 desks of 9,000 customers; t with
// 219 degrees of freedom beyond 3.34: false-alarm rate .001 (the runs' skewness makes it at most .003 on the low side).
// Service 1 % longer lengthens the time in system by 3.6 %, about 5.8 standard errors: power .99.
TEST(Queues, SojournOfMG1WithAHeavyTailInOfficeHours) {
  const Background background{.utilisation = .7, .servers = 1, .mean_touch = 300, .log_sd = 1};
  const double squared = std::exp(1.) * 300 * 300;
  const double exact = 300 + .7 / 300 * squared / (2 * (1 - .7));  // Pollaczek and Khinchine
  EXPECT_LT(std::abs(mg1(background, 1, 220).t(exact)), 3.34);
  EXPECT_GT(mg1(background, 1.01, 220).t(exact), 3.34);
}

// Counts of a Poisson stream: |z| beyond 3.29 has false-alarm rate .001 each, .004 for the four; with 40,000 expected
// arrivals of either factor a rate 1 % off shows with power .2 only, 3 % off with power above .99.
TEST(Background, SurgesScaleTheStreamByWeek) {
  const Calendar calendar({2007, 1, 1}, {2020, 1, 1});
  const OfficeDesks desks{OfficeClock(calendar)};
  const Minute until = calendar.at({2019, 1, 1});
  const Background background{.utilisation = .6, .servers = 4, .mean_touch = 40, .log_sd = .8};
  const auto surge = [](int week) { return week % 2 == 0 ? .5 : 1.5; };
  DeskColumns columns;
  desks.lay_out(columns, std::vector<std::uint8_t>{4});
  double expected[2] = {0, 0}, seen[2] = {0, 0}, touch = 0;
  for (int week = 0; calendar.week_start(week) < until; ++week) {
    const Minute end = std::min(until, calendar.week_start(week + 1));
    expected[week % 2] +=
        surge(week) * .6 * 4 / 40 * (calendar.office_minutes(end) - calendar.office_minutes(calendar.week_start(week)));
  }
  Minute last = 0;
  while (true) {
    const BackgroundArrival next = next_background(desks, columns, 0, background, {{1, 2}, 3, 4}, until, surge);
    if (next.minute >= until) break;
    ASSERT_GE(next.minute, last);
    ASSERT_GT(calendar.office_minutes(next.minute), calendar.office_minutes(next.minute - 1));  // in office hours
    last = next.minute;
    ++seen[calendar.week(next.minute) % 2];
    touch += next.touch;
  }
  for (int odd = 0; odd < 2; ++odd) {
    EXPECT_LT(std::abs(seen[odd] - expected[odd]) / std::sqrt(expected[odd]), 3.29);
  }
  const double n = seen[0] + seen[1];
  const double sd = 40 * std::sqrt(std::exp(.64) - 1);
  EXPECT_LT(std::abs(touch / n - 40) / (sd / std::sqrt(n)), 3.29);
  EXPECT_GT(columns.background_drawn[0], 80'000U);
}

TEST(RoundTheClock, CountsWeeksFromTheOrigin) {
  const RoundTheClock clock;
  EXPECT_EQ(clock.week(7 * 24 * 60 - 1), 0);
  EXPECT_EQ(clock.week(7 * 24 * 60), 1);
  EXPECT_EQ(clock.week_start(3), 3U * 7 * 24 * 60);
  EXPECT_EQ(clock.after(100, 30), 130U);
  EXPECT_EQ(clock.elapsed(clock.civil(77)), 77U);
}

// A week of factor 0 has no arrival, however many weeks an arrival is drawn over.
TEST(Background, NothingComesInAWeekOfFactorZero) {
  const Desks desks;
  DeskColumns columns;
  desks.lay_out(columns, std::vector<std::uint8_t>{1});
  constexpr Minute kWeek = 7 * 24 * 60;
  const Background background{.utilisation = .001, .servers = 1, .mean_touch = 30, .log_sd = .8};  // one in three weeks
  const auto surge = [](int week) { return week % 3 == 2 ? 1.0 : 0.0; };
  double n = 0;
  const Minute until = 3000 * kWeek;
  while (true) {
    const auto next = next_background(desks, columns, 0, background, {{1, 0}, 5, 1}, until, surge);
    if (next.minute >= until) break;
    ASSERT_EQ((next.minute - 1) / kWeek % 3, 2U);  // it comes within the minute before
    ++n;
  }
  const double expected = 1000.0 * kWeek * .001 / 30;
  EXPECT_LT(std::abs(n - expected) / std::sqrt(expected), 3.29);  // Poisson: false alarms .001
}

TEST(Background, AnItemTakesAtLeastAMinute) {
  const Desks desks;
  DeskColumns columns;
  desks.lay_out(columns, std::vector<std::uint8_t>{1});
  const Background background{.utilisation = .1, .servers = 1, .mean_touch = .2, .log_sd = .8};
  for (int i = 0; i < 200; ++i) {
    const auto next = next_background(desks, columns, 0, background, {{1, 0}, 5, 1}, 1 << 30, [](int) { return 1.0; });
    ASSERT_GE(next.touch, 1U);
  }
}

TEST(Background, IsKeyedByStreamDeskAndNumber) {
  const Desks desks;
  const Background background{.utilisation = .5};
  const BackgroundStream stream{{1, 2}, 3, 4};
  DeskColumns keyed;
  DeskColumns drawn;
  desks.lay_out(keyed, std::vector<std::uint8_t>{1});
  desks.lay_out(drawn, std::vector<std::uint8_t>{1});
  const auto even = [](int) { return 1.0; };
  for (std::uint32_t i = 0; i < 20; ++i) {
    const auto a = next_background(desks, keyed, 0, background, stream, 1 << 30, even);
    const auto b = next_background(
        desks, drawn, 0, background,
        [&](std::uint32_t pair, std::span<Block> blocks) {
          blocks[0] = philox({1, 2}, 3, occasion(4, pair), 0);  // no more than is needed
          return 1U;
        },
        1 << 30, even);
    EXPECT_EQ(a.minute, b.minute);
    EXPECT_EQ(a.touch, b.touch);
    EXPECT_EQ(a.nth, i);
  }
}

TEST(Background, AnotherDeskDisturbsNobody) {
  const Desks desks;
  const Background background;
  const auto arrivals = [&](bool with_other) {
    DeskColumns columns;
    desks.lay_out(columns, std::vector<std::uint8_t>{1, 1});
    Background own = background;
    own.utilisation = .5;
    std::vector<Minute> minutes;
    for (int i = 0; i < 50; ++i) {
      if (with_other) (void)next_background(desks, columns, 0, own, {{1, 0}, 10, 1}, 1 << 30, [](int) { return 1.0; });
      const auto next = next_background(desks, columns, 1, own, {{1, 0}, 11, 1}, 1 << 30, [](int) { return 1.0; });
      minutes.push_back(next.minute);
      minutes.push_back(next.touch);
    }
    return minutes;
  };
  EXPECT_EQ(arrivals(false), arrivals(true));
}

TEST(Background, AnIdleDeskNeverHasAnArrival) {
  const Desks desks;
  DeskColumns columns;
  desks.lay_out(columns, std::vector<std::uint8_t>{1});
  const auto next =
      next_background(desks, columns, 0, Background{}, {{1, 0}, 1, 1}, 1'000'000, [](int) { return 1.0; });
  EXPECT_EQ(next.minute, 1'000'000U);
}

}  // namespace
}  // namespace tiexin::sim

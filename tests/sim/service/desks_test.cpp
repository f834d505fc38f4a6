#include "sim/service/desks.hpp"

#include <array>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "sim/random/draws.hpp"
#include "sim/record/checkpoint.hpp"

namespace tiexin::sim {
namespace {

/// One set of desks, and whatever is in service with the minute when it ends.
template <class AnyDesks>
struct Bench {
  AnyDesks desks;
  DeskColumns columns;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Minute> due{};  // {desk, server}

  auto started() {
    return [this](std::uint32_t desk, std::uint32_t server, Minute at, const Job&) { due[{desk, server}] = at; };
  }
  void arrive(std::uint32_t desk, const Job& job, Minute now) { desks.arrive(columns, desk, job, now, started()); }
  Job complete(std::uint32_t desk, std::uint32_t server) {
    const Minute now = due.at({desk, server});
    due.erase({desk, server});
    return desks.complete(columns, desk, server, now, started());
  }
  /// Completes everything in order of time; the subjects in the order they left.
  std::vector<std::uint32_t> drain() {
    std::vector<std::uint32_t> subjects;
    while (!due.empty()) {
      auto first = due.begin();
      for (auto it = due.begin(); it != due.end(); ++it) first = it->second < first->second ? it : first;
      subjects.push_back(complete(first->first.first, first->first.second).subject);
    }
    return subjects;
  }
};

Bench<Desks> always(std::initializer_list<std::uint8_t> capacities) {
  Bench<Desks> bench{Desks{}, {}};
  bench.desks.lay_out(bench.columns, std::vector<std::uint8_t>(capacities));
  return bench;
}

constexpr Priority kFront = Priority::expedited;

TEST(Desks, FirstComeFirstServedWithinAClass) {
  auto bench = always({1});
  bench.arrive(0, {.subject = 1, .touch = 10}, 0);
  bench.arrive(0, {.subject = 2, .touch = 10}, 1);
  bench.arrive(0, {.subject = 3, .touch = 10, .priority = kFront}, 2);
  bench.arrive(0, {.subject = 4, .touch = 10}, 3);
  bench.arrive(0, {.subject = 5, .touch = 10, .priority = kFront}, 4);
  EXPECT_EQ(bench.columns.desk[0].waiting(), 4U);
  EXPECT_EQ(bench.drain(), (std::vector<std::uint32_t>{1, 3, 5, 2, 4}));  // 1 is not interrupted
  EXPECT_EQ(bench.columns.desk[0].sojourns, 10U + 18 + 26 + 39 + 47);
  EXPECT_EQ(bench.columns.desk[0].left(), 5U);
}

TEST(Desks, SeveralServersTakeTheLowestFreePlace) {
  auto bench = always({3, 1});
  for (std::uint32_t subject = 1; subject <= 5; ++subject) {
    bench.arrive(0, {.subject = subject, .touch = 10 * subject}, 0);
  }
  EXPECT_EQ(bench.due.size(), 3U);
  EXPECT_EQ(bench.complete(0, 0).subject, 1U);
  EXPECT_EQ(bench.due.at({0, 0}), 10U + 40);  // 4 took its place
  EXPECT_EQ(bench.columns.desk[0].waiting(), 1U);
  EXPECT_EQ(bench.columns.desk[1].entered, 0U);
}

TEST(Desks, AJobKeepsWhatItCameWith) {
  auto bench = always({1});
  bench.arrive(0, {.subject = 7, .tag = 3, .touch = 5, .note = 0xabcd}, 100);
  const Job job = bench.complete(0, 0);
  EXPECT_EQ(std::tuple(job.subject, job.tag, job.touch, job.arrival, job.note, job.abandoned),
            std::tuple(7U, 3U, 5U, 100U, 0xabcd, 0));
}

TEST(Desks, ServiceTimePassesInOfficeHoursOnly) {
  const Calendar calendar({2018, 1, 1}, {2020, 1, 1});
  Bench<OfficeDesks> bench{OfficeDesks{OfficeClock(calendar)}, {}};
  bench.desks.lay_out(bench.columns, std::vector<std::uint8_t>{1, 1, 1});
  const Minute friday = calendar.at({2018, 6, 1});
  bench.arrive(0, {.subject = 1, .touch = 30}, friday + 17 * 60 + 50);
  EXPECT_EQ(bench.due.at({0, 0}), calendar.at({2018, 6, 4}) + 8 * 60 + 20);
  bench.arrive(1, {.subject = 2, .touch = 30}, friday + 11 * 60 + 45);  // over the noon break
  EXPECT_EQ(bench.due.at({1, 0}), friday + 14 * 60 + 15);
  bench.arrive(2, {.subject = 3, .touch = 480}, calendar.at({2018, 6, 2}));  // a Saturday night
  EXPECT_EQ(bench.due.at({2, 0}), calendar.at({2018, 6, 4}) + 18 * 60);
  bench.drain();
  EXPECT_EQ(bench.columns.desk[0].sojourns, 30U);  // the week-end is not waiting
  EXPECT_EQ(bench.columns.desk[2].touched, 480U);
}

TEST(Desks, ExpeditingMovesOneFileForwardAndOthersBack) {
  auto bench = always({1});
  for (std::uint32_t subject = 1; subject <= 5; ++subject) bench.arrive(0, {.subject = subject, .touch = 10}, 0);
  EXPECT_TRUE(bench.desks.expedite(bench.columns, 0, 5, 0));   // the last: the tail moves
  EXPECT_TRUE(bench.desks.expedite(bench.columns, 0, 3, 0));   // from the middle, behind 5
  EXPECT_FALSE(bench.desks.expedite(bench.columns, 0, 3, 0));  // already
  EXPECT_FALSE(bench.desks.expedite(bench.columns, 0, 1, 0));  // in service
  EXPECT_FALSE(bench.desks.expedite(bench.columns, 0, 2, 1));  // another tag
  bench.arrive(0, {.subject = 6, .touch = 10}, 1);
  EXPECT_EQ(bench.drain(), (std::vector<std::uint32_t>{1, 5, 3, 2, 4, 6}));
}

TEST(Desks, AWithdrawnJobLeavesTheQueueOrIsMarkedInService) {
  using Withdrawal = Desks::Withdrawal;
  auto bench = always({1});
  for (std::uint32_t subject = 1; subject <= 3; ++subject) bench.arrive(0, {.subject = subject, .touch = 10}, 0);
  EXPECT_EQ(bench.desks.withdraw(bench.columns, 0, 3, 0, 4), Withdrawal::left_queue);
  EXPECT_EQ(bench.desks.withdraw(bench.columns, 0, 3, 0, 4), Withdrawal::not_here);
  EXPECT_EQ(bench.desks.withdraw(bench.columns, 0, 1, 0, 5), Withdrawal::abandoned);
  EXPECT_EQ(bench.columns.desk[0].sojourns, 4U);
  EXPECT_EQ(bench.columns.desk[0].withdrawn, 1U);
  EXPECT_EQ(bench.complete(0, 0).abandoned, 1);
  EXPECT_EQ(bench.complete(0, 0).abandoned, 0);
  EXPECT_TRUE(bench.desks.little(bench.columns, 0, 20).holds());
  EXPECT_EQ(bench.columns.desk[0].area, 10U * 3 - 6 + 10);
}

TEST(Desks, ServersComeAndGo) {
  auto bench = always({4});
  bench.desks.set_servers(bench.columns, 0, 0, 0, bench.started());  // a service day: nobody is in
  for (std::uint32_t subject = 1; subject <= 6; ++subject) bench.arrive(0, {.subject = subject, .touch = 10}, 0);
  EXPECT_TRUE(bench.due.empty());
  bench.desks.set_servers(bench.columns, 0, 3, 5, bench.started());
  EXPECT_EQ(bench.due.size(), 3U);
  bench.desks.set_servers(bench.columns, 0, 1, 6, bench.started());  // three go on, then one stays
  bench.complete(0, 0);
  bench.complete(0, 1);
  EXPECT_EQ(bench.due.size(), 1U);
  bench.complete(0, 2);
  EXPECT_EQ(bench.due.size(), 1U);
  EXPECT_EQ(bench.drain(), (std::vector<std::uint32_t>{4, 5, 6}));
  EXPECT_TRUE(bench.desks.work(bench.columns, 0, 100).holds());
}

TEST(Desks, BrokenContractsThrow) {
  auto bench = always({1});
  EXPECT_THROW(bench.arrive(0, {.touch = 0}, 0), ContractError);
  bench.arrive(0, {.subject = 1, .touch = 10}, 5);
  EXPECT_THROW(bench.arrive(0, {.subject = 2}, 4), ContractError);                                 // time
  EXPECT_THROW(bench.desks.complete(bench.columns, 0, 1, 15, bench.started()), ContractError);     // place
  EXPECT_THROW(bench.desks.complete(bench.columns, 0, 0, 14, bench.started()), ContractError);     // not due
  EXPECT_THROW(bench.desks.set_servers(bench.columns, 0, 2, 15, bench.started()), ContractError);  // room
  EXPECT_THROW(bench.desks.lay_out(bench.columns, std::vector<std::uint8_t>{65}), ContractError);
  EXPECT_THROW(bench.desks.lay_out(bench.columns, std::vector<std::uint8_t>{0}), ContractError);
}

/// Random traffic of all kinds at five desks; `after_each` sees the bench after every operation.
template <class AnyDesks, class AfterEach>
void random_traffic(Bench<AnyDesks>& bench, std::uint32_t seed, std::uint32_t n, AfterEach&& after_each) {
  Minute now = 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    const Block drawn = philox({seed, 0}, i, 0, 0);
    const std::uint32_t desk = drawn[0] % 5;
    const std::uint32_t subject = drawn[1] % 40;
    Minute next = now + drawn[2] % 200;
    while (true) {  // what is due first
      auto first = bench.due.end();
      for (auto it = bench.due.begin(); it != bench.due.end(); ++it) {
        if (first == bench.due.end() || it->second < first->second) first = it;
      }
      if (first == bench.due.end() || first->second > next) break;
      now = first->second;
      bench.complete(first->first.first, first->first.second);
      after_each(now);
    }
    now = next;
    const std::uint32_t kind = drawn[3] % 16;
    if (kind < 11) {
      bench.arrive(desk, {.subject = subject, .touch = 1 + drawn[3] / 16 % 900, .priority = Priority{kind != 0}}, now);
    } else if (kind < 13) {
      (void)bench.desks.expedite(bench.columns, desk, subject, 0);
    } else if (kind < 15) {
      (void)bench.desks.withdraw(bench.columns, desk, subject, 0, now);
    } else {
      bench.desks.set_servers(bench.columns, desk, subject % (bench.columns.desk[desk].capacity + 1U), now,
                              bench.started());
    }
    after_each(now);
  }
}

const std::vector<std::uint8_t> kCapacities{1, 2, 3, 5, 64};

TEST(Desks, LittleAndWorkAreIdentitiesAtEveryMoment) {
  const Calendar calendar({2007, 1, 1}, {2009, 1, 1});
  const auto check = [](auto bench, std::uint32_t seed) {
    bench.desks.lay_out(bench.columns, kCapacities);
    std::uint64_t most_waiting = 0;
    random_traffic(bench, seed, 2000, [&](Minute now) {
      for (std::uint32_t desk = 0; desk < 5; ++desk) {
        ASSERT_TRUE(bench.desks.little(bench.columns, desk, now).holds());
        ASSERT_TRUE(bench.desks.work(bench.columns, desk, now + 77).holds());
        most_waiting = std::max<std::uint64_t>(most_waiting, bench.columns.desk[desk].waiting());
      }
    });
    EXPECT_GT(most_waiting, 5U);  // the traffic is not idle
  };
  for (std::uint32_t seed = 0; seed < 5; ++seed) {
    check(Bench<Desks>{Desks{}, {}}, seed);
    check(Bench<OfficeDesks>{OfficeDesks{OfficeClock(calendar)}, {}}, seed);
  }
}

TEST(Desks, SlotsDoNotShowInHashOrOrder) {
  Bench<Desks> bench{Desks{}, {}}, rebuilt{Desks{}, {}};
  bench.desks.lay_out(bench.columns, kCapacities);
  rebuilt.desks.lay_out(rebuilt.columns, kCapacities);
  std::vector<std::uint64_t> hashes;
  random_traffic(bench, 3, 1500, [&](Minute) { hashes.push_back(state_hash(bench.columns)); });
  std::size_t i = 0;
  random_traffic(rebuilt, 3, 1500, [&](Minute) {
    restore_waiting(rebuilt.columns, waiting_rows(rebuilt.columns));  // other slots every time
    ASSERT_EQ(state_hash(rebuilt.columns), hashes[i++]);
  });
  EXPECT_EQ(std::set(hashes.begin(), hashes.end()).size() > 1000, true);
}

TEST(Desks, EveryColumnIsInTheHashAndComesBack) {
  auto bench = always({1, 2});
  for (std::uint32_t subject = 1; subject <= 5; ++subject) {
    bench.arrive(0, {.subject = subject, .touch = 10, .priority = Priority{subject != 4}}, 0);
  }
  EXPECT_EQ(bench.columns.desk[0].left(), 0U);
  bench.complete(0, 0);
  EXPECT_EQ(bench.columns.desk[0].left(), 1U);
  bench.columns.background_clock = {1.5, 2.5};
  bench.columns.background_drawn = {3, 4};
  const std::uint64_t before = state_hash(bench.columns);
  const auto changes = [&](auto&& change) {
    DeskColumns other = bench.columns;
    change(other);
    return state_hash(other) != before;
  };
  EXPECT_TRUE(changes([](DeskColumns& c) { ++c.desk[1].entered; }));
  EXPECT_TRUE(changes([](DeskColumns& c) { ++c.served[0].started; }));
  EXPECT_TRUE(changes([](DeskColumns& c) { c.background_clock[1] = 3; }));
  EXPECT_TRUE(changes([](DeskColumns& c) { c.background_drawn[0] = 4; }));
  EXPECT_TRUE(changes([](DeskColumns& c) { c.pool[c.ends[0].head[1]].job.touch = 11; }));
  DeskColumns restored;
  read_checkpoint(write_checkpoint(bench.columns, {1, 2}), 1, restored);
  EXPECT_EQ(state_hash(restored), before);
  bench.columns = restored;
  EXPECT_EQ(bench.drain(), (std::vector<std::uint32_t>{4, 2, 3, 5}));
}

TEST(Desks, WaitingJobsThatCannotBeAreRefused) {
  auto bench = always({1, 1});
  for (std::uint32_t subject = 1; subject <= 3; ++subject) bench.arrive(0, {.subject = subject, .touch = 10}, 0);
  const std::vector<WaitingRow> sound = waiting_rows(bench.columns);
  ASSERT_EQ(sound.size(), 2U);
  EXPECT_NO_THROW(restore_waiting(bench.columns, sound));
  const auto refused = [&](auto&& change) {
    DeskColumns columns = bench.columns;
    std::vector<WaitingRow> rows = sound;
    change(columns, rows);
    EXPECT_THROW(restore_waiting(columns, rows), ContractError);
  };
  using Rows = std::vector<WaitingRow>;
  refused([](DeskColumns&, Rows& rows) { rows.pop_back(); });
  refused([](DeskColumns&, Rows& rows) { rows.push_back(rows.back()); });
  refused([](DeskColumns&, Rows& rows) { rows[1].desk = 1; });
  refused([](DeskColumns&, Rows& rows) { rows[0].desk = 2; });
  refused([](DeskColumns&, Rows& rows) { rows[0].job.priority = static_cast<Priority>(7); });
  refused([](DeskColumns& columns, Rows&) { columns.desk[1].first_server = 2; });
  refused([](DeskColumns& columns, Rows&) { columns.served.pop_back(); });
}

TEST(Desks, SteadyTrafficReusesItsSlots) {
  auto bench = always({1});
  for (Minute now = 0; now < 10000; now += 100) {
    for (std::uint32_t subject = 0; subject < 7; ++subject) bench.arrive(0, {.subject = subject, .touch = 10}, now);
    bench.drain();
  }
  EXPECT_EQ(bench.columns.desk[0].entered, 700U);
  EXPECT_LE(bench.columns.pool.size(), 6U);
}

}  // namespace
}  // namespace tiexin::sim

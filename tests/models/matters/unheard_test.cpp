// A matter that nobody has heard of is a row without a slot or an event, and nothing else about it is different.
#include <algorithm>
#include <cstring>
#include <gtest/gtest.h>
#include <tuple>
#include <utility>
#include <vector>

#include "models/matters/arise.hpp"
#include "models/matters/untended.hpp"
#include "sim/record/checkpoint.hpp"
#include "tests/models/stage.hpp"

namespace tiexin::models {
namespace {

using small::Kind3;
using small::quiet_with;
using small::Stage;

constexpr std::uint32_t kHousehold = 3;
constexpr Minute kArose = 5000;

struct Life {
  Minute arose;
  Minute until;
};

/// A matter of kHousehold with this life, of which nobody has heard.
Untended& unheard(Stage& stage, Life life) {
  stage.arise_with_month(kHousehold, life.arose);
  Untended* row = stage.unheard(kHousehold);
  sim::require(row != nullptr && row->since == life.arose, "unheard: it has a slot");
  row->until = life.until;
  return *row;
}

/// Ends in the month of arising, in a later one, in the first and the last minute of one, in the last of a year and of
/// the run, about a year later, after the run.
std::vector<Life> lives(const Stage& stage) {
  const Minute april = stage.month_start(3);
  const Minute end = stage.system->calendar->end_minute();
  return {{kArose, kArose + 1},
          {kArose, stage.month_start(1) - 1},
          {kArose, stage.month_start(1)},
          {kArose, april + 20'001},
          {kArose, april - 1},
          {kArose, april},
          {kArose, april + 1},
          {april + 1, april + 2},
          {april + 100, stage.month_start(12) - 1},
          {kArose, kArose + kTau},
          {kArose, kArose + kTau + 1},
          {stage.month_start(47) + 7, end - 1},
          {stage.month_start(47) + 1, end + 5}};
}

std::int64_t overlap(Life life, Minute from, Minute until) {
  return std::max<std::int64_t>(0, std::int64_t{std::min(life.until, until)} - std::max(life.arose, from));
}

TEST(Unheard, EndsInTheAccountsAtItsOwnMinute) {
  for (const Life life : lives(Stage(quiet_with(Kind3::small)))) {
    SCOPED_TRACE(testing::Message() << "from " << life.arose << " until " << life.until);
    Stage stage(quiet_with(Kind3::small));
    const Minute end = stage.system->calendar->end_minute();
    std::vector<History> departed;
    stage.scratch.departed = &departed;
    const std::int64_t rate = harm_rate(unheard_matter(*stage.system->population, 0, unheard(stage, life)));
    ASSERT_GT(rate, 0);
    if (life.until < end) {
      const Minute struck_off = stage.month_start(stage.month(life.until) + 1) - 1;
      stage.advance(struck_off);
      EXPECT_NE(stage.unheard(kHousehold), nullptr) << "it is struck off before its month's last minute";
      stage.advance(struck_off + 1);
      EXPECT_EQ(stage.unheard(kHousehold), nullptr) << "it outlives its month";
    }
    stage.advance(end);
    const bool ends = life.until < end;
    const std::int64_t lasted = overlap(life, 0, end);
    const MonthlyBook& months = stage.state.books.months;
    const std::size_t cohort = stage.month(life.arose);
    EXPECT_EQ(months.at(cohort, Tally::cohort_matters), 1);
    EXPECT_EQ(months.at(cohort, Tally::cohort_ended), ends);
    EXPECT_EQ(months.at(cohort, Tally::cohort_ended_365), ends && lasted <= kTau);
    EXPECT_EQ(months.at(cohort, Tally::cohort_ended_unsurfaced_365), ends && lasted <= kTau);
    EXPECT_EQ(months.at(cohort, Tally::cohort_burden), ends ? std::min<std::int64_t>(lasted, kTau) : 0);
    for (const Tally whole : {Tally::cohort_ended, Tally::cohort_ended_unsurfaced_365, Tally::cohort_burden})
      EXPECT_EQ(stage.sum(whole), months.at(cohort, whole)) << "in another month than that of arising";
    for (std::size_t month = 0; month < months.n_months(); ++month) {
      const std::int64_t open = overlap(life, stage.month_start(month), std::min(stage.month_start(month + 1), end));
      EXPECT_EQ(months.at(month, Tally::harm), rate * open) << "month " << month;
    }
    EXPECT_EQ(departed.size(), ends ? 1U : 0U);
    EXPECT_EQ(stage.state.county.harm_rate, ends ? 0 : rate);
  }
}

TEST(Unheard, IsWhatItWouldBeTakenUpAndLeftAlone) {
  for (const Life life : lives(Stage(quiet_with(Kind3::practical)))) {
    SCOPED_TRACE(testing::Message() << "from " << life.arose << " until " << life.until);
    std::vector<History> departed[2];
    sim::Tables tables[2];
    for (const int taken_up : {0, 1}) {
      Stage stage(quiet_with(Kind3::practical));
      stage.scratch.departed = &departed[taken_up];
      Untended& row = unheard(stage, life);
      if (taken_up != 0) {
        models::Run run = stage.at(row.since);
        take_up(run, row);
      }
      stage.advance(stage.system->calendar->end_minute());
      tables[taken_up] = small::outcomes(*stage.model, stage.state);
    }
    EXPECT_TRUE(tables[0] == tables[1]);
    ASSERT_EQ(departed[0].size(), departed[1].size());
    for (std::size_t i = 0; i < departed[0].size(); ++i) EXPECT_EQ(departed[0][i].digest, departed[1][i].digest);
  }
}

TEST(Unheard, IsMetFromItsMinuteOnAndNotInTheMinuteOfItsEnd) {
  constexpr Life kLife{kArose, kArose + 3000};
  for (const auto& [minute, met] :
       {std::pair{kLife.arose - 1, false}, {kLife.arose, true}, {kLife.until - 1, true}, {kLife.until, false}}) {
    for (const bool told : {false, true}) {
      Stage stage(quiet_with(Kind3::small));
      Untended& row = unheard(stage, kLife);
      row.disclose_ratio = told ? 1 : 1e-30F;  // 1: a threshold below a float's last place
      stage.state.queue.push(sim::Event(minute, static_cast<std::uint32_t>(Phase::visit), 0, 0, 0));
      stage.advance(minute + 1);
      ASSERT_EQ(stage.state.county.rounds, 1U) << "no round";
      const Untended* listed = stage.unheard(kHousehold);
      EXPECT_EQ(listed == nullptr, met && told) << minute;
      if (listed != nullptr && !told) {
        EXPECT_EQ(listed->disclose_ratio > 1e-30F, met) << minute;
      }
      EXPECT_EQ(stage.sum(Tally::surfaced_visit), met && told) << minute;
    }
  }
}

TEST(Unheard, TakenUpHasASlotAndItsEndAnEvent) {
  Stage stage(quiet_with(Kind3::practical));
  Untended& row = unheard(stage, {kArose, kArose + 3000});
  const Untended before = row;
  const Matter whole = unheard_matter(*stage.system->population, 0, before);
  models::Run run = stage.at(kArose + 10);
  const std::size_t pending = sim::sorted_events(stage.state.queue).size();
  const Matter taken = take_up(run, row);
  EXPECT_EQ(stage.unheard(kHousehold), nullptr);
  EXPECT_EQ(std::memcmp(&taken, &whole, sizeof(Matter)), 0);
  EXPECT_EQ(stage.state.matters.untended(row.slot), &row) << "it stays on its list until it surfaces";
  EXPECT_EQ(row.disclose_ratio, before.disclose_ratio);
  EXPECT_EQ(row.odds, before.odds);
  EXPECT_EQ(take_up(run, row).nth, taken.nth);
  const std::vector<sim::Event> events = sim::sorted_events(stage.state.queue);
  EXPECT_EQ(events.size(), pending + 1) << "one event, however often it is taken up";
  const sim::Event end(before.until, static_cast<std::uint32_t>(Phase::end_untreated), kHousehold, 0, 0);
  EXPECT_EQ(std::count(events.begin(), events.end(), end), 1);
  const Untended again = unheard_row(taken, before);
  EXPECT_EQ(again.until, before.until);
  EXPECT_EQ(again.severity, before.severity);
  EXPECT_EQ(again.topic, before.topic);
}

// A small matter that would grow has a slot: all that was drawn of it is the same where none grows.
TEST(Unheard, DrawsWhatAMatterWithASlotDraws) {
  const auto spread = [](Parameters& p) {
    p.matters.severity_log_sd = 1;
    p.matters.dispute_share = 0.5;
  };
  Stage plain(quiet_with(Kind3::small, spread));
  Stage growing(quiet_with(Kind3::small, [&spread](Parameters& p) {
    spread(p);
    p.matters.growth_small = 10;
  }));
  std::size_t disputes = 0;
  for (std::uint32_t h = 0; h < 20; ++h) {
    for (Stage* stage : {&plain, &growing}) stage->state.households.next_arrival[h] = kArose + h;
  }
  for (Stage* stage : {&plain, &growing}) stage->advance(1);
  for (std::uint32_t h = 0; h < 20; ++h) {
    const Untended* row = plain.unheard(h);
    ASSERT_NE(row, nullptr) << h;
    ASSERT_FALSE(growing.gone(h)) << h;
    const Matter matter = unheard_matter(*plain.system->population, 0, *row);
    const Matter kept = growing.matter(h);
    EXPECT_EQ(std::memcmp(&matter, &kept, sizeof(Matter)), 0) << h;
    const Untended* other = growing.state.matters.untended(growing.state.matters.find(h, 0));
    EXPECT_EQ(row->disclose_ratio, other->disclose_ratio);
    EXPECT_EQ(row->walk_left, other->walk_left);
    EXPECT_EQ(row->odds, other->odds);
    disputes += row->dispute;
  }
  EXPECT_GT(disputes, 0U);
  EXPECT_LT(disputes, 20U);
}

TEST(Unheard, HardGrowingAndSharedMattersHaveASlotAtOnce) {
  for (const Kind3 kind : {Kind3::small, Kind3::practical, Kind3::hard}) {
    Stage stage(quiet_with(kind));
    stage.arise_with_month(kHousehold, kArose);
    EXPECT_EQ(stage.gone(kHousehold), kind != Kind3::hard);
    EXPECT_EQ(stage.unheard(kHousehold) != nullptr, kind != Kind3::hard);
  }
  Stage growing(quiet_with(Kind3::small, [](Parameters& p) { p.matters.growth_small = 10; }));
  growing.arise_with_month(kHousehold, kArose);
  EXPECT_FALSE(growing.gone(kHousehold));
  Stage shared(quiet_with(Kind3::practical));
  shared.state.causes.push_back({0, 0, kNobody, 0, kNever});
  shared.state.queue.push(sim::Event(kArose, static_cast<std::uint32_t>(Phase::arise), kHousehold, 0, 1));
  shared.advance(kArose + 1);
  ASSERT_FALSE(shared.gone(kHousehold));
  EXPECT_EQ(shared.matter(kHousehold).cause, 1U);
}

TEST(Unheard, AClockThatRunsOutAfterTheEndRaisesNobody) {
  // Of the second month, ten days are left on its clock of walking in.
  const auto outcome = [](Minute until) {
    Stage stage(quiet_with(Kind3::small, [](Parameters& p) { p.surfacing.walk_in.small = 0.01; }));
    unheard(stage, {kArose, until}).walk_left = static_cast<float>(0.01 * 10 * kMinutesPerDay / kMinutesPerYear);
    stage.advance(stage.month_start(1) + 1);
    Minute due = kNever;
    for (const sim::Event& event : sim::sorted_events(stage.state.queue)) {
      if (event.phase() == static_cast<std::uint32_t>(Phase::surface)) due = event.minute();
    }
    stage.advance(stage.system->calendar->end_minute());
    return std::tuple(due, stage.sum(Tally::surfaced_walk_in), stage.sum(Tally::cohort_ended_unsurfaced_365));
  };
  const Stage stage(quiet_with(Kind3::small));
  const Minute due = std::get<0>(outcome(stage.month_start(4)));
  EXPECT_NEAR(due, stage.month_start(1) + 10 * 1440, 2);
  EXPECT_EQ(outcome(due + 1), std::tuple(due, 1, 0));
  EXPECT_EQ(outcome(due), std::tuple(kNever, 0, 1));
  EXPECT_EQ(outcome(due - 1), std::tuple(kNever, 0, 1));
}

TEST(Unheard, IsPreventedByTheRulesInForceAtTheTurnOfItsMonth) {
  Stage stage(quiet_with(Kind3::small, [](Parameters& p) {
    p.matters.dispute_share = 1;
    p.quality.prevent_virtue = 1;
  }));
  Rules virtuous;
  virtuous.virtue_hours = 1e9;  // of a dispute, four in a thousand million are left
  stage.system = stage.county.system({stage.county.book_of(virtuous, stage.month_start(1))});
  stage.model.emplace(stage.system);
  stage.model->start(stage.state, stage.scratch, small::kKey);
  stage.arise_with_month(kHousehold, kArose + 1000);
  EXPECT_EQ(stage.sum(Tally::cohort_prevented), 0) << "it was decided before these rules were in force";
  stage.arise_with_month(kHousehold + 1, stage.month_start(1) + 1000);
  EXPECT_EQ(stage.sum(Tally::cohort_matters), 2);
  EXPECT_EQ(stage.sum(Tally::cohort_prevented), 1);
}

/// Slots lie anywhere.
auto all_but_slot(const Untended& row) {
  return std::tuple(row.disclose_ratio, row.walk_left, row.hotline_left, row.digital_left, row.petition_left,
                    row.household, row.nth, row.since, row.until, row.severity, row.odds, row.size, row.topic,
                    row.dispute, row.failed, row.away);
}

TEST(Unheard, ComesBackFromACheckpointInItsPlace) {
  Stage stage(quiet_with(Kind3::small, [](Parameters& p) {
    p.matters.severity_log_sd = 1;
    p.matters.dispute_share = p.matters.practical_share = 0.5;
    p.matters.untreated_life = {40, 40, 40};
    p.population.away_share = 0.3;
  }));
  // Those of the first month that end leave places to those that arose after them.
  for (std::uint32_t h = 0; h < 16; ++h)
    stage.state.households.next_arrival[h] = (h % 2 == 0 ? 0 : stage.month_start(1)) + 10 * (h + 1);
  stage.advance(stage.month_start(2) + 20'000);
  std::vector<Untended>& rows = stage.state.matters.of_village[0];
  ASSERT_GT(rows.size(), 3U);
  ASSERT_FALSE(std::is_sorted(rows.begin(), rows.end(), [](const Untended& a, const Untended& b) {
    return a.household < b.household;
  })) << "a list that was written down in order would do";
  models::Run run = stage.at(stage.month_start(2) + 20'000);
  take_up(run, rows[rows.size() / 2]);
  State again;
  sim::read_checkpoint(sim::write_checkpoint(stage.state, {1, 2}), 1, again);
  stage.model->restored(again);
  EXPECT_EQ(sim::state_hash(again), sim::state_hash(stage.state));
  ASSERT_EQ(again.matters.of_village.size(), stage.state.matters.of_village.size());
  ASSERT_EQ(again.matters.of_village[0].size(), rows.size());
  for (std::size_t place = 0; place < rows.size(); ++place) {
    const Untended& row = again.matters.of_village[0][place];
    EXPECT_EQ(row.is_unheard(), rows[place].is_unheard()) << place;
    if (!row.is_unheard()) {
      EXPECT_EQ(again.matters.slot[row.slot].place, place);
    }
    EXPECT_EQ(all_but_slot(row), all_but_slot(rows[place])) << place;
  }
  std::swap(rows.front(), rows.back());
  EXPECT_NE(sim::state_hash(again), sim::state_hash(stage.state)) << "the order of a list is state";
}

}  // namespace
}  // namespace tiexin::models

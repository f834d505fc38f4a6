// The lattice of rounds: what is held with fewer visits and meetings a year is held, at the same hour, with more.
#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <set>
#include <utility>

#include "models/model.hpp"
#include "tests/models/small_county.hpp"

namespace tiexin::models {
namespace {

/// Minute and village of every event of one phase.
struct Held : Observer {
  explicit Held(Phase phase) : phase_(phase) {}
  void saw(const sim::Event& event) override {
    if (event.phase() == static_cast<std::uint8_t>(phase_)) held.insert({event.minute(), event.entity()});
  }
  std::set<std::pair<Minute, std::uint32_t>> held;

 private:
  Phase phase_;
};

std::set<std::pair<Minute, std::uint32_t>> held_under(const small::County& county, const Rules& rules, Phase phase) {
  Held watch(phase);
  const CountyModel model = CountyModel(county.system({county.book_of(rules)})).watched_by(watch);
  State state;
  Scratch scratch;
  model.start(state, scratch, small::kKey);
  model.advance(state, scratch, 0, county.calendar->end_minute());
  return watch.held;
}

TEST(Lattice, FewerRoundsAreAPartOfMoreAtTheSameHours) {
  small::Description description;
  description.villages = 12;
  description.years = 3;
  const small::County county(description);
  Rules few;
  few.posted_minutes = 300;
  few.meetings = 6;
  Rules many = few;
  many.posted_minutes = 500;
  many.meetings = 9;
  for (const Phase phase : {Phase::visit, Phase::meeting}) {
    const auto less = held_under(county, few, phase);
    const auto more = held_under(county, many, phase);
    EXPECT_GT(less.size(), 100U);
    EXPECT_GT(more.size(), less.size() * 5 / 4);
    // Effort answers to what a village was given, so that of visits nearly all.
    const auto missing = std::count_if(less.begin(), less.end(), [&](const auto& one) { return !more.contains(one); });
    EXPECT_LE(missing, phase == Phase::meeting ? 0 : static_cast<std::ptrdiff_t>(less.size() / 100));
  }
}

TEST(Lattice, HoursOfADayAreEvenlyUsed) {
  small::Description description;
  description.villages = 40;
  description.years = 3;
  Rules rules;
  rules.meetings = 40;
  const small::County county(description);
  std::array<double, 40> slots{};
  double all = 0;
  for (const auto& [minute, village] : held_under(county, rules, Phase::meeting)) {
    const Minute in_week = minute - county.calendar->week_start(county.calendar->week(minute));
    const std::uint32_t day = in_week / 1440;
    const Minute clock = in_week % 1440;
    const bool morning = clock >= sim::kMorningOpens && clock < sim::kMorningCloses;
    ASSERT_LT(day, 5U);
    ASSERT_TRUE(morning || (clock >= sim::kAfternoonOpens && clock < sim::kAfternoonCloses)) << clock;
    const Minute hour = morning ? (clock - sim::kMorningOpens) / 60 : 4 + (clock - sim::kAfternoonOpens) / 60;
    slots[day * 8 + hour] += 1;
    all += 1;
  }
  // Chi square of 39 degrees of freedom: a false alarm in a million above 99.
  double chi = 0;
  for (const double seen : slots) chi += (seen - all / 40) * (seen - all / 40) / (all / 40);
  EXPECT_GT(all, 3000);
  EXPECT_LT(chi, 99);
}

}  // namespace
}  // namespace tiexin::models

// No effect by decree, in whole runs: without contact hours, authority hours and money a mechanism is absent, bit for
// bit; potential matters are the same in every arm.
#include <gtest/gtest.h>
#include <map>

#include "tests/models/small_county.hpp"

namespace tiexin::models {
namespace {

const small::County& county() {
  static const small::County made = [] {
    small::Description d;
    d.villages = 8;
    d.years = 4;
    d.parameters.matters.hard_share = 0.05;
    d.parameters.institutions.department_background = 0.3;
    return small::County(d);
  }();
  return made;
}

TEST(Decree, WithoutItsMeansAMechanismIsAbsentAtEveryYear) {
  const Minute from = county().second_summer();
  const Mechanisms all = small::shipped();
  const small::Finished everything = small::run(county().system_of({all}, from));
  for (const std::string_view name : kMechanismNames) {
    const auto system = county().system_of({without_means(all, name), without(all, name)}, from);
    const small::Finished meansless = small::run(system, 0);
    const small::Finished absent = small::run(system, 1);
    EXPECT_EQ(meansless.years, absent.years) << name;
    EXPECT_EQ(meansless.state.books.months.cells, absent.state.books.months.cells) << name;
    EXPECT_NE(meansless.years.back(), everything.years.back()) << name << " does nothing beside the others";
  }
}

TEST(NullUpgrade, ChangesNothingButTheCalendarOfRules) {
  const Minute from = county().second_summer();
  Mechanisms nothing = small::shipped();
  for (const std::string_view name : kMechanismNames) nothing = without_means(nothing, name);
  ASSERT_NE(nothing, Mechanisms{}) << "its other levers are set";
  RuleBook halved = county().book(small::shipped(), from);
  halved.push_back({county().calendar->month_start(county().calendar->month(from) + 5), halved.back().township});
  const auto system = county().system(
      {county().book(Mechanisms{}), county().book(nothing, from), county().book(small::shipped(), from), halved});
  EXPECT_EQ(small::run(system, 0).years, small::run(system, 1).years) << "present at zero strength is absent";
  EXPECT_EQ(small::run(system, 2).years, small::run(system, 3).years) << "a day on which no rule changes is no day";
}

TEST(PotentialMatters, AreTheSameInEveryArm) {
  Mechanisms no_prevention = small::shipped();
  for (const std::string_view name : {"law", "virtue", "industry", "fellow_villagers"})
    no_prevention = without(no_prevention, name);
  const auto system = county().system_of({Mechanisms{}, small::shipped(), no_prevention});
  const small::Finished none = small::run(system, 0);
  const small::Finished all = small::run(system, 1);
  const small::Finished some = small::run(system, 2);
  const std::size_t months = none.state.books.months.n_months();
  for (std::size_t month = 0; month < months; ++month) {
    const auto at = [&](const small::Finished& run, Tally which) { return run.state.books.months.at(month, which); };
    EXPECT_EQ(at(none, Tally::cohort_matters), at(all, Tally::cohort_matters));
    for (const Tally which : {Tally::cohort_small, Tally::cohort_practical, Tally::cohort_hard, Tally::cohort_disputes,
                              Tally::cohort_severity, Tally::cohort_prevented}) {
      EXPECT_EQ(at(none, which), at(some, which)) << kTallyColumns[static_cast<std::size_t>(which)].name;
    }
  }
  EXPECT_EQ(none.state.households.arisen, all.state.households.arisen);
  EXPECT_EQ(none.state.households.next_arrival, all.state.households.next_arrival);
  EXPECT_GT(all.sum(Tally::cohort_prevented), 0);
  EXPECT_EQ(none.sum(Tally::cohort_prevented), 0);
}

// The untreated life of a matter is its potential outcome: nobody's visits change when it would end if nobody did
// anything.
TEST(PotentialMatters, UntreatedLivesAreTheSameInEveryArm) {
  const auto system = county().system_of({Mechanisms{}, small::shipped()});
  const CountyModel model(system);
  State a;
  State b;
  Scratch scratch;
  model.start(a, scratch, small::kKey);
  model.start(b, scratch, small::kKey);
  std::size_t compared = 0;
  for (Minute now = 50'000; now < county().calendar->end_minute(); now += 50'000) {
    model.advance(a, scratch, 0, now);
    model.advance(b, scratch, 1, now);
    std::map<std::pair<Household, std::uint32_t>, Matter> other;
    each_matter(*system->population, b.matters, [&](const Matter& matter) {
      other[{matter.household, matter.nth}] = matter;
    });
    each_matter(*system->population, a.matters, [&](const Matter& matter) {
      const auto at = other.find({matter.household, matter.nth});
      if (at == other.end() || at->second.stage != matter.stage) return;
      // A relapse begins a new life; those that never were solved are in their first.
      if (matter.solved != kNever || at->second.solved != kNever) return;
      EXPECT_EQ(matter.latent_until_end, at->second.latent_until_end);
      EXPECT_EQ(matter.severity, at->second.severity);
      ++compared;
    });
  }
  EXPECT_GT(compared, 500U);
}

}  // namespace
}  // namespace tiexin::models

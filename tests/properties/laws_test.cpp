// The always-checked laws on random small counties under random upgrades: a run that breaks one throws.
#include <cmath>
#include <gtest/gtest.h>

#include "models/conduct/conduct.hpp"
#include "tests/models/identities.hpp"
#include "tests/models/random_county.hpp"

namespace tiexin::models {
namespace {

constexpr std::uint32_t kCounties = 40;
constexpr int kYears = 6;

TEST(Laws, HoldInRandomCountiesUnderRandomUpgrades) {
  std::uint64_t events = 0;
  std::uint64_t arisen = 0;
  for (std::uint32_t number = 0; number < kCounties; ++number) {
    SCOPED_TRACE(number);
    const small::RandomStudy study = small::random_study(number, kYears);
    for (const std::size_t arm : {std::size_t{0}, std::size_t{2}}) {
      const small::Finished run = small::run(study.system, arm, {number, 1});  // checks conservation, desks, ledger, bounds each month
      for (const std::string& broken : small::broken_identities(*study.system, run.state)) ADD_FAILURE() << "arm " << arm << ' ' << broken;
      events += run.state.county.events;
      arisen += run.state.county.matters;
      EXPECT_NO_THROW((void)make_tables(*study.system, run.state));
    }
  }
  EXPECT_GT(events, 1'000'000U) << "the counties are too quiet to show anything";
  EXPECT_GT(arisen, 5'000U);
}

// Little's law as an identity in integer minutes at every desk of a small real county, at the end of every week.
TEST(Laws, LittleHoldsAtEveryDeskAtAnyMoment) {
  small::Description d;
  d.parameters.institutions.department_background = 0.9;
  d.parameters.institutions.department_servers = 1;
  const small::County county(d);
  const auto system = county.system_of({small::shipped()});
  const CountyModel model(system);
  State state;
  Scratch scratch;
  model.start(state, scratch, small::kKey);
  std::uint64_t waited = 0;
  for (Minute now = 7 * 1440 + 613; now < county.calendar->end_minute(); now += 7 * 1440) {
    model.advance(state, scratch, 0, now);
    for (std::uint32_t desk = 0; desk < system->desk_plan.n_desks(); ++desk) {
      const sim::Balance little = system->desks.little(state.desks, desk, now);
      const sim::Balance work = system->desks.work(state.desks, desk, now);
      ASSERT_EQ(little.left, little.right) << "desk " << desk << " at minute " << now;
      ASSERT_EQ(work.left, work.right) << "desk " << desk << " at minute " << now;
      waited += state.desks.desk[desk].waiting();
    }
  }
  EXPECT_GT(waited, 100U) << "nobody ever waits here";
  for (const sim::DeskRow& desk : state.desks.desk) EXPECT_GT(desk.entered, 0U);
}

// The bounds of the fields alone make effort a contraction: from any start, under any rules, two histories of conduct draw together.
TEST(Laws, ConductForgetsWhereItBegan) {
  for (std::uint32_t number = 0; number < 12; ++number) {
    small::Description d = small::random_county(number, 12);
    d.parameters.matters.rate = 0;
    d.parameters.conduct.turnover = 0;
    d.parameters.conduct.speed = std::max(0.2, d.parameters.conduct.speed);
    d.parameters.institutions.department_background = d.parameters.institutions.township_background = 0;
    const small::County county(d);
    small::Dice dice(number);
    const auto system = county.system_of({small::random_mechanisms(dice)});
    const CountyModel model(system);
    State low;
    Scratch scratch;
    model.start(low, scratch, small::kKey);
    model.advance(low, scratch, 0, 40000);
    State high = low;
    for (ContactPerson& person : low.villages) person.effort = person.gaming = 0;
    for (ContactPerson& person : high.villages) person.effort = person.gaming = 1;
    for (State* state : {&low, &high}) model.advance(*state, scratch, 0, county.calendar->end_minute());
    const double left = std::pow(1 - d.parameters.conduct.speed, 11) + 1e-6;
    for (std::size_t v = 0; v < low.villages.size(); ++v) {
      EXPECT_LE(std::abs(static_cast<double>(high.villages[v].effort - low.villages[v].effort)), left) << number;
      EXPECT_LE(std::abs(static_cast<double>(high.villages[v].gaming - low.villages[v].gaming)), left) << number;
    }
  }
}

}  // namespace
}  // namespace tiexin::models

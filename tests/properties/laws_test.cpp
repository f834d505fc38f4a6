// The always-checked laws on random small counties under random upgrades: a run that breaks one throws.
#include <cmath>
#include <gtest/gtest.h>
#include <set>

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
      const small::Finished run =
          small::run(study.system, arm, {number, 1});  // checks conservation, desks, ledger, bounds each month
      for (const std::string& broken : small::broken_identities(*study.system, run.state))
        ADD_FAILURE() << "arm " << arm << ' ' << broken;
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

/// Matters in somebody's hands for which nothing is to come: no event, no job at a desk, no money they wait for, no
/// file that leads them.
std::size_t forgotten(const State& state) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> awaited;
  state.queue.for_each([&](const sim::Event& event) {
    const auto phase = static_cast<Phase>(event.phase());
    const bool handling = phase == Phase::file_arrives || phase == Phase::external_done || phase == Phase::convened;
    if (handling || phase == Phase::deadline) awaited.insert({event.entity(), event.nth()});
  });
  for (const sim::WaitingRow& row : sim::waiting_rows(state.desks)) awaited.insert({row.job.subject, row.job.tag});
  for (const sim::DeskRow& desk : state.desks.desk) {
    for (std::uint32_t server = 0; server < desk.capacity; ++server) {
      if ((desk.busy_servers >> server & 1) == 0) continue;
      const sim::Job& job = state.desks.served[desk.first_server + server].job;
      awaited.insert({job.subject, job.tag});
    }
  }
  for (const FundWait& wait : state.waiting_for_money) awaited.insert({wait.household, wait.nth});
  std::size_t n = 0;
  for (const Matter& matter : state.matters.slot) {
    if (matter.state != MatterState::handling || awaited.contains({matter.household, matter.nth})) continue;
    const Cause* cause = matter.cause == 0 ? nullptr : &state.causes[matter.cause - 1];
    if (cause != nullptr && (matter.marks & mark::merged) != 0) {
      const std::uint32_t lead = state.matters.find(cause->lead_household, cause->lead_nth);
      if (lead != kNoMatter && state.matters.slot[lead].state == MatterState::handling) continue;
    }
    ++n;
  }
  return n;
}

// Whoever has a matter in hand has something to do about it: no file lies at a desk that does not know of it.
TEST(Laws, NoMatterInHandIsForgotten) {
  small::Description d;
  d.villages = 12;
  d.years = 5;
  d.parameters.matters.external_log_sd = 0;  // no wait beyond the horizon
  d.parameters.matters.hard_share = 0.1;
  d.parameters.matters.causes = 1;
  d.parameters.quality.solved = {0.5, 0.4, 0.3};
  d.parameters.institutions.department_servers = 1;
  d.parameters.institutions.department_background = 0.8;
  const small::County county(d);
  const auto system = county.system_of({Mechanisms{}, small::shipped()}, county.second_summer());
  for (const std::size_t arm : {std::size_t{0}, std::size_t{1}}) {
    const CountyModel model(system);
    State state;
    Scratch scratch;
    model.start(state, scratch, small::kKey);
    std::size_t in_hand = 0;
    for (Minute now = 40'000; now < county.calendar->year_start(2019); now += 40'000) {
      model.advance(state, scratch, arm, now);
      EXPECT_EQ(forgotten(state), 0U) << "arm " << arm << " at minute " << now;
      for (const Matter& matter : state.matters.slot) in_hand += matter.state == MatterState::handling;
    }
    EXPECT_GT(in_hand, 100U);
  }
}

// The bounds of the fields alone make effort a contraction: from any start, under any rules, two histories of conduct
// draw together.
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

#include "models/model.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <vector>

#include "models/accounts/ledger.hpp"
#include "models/accounts/month.hpp"
#include "models/conduct/appraise.hpp"
#include "models/conduct/conduct.hpp"
#include "models/conduct/trust.hpp"
#include "models/foresight.hpp"
#include "models/matters/arise.hpp"
#include "models/matters/background.hpp"
#include "models/matters/cause.hpp"
#include "models/matters/clocks.hpp"
#include "models/matters/close.hpp"
#include "models/matters/handle.hpp"
#include "models/matters/rounds.hpp"
#include "models/matters/unheard.hpp"

namespace tiexin::models {

namespace {

void turn_of_month(Run& run) {
  review_postings(run);
  grant_hours(run);
  const Minute until = run.calendar().month_start(static_cast<int>(run.month) + 1);
  run_clocks(run, until);
  grant_money(run);  // what comes back from it lets the month's clocks run by itself
  causes_of_month(run);
  arrivals_of_month(run, until);
}

void schedule_turn(Run& run, Minute at, Phase phase) {
  if (at < run.calendar().end_minute()) run.at(at, phase, 0, 0, 0);
}

void on_year_turn(Run& run, const sim::Event&) {
  turn_of_year(run);
  const int next = run.calendar().year(run.now) + 1;
  if (next <= run.calendar().date(run.calendar().end_minute() - 1).year)
    schedule_turn(run, run.calendar().year_start(next), Phase::year_turn);
}

void on_month_turn(Run& run, const sim::Event&) {
  turn_of_month(run);
  const auto next = static_cast<int>(run.month) + 1;
  if (next < run.calendar().n_months()) schedule_turn(run, run.calendar().month_start(next), Phase::month_turn);
}

/// The last minute of a month or of the run.
Minute end_of_month(const sim::Calendar& calendar, std::size_t month) {
  return std::min(calendar.month_start(static_cast<int>(month) + 1), calendar.end_minute()) - 1;
}

/// In the last minute of every `spread_months`.
void schedule_trust(Run& run, int first_month) {
  const int next = first_month + run.parameters().trust.spread_months;
  if (next <= run.calendar().n_months()) run.at(run.calendar().month_start(next) - 1, Phase::trust_turn, 0, 0, 0);
}

void on_trust_turn(Run& run, const sim::Event&) {
  turn_of_trust(run);
  schedule_trust(run, static_cast<int>(run.month) + 1);
}

/// The books of a month, and of the year that ends with it, are closed under the rules by which it was lived.
void on_month_end(Run& run, const sim::Event&) {
  learn_law(run);
  settle_desks(run, run.month);
  strike_off(run);
  settle_harm(run, run.now + 1);
  const Stocks stocks = count_stocks(run.state.matters);
  enter_stocks(run, stocks);
  enter_standing_costs(run);
  if (run.month % 12 == 11) appraise(run, run.calendar().year(run.now));
  check_laws(run, stocks.open);
  const std::size_t next = run.month + 1;
  if (next < static_cast<std::size_t>(run.calendar().n_months()))
    run.at(end_of_month(run.calendar(), next), Phase::month_end, 0, 0, 0);
}

void on_week_turn(Run& run, const sim::Event&) {
  plan_week(run);
  schedule_turn(run, run.calendar().week_start(run.calendar().week(run.now) + 1), Phase::week_turn);
}

struct PhaseLine {
  std::string_view name;
  void (*handle)(Run&, const sim::Event&);
};

/// The order of a minute: the index of a line is its phase.
constexpr std::array kPhases{PhaseLine{"year_turn", on_year_turn},
                             PhaseLine{"month_turn", on_month_turn},
                             PhaseLine{"week_turn", on_week_turn},
                             PhaseLine{"arise", on_arise},
                             PhaseLine{"end_untreated", on_end_untreated},
                             PhaseLine{"grow", on_grow},
                             PhaseLine{"join", on_join},
                             PhaseLine{"surface", on_surface},
                             PhaseLine{"visit", on_visit},
                             PhaseLine{"patrol", on_patrol},
                             PhaseLine{"relay", on_relay},
                             PhaseLine{"meeting", on_meeting},
                             PhaseLine{"service_day", on_service_day},
                             PhaseLine{"file_arrives", on_file_arrives},
                             PhaseLine{"desk_done", on_desk_done},
                             PhaseLine{"external_done", on_external_done},
                             PhaseLine{"convened", on_convened},
                             PhaseLine{"deadline", on_deadline},
                             PhaseLine{"verify", on_verify},
                             PhaseLine{"relapse", on_relapse},
                             PhaseLine{"trust_turn", on_trust_turn},
                             PhaseLine{"month_end", on_month_end}};
static_assert(kPhases.size() == static_cast<std::size_t>(Phase::n_phases));

/// The period of a rule book in force at a minute.
std::size_t period_at(const RuleBook& book, Minute now) {
  std::size_t period = 0;
  while (period + 1 < book.size() && book[period + 1].minute <= now) ++period;
  return period;
}

void clear_columns(const System& system, State& state) {
  const Population& people = *system.population;
  const std::size_t households = people.n_households();
  const std::size_t villages = people.n_villages();
  const auto months = static_cast<std::size_t>(system.calendar->n_months());
  const std::size_t years = (months + 11) / 12;
  const auto weeks = static_cast<std::size_t>(system.calendar->week(system.calendar->end_minute() - 1)) + 2;
  state = State{};
  state.households.arisen.assign(households, 0);
  state.households.trust = people.trust;
  state.households.good.assign(households, 0);
  state.households.bad.assign(households, 0);
  state.households.traits.assign(households, 0);
  state.households.next_arrival.resize(households);
  state.villages.assign(villages, {});
  state.law.assign(villages, 0);
  state.village_seen.assign(villages * kTopics, 0);
  state.county_seen.assign(2 * kTopics, 0);
  state.whistle_left.assign(people.n_townships(), 0);
  state.mediator_left.assign(people.n_townships(), 0);
  state.desk_conduct.assign(system.desk_plan.n_desks(), {});
  state.matters.reset(households, villages);
  state.surge.resize(weeks);
  state.books.months = MonthlyBook(months);
  state.books.lead_time.assign(months * kLeadDays, 0);
  state.books.closure_time.assign(months * kClosureBins, 0);
  state.books.weeks.assign(weeks * 2, 0);
  state.books.cohorts.assign(years * villages * 2, 0);
  state.books.topics.assign(years * kTopics * 2, 0);
  state.books.ledger.assign(years * kKinds * kActivities * kPayers, {});
  system.desks.lay_out(state.desks, system.desk_plan.servers);
}

/// What is the same for a household in every year, of a run's own key.
void draw_households(const System& system, State& state) {
  const Population& people = *system.population;
  state.households.linked.resize(people.n_households());
  const double catchment = system.parameters.contacts.service_catchment;
  for (Household h = 0; h < people.n_households(); ++h) {
    const sim::Block words = household_words(people, state.county.key, h);
    state.households.linked[h] = words[0];
    if (sim::uniform(words[2]) < catchment) state.households.traits[h] |= trait::near;
  }
}

/// @throws ContractError  there is no such arm
const RuleBook& book_of(const System& system, std::size_t arm) {
  sim::require(arm < system.arms.size(), "model: there is no rule book for that arm");
  return system.arms[arm];
}

Run make_run(const System& system, State& state, Scratch& scratch, std::size_t arm, Minute now) {
  const RuleBook& book = book_of(system, arm);
  return Run{system,  state,
             scratch, book[period_at(book, now)].township,
             now,     static_cast<std::size_t>(system.calendar->month(now))};
}

}  // namespace

std::string_view phase_name(std::uint32_t phase) { return phase < kPhases.size() ? kPhases[phase].name : "no phase"; }

void CountyModel::start(State& state, Scratch& scratch, sim::StreamKey key) const {
  clear_columns(*system_, state);
  state.county.key = key;
  draw_households(*system_, state);
  scratch.position = {};
  Run run = make_run(*system_, state, scratch, 0, 0);
  const Population& people = *system_->population;
  for (Household h = 0; h < people.n_households(); ++h) {
    state.households.next_arrival[h] = first_arrival(run, h);
    if (people.lives(h)) state.county.trust += static_cast<double>(people.trust[h]);
  }
  const double cv = system_->parameters.institutions.surge_cv;
  const double log_sd = std::sqrt(sim::log1p(cv * cv));
  for (std::size_t week = 0; week < state.surge.size(); ++week) {
    const sim::Block drawn =
        run.draw(entity_of(EntityKind::county, 0), Purpose::surge, static_cast<std::uint32_t>(week));
    state.surge[week] =
        static_cast<float>(sim::lognormal(sim::uniform(drawn[0]), sim::exp(-0.5 * log_sd * log_sd), log_sd));
  }
  start_conduct(run);
  start_background(run);
  for (const Phase phase : {Phase::year_turn, Phase::month_turn, Phase::week_turn}) run.at(0, phase, 0, 0, 0);
  schedule_trust(run, 0);
  run.at(end_of_month(run.calendar(), 0), Phase::month_end, 0, 0, 0);
}

std::uint64_t CountyModel::advance(State& state, Scratch& scratch, std::size_t arm, Minute until) const {
  const RuleBook& book = book_of(*system_, arm);
  const std::uint64_t before = state.county.events;
  while (!state.queue.empty() && state.queue.next_minute() < until) {
    const Minute from = state.queue.next_minute();
    const std::size_t period = period_at(book, from);
    const Minute change = period + 1 < book.size() ? std::min<Minute>(until, book[period + 1].minute) : until;
    Run run = make_run(*system_, state, scratch, arm, from);
    Minute month_end = system_->calendar->month_start(static_cast<int>(run.month) + 1);
    sim::Event event;
    while (state.queue.pop_before(change, event)) {
      foresee(run);
      run.now = event.minute();
      run.in_phase = static_cast<Phase>(event.phase());
      run.earliest = event.key() + 1;
      if (run.now >= month_end) {
        run.month = static_cast<std::size_t>(system_->calendar->month(run.now));
        month_end = system_->calendar->month_start(static_cast<int>(run.month) + 1);
      }
      scratch.position = {run.now, event.phase(), event.entity()};
      if (observer_ != nullptr) observer_->saw(event);
      kPhases[event.phase()].handle(run, event);
      ++state.county.events;
    }
  }
  return state.county.events - before;
}

void CountyModel::restored(State& state) const {
  const Population& people = *system_->population;
  sim::require(state.households.trust.size() == people.n_households() && state.villages.size() == people.n_villages() &&
                   state.law.size() == people.n_villages() && state.desk_conduct.size() == system_->desk_plan.n_desks(),
               "model: the state is one of another county");
  draw_households(*system_, state);
  state.matters.of_household.resize(people.n_households(), kNoMatter);
  state.matters.of_village.resize(people.n_villages());
  for (std::vector<Untended>& rows : state.matters.of_village) {
    for (Untended& row : rows) describe_untended(*system_, state, row);
  }
}

sim::Tables CountyModel::tables(const State& state, std::size_t) const { return make_tables(*system_, state); }

}  // namespace tiexin::models

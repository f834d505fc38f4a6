#include "models/matters/rounds.hpp"

#include <algorithm>

#include "models/accounts/ledger.hpp"
#include "models/matters/clocks.hpp"
#include "models/matters/triage.hpp"
#include "models/matters/unheard.hpp"
#include "sim/fetch.hpp"

namespace tiexin::models {

using sim::uniform;

namespace {

constexpr double kRoundMinutes = 240;  // half a day out
constexpr double kFullEffort = 0.75;   // from here on all hours meant for visits are spent on them

/// Two uniforms of one word: what is held is held at the same hour however likely it is, so that a week with fewer
/// rounds is a part of one with more.
struct WhetherAndWhen {
  double whether;  // of the upper 20 bits
  double when;     // of the lower 12

  explicit WhetherAndWhen(std::uint32_t word)
      : whether(((word >> 12) + 0.5) * 0x1p-20), when(((word & 0xfffU) + 0.5) * 0x1p-12) {}
};

/// The beginning of an office hour of one of the first five days of this week, from one uniform.
Minute time_in_week(const Run& run, double u) {
  constexpr std::uint32_t kMorning = (sim::kMorningCloses - sim::kMorningOpens) / 60;
  constexpr std::uint32_t kHours = sim::kOfficeMinutesPerDay / 60;
  const auto slot = static_cast<std::uint32_t>(u * 5 * kHours);
  const std::uint32_t hour = slot % kHours;
  const Minute clock = hour < kMorning ? sim::kMorningOpens + hour * 60 : sim::kAfternoonOpens + (hour - kMorning) * 60;
  return run.now + slot / kHours * 1440 + clock;
}

}  // namespace

double visiting_budget(const Run& run, std::uint32_t village) {
  const Rules& rules = run.rules(village);
  if (rules.posted_minutes > 0) return rules.posted_minutes / kWeeksPerMonth;
  const ContactParameters& p = run.parameters().contacts;
  const Population& people = run.people();
  const std::uint32_t committee = people.committee[village];
  const double villages = people.last_inhabited(committee) - people.committee_first[committee];
  return people.tie_parameters.officers_per_committee * p.officer_hours * 60 * p.officer_visit_share / villages;
}

double visiting_minutes(const Run& run, std::uint32_t village) {
  const Rules& rules = run.rules(village);
  const ContactParameters& p = run.parameters().contacts;
  const ContactPerson& person = run.state.villages[village];
  const double budget = visiting_budget(run, village);
  const double willing = budget * std::min(1.0, static_cast<double>(person.effort) / kFullEffort);
  const double required = std::min(budget, rules.required_visits * p.visit_minutes / kWeeksPerMonth);
  return std::max(willing, required * rules.notice);
}

double suppression(const Run& run, std::uint32_t village) {
  const Rules& rules = run.rules(village);
  return run.parameters().conduct.suppression * static_cast<double>(run.state.villages[village].gaming) *
         pays(rules, rules.weight_open + rules.weight_petition);
}

void plan_week(Run& run) {
  const auto week = static_cast<std::uint32_t>(run.calendar().week(run.now));
  const Population& people = run.people();
  sim::Block of_two{};
  for (std::uint32_t village = 0; village < people.n_inhabited(); ++village) {
    const Rules& rules = run.rules(village);
    if (village % 2 == 0) of_two = run.draw(village_entity(village), Purpose::visit, week);
    const std::size_t own = village % 2 * std::size_t{2};
    const WhetherAndWhen visit(of_two[own]);
    const WhetherAndWhen meeting(of_two[own + 1]);
    const Minute first = time_in_week(run, visit.when);
    const Minute second = time_in_week(run, meeting.when);
    if (visit.whether < visiting_minutes(run, village) / kRoundMinutes) run.at(first, Phase::visit, village, week, 0);
    if (meeting.whether < rules.meetings / kWeeksPerYear) run.at(second, Phase::meeting, village, week, 0);
    if (rules.linked_share > 0 && (week + village) % kRelayWeeks == 0) run.at(second, Phase::relay, village, week, 0);
    if (rules.grid_visits > 0 && (week + village) % kPatrolWeeks == 0) run.at(first, Phase::patrol, village, week, 0);
  }
  for (std::uint32_t committee = 0; committee < people.n_committees(); ++committee) {
    const Rules& rules = run.township_rules[people.township[committee]];
    if (rules.service_days <= 0) continue;
    const sim::Block drawn = run.draw(entity_of(EntityKind::committee, committee), Purpose::service_day, week);
    if (uniform(drawn[0]) < rules.service_days / kWeeksPerYear) {
      run.at(time_in_week(run, uniform(drawn[1]) * 0.99), Phase::service_day, committee, week, 0);
    }
  }
}

namespace {

/// Chance that somebody of a household that is away can be met: seldom, but for the festival.
double presence_of_those_away(const Run& run) {
  const PopulationParameters& p = run.parameters().population;
  return run.calendar().festival(run.calendar().day(run.now)) ? std::max(p.festival_return, p.phone_contact)
                                                              : p.phone_contact;
}

/// One round among the households of a village: the matters within reach that nobody acts on are met, and those that
/// nothing keeps back any more are told. `reach` is the chance that a household at home is among those met, `odds` its
/// odds of telling. Who can be met and who tells cannot be foreseen, so all rows take the same way but those told:
/// chances are looked up by what holds, for the compiler makes a jump of a choice, and of a product with 0 or 1 too.
template <class Reach, class Odds>
void walk(Run& run, std::uint32_t village, Channel channel, Reach&& reach, Odds&& odds) {
  Matters& matters = run.state.matters;
  std::vector<std::uint32_t>& told = run.scratch.met;
  told.clear();
  const double kept = 1 - suppression(run, village);
  // [whether it can be met][whether the household is away]
  const double present[2][2] = {{0, 0}, {kept, kept * presence_of_those_away(run)}};
  for (Untended& row : matters.of_village[village]) {
    const double met = reach(row) * present[row.is_there(run.now)][row.away];
    const double o = odds(row);
    row.disclose_ratio *= static_cast<float>((1 + o) / (1 + (1 - met) * o));  // one over the chance of not telling
    if (row.disclose_ratio >= 1 && met > 0) told.push_back(matters.slot_of(take_up(run, row)));
  }
  run.state.county.rounds += 1;
  // In the order of who they are, since the village's hours may not do for all.
  std::sort(told.begin(), told.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Matter& left = matters.slot[a];
    const Matter& right = matters.slot[b];
    return left.household != right.household ? left.household < right.household : left.nth < right.nth;
  });
  for (std::size_t i = 0; i < told.size(); ++i) surface(run, matters.slot[told[i]], channel);
}

/// Has what a column says of the households on a list brought into the cache.
template <class T>
void fetch_column(const std::vector<Untended>& rows, const std::vector<T>& column) {
  for (const Untended& row : rows) sim::fetch(&column[row.household]);
}

double skill_of(const Run& run, std::uint32_t village) {
  return std::min(1.0, static_cast<double>(run.state.villages[village].skill) + run.rules(village).skill);
}

}  // namespace

void on_visit(Run& run, const sim::Event& event) {
  const std::uint32_t village = event.entity();
  const Rules& rules = run.rules(village);
  const ContactParameters& c = run.parameters().contacts;
  const SurfacingParameters& s = run.parameters().surfacing;
  ContactPerson& person = run.state.villages[village];
  const double settled = std::max<double>(1, run.people().settled[village]);
  const double out = std::max(kRoundMinutes, visiting_minutes(run, village));
  const double visits = std::min(out / c.visit_minutes, settled);
  const double stranger =
      visits / (settled * (1 + c.visit_tie_weight * run.system.contact_in(village, rules).mean_tie));
  const double intercept = sim::exp(s.intercept_visit + s.slope_skill * (skill_of(run, village) - 0.5));
  const auto minutes = static_cast<std::int64_t>(out);
  const PriceParameters& prices = run.parameters().prices;
  run.tally(person.posted != 0 ? Tally::minutes_cadre : Tally::minutes_officer, minutes);
  enter_time(run, Activity::rounds, person.posted != 0 ? Payer::county : Payer::township, minutes,
             person.posted != 0 ? cadre_wage(prices) : officer_wage(prices));
  person.visits += static_cast<std::uint32_t>(visits + 0.5);
  person.minutes += static_cast<std::uint32_t>(minutes);
  run.tally(Tally::contacts_visit, static_cast<std::int64_t>(visits + 0.5));
  const std::uint8_t contact = run.system.contact_of(rules);
  walk(
      run, village, Channel::visit,
      [&](Untended& m) {
        if (m.standing != contact) [[unlikely]]
          know_contact(run.system, contact, m);
        return std::min(1.0, stranger * (1 + c.visit_tie_weight * static_cast<double>(m.strength)));
      },
      [&](const Untended& m) { return intercept * static_cast<double>(m.odds) * static_cast<double>(m.told); });
}

void on_patrol(Run& run, const sim::Event& event) {
  const std::uint32_t village = event.entity();
  const Rules& rules = run.rules(village);
  const double reach = std::min(1.0, rules.grid_visits * kPatrolWeeks / kWeeksPerYear);
  const double intercept = sim::exp(run.parameters().surfacing.intercept_patrol);
  const double visits = reach * run.people().settled[village];
  const auto minutes = static_cast<std::int64_t>(visits * rules.grid_visit_minutes);
  run.tally(Tally::minutes_grid, minutes);
  run.tally(Tally::contacts_patrol, static_cast<std::int64_t>(visits + 0.5));
  enter_time(run, Activity::patrol, Payer::own_time, minutes, run.parameters().prices.household_hour);
  walk(
      run, village, Channel::patrol, [&](const Untended&) { return reach; },
      [&](const Untended& m) { return intercept * static_cast<double>(m.odds); });
}

void on_relay(Run& run, const sim::Event& event) {
  const std::uint32_t village = event.entity();
  const Rules& rules = run.rules(village);
  const double reach = std::min(1.0, rules.member_contacts * kRelayWeeks / kWeeksPerYear);
  const double intercept = sim::exp(run.parameters().surfacing.intercept_member);
  const double contacts = reach * rules.linked_share * run.people().settled[village];
  const auto minutes = static_cast<std::int64_t>(contacts * rules.member_contact_minutes);
  run.tally(Tally::minutes_member, minutes);
  run.tally(Tally::contacts_member, static_cast<std::int64_t>(contacts + 0.5));
  enter_time(run, Activity::relaying, Payer::own_time, minutes, run.parameters().prices.household_hour);
  const double met[2] = {0, reach};  // those who are not linked, those who are
  const std::vector<float>& told = run.system.told_member;
  const std::vector<std::uint32_t>& linked = run.state.households.linked;
  fetch_column(run.state.matters.of_village[village], linked);
  fetch_column(run.state.matters.of_village[village], told);
  walk(
      run, village, Channel::member,
      [&](const Untended& m) { return met[uniform(linked[m.household]) < rules.linked_share]; },
      [&](const Untended& m) {
        return intercept * static_cast<double>(m.odds) * static_cast<double>(told[m.household]);
      });
}

namespace {

/// A posted cadre's or an officer's time at a meeting.
void charge_meeting(Run& run, bool posted, std::int64_t minutes) {
  const PriceParameters& prices = run.parameters().prices;
  run.tally(posted ? Tally::minutes_cadre : Tally::minutes_officer, minutes);
  enter_time(run, Activity::meetings, posted ? Payer::county : Payer::township, minutes,
             posted ? cadre_wage(prices) : officer_wage(prices));
}

}  // namespace

void on_meeting(Run& run, const sim::Event& event) {
  const std::uint32_t village = event.entity();
  const Rules& rules = run.rules(village);
  const ContactParameters& c = run.parameters().contacts;
  const SurfacingParameters& s = run.parameters().surfacing;
  const PriceParameters& prices = run.parameters().prices;
  ContactPerson& person = run.state.villages[village];
  // Who holds it and an officer of the committee who takes it down.
  const auto minutes = static_cast<std::int64_t>(rules.meeting_minutes);
  if (person.minutes_left < 2 * minutes) return;
  person.minutes_left -= static_cast<std::int32_t>(2 * minutes);
  person.minutes += static_cast<std::uint32_t>(minutes);
  const sim::Block drawn = run.draw(village_entity(village), Purpose::meeting, event.nth());
  const double settled = std::max<double>(1, run.people().settled[village]);
  const double persons =
      settled * run.parameters().population.household_size * (1 - run.parameters().population.away_share);
  const double attending = std::min(persons, c.attendance * sim::exp(0.25 * sim::standard_normal(uniform(drawn[0]))));
  run.tally(Tally::meetings);
  run.tally(Tally::meeting_attendance, static_cast<std::int64_t>(attending + 0.5));
  charge_meeting(run, person.posted != 0, minutes);
  charge_meeting(run, false, minutes);
  const auto attended = static_cast<std::int64_t>(attending * rules.meeting_minutes);
  run.tally(Tally::minutes_household, attended);
  enter_time(run, Activity::attending, Payer::household, attended, prices.household_hour);
  enter(run, Kind::cash, Activity::meetings, Payer::village, 0, static_cast<std::int64_t>(prices.meeting * 100));
  const double reach = std::min(1.0, attending / settled) * std::min(1.0, rules.meeting_minutes / kFullMeeting);
  const double openness = 0.5 + 0.5 * std::max(rules.meeting_openness, rules.topics_known);
  const double intercept =
      sim::exp(s.intercept_meeting + s.slope_public + s.slope_skill * (skill_of(run, village) - 0.5));
  fetch_column(run.state.matters.of_village[village], run.people().attendance);
  walk(
      run, village, Channel::meeting,
      [&](const Untended& m) {
        const double own = 0.5 + sim::logistic(static_cast<double>(run.people().attendance[m.household]));
        return std::min(1.0, reach * own * openness);
      },
      [&](const Untended& m) { return intercept * static_cast<double>(m.odds); });
}

void on_service_day(Run& run, const sim::Event& event) {
  const std::uint32_t committee = event.entity();
  const Population& people = run.people();
  const std::uint32_t first = people.committee_first[committee];
  const std::uint32_t last = people.last_inhabited(committee);
  const Rules& rules = run.rules(first);
  const double intercept = sim::exp(run.parameters().surfacing.intercept_service_day);
  const double sitting = rules.service_minutes * rules.service_desks;
  const double reach = (0.25 + 0.75 * rules.service_notice) * std::min(1.0, sitting / kFullSitting);
  const auto each = static_cast<std::int32_t>(sitting / std::max<std::uint32_t>(1, last - first));
  std::int64_t used = 0;
  for (std::uint32_t village = first; village < last; ++village) {
    // The desks' hours are there for whoever comes, before the village's own.
    run.scratch.sitting_left = each;
    walk(
        run, village, Channel::service_day, [&](const Untended& m) { return m.near != 0 ? reach : reach * 0.3; },
        [&](const Untended& m) { return intercept * static_cast<double>(m.odds); });
    run.tally(Tally::contacts_service_day, static_cast<std::int64_t>(run.scratch.met.size()));
    run.tally(Tally::minutes_household, static_cast<std::int64_t>(run.scratch.met.size()) * 60);
    used += each - run.scratch.sitting_left;
  }
  run.scratch.sitting_left = 0;
  // What was worked on matters is charged with them; the rest of the sitting here.
  const std::int64_t rest = static_cast<std::int64_t>(sitting) - used;
  run.tally(Tally::minutes_desk, rest);
  enter_time(run, Activity::service_day, Payer::county, rest, cadre_wage(run.parameters().prices));
}

}  // namespace tiexin::models

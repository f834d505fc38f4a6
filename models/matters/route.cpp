#include <algorithm>

#include "models/accounts/ledger.hpp"
#include "models/matters/cause.hpp"
#include "models/matters/clocks.hpp"
#include "models/matters/close.hpp"
#include "models/matters/desk_work.hpp"
#include "models/matters/handle.hpp"
#include "models/matters/triage.hpp"

namespace tiexin::models {

using sim::uniform;

namespace {

constexpr std::uint32_t kIntake = 1U << 20;  // steps of Purpose::route beyond all attempts

}  // namespace

void take_in_hand(Run& run, Matter& matter) {
  run.state.matters.unlist(run.state.matters.slot_of(matter));
  if (matter.state == MatterState::paper) regret_false_closing(run, matter);
  matter.state = MatterState::handling;
  matter.handling_since = run.now;
}

void leave_hands(Run& run, Matter& matter) {
  if (matter.handling_since == kNever) return;
  matter.handling_minutes += run.now - matter.handling_since;
  matter.handling_since = kNever;
}

void return_to_latent(Run& run, Matter& matter) {
  leave_hands(run, matter);
  matter.state = (matter.marks & mark::closed_now) != 0 ? MatterState::paper : MatterState::latent;
  count_on(matter.episode);
  begin_episode(run, matter);
}

namespace {

Tally cell_of(const Matter& matter) {
  if (matter.size_first < 2) return Tally::registered_cell_small + matter.size_first;
  return Tally::registered_cell_small + std::min<std::size_t>(matter.departments, 4);
}

/// Whether what surfaces through a channel is taken down on the platform where there is one: not what is brought to an
/// office.
bool comes_by_platform(Channel channel) {
  return channel != Channel::walk_in && channel != Channel::committee && channel != Channel::petition;
}

void register_first(Run& run, Matter& matter) {
  matter.registered = run.now;
  matter.marks |= mark::registered;
  run.tally(Tally::registered);
  run.tally(cell_of(matter));
  ContactPerson& person = run.state.villages[run.village_of(matter)];
  ++person.registered;
  ++person.items;
}

}  // namespace

namespace {

/// Whether the platform's intake takes a matter in: what was reported there, and the share of the rest that its hours
/// can read.
bool is_on_platform(const Run& run, const Matter& matter, Channel channel) {
  const double share = run.rules_of(matter).digital;
  if (share <= 0 || share >= 1 || channel == Channel::digital) return share > 0;
  return uniform(run.draw(matter, Purpose::route, kIntake + matter.registrations)[0]) < share;
}

}  // namespace

void put_in_books(Run& run, Matter& matter, Channel channel) {
  const bool open = (matter.marks & mark::registered) != 0 && (matter.marks & mark::closed_now) == 0;
  if (open) return;
  ++matter.registrations;
  run.tally(Tally::registrations);
  count_on(matter.episode);
  matter.marks =
      static_cast<std::uint16_t>(matter.marks & ~(mark::closed_now | mark::hotline | mark::platform | mark::joint |
                                                  mark::merged | mark::authority | mark::verify_due));
  if (matter.registrations == 1) {
    register_first(run, matter);
  } else if (matter.registrations == 2 && run.now - matter.closed <= kTau) {
    run.tally_of(matter.closed, Tally::closings_reopened);
  }
  matter.registration = run.now;
  const double days = run.parameters().handling.deadline[matter.size];
  matter.deadline = run.calendar().add_working_days(run.now, static_cast<int>(days + 0.5));
  if (channel == Channel::hotline) {
    matter.marks |= mark::hotline;
    run.tally(Tally::hotline);
    ++run.state.books.weeks[static_cast<std::size_t>(run.calendar().week(run.now)) * 2];
  } else if (comes_by_platform(channel) && is_on_platform(run, matter, channel)) {
    matter.marks |= mark::platform;
    run.tally(Tally::platform_items);
  }
  matter.attempt = 0;
  matter.passes = 0;
  if (matter.deadline < run.calendar().end_minute())
    run.at(matter.deadline, Phase::deadline, matter, matter.registrations);
}

namespace {

/// Whether a matter is one for the township's station whatever its topic.
bool is_for_the_township(const Matter& matter) {
  return matter.size == 0 || ((matter.marks & mark::dispute) != 0 && matter.size < 2);
}

}  // namespace

std::uint32_t needed_desk(const Run& run, const Matter& matter, std::uint32_t step) {
  if (is_for_the_township(matter)) return run.township_of(run.village_of(matter));
  return needed_desk(run, matter, step, handling_draw(run, matter));
}

std::uint32_t needed_desk(const Run& run, const Matter& matter, std::uint32_t step, const sim::Block& own) {
  const DeskPlan& plan = run.system.desk_plan;
  const std::uint32_t township = run.township_of(run.village_of(matter));
  if (is_for_the_township(matter)) return township;
  // One word says whether the township's station can do it and which department else does, small or grown.
  const sim::Decided by_township =
      sim::decide(uniform(desk_word(run, matter, own)), run.parameters().matters.township_share);
  if (matter.size == 1 && by_township.happens) return township;
  std::uint32_t chosen[16];
  chosen[0] = plan.n_townships + department_for(matter.topic, plan.n_departments, by_township.rest);
  const std::uint32_t wanted = std::min<std::uint32_t>(step, std::min<std::uint32_t>(15, plan.n_departments - 1));
  sim::Block drawn{};
  for (std::uint32_t s = 1; s <= wanted; ++s) {
    if (s % 4 == 1) drawn = run.draw(matter, Purpose::attributes, 2 + s / 4);
    auto index = static_cast<std::uint32_t>(uniform(drawn[(s - 1) % 4]) * plan.n_departments);
    while (std::find(chosen, chosen + s, plan.n_townships + index) != chosen + s)
      index = (index + 1) % plan.n_departments;
    chosen[s] = plan.n_townships + index;
  }
  return chosen[wanted];
}

double routing_accuracy(const HandlingParameters& handling, double seen) {
  return handling.accuracy_best -
         (handling.accuracy_best - handling.accuracy_start) / (1 + seen / handling.accuracy_half);
}

std::uint32_t outcomes_seen(const Run& run, const Matter& matter) {
  if ((matter.marks & mark::hotline) != 0) return run.state.county_seen[kTopics + matter.topic];
  const std::uint32_t village = run.village_of(matter);
  const std::uint32_t own = run.state.village_seen[village * kTopics + matter.topic];
  const std::uint32_t more = std::max(own, run.state.county_seen[matter.topic]) - own;
  return own + static_cast<std::uint32_t>(run.rules(village).shared_learning * more);
}

void learn_outcome(Run& run, const Matter& matter) {
  if ((matter.marks & mark::hotline) != 0) {
    ++run.state.county_seen[kTopics + matter.topic];
    return;
  }
  std::uint16_t& own = run.state.village_seen[run.village_of(matter) * kTopics + matter.topic];
  if (own < 0xffff) ++own;
  if ((matter.marks & mark::platform) != 0) ++run.state.county_seen[matter.topic];
}

double file_days(const Run& run, const Matter& matter) {
  const double base = run.parameters().handling.return_days;
  const bool wired = (matter.marks & (mark::hotline | mark::platform)) != 0;
  return wired ? std::min(base / 2, run.rules_of(matter).return_days) : base;
}

void count_handoff(Run& run, Matter& matter, std::uint32_t desk) {
  ++matter.handoffs;
  matter.path = (matter.path ^ (desk + 1)) * 16777619U;
  if (matter.registrations > 1 || run.now - matter.registered > kTau) return;
  run.tally_of(matter.registered, Tally::registered_handoffs);
  run.tally_of(matter.registered, cell_of(matter) + 5);
  const std::uint32_t needed = matter.size_first == 2 ? matter.departments - 1U : 0U;
  if (matter.handoffs > needed) run.tally_of(matter.registered, Tally::registered_handoffs_excess);
}

namespace {

/// Sends a file to a desk: the one that it needs, or another.
void send(Run& run, Matter& matter, std::uint32_t needed) {
  const HandlingParameters& p = run.parameters().handling;
  const bool obvious = run.system.desk_plan.is_township(needed) && (matter.marks & mark::hotline) == 0;
  const sim::Block drawn = run.draw(matter, Purpose::route, matter.attempt + 256U * matter.step);
  std::uint32_t desk = needed;
  if (!obvious && uniform(drawn[0]) >= routing_accuracy(p, outcomes_seen(run, matter))) {
    desk = static_cast<std::uint32_t>(uniform(drawn[1]) * run.system.desk_plan.petition_office());
    if (run.system.desk_plan.is_township(desk)) desk = run.township_of(run.village_of(matter));
    if (desk != needed && matter.registrations == 1) run.tally_of(matter.registered, Tally::registered_misroutes);
  }
  matter.desk = static_cast<std::uint16_t>(desk);
  count_handoff(run, matter, desk);
  const bool wired = (matter.marks & (mark::hotline | mark::platform)) != 0;
  const double days = wired ? 0 : file_days(run, matter) / 2;
  const Minute arrives =
      run.calendar().after_office(run.now, static_cast<std::uint32_t>(days * sim::kOfficeMinutesPerDay));
  run.at(std::max(arrives, run.now + 1), Phase::file_arrives, matter,
         static_cast<std::uint32_t>(matter.step) << 8 | matter.episode);
}

}  // namespace

void dispatch(Run& run, Matter& matter) { send(run, matter, needed_desk(run, matter, matter.step)); }

namespace {

/// A leader's time behind a file is booked.
void charge_leader(Run& run, std::int32_t minutes) {
  run.tally(Tally::minutes_leader, minutes);
  run.tally(Tally::minutes_coordination, minutes);
  run.tally(Tally::minutes_handling, minutes);
  enter_time(run, Activity::authority, Payer::county, minutes, leader_wage(run.parameters().prices));
}

/// A village chief puts his name behind a file, while his hours last: it goes to the front and is not passed on.
void ask_chief(Run& run, Matter& matter) {
  ContactPerson& person = run.state.villages[run.village_of(matter)];
  const auto minutes = static_cast<std::int32_t>(run.parameters().handling.expedite_minutes);
  if (matter.size == 0 || person.chief_left < minutes) return;
  person.chief_left -= minutes;
  matter.marks |= mark::authority;
  charge_leader(run, minutes);
}

/// Working days until the departments of a hard matter can meet; 0 if nobody can convene them.
double convening_days(Run& run, const Matter& matter) {
  const HandlingParameters& p = run.parameters().handling;
  const std::uint32_t village = run.village_of(matter);
  const Rules& rules = run.rules(village);
  std::int32_t& left = run.state.whistle_left[run.township_of(village)];
  const auto minutes = static_cast<std::int32_t>(p.convene_minutes);
  if (rules.whistle_minutes > 0 && left >= minutes) {
    left -= minutes;
    charge_leader(run, minutes);
    return std::min(rules.whistle_days, p.convene_days);
  }
  return matter.channel == Channel::petition ? p.convene_days : 0;
}

}  // namespace

void route(Run& run, Matter& matter) {
  const std::uint32_t needed = needed_desk(run, matter, matter.step);
  if (matter.registration == run.now) ++run.state.desk_conduct[needed].registered;  // not a file that was open already
  if (merged_with_lead(run, matter)) return;
  ask_chief(run, matter);
  if (matter.channel == Channel::petition) matter.marks |= mark::authority;
  if (matter.size == 2 && matter.departments > matter.step + 1) {
    const double days = convening_days(run, matter);
    if (days > 0) {
      matter.marks |= mark::joint;
      matter.external_since = run.now;
      const std::uint32_t office = run.system.desk_plan.petition_office();  // has the file until they meet
      matter.desk = static_cast<std::uint16_t>(office);
      count_handoff(run, matter, office);
      run.at(run.calendar().add_working_days(run.now, static_cast<int>(days + 0.5)), Phase::convened, matter,
             matter.episode);
      return;
    }
  }
  send(run, matter, needed);
}

}  // namespace tiexin::models

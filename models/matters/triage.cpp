#include "models/matters/triage.hpp"

#include <algorithm>
#include <cmath>

#include "models/accounts/ledger.hpp"
#include "models/matters/clocks.hpp"
#include "models/matters/close.hpp"
#include "models/matters/handle.hpp"
#include "models/matters/truth.hpp"

namespace tiexin::models {

using sim::uniform;

double mediation_chance(const QualityParameters& quality, double skill, TwoTies ties, double law) {
  return sim::logistic(quality.mediation + quality.mediation_skill * (skill - 0.5) +
                       quality.mediation_tie * std::min(ties.own, ties.other) +
                       quality.partiality * std::abs(ties.own - ties.other) + quality.mediation_law * law);
}

std::uint32_t counterparty(const Run& run, const Matter& matter) {
  const Population& people = run.people();
  const std::uint32_t village = run.village_of(matter);
  const std::uint32_t settled = people.settled[village];
  const std::uint32_t place = people.place(matter.household);
  const auto near = static_cast<std::uint32_t>(1 + uniform(handling_draw(run, matter)[0]) * 20);
  const std::uint32_t on = 1 + (near - 1) % std::max<std::uint32_t>(settled - 1, 1);  // anybody but itself
  return people.village_first[village] + (place + on) % settled;
}

std::uint32_t touch_minutes(const Run& run, const Matter& matter, std::uint32_t word) {
  const double minutes = sim::lognormal_to_single(uniform(word), run.parameters().matters.touch[matter.size],
                                                  run.parameters().matters.touch_log_sd);
  return static_cast<std::uint32_t>(std::clamp(minutes, 1.0, 9600.0));
}

namespace {

/// Who has the time: minutes left of one kind of helper of a village, whose role and pay are named by the caller.
bool take_minutes(std::int32_t& left, std::uint32_t minutes) {
  if (left < static_cast<std::int32_t>(minutes)) return false;
  left -= static_cast<std::int32_t>(minutes);
  return true;
}

/// Charges minutes of the village's own people: the posted cadre's at his wage, the officers' at theirs.
void charge_village(Run& run, Matter& matter, Activity activity, std::uint32_t minutes, bool by_contact) {
  ContactPerson& person = run.state.villages[run.village_of(matter)];
  const PriceParameters& prices = run.parameters().prices;
  const bool posted = by_contact && person.posted != 0;
  run.tally(posted ? Tally::minutes_cadre : Tally::minutes_officer, minutes);
  enter_time(run, activity, posted ? Payer::county : Payer::township, minutes,
             posted ? cadre_wage(prices) : officer_wage(prices));
  run.tally(Tally::minutes_handling, minutes);
  matter.touch_minutes += minutes;
  if (by_contact) {
    matter.person_minutes += minutes;
    person.minutes += minutes;
  }
}

bool met_by_contact(Channel channel) { return channel == Channel::visit || channel == Channel::meeting; }

/// Charges minutes of a department's people who sit in the village.
void charge_sitting(Run& run, Matter& matter, std::uint32_t minutes) {
  run.tally(Tally::minutes_desk, minutes);
  run.tally(Tally::minutes_handling, minutes);
  enter_time(run, Activity::service_day, Payer::county, minutes, cadre_wage(run.parameters().prices));
  matter.touch_minutes += minutes;
}

/// A matter was settled without a desk: it stands in the books if somebody wrote it down, or if it was open there.
void close_without_desk(Run& run, Matter& matter, Channel channel, bool written) {
  if (written) put_in_books(run, matter, channel);
  close_in_books(run, matter, kVillageDesk);
}

/// Settles a small matter on the spot, if somebody has the time.
/// @returns  whether somebody tried
bool settle_on_the_spot(Run& run, Matter& matter, Channel channel) {
  ContactPerson& person = run.state.villages[run.village_of(matter)];
  // What takes too long for all of them takes as long at a desk.
  const std::uint32_t minutes = touch_minutes(run, matter, work_draw(run, matter, 0)[0]);
  const PriceParameters& prices = run.parameters().prices;
  double effort = person.effort;
  if (channel == Channel::member && take_minutes(person.member_left, minutes)) {
    effort = 0.5;
    run.tally(Tally::minutes_member, minutes);
    run.tally(Tally::minutes_handling, minutes);
    enter_time(run, Activity::settling, Payer::own_time, minutes, prices.household_hour);
    matter.touch_minutes += minutes;
  } else if (channel == Channel::patrol && take_minutes(person.grid_left, minutes)) {
    effort = 0.5;
    run.tally(Tally::minutes_grid, minutes);
    run.tally(Tally::minutes_handling, minutes);
    enter_time(run, Activity::settling, Payer::own_time, minutes, prices.household_hour);
    matter.touch_minutes += minutes;
  } else if (channel == Channel::service_day && take_minutes(run.scratch.sitting_left, minutes)) {
    effort = 0.5;
    charge_sitting(run, matter, minutes);
  } else if (take_minutes(person.minutes_left, minutes)) {
    charge_village(run, matter, Activity::settling, minutes, met_by_contact(channel) || channel == Channel::walk_in);
  } else {
    return false;
  }
  const sim::Block drawn = run.draw(matter, Purpose::settle, matter.works);
  count_on(matter.works);
  const QualityParameters& q = run.parameters().quality;
  const bool done = uniform(drawn[0]) < std::clamp(q.solved[matter.size] + q.slope_effort * (effort - 0.5), 0.0, 1.0);
  if (!done) return true;
  const bool written = uniform(drawn[1]) < run.parameters().books.record_settled;
  solve(run, matter);
  close_without_desk(run, matter, channel, written);
  return true;
}

/// What a mediation came to.
struct Mediated {
  bool tried = false;
  bool settled = false;
  sim::Block drawn;  // of the last attempt: word 1 says whether it is filed or written down
};

/// Mediates a dispute where it arose: the desks that sit there today, else officers or the contact person; then whoever
/// was invited and has standing with both.
Mediated mediate(Run& run, Matter& matter, Channel channel) {
  const std::uint32_t village = run.village_of(matter);
  ContactPerson& person = run.state.villages[village];
  const Rules& rules = run.rules(village);
  const QualityParameters& q = run.parameters().quality;
  const double law = run.state.law[village];
  const std::uint32_t other = counterparty(run, matter);
  Mediated result{.drawn = run.draw(matter, Purpose::mediate, matter.mediations)};
  const std::uint32_t minutes = touch_minutes(run, matter, result.drawn[3]) * 2;
  const bool by_contact = met_by_contact(channel);
  if (channel == Channel::service_day && take_minutes(run.scratch.sitting_left, minutes)) {
    charge_sitting(run, matter, minutes);
    count_on(matter.mediations);
    run.tally(Tally::mediation_tried);
    result.tried = true;
    result.settled = uniform(result.drawn[0]) < mediation_chance(q, 0.5, {0, 0}, law);
  } else if (take_minutes(person.minutes_left, minutes)) {
    const double skill = std::min(1.0, person.skill + rules.skill);
    const TwoTies ties = by_contact ? TwoTies{run.system.tie_to_contact(matter.household, rules),
                                              run.system.tie_to_contact(other, rules)}
                                    : TwoTies{run.system.standings[0]->officer_tie[matter.household],
                                              run.system.standings[0]->officer_tie[other]};
    charge_village(run, matter, Activity::mediation, minutes, by_contact);
    count_on(matter.mediations);
    run.tally(Tally::mediation_tried);
    result.tried = true;
    result.settled = uniform(result.drawn[0]) < mediation_chance(q, skill, ties, law);
  }
  if (!result.settled && rules.mediator_minutes > 0 &&
      take_minutes(run.state.mediator_left[run.township_of(village)], minutes)) {
    const TwoTies standing{rules.mediator_standing, rules.mediator_standing};
    run.tally(Tally::minutes_mediator, minutes);
    run.tally(Tally::minutes_handling, minutes);
    enter_time(run, Activity::mediation, Payer::own_time, minutes, run.parameters().prices.household_hour);
    matter.touch_minutes += minutes;
    result.drawn = run.draw(matter, Purpose::mediate, 256U + matter.mediations);
    count_on(matter.mediations);
    run.tally(Tally::mediation_tried);
    result.tried = true;
    result.settled = uniform(result.drawn[0]) < mediation_chance(q, 0.5, standing, law);
  }
  return result;
}

/// What the committee files of a mediation, and is paid for.
void file_mediation(Run& run, const Mediated& result) {
  if (result.settled) run.tally(Tally::mediation_settled);
  if (!result.settled && uniform(result.drawn[1]) >= run.parameters().books.file_failed) return;
  run.tally(Tally::mediation_files);
  if (result.settled) run.tally(Tally::mediation_booked);
  enter(run, Kind::transfer, Activity::mediation, Payer::township, 0,
        static_cast<std::int64_t>(run.parameters().prices.mediation_file * 100));
}

void take_up_dispute(Run& run, Matter& matter, Channel channel) {
  const bool formal = channel == Channel::hotline || channel == Channel::petition || channel == Channel::digital;
  if (formal) put_in_books(run, matter, channel);
  const Mediated result = mediate(run, matter, channel);
  if (result.tried) file_mediation(run, result);
  if (result.settled) {
    solve(run, matter);
    close_without_desk(run, matter, channel,
                       !formal && uniform(result.drawn[1]) < run.parameters().books.record_settled);
    return;
  }
  if (result.tried) matter.marks |= mark::failed;
  if (formal) {
    route(run, matter);
  } else {
    return_to_latent(run, matter);
  }
}

/// Who gives the first answer to an item recorded at a meeting (P1d): those present, township staff among them, if one
/// of them can decide or knows which desk will; the county where more money has to be found than a township can
/// promise; else the township, which sends it on.
void count_first_answer(Run& run, const Matter& matter) {
  const std::uint32_t needed = needed_desk(run, matter, matter.step);
  const bool known = matter.size < 2 && matter.desk == needed;
  const bool decided = (matter.marks & mark::closed_now) != 0 || known || run.system.desk_plan.is_township(needed);
  const bool money = matter.size == 2 && money_needed(run, matter) > run.parameters().handling.township_money;
  run.tally(Tally::meeting_items);
  run.tally(decided ? Tally::meeting_answered_meeting
            : money ? Tally::meeting_answered_county
                    : Tally::meeting_answered_township);
}

}  // namespace

void surface(Run& run, Matter& matter, Channel channel) {
  run.tally(Tally::surfaced_walk_in + static_cast<std::size_t>(channel));
  if ((matter.marks & mark::surfaced) == 0) {
    matter.marks |= mark::surfaced;
    if (run.now - matter.arose <= kTau) run.tally_of(matter.arose, Tally::cohort_surfaced_365);
  }
  matter.channel = channel;
  take_in_hand(run, matter);
  const std::uint16_t registrations = matter.registrations;
  if (channel == Channel::petition && !petition_is_answered(run, matter)) {
    return_to_latent(run, matter);
    return;
  }
  const bool dispute = (matter.marks & mark::dispute) != 0;
  const bool near = channel != Channel::hotline && channel != Channel::petition && channel != Channel::digital;
  if (dispute && matter.size < 2) {
    take_up_dispute(run, matter, channel);
  } else if (matter.size != 0 || !near || !settle_on_the_spot(run, matter, channel) ||
             matter.state == MatterState::handling) {
    put_in_books(run, matter, channel);
    route(run, matter);
  }
  if (channel == Channel::meeting && matter.registrations != registrations) count_first_answer(run, matter);
  release_if_done(run, matter);
}

}  // namespace tiexin::models

#include "models/matters/desk_work.hpp"

#include <algorithm>

#include "models/accounts/ledger.hpp"
#include "models/matters/background.hpp"
#include "models/matters/cause.hpp"
#include "models/matters/close.hpp"
#include "models/matters/handle.hpp"
#include "models/matters/triage.hpp"

namespace tiexin::models {

using sim::uniform;

namespace {

/// What a job at a desk is for.
enum class Work : std::uint32_t { handle, misread, pass_on };

/// The note of a job: work in bits 12-13, step in bits 8-11, episode below.
std::uint16_t note_of(Work work, std::uint32_t step, std::uint32_t episode) {
  return static_cast<std::uint16_t>(static_cast<std::uint32_t>(work) << 12 | std::min<std::uint32_t>(step, 15) << 8 |
                                    episode);
}

constexpr std::uint32_t kSendAgain = 0xff;
constexpr std::uint32_t kRouterDesk = 0xfffe;  // stands for whoever routes, in the path of a file
constexpr Minute kAskAgain = 7 * 1440;         // a file that could be closed, but for the household's word

/// The matter of an event of handling, if it is still the same registration and open.
Matter* in_hand(Run& run, std::uint32_t household, std::uint32_t nth, std::uint32_t episode) {
  const std::uint32_t at = run.state.matters.find(household, nth);
  if (at == kNoMatter) return nullptr;
  Matter& matter = run.state.matters.slot[at];
  const bool open = matter.state == MatterState::handling && (matter.marks & mark::closed_now) == 0;
  return open && matter.episode == episode ? &matter : nullptr;
}

/// The chance that a desk passes on a matter that is its own.
double chance_of_passing(Run& run, const Matter& matter, std::uint32_t desk, const sim::Block& own) {
  const HandlingParameters& p = run.parameters().handling;
  const double u = sim::uniform_of_upper_half(own[3]);
  const double unclear = u * u * u;  // most matters are clear, a few are anybody's
  const double authority = (matter.marks & mark::authority) != 0 ? 1 : 0;
  return sim::logistic(p.pass_base + p.pass_unclear * unclear + p.pass_load * overload(run, desk) -
                       p.pass_authority * authority);
}

/// Whether it does; a step's first answer and its second stand from the start.
bool passes_on(Run& run, const Matter& matter, std::uint32_t desk, std::uint32_t step, const sim::Block& own) {
  if (matter.passes >= 2 || (matter.marks & mark::joint) != 0) return false;
  const double u = step == 0 && matter.passes == 0
                       ? sim::uniform_of_lower_half(own[3])
                       : uniform(run.draw(matter, Purpose::pass_on, matter.passes + 16U * step)[0]);
  return u < chance_of_passing(run, matter, desk, own);
}

void bring_to_desk(Run& run, Matter& matter, std::uint32_t desk, std::uint32_t step) {
  const HandlingParameters& p = run.parameters().handling;
  bring_up_to_date(run, desk);
  const sim::Block own = handling_draw(run, matter);
  Work work = Work::misread;
  double touch = p.misread_minutes;
  if (desk == needed_desk(run, matter, step, own)) {
    work = passes_on(run, matter, desk, step, own) ? Work::pass_on : Work::handle;
    if (work == Work::handle) touch = touch_minutes(run, matter, work_draw(run, matter, step)[0]) + p.signoff_minutes;
  }
  sim::Job job;
  job.subject = matter.household;
  job.tag = matter.nth;
  job.touch = std::max<std::uint32_t>(1, static_cast<std::uint32_t>(touch));
  job.priority = (matter.marks & mark::authority) != 0 ? sim::Priority::expedited : sim::Priority::normal;
  job.note = note_of(work, step, matter.episode);
  sim::arrive_named(run.system.desks, run.state.desks, desk, job, run.now, telling(run));
}

/// A file that was wrongly sent or passed on goes back to the router.
void send_back(Run& run, Matter& matter, bool passed) {
  if (matter.registrations == 1) run.tally_of(matter.registered, Tally::registered_returns);
  count_on(passed ? matter.passes : matter.attempt);
  count_handoff(run, matter, kRouterDesk);
  const auto minutes = static_cast<std::uint32_t>(file_days(run, matter) * sim::kOfficeMinutesPerDay);
  run.at(std::max(run.calendar().after_office(run.now, minutes), run.now + 1), Phase::file_arrives, matter,
         kSendAgain << 8 | matter.episode);
}

void wait_outside(Run& run, Matter& matter, std::uint32_t step) {
  const MatterParameters& p = run.parameters().matters;
  const sim::Block drawn = work_draw(run, matter, step);
  const double days = sim::lognormal_to_single(uniform(drawn[1]), p.external_delay[matter.size], p.external_log_sd);
  const auto minutes = static_cast<std::uint32_t>(std::min(days, 1500.0) * sim::kOfficeMinutesPerDay);
  if ((matter.marks & mark::joint) == 0 || matter.pending == 0 || matter.external_since == 0)
    matter.external_since = run.now;
  const sim::Calendar& calendar = run.calendar();
  if (calendar.office_minutes(run.now) + minutes > calendar.office_minutes(calendar.end_minute()))
    return;  // after the run
  const Minute done = std::max(calendar.after_office(run.now, minutes), run.now + 1);
  if (done < calendar.end_minute()) run.at(done, Phase::external_done, matter, step << 8 | matter.episode);
}

/// Joins the queue for money if the matter needs some and has none. @returns whether it waits.
bool waits_for_money(Run& run, Matter& matter) {
  const double amount = money_needed(run, matter);
  if (amount <= 0) return false;
  matter.external_since = run.now;
  run.state.waiting_for_money.push_back(
      {matter.household, matter.nth, matter.episode, static_cast<std::uint32_t>(amount)});
  return true;
}

double chance_of_solving(Run& run, const Matter& matter) {
  const QualityParameters& q = run.parameters().quality;
  const DeskConduct& desk = run.state.desk_conduct[matter.desk];
  if (root_is_gone(run, matter)) return 1;  // nothing is left but to tell the household
  if ((matter.marks & mark::dispute) != 0 && matter.size < 2) {
    return mediation_chance(q, desk.effort, {0, 0}, run.state.law[run.village_of(matter)]);
  }
  return std::clamp(
      q.solved[matter.size] + q.slope_effort * (desk.effort - 0.5) - q.slope_pressure * overload(run, matter.desk), 0.0,
      1.0);
}

void finish_work(Run& run, Matter& matter) {
  if (waits_for_money(run, matter)) return;
  const double chance = chance_of_solving(run, matter);
  const sim::Block drawn = run.draw(matter, Purpose::solve, matter.works);
  count_on(matter.works);
  const std::uint32_t desk = matter.desk;
  if (uniform(drawn[0]) < chance) {
    solve(run, matter);
    if (household_consents(run, matter, true, false)) {
      close_in_books(run, matter, desk);
    } else if (run.now >= matter.deadline) {
      run.at(run.now + kAskAgain, Phase::deadline, matter, matter.registrations);
    }
    return;
  }
  if (close_on_paper(run, matter, desk, false, drawn[1])) return;
  // Not solved, not closed: work on it begins again at the last desk.
  bring_to_desk(run, matter, desk, matter.step);
}

}  // namespace

void charge_desk(Run& run, std::uint32_t desk, std::uint32_t minutes, bool coordination) {
  run.state.desk_conduct[desk].touch += minutes;
  run.tally(Tally::desk_touch, minutes);
  run.tally(Tally::minutes_desk, minutes);
  run.tally(Tally::minutes_handling, minutes);
  if (coordination) run.tally(Tally::minutes_coordination, minutes);
  const Payer payer = run.system.desk_plan.is_township(desk) ? Payer::township : Payer::county;
  enter_time(run, Activity::desks, payer, minutes, cadre_wage(run.parameters().prices));
}

double money_needed(const Run& run, const Matter& matter) {
  if (matter.size != 2 || (matter.marks & mark::funded) != 0) return 0;
  const MatterParameters& p = run.parameters().matters;
  const sim::Block drawn = run.draw(matter, Purpose::money, 0);
  if (uniform(drawn[0]) >= p.needs_money) return 0;
  return std::min(sim::lognormal_to_single(uniform(drawn[1]), p.amount, 1.0), 4e9);
}

double overload(Run& run, std::uint32_t desk) {
  bring_up_to_date(run, desk);
  const sim::DeskRow& row = run.state.desks.desk[desk];
  return std::clamp(static_cast<double>(row.in_system) / std::max<double>(1, row.servers) - 1, 0.0, 1.0);
}

void withdraw_jobs(Run& run, Matter& matter) {
  const auto withdraw_at = [&](std::uint32_t desk) {
    bring_up_to_date(run, desk);
    sim::withdraw_named(run.system.desks, run.state.desks, desk, matter.household, matter.nth, run.now, telling(run));
  };
  if ((matter.marks & mark::joint) == 0) return withdraw_at(matter.desk);
  for (std::uint32_t step = 0; step < matter.departments; ++step) withdraw_at(needed_desk(run, matter, step));
}

void on_file_arrives(Run& run, const sim::Event& event) {
  Matter* matter = in_hand(run, event.entity(), event.nth(), event.payload() & 0xffU);
  if (matter == nullptr) return;
  const std::uint32_t step = event.payload() >> 8;
  if (step == kSendAgain) {
    dispatch(run, *matter);
  } else {
    bring_to_desk(run, *matter, matter->desk, step);
  }
}

void on_desk_done(Run& run, const sim::Event& event) {
  const std::uint32_t desk = event.entity();
  bring_up_to_date(run, desk, sim::turn(run.calendar().office_minutes(run.now), event.nth()));
  sim::Job job;
  if (!sim::end_service(run.system.desks, run.state.desks, desk, event.nth(), run.now, job, telling(run))) {
    --run.state.county.events;  // overtaken: nothing ends here now
    return;
  }
  if (job.subject == sim::kBackgroundSubject) {
    charge_ordinary(run, desk, job.touch, run.month);
    return;
  }
  const auto work = static_cast<Work>(job.note >> 12);
  charge_desk(run, desk, job.touch, work != Work::handle);
  Matter* matter = job.abandoned != 0 ? nullptr : in_hand(run, job.subject, job.tag, job.note & 0xffU);
  if (matter == nullptr) return;
  if (work == Work::handle)
    run.tally(Tally::minutes_coordination, static_cast<std::int64_t>(run.parameters().handling.signoff_minutes));
  matter->touch_minutes += job.touch;
  learn_outcome(run, *matter);
  if (work == Work::handle) {
    wait_outside(run, *matter, job.note >> 8 & 15U);
  } else {
    send_back(run, *matter, work == Work::pass_on);
  }
}

void on_external_done(Run& run, const sim::Event& event) {
  Matter* matter = in_hand(run, event.entity(), event.nth(), event.payload() & 0xffU);
  if (matter == nullptr) return;
  if ((matter->marks & mark::joint) != 0) {
    if (matter->pending > 1) {
      --matter->pending;
      return;
    }
    matter->pending = 0;
    matter->step = matter->departments > 0 ? static_cast<std::uint8_t>(matter->departments - 1) : 0;
  }
  matter->external_minutes += run.now - matter->external_since;
  if (matter->size == 2 && matter->step + 1 < matter->departments) {
    ++matter->step;
    matter->attempt = 0;
    dispatch(run, *matter);
  } else {
    finish_work(run, *matter);
  }
}

void on_convened(Run& run, const sim::Event& event) {
  Matter* matter = in_hand(run, event.entity(), event.nth(), event.payload() & 0xffU);
  if (matter == nullptr) return;
  const Minute waited = run.now - matter->external_since;  // since they were called
  matter->convening_minutes += waited;
  matter->external_since = 0;
  if (matter->registrations == 1) {
    run.tally_of(matter->registered, Tally::joint_matters);
    run.tally_of(matter->registered, Tally::joint_convening, waited);
  }
  matter->pending = static_cast<std::uint8_t>(matter->departments - matter->step);
  for (std::uint32_t step = matter->step; step < matter->departments; ++step) {
    const std::uint32_t desk = needed_desk(run, *matter, step);
    matter->desk = static_cast<std::uint16_t>(desk);
    if (step > matter->step) count_handoff(run, *matter, desk);
    charge_desk(run, desk, static_cast<std::uint32_t>(run.parameters().handling.convene_minutes) / 2, true);
    bring_to_desk(run, *matter, desk, step);
  }
}

void serve_waiting_for_money(Run& run) {
  CountyNumbers& county = run.state.county;
  std::vector<FundWait> still;
  std::vector<FundWait>& waiting = run.state.waiting_for_money;
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    const FundWait& wait = waiting[i];
    Matter* matter = in_hand(run, wait.household, wait.nth, wait.episode);
    if (matter == nullptr) continue;
    const std::int64_t fen = std::int64_t{wait.amount} * 100;
    const bool outside = county.outside >= fen;
    if (!outside && county.fund < fen) {
      still.push_back(wait);
      continue;
    }
    (outside ? county.outside : county.fund) -= fen;
    enter(run, Kind::cash, Activity::funds, outside ? Payer::upper : Payer::county, 0, fen);
    matter->marks |= mark::funded;
    matter->external_minutes += run.now - matter->external_since;
    finish_work(run, *matter);
  }
  waiting = std::move(still);
}

}  // namespace tiexin::models

#include "models/matters/cause.hpp"

#include <algorithm>

#include "models/matters/close.hpp"
#include "models/matters/handle.hpp"

namespace tiexin::models {

using sim::uniform;

namespace {

constexpr Minute kVoicesWithin = 60 * 1440;  // all voices of a cause are raised within two months

/// Steps of the draws of one cause; those of its voices begin at step_voices.
enum Step : std::uint32_t { step_whether, step_what, step_voices };

/// Schedules one voice of a cause: a matter of the household at that place.
void raise_voice(Run& run, std::uint32_t village, std::uint32_t place, std::uint32_t cause, double when) {
  const Household household = run.people().village_first[village] + place;
  const std::uint32_t nth = run.state.households.arisen[household]++;
  const Minute minute = run.now + 1 + static_cast<Minute>(when * kVoicesWithin);
  if (minute < run.calendar().end_minute()) run.at(minute, Phase::arise, household, nth, cause);
}

void begin_cause(Run& run, std::uint32_t village, std::uint32_t month) {
  const MatterParameters& p = run.parameters().matters;
  const sim::Block what = run.draw(village_entity(village), Purpose::cause, month, step_what);
  const std::uint32_t settled = run.people().settled[village];
  const double more = std::max(0.0, p.cause_voices - 2);
  const std::uint32_t wanted = 2 + (more > 0 ? sim::geometric(uniform(what[0]), 1 / (1 + more)) : 0);
  const std::uint32_t voices = std::min({wanted, settled, 60U});
  const auto first = static_cast<std::uint32_t>(uniform(what[1]) * settled);
  run.state.causes.push_back({village, month, kNobody, 0, kNever});
  const auto number = static_cast<std::uint32_t>(run.state.causes.size());
  for (std::uint32_t voice = 0; voice < voices; ++voice) {
    const sim::Block when = run.draw(village_entity(village), Purpose::cause, month, step_voices + voice);
    raise_voice(run, village, (first + voice) % settled, number, uniform(when[0]));
  }
}

Cause& cause_of(Run& run, const Matter& matter) { return run.state.causes[matter.cause - 1]; }

/// The matter that leads a cause, while its file is open.
Matter* open_lead(Run& run, const Cause& cause) {
  if (cause.lead_household == kNobody) return nullptr;
  const std::uint32_t at = run.state.matters.find(cause.lead_household, cause.lead_nth);
  if (at == kNoMatter) return nullptr;
  Matter& lead = run.state.matters.slot[at];
  return lead.state == MatterState::handling && (lead.marks & mark::closed_now) == 0 ? &lead : nullptr;
}

}  // namespace

void causes_of_month(Run& run) {
  const double rate = run.parameters().matters.causes / 12;
  if (rate <= 0) return;
  const auto month = static_cast<std::uint32_t>(run.month);
  sim::Block drawn{};
  for (std::uint32_t village = 0; village < run.people().n_villages(); ++village) {
    if (village % 4 == 0) drawn = run.draw(village_entity(village), Purpose::cause, month, step_whether);
    if (run.people().settled[village] < 2) continue;
    if (uniform(drawn[village % 4]) < rate) begin_cause(run, village, month);
  }
}

void join_cause(Run& run, Matter& matter, std::uint32_t cause) {
  matter.cause = cause;
  const Cause& root = cause_of(run, matter);
  const sim::Block what = run.draw(village_entity(root.village), Purpose::cause, root.month, step_what);
  matter.marks = static_cast<std::uint16_t>(matter.marks & ~mark::dispute);
  matter.topic = static_cast<std::uint8_t>(uniform(what[2]) * kTopics);
  matter.size = matter.size_first = 1;
}

bool merged_with_lead(Run& run, Matter& matter) {
  if (matter.cause == 0) return false;
  Cause& cause = cause_of(run, matter);
  if (cause.gone != kNever) return false;  // nobody leads any more: each voice is told by itself
  const Matter* lead = open_lead(run, cause);
  if (lead == &matter) return false;
  if (lead == nullptr) {
    cause.lead_household = matter.household;
    cause.lead_nth = matter.nth;
    return false;
  }
  if (run.now >= matter.deadline) return false;  // has waited in vain once
  const sim::Block drawn = run.draw(matter, Purpose::cause, matter.registrations);
  if (uniform(drawn[0]) >= run.parameters().matters.cause_merged) return false;
  const auto minutes = static_cast<std::uint32_t>(run.parameters().handling.signoff_minutes);
  charge_desk(run, lead->desk, minutes, true);
  matter.touch_minutes += minutes;
  matter.marks |= mark::merged;
  matter.desk = lead->desk;
  return true;
}

void solve_root(Run& run, const Matter& matter) {
  if (matter.cause == 0) return;
  Cause& cause = cause_of(run, matter);
  if (cause.gone != kNever || cause.lead_household != matter.household || cause.lead_nth != matter.nth) return;
  cause.gone = run.now;
  const std::uint32_t desk = matter.desk;
  const std::uint32_t number = matter.cause;
  for (Household h = run.people().village_first[cause.village]; h < run.people().village_first[cause.village + 1];
       ++h) {
    for (std::uint32_t at = run.state.matters.of_household[h]; at != kNoMatter;) {
      Matter& voice = run.state.matters.slot[at];
      at = run.state.matters.slot[at].next_of_household;
      if (voice.cause != number || (voice.marks & mark::merged) == 0 || voice.state != MatterState::handling) continue;
      solve(run, voice);
      close_in_books(run, voice, desk);
    }
  }
}

bool root_is_gone(const Run& run, const Matter& matter) {
  return matter.cause != 0 && run.state.causes[matter.cause - 1].gone != kNever;
}

std::uint32_t desk_word(const Run& run, const Matter& matter, const sim::Block& own) {
  if (matter.cause == 0) return own[1];
  const Cause& root = run.state.causes[matter.cause - 1];
  return run.draw(village_entity(root.village), Purpose::cause, root.month, step_what)[3];
}

}  // namespace tiexin::models

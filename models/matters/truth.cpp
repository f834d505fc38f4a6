#include "models/matters/truth.hpp"

#include <algorithm>

#include "models/matters/cause.hpp"
#include "models/matters/clocks.hpp"
#include "models/matters/close.hpp"
#include "models/matters/handle.hpp"

namespace tiexin::models {

namespace {

/// A solved matter may come back within this time; later, it would be a new one.
constexpr Minute kRelapseSpan = 2 * kTau;

void count_burden(Run& run, Matter& matter) {
  const std::uint32_t total = burden_so_far(matter, run.now);
  run.tally_of(matter.arose, Tally::cohort_burden, static_cast<std::int64_t>(total) - matter.burden);
  matter.burden = total;
  matter.open_since = run.now;
}

/// Adds `sign` to what a cohort's books say of a matter solved at `solved`, as far as the state at `until` still
/// decides.
void count_solved(Run& run, const Matter& matter, std::int64_t sign, Minute until) {
  const Minute age = matter.solved - matter.arose;
  for (std::size_t k = 0; k < 4; ++k) {
    if (age > kHorizons[k] || (sign < 0 && until - matter.arose > kHorizons[k])) continue;
    run.tally_of(matter.arose, Tally::cohort_solved_30 + k, sign);
    run.tally_of(matter.arose, Tally::cohort_small_solved_30 + (std::size_t{4} * matter.size_first + k), sign);
    if (k == 2) {
      const double first = static_cast<double>(matter.severity_first);
      run.tally_of(matter.arose, Tally::cohort_severity_solved_180,
                   sign * static_cast<std::int64_t>(first * 1000 + 0.5));
      const std::size_t year = static_cast<std::size_t>(run.calendar().month(matter.arose)) / 12;
      run.state.books.cohorts[(year * run.people().n_villages() + run.village_of(matter)) * 2 + 1] +=
          static_cast<std::int32_t>(sign);
    }
  }
  if (age <= kTau && (sign > 0 || until - matter.arose <= kTau)) {
    const std::size_t row = static_cast<std::size_t>(run.calendar().month(matter.arose)) * kLeadDays;
    run.state.books.lead_time[row + age / 1440] += static_cast<std::int32_t>(sign);
  }
}

/// The registered matter's truth 30 days after its first closing.
void count_after_closing(Run& run, const Matter& matter, std::int64_t sign) {
  if ((matter.marks & mark::closed) == 0 || run.now - matter.closed > kHorizons[0]) return;
  run.tally_of(matter.registered, Tally::registered_closed_solved, sign);
  if ((matter.marks & mark::called_back) != 0)
    run.tally_of(matter.registered, Tally::registered_called_back_solved, sign);
}

/// Where the time from arising to resolution went; the parts sum to the whole.
void count_parts(Run& run, const Matter& matter) {
  const std::int64_t lead = run.now - matter.arose;
  const std::int64_t handling = std::min<std::int64_t>(matter.handling_minutes, lead);
  std::int64_t rest = handling;
  const auto part = [&rest](std::int64_t minutes) {
    const std::int64_t taken = std::min(rest, minutes);
    rest -= taken;
    return taken;
  };
  const std::int64_t touch = part(matter.touch_minutes);
  const std::int64_t external = part(matter.external_minutes);
  const std::int64_t convening = part(matter.convening_minutes);
  run.tally(Tally::resolved_lead, lead);
  run.tally(Tally::resolved_latent, lead - handling);
  run.tally(Tally::resolved_touch, touch);
  run.tally(Tally::resolved_external, external);
  run.tally(Tally::resolved_convening, convening);
  run.tally(Tally::resolved_queue, rest);
}

/// The contact person's share of the work times the untreated harm that was left (indicator 27).
void count_contribution(Run& run, const Matter& matter) {
  if (matter.touch_minutes == 0 || matter.person_minutes == 0) return;
  const double left = std::min<double>(matter.latent_until_end, static_cast<double>(run.now) + kTau) - run.now;
  const double share = std::min(1.0, static_cast<double>(matter.person_minutes) / matter.touch_minutes);
  const double harm =
      std::max(0.0, left) / kMinutesPerDay * static_cast<double>(matter.severity) * (1 + matter.joiners);
  run.state.villages[run.village_of(matter)].kappa += static_cast<std::int64_t>(1000 * share * harm);
}

}  // namespace

std::uint32_t burden_so_far(const Matter& matter, Minute now) {
  const Minute until = std::min<Minute>(now - matter.arose, kTau);
  const Minute from = std::min<Minute>(matter.open_since - matter.arose, kTau);
  return matter.burden + (until - from);
}

void release_if_done(Run& run, Matter& matter) {
  const bool over = matter.state == MatterState::solved || matter.state == MatterState::ended;
  const bool file_open = (matter.marks & mark::registered) != 0 && (matter.marks & mark::closed_now) == 0;
  if (!over || file_open || (matter.marks & (mark::verify_due | mark::relapse_due)) != 0) return;
  if (run.scratch.departed != nullptr) run.scratch.departed->push_back(history_of(matter));
  run.state.matters.release(run.state.matters.slot_of(matter));
}

void solve(Run& run, Matter& matter) {
  solve_root(run, matter);
  change_harm(run, -harm_rate(matter));
  leave_hands(run, matter);
  count_burden(run, matter);
  matter.state = MatterState::solved;
  matter.solved = run.now;
  count_on(matter.episode);
  run.tally(Tally::resolved);
  count_solved(run, matter, 1, run.now);
  count_parts(run, matter);
  count_contribution(run, matter);
  count_after_closing(run, matter, 1);
  run.state.households.good[matter.household] += severity_weight(matter);
  const bool cause_lasts = matter.cause != 0 && !root_is_gone(run, matter);
  const double rate = run.parameters().quality.relapse + (cause_lasts ? run.parameters().matters.cause_relapse : 0);
  if (rate <= 0) return;
  const double years = sim::exponential_of(run.draw(matter, Purpose::relapse, matter.stage)[0]) / rate;
  const Minute back = after(run.now, years * kMinutesPerYear);
  if (back - run.now > kRelapseSpan || back >= run.calendar().end_minute()) return;
  matter.marks |= mark::relapse_due;
  run.at(back, Phase::relapse, matter, run.now);
}

void on_relapse(Run& run, const sim::Event& event) {
  const std::uint32_t at = run.state.matters.find(event.entity(), event.nth());
  if (at == kNoMatter) return;
  Matter& matter = run.state.matters.slot[at];
  if (matter.state != MatterState::solved || matter.solved != event.payload()) return;
  count_solved(run, matter, -1, run.now);
  count_after_closing(run, matter, -1);
  run.tally_of(matter.solved, Tally::resolved, -1);
  // Whoever takes it up begins anew, though its file may still be open.
  matter.marks =
      static_cast<std::uint16_t>(matter.marks & ~(mark::relapse_due | mark::joint | mark::merged | mark::authority));
  matter.attempt = matter.passes = 0;
  matter.state = MatterState::handling;  // for return_to_latent; nobody has it
  matter.open_since = run.now;
  change_harm(run, harm_rate(matter));
  count_on(matter.stage);
  return_to_latent(run, matter);
  matter.state = MatterState::latent;
  begin_stage(run, matter, draw_stage(run, matter));
}

void count_end(Run& run, Matter& matter) {
  count_burden(run, matter);
  matter.state = MatterState::ended;
  count_on(matter.episode);
  run.tally_of(matter.arose, Tally::cohort_ended);
  if (run.now - matter.arose > kTau) return;
  run.tally_of(matter.arose, Tally::cohort_ended_365);
  if ((matter.marks & mark::surfaced) == 0) run.tally_of(matter.arose, Tally::cohort_ended_unsurfaced_365);
}

void end_by_itself(Run& run, Matter& matter) {
  change_harm(run, -harm_rate(matter));
  if (matter.state == MatterState::handling) {
    withdraw_jobs(run, matter);
    leave_hands(run, matter);
  } else {
    run.state.matters.unlist(run.state.matters.slot_of(matter));
  }
  count_end(run, matter);
  close_in_books(run, matter, matter.desk);
  release_if_done(run, matter);
}

}  // namespace tiexin::models

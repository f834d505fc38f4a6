/// A county in which nothing happens but what a test makes happen.
#pragma once

#include <functional>
#include <optional>

#include "models/matters/clocks.hpp"
#include "models/matters/handle.hpp"
#include "models/matters/triage.hpp"
#include "models/matters/unheard.hpp"
#include "tests/models/small_county.hpp"

namespace tiexin::models::small {

/// Nothing arises, ends, grows, surfaces, relapses or is visited by itself; desks have no ordinary business; nobody is
/// replaced; work takes its median.
inline Description quiet() {
  Description d;
  d.villages = 4;
  d.committees = 2;
  d.townships = 1;
  d.households_per_village = 30;
  d.years = 4;
  Parameters& p = d.parameters;
  p.matters.rate = 0;
  p.matters.untreated_life = {36500, 36500, 36500};
  p.matters.growth_small = p.matters.growth_practical = p.matters.joiners = p.matters.causes = 0;
  p.matters.dispute_share = p.matters.practical_share = p.matters.hard_share = 0;
  p.matters.touch_log_sd = p.matters.external_log_sd = p.matters.severity_log_sd = 0;
  p.matters.needs_money = 0;
  p.surfacing.walk_in = {0, 0, 0};
  p.surfacing.committee = p.surfacing.hotline = p.surfacing.petition = p.surfacing.digital = 0;
  p.contacts.officer_visit_share = 0;
  p.population.away_share = 0;
  p.institutions.township_background = p.institutions.department_background = 0;
  p.handling.pass_base = -10;
  p.handling.pass_unclear = p.handling.pass_load = 0;
  p.handling.accuracy_start = p.handling.accuracy_best = 1;
  p.quality.solved = {1, 1, 1};
  p.quality.slope_effort = p.quality.slope_pressure = 0;
  p.quality.relapse = 0;
  p.books.close_base = -10;
  p.books.close_deadline = p.books.close_gaming = p.books.close_verified = 0;
  p.conduct.turnover = p.conduct.leader_turnover = 0;
  return d;
}

enum class Kind3 : std::uint8_t { small, practical, hard };

/// One run of a quiet county, moved by hand.
class Stage {
 public:
  explicit Stage(const Description& description, const Rules& rules = {}) : county(description) {
    system = county.system({county.book_of(rules)});
    model.emplace(system);
    model->start(state, scratch, kKey);
  }

  /// Handles everything before a minute.
  void advance(Minute until) { model->advance(state, scratch, 0, until); }
  /// Wednesday, 13 January of the first year, 10:00, and so many days later.
  [[nodiscard]] static Minute wednesday(int days = 0) { return static_cast<Minute>((12 + days) * 1440 + 600); }

  /// What a handler is given at a minute, everything before it handled.
  [[nodiscard]] Run at(Minute now) {
    advance(now);
    return Run{*system, state, scratch, system->arms[0][0].township, now, month(now)};
  }

  /// A potential matter arises to a household: its class and kind are as the shares of the parameters say. It has a
  /// slot from the start, so that a test can look at it.
  void arise(std::uint32_t household, Minute minute, std::uint32_t nth = 0) {
    state.queue.push(sim::Event(minute, static_cast<std::uint32_t>(Phase::arise), household, nth, 0));
    state.households.arisen[household] = nth + 1;
    Run run = at(minute + 1);
    Untended* row = unheard(household, nth);
    if (row != nullptr) take_up(run, *row);
  }
  /// The same at the turn of the minute's month, as in any run: nobody has heard of it, and it has no slot unless it
  /// needs one. That month must not have begun.
  void arise_with_month(std::uint32_t household, Minute minute) {
    state.households.next_arrival[household] = minute;
    advance(month_start(month(minute)) + 1);
  }
  /// The row of a matter that nobody has heard of, or nullptr.
  [[nodiscard]] Untended* unheard(std::uint32_t household, std::uint32_t nth = 0) {
    return state.matters.unheard(system->population->village[household], household, nth);
  }

  [[nodiscard]] std::size_t month(Minute minute) const {
    return static_cast<std::size_t>(system->calendar->month(minute));
  }
  [[nodiscard]] Minute month_start(std::size_t month) const {
    return system->calendar->month_start(static_cast<int>(month));
  }

  [[nodiscard]] bool gone(std::uint32_t household, std::uint32_t nth = 0) const {
    return state.matters.find(household, nth) == kNoMatter;
  }
  [[nodiscard]] Matter& matter(std::uint32_t household, std::uint32_t nth = 0) {
    const std::uint32_t at = state.matters.find(household, nth);
    sim::require(at != kNoMatter, "stage: no such matter");
    return state.matters.slot[at];
  }

  /// It becomes known through a channel.
  void surface_by(std::uint32_t household, Channel channel, Minute now) {
    Run run = at(now);
    surface(run, matter(household), channel);
  }

  [[nodiscard]] std::int64_t sum(Tally which) const {
    std::int64_t total = 0;
    for (std::size_t month = 0; month < state.books.months.n_months(); ++month)
      total += state.books.months.at(month, which);
    return total;
  }

  County county;
  std::shared_ptr<const System> system;
  std::optional<CountyModel> model;
  State state;
  Scratch scratch;
};

/// A quiet county in which every matter is of one class.
inline Description quiet_with(Kind3 kind, const std::function<void(Parameters&)>& change = {}) {
  Description d = quiet();
  d.parameters.matters.practical_share = kind == Kind3::practical ? 1 : 0;
  d.parameters.matters.hard_share = kind == Kind3::hard ? 1 : 0;
  if (change) change(d.parameters);
  return d;
}

/// Nothing is ever solved, and what waits outside is closed on paper at its deadline.
inline void closed_on_paper(Parameters& p) {
  p.quality.solved = {0, 0, 0};
  p.matters.external_delay = {100, 100, 100};
  p.books.close_deadline = 20;
}

/// Hours to convene departments, within five working days.
inline Rules with_whistle() {
  Rules rules;
  rules.whistle_minutes = 1000;
  rules.whistle_days = 5;
  return rules;
}

}  // namespace tiexin::models::small

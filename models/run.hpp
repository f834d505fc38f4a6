#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/matters/history.hpp"
#include "models/other_draws.hpp"
#include "models/phases.hpp"
#include "models/purposes.hpp"
#include "models/state.hpp"
#include "models/system.hpp"
#include "sim/random/distributions.hpp"
#include "sim/replicate/model.hpp"

namespace tiexin::models {

/// Memory that is kept between calls and remembers nothing; and what somebody who watches a run has put there.
struct Scratch {
  std::vector<std::uint32_t> met;
  std::vector<Household> due;  // to whom something arises this month
  std::vector<float> averaged;
  std::vector<float> heard_good;
  std::vector<float> heard_bad;
  std::vector<double> mediators;  // minutes granted  (n_townships)
  std::int32_t sitting_left = 0;  // of the desks that sit in a village on a service day, while they do  [minutes]
  sim::Position position;
  OtherDraws* draws = nullptr;               // draws instead of the key
  std::vector<History>* departed = nullptr;  // takes the history of every matter that is over
};

inline constexpr double kMinutesPerYear = 365.25 * 24 * 60;
inline constexpr double kMinutesPerDay = 24 * 60;
inline constexpr double kWeeksPerMonth = kWeeksPerYear / 12;
inline constexpr std::uint32_t kTau = 365 * 24 * 60;  // follow-up of a matter  [minutes]
inline constexpr std::uint32_t kHorizons[4] = {30 * 1440, 90 * 1440, 180 * 1440, 365 * 1440};

/// What a handler is given: the const county, its mutable state, the rules in force and the present minute.
struct Run {
  const System& system;
  State& state;
  Scratch& scratch;
  std::span<const Rules> township_rules;  // (n_townships)
  Minute now = 0;
  std::size_t month = 0;              // of `now`
  Phase in_phase = Phase::year_turn;  // of that minute
  sim::EventKey earliest = 0;         // nothing before it can be scheduled: all that comes after the event in hand

  [[nodiscard]] const Parameters& parameters() const { return system.parameters; }
  [[nodiscard]] const Population& people() const { return *system.population; }
  [[nodiscard]] const sim::Calendar& calendar() const { return *system.calendar; }
  [[nodiscard]] std::uint32_t village_of(const Matter& matter) const { return models::village_of(matter.entity); }
  [[nodiscard]] std::uint32_t township_of(std::uint32_t village) const { return people().township_of_village(village); }
  [[nodiscard]] const Rules& rules(std::uint32_t village) const { return township_rules[township_of(village)]; }
  [[nodiscard]] const Rules& rules_of(const Matter& matter) const { return rules(village_of(matter)); }

  /// A draw for a matter: keyed by {household, nth}, purpose and step, never by time.
  [[nodiscard]] sim::Block draw(const Matter& matter, Purpose purpose, std::uint32_t step) const {
    if (scratch.draws != nullptr) [[unlikely]]
      return scratch.draws->draw({state.county.key, matter.entity, purpose, matter.nth, step, now, matter.arose});
    return sim::philox(state.county.key, matter.entity, sim::occasion(number(purpose), matter.nth), step);
  }
  /// A draw for any other entity.
  [[nodiscard]] sim::Block draw(std::uint32_t entity, Purpose purpose, std::uint32_t nth,
                                std::uint32_t step = 0) const {
    if (scratch.draws != nullptr) [[unlikely]]
      return scratch.draws->draw({state.county.key, entity, purpose, nth, step, now, now});
    return sim::philox(state.county.key, entity, sim::occasion(number(purpose), nth), step);
  }

  /// @throws ContractError  not after the event being handled
  void at(Minute minute, Phase phase, std::uint32_t entity, std::uint32_t nth, std::uint32_t payload) {
    const sim::Event event(minute, static_cast<std::uint32_t>(phase), entity, nth, payload);
    sim::require(event.key() >= earliest, "run: an event is scheduled that does not come after the one in hand");
    state.queue.push(event);
  }
  void at(Minute minute, Phase phase, const Matter& matter, std::uint32_t payload) {
    at(minute, phase, matter.household, matter.nth, payload);
  }

  void tally(Tally which, std::int64_t amount = 1) { state.books.months.add(month, which, amount); }
  /// A tally of the month of another date: cohorts and registrations are counted where they began.
  void tally_of(Minute date, Tally which, std::int64_t amount = 1) {
    state.books.months.add(static_cast<std::size_t>(calendar().month(date)), which, amount);
  }
  [[nodiscard]] std::size_t year_index() const { return month / 12; }
};

/// What is the same for a household in every year of a run, whoever asks (Purpose::linked).
inline sim::Block household_words(const Population& people, sim::StreamKey key, Household h) {
  return sim::philox(key, people.entity(h), sim::occasion(number(Purpose::linked), 0), 0);
}

/// `minutes` from now as a minute; kNever past the horizon.
inline Minute after(Minute now, double minutes) {
  const double at = static_cast<double>(now) + minutes + 1;
  return at >= 4.0e9 ? kNever : static_cast<Minute>(at);
}

}  // namespace tiexin::models

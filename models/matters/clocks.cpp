#include "models/matters/clocks.hpp"

#include <algorithm>

#include "models/matters/close.hpp"
#include "models/matters/triage.hpp"
#include "models/matters/truth.hpp"
#include "models/matters/unheard.hpp"

namespace tiexin::models {

using sim::exponential_of;

namespace {

constexpr double kYearsPerMinute = 1 / kMinutesPerYear;
constexpr std::uint8_t kMostJoiners = 30;

/// An event of joining is void when the matter's stage or its number of joiners has moved on.
std::uint32_t next_joiner(const Matter& matter) { return std::uint32_t{matter.stage} << 8 | matter.joiners; }

/// Rates at which untended matters of one village come up by themselves in one month.  [a minute]
struct ClockRates {
  float walk_in[2][3];  // by whether it is a dispute, and class
  float there[2];       // factor on it, by whether the household is away
  float hotline;
  float digital;
  float petition;
};

ClockRates clock_rates(const Run& run, std::uint32_t village) {
  const SurfacingParameters& p = run.parameters().surfacing;
  const Rules& rules = run.rules(village);
  const double put_off = rules.service_days > 0 ? 1 - run.parameters().contacts.defer * rules.service_notice : 1;
  ClockRates rates{};
  for (std::size_t size = 0; size < 3; ++size) {
    rates.walk_in[0][size] = static_cast<float>(p.walk_in[size] * kYearsPerMinute * put_off);
    rates.walk_in[1][size] = static_cast<float>(run.system.committee_rate[run.month] * put_off);
  }
  rates.there[0] = 1;
  rates.there[1] = static_cast<float>(run.parameters().population.phone_contact);
  rates.hotline = static_cast<float>(run.system.hotline_rate[run.month]);
  rates.digital = static_cast<float>(rules.digital * p.digital * run.system.smartphones[run.month] * kYearsPerMinute);
  rates.petition = static_cast<float>(p.petition * kYearsPerMinute);
  return rates;
}

/// The earliest of the clocks that run out, and by which channel.
struct Crossing {
  float minutes = 4e9F;
  Channel channel = Channel::walk_in;
};

void note_crossing(float before, float rate, float span, Channel channel, Crossing& first) {
  if (rate <= 0) return;
  const float minutes = before / rate;
  if (minutes < span && minutes < first.minutes) first = {minutes, channel};
}

/// Spends a month, or its rest, of a row's clocks.
void run_row(Run& run, Untended& row, const ClockRates& rates, float span) {
  const float walk = rates.walk_in[row.dispute][row.size] * rates.there[row.away];
  const float petition = row.failed != 0 ? rates.petition : 0;
  const Thresholds before = static_cast<const Thresholds&>(row);
  row.walk_left -= walk * span;
  row.hotline_left -= rates.hotline * span;
  row.digital_left -= rates.digital * span;
  row.petition_left -= petition * span;
  const bool petitioned = petition > 0 && row.petition_left <= 0;
  if (row.walk_left > 0 && row.hotline_left > 0 && row.digital_left > 0 && !petitioned) return;
  Crossing first;
  note_crossing(before.walk_left, walk, span, row.dispute != 0 ? Channel::committee : Channel::walk_in, first);
  note_crossing(before.hotline_left, rates.hotline, span, Channel::hotline, first);
  note_crossing(before.digital_left, rates.digital, span, Channel::digital, first);
  note_crossing(before.petition_left, petition, span, Channel::petition, first);
  if (first.minutes >= span) return;
  const Minute minute = std::max(after(run.now, static_cast<double>(first.minutes)), run.now + 1);
  if (minute >= row.until) return;
  const std::uint32_t episode = row.is_unheard() ? 0U : run.state.matters.slot[row.slot].episode;
  run.at(minute, Phase::surface, row.household, row.nth, static_cast<std::uint32_t>(first.channel) << 8 | episode);
}

/// What must be spent of a matter's present episode until it is disclosed, brought, called in, reported, petitioned.
/// @param drawn  its draw of Purpose::surface, step 2 x episode
Thresholds draw_thresholds(const Run& run, const Matter& matter, const sim::Block& drawn) {
  const double frailty = run.people().frailty[matter.household];
  Thresholds left;
  const double silence = exponential_of(drawn[0]) / std::max(frailty, 1e-6);
  left.disclose_ratio = static_cast<float>(sim::exp_to_single(-std::min(silence, 85.0)));  // a normal number
  left.walk_left = static_cast<float>(exponential_of(drawn[1]));
  left.hotline_left = static_cast<float>(exponential_of(drawn[2]));
  left.digital_left = static_cast<float>(exponential_of(drawn[3]));
  // Only after a failure is there a petition, and nothing fails while nobody acts.
  if ((matter.marks & mark::failed) != 0) {
    const sim::Block second = run.draw(matter, Purpose::surface, 2U * matter.episode + 1);
    left.petition_left = static_cast<float>(exponential_of(second[0]));
  }
  return left;
}

/// Puts a row on its village's list and lets the rest of the month run.
void begin_clocks(Run& run, std::uint32_t village, const Untended& fresh) {
  Untended& row = run.state.matters.list(village, fresh);
  describe_untended(run.system, run.state, row);
  know_contact(run.system, System::contact_of(run.rules(village)), row);
  const Minute span = run.calendar().month_start(static_cast<int>(run.month) + 1) - run.now;
  run_row(run, row, clock_rates(run, village), static_cast<float>(span));
}

}  // namespace

void begin_episode(Run& run, const Matter& matter) {
  begin_episode(run, matter, run.draw(matter, Purpose::surface, 2U * matter.episode));
}

void begin_episode(Run& run, const Matter& matter, const sim::Block& drawn) {
  Untended fresh;
  static_cast<Thresholds&>(fresh) = draw_thresholds(run, matter, drawn);
  fresh.household = matter.household;
  fresh.nth = matter.nth;
  fresh.slot = run.state.matters.slot_of(matter);
  fresh.since = run.now;
  begin_clocks(run, run.village_of(matter), fresh);
}

void begin_unheard(Run& run, const Matter& matter, const sim::Block& drawn) {
  begin_clocks(run, run.village_of(matter), unheard_row(matter, draw_thresholds(run, matter, drawn)));
}

void describe_untended(const System& system, const State& state, Untended& row) {
  if (!row.is_unheard()) {
    const Matter& matter = state.matters.slot[row.slot];
    row.severity = matter.severity;
    row.size = matter.size;
    row.dispute = (matter.marks & mark::dispute) != 0;
    row.failed = (matter.marks & mark::failed) != 0;
  }
  row.odds = odds_of_telling(system.parameters.surfacing, row.severity, state.households.trust[row.household]);
  row.away = (state.households.traits[row.household] & trait::away) != 0;
  row.near = (state.households.traits[row.household] & trait::near) != 0;
}

float odds_of_telling(const SurfacingParameters& surfacing, float severity, float trust) {
  constexpr double kMost = 60;  // e^60: a number, and as good as sure
  return static_cast<float>(
      sim::exp_to_single(std::min(kMost, surfacing.slope_severity * sim::log_to_single(static_cast<double>(severity)) +
                                             surfacing.slope_trust * (static_cast<double>(trust) - 0.5))));
}

void refresh_odds(Run& run) {
  const SurfacingParameters& p = run.parameters().surfacing;
  for (std::vector<Untended>& rows : run.state.matters.of_village) {
    for (Untended& row : rows) row.odds = odds_of_telling(p, row.severity, run.state.households.trust[row.household]);
  }
}

void run_clocks(Run& run, Minute until) {
  const auto span = static_cast<float>(until - run.now);
  for (std::uint32_t village = 0; village < run.people().n_villages(); ++village) {
    run.state.matters.fetch_rows(village + 1);
    const ClockRates rates = clock_rates(run, village);
    for (Untended& row : run.state.matters.of_village[village]) run_row(run, row, rates, span);
  }
}

Stage draw_stage(const Run& run, const Matter& matter, const sim::Block& drawn) {
  const MatterParameters& p = run.parameters().matters;
  const double life = exponential_of(drawn[0]) * p.untreated_life[matter.size] * kMinutesPerDay;
  Stage stage;
  stage.end = after(run.now, life);
  const double growth = matter.size == 0 ? p.growth_small : matter.size == 1 ? p.growth_practical : 0;
  if (growth > 0) {
    const Minute grown = after(run.now, exponential_of(drawn[2]) / growth * kMinutesPerYear);
    if (grown < stage.end && grown < run.calendar().end_minute()) stage.grown = grown;
  }
  if (matter.size == 2 && p.joiners > 0)
    stage.joined = after(run.now, exponential_of(drawn[3]) / p.joiners * kMinutesPerYear);
  return stage;
}

Stage draw_stage(const Run& run, const Matter& matter) {
  return draw_stage(run, matter, run.draw(matter, Purpose::life, matter.stage));
}

void begin_stage(Run& run, Matter& matter, const Stage& stage) {
  const Minute end = run.calendar().end_minute();
  matter.latent_until_end = stage.end;
  if (stage.grown != kNever) {
    run.at(stage.grown, Phase::grow, matter, matter.stage);
    return;
  }
  if (stage.end < end) run.at(stage.end, Phase::end_untreated, matter, matter.stage);
  if (stage.joined < end && matter.joiners < kMostJoiners)
    run.at(stage.joined, Phase::join, matter, next_joiner(matter));
}

std::int64_t harm_rate(const Matter& matter) {
  return static_cast<std::int64_t>(1000 * static_cast<double>(matter.severity) + 0.5) * (1 + matter.joiners);
}

void settle_harm(Run& run, Minute until) {
  CountyNumbers& county = run.state.county;
  run.state.books.months.add(run.month, Tally::harm, county.harm_rate * (std::int64_t{until} - county.harm_since));
  county.harm_since = until;
}

void change_harm(Run& run, std::int64_t change) {
  CountyNumbers& county = run.state.county;
  county.harm_rate += change;
  // As if it had been so since harm was last entered: what that is too much or too little is taken back here.
  run.state.books.months.add(run.month, Tally::harm, -change * (std::int64_t{run.now} - county.harm_since));
}

namespace {

/// The matter of an event, if it is still open in truth.
Matter* open_matter(Run& run, const sim::Event& event) {
  const std::uint32_t at = run.state.matters.find(event.entity(), event.nth());
  if (at == kNoMatter) return nullptr;
  Matter& matter = run.state.matters.slot[at];
  return matter.state == MatterState::solved || matter.state == MatterState::ended ? nullptr : &matter;
}

}  // namespace

void on_end_untreated(Run& run, const sim::Event& event) {
  Matter* matter = open_matter(run, event);
  if (matter == nullptr || matter->stage != event.payload()) return;
  end_by_itself(run, *matter);
}

void on_grow(Run& run, const sim::Event& event) {
  Matter* matter = open_matter(run, event);
  if (matter == nullptr || matter->stage != event.payload()) return;
  const std::int64_t harm = harm_rate(*matter);
  const ByClass& severity = run.parameters().matters.severity;
  matter->severity *= static_cast<float>(severity[matter->size + 1U] / severity[matter->size]);
  ++matter->size;
  count_on(matter->stage);
  if (matter->size == 2 && matter->departments == 0) matter->departments = 2;
  change_harm(run, harm_rate(*matter) - harm);
  if (Untended* row = run.state.matters.untended(run.state.matters.slot_of(*matter)); row != nullptr) {
    const SurfacingParameters& p = run.parameters().surfacing;
    row->size = matter->size;
    row->severity = matter->severity;
    row->odds = odds_of_telling(p, row->severity, run.state.households.trust[row->household]);
  }
  begin_stage(run, *matter, draw_stage(run, *matter));
}

void on_join(Run& run, const sim::Event& event) {
  Matter* matter = open_matter(run, event);
  if (matter == nullptr || next_joiner(*matter) != event.payload()) return;
  const std::int64_t harm = harm_rate(*matter);
  ++matter->joiners;
  change_harm(run, harm_rate(*matter) - harm);
  const sim::Block drawn = run.draw(*matter, Purpose::join, matter->joiners);
  const Minute next = after(run.now, exponential_of(drawn[0]) / run.parameters().matters.joiners * kMinutesPerYear);
  if (matter->joiners < kMostJoiners && next < run.calendar().end_minute())
    run.at(next, Phase::join, *matter, next_joiner(*matter));
}

void on_surface(Run& run, const sim::Event& event) {
  const auto channel = static_cast<Channel>(event.payload() >> 8);
  const Household household = event.entity();
  Untended* unheard = run.state.matters.unheard(run.people().village[household], household, event.nth());
  if (unheard != nullptr) {
    surface(run, take_up(run, *unheard), channel);
    return;
  }
  Matter* matter = open_matter(run, event);
  if (matter == nullptr || matter->state == MatterState::handling) return;
  if (matter->episode != (event.payload() & 0xffU)) return;
  surface(run, *matter, channel);
}

}  // namespace tiexin::models

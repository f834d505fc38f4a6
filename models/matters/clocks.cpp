#include "models/matters/clocks.hpp"

#include <algorithm>

#include "models/matters/close.hpp"
#include "models/matters/triage.hpp"

namespace tiexin::models {

using sim::exp;
using sim::exponential;
using sim::uniform;

void begin_episode(Run& run, Matter& matter) {
  const sim::Block first = run.draw(matter, Purpose::surface, 2U * matter.episode);
  const sim::Block second = run.draw(matter, Purpose::surface, 2U * matter.episode + 1);
  const double frailty = run.people().frailty[matter.household];
  matter.disclose_left = static_cast<float>(exponential(uniform(first[0])) / std::max(frailty, 1e-6));
  matter.walk_left = static_cast<float>(exponential(uniform(first[1])));
  matter.hotline_left = static_cast<float>(exponential(uniform(first[2])));
  matter.digital_left = static_cast<float>(exponential(uniform(first[3])));
  matter.petition_left = static_cast<float>(exponential(uniform(second[0])));
  refresh_odds(run, matter);
}

void refresh_odds(const Run& run, Matter& matter) {
  const SurfacingParameters& p = run.parameters().surfacing;
  const std::uint32_t h = matter.household;
  const double trust = run.state.households.trust[h];
  const double base = p.slope_trust * (trust - 0.5) + p.slope_severity * sim::log(matter.severity);
  const Rules& rules = run.rules_of(matter);
  matter.odds = static_cast<float>(exp(base));
  matter.odds_contact = static_cast<float>(exp(base + p.slope_tie * run.system.tie_to_contact(h, rules)));
  matter.odds_member = static_cast<float>(exp(base + p.slope_tie * run.system.tie_to_member(h)));
}

namespace {

/// The earliest of the clocks that run out, and by which channel.
struct Crossing {
  double minutes = 4e9;
  Channel channel = Channel::walk_in;
};

void spend(float& left, double rate, double span, Channel channel, Crossing& first) {
  if (rate <= 0) return;
  const double minutes = left / rate;
  left -= static_cast<float>(rate * span);
  if (minutes < span && minutes < first.minutes) first = {minutes, channel};
}

}  // namespace

void run_clocks(Run& run, Matter& matter, Minute from, Minute until) {
  if (matter.state != MatterState::latent && matter.state != MatterState::paper) return;
  const SurfacingParameters& p = run.parameters().surfacing;
  const Rules& rules = run.rules_of(matter);
  const std::size_t month = run.month;
  const double span = until - from;
  const bool dispute = (matter.marks & mark::dispute) != 0;
  const bool away = (run.state.households.traits[matter.household] & trait::away) != 0;
  const double put_off = rules.service_days > 0 ? 1 - run.parameters().contacts.defer * rules.service_notice : 1;
  const double present = away ? run.parameters().population.phone_contact : 1;
  const double walk = dispute ? run.system.committee_rate[month] : p.walk_in[matter.size] / kMinutesPerYear;
  Crossing first;
  spend(matter.walk_left, walk * put_off * present, span, dispute ? Channel::committee : Channel::walk_in, first);
  spend(matter.hotline_left, run.system.hotline_rate[month], span, Channel::hotline, first);
  spend(matter.digital_left, rules.digital * p.digital * run.system.smartphones[month] / kMinutesPerYear, span, Channel::digital, first);
  if ((matter.marks & mark::failed) != 0) {
    spend(matter.petition_left, p.petition / kMinutesPerYear, span, Channel::petition, first);
  }
  if (first.minutes < span) {
    run.at(std::max(after(from, first.minutes), run.now + 1), Phase::surface, matter,
           static_cast<std::uint32_t>(first.channel) << 8 | matter.episode);
  }
}

void begin_stage(Run& run, Matter& matter, Minute from) {
  const MatterParameters& p = run.parameters().matters;
  const sim::Block drawn = run.draw(matter, Purpose::life, matter.stage);
  const double life = exponential(uniform(drawn[0], drawn[1])) * p.untreated_life[matter.size] * kMinutesPerDay;
  matter.latent_until_end = after(from, life);
  const double growth = matter.size == 0 ? p.growth_small : matter.size == 1 ? p.growth_practical : 0;
  const Minute end = run.calendar().end_minute();
  if (growth > 0) {
    const Minute grown = after(from, exponential(uniform(drawn[2])) / growth * kMinutesPerYear);
    if (grown < matter.latent_until_end && grown < end) {
      run.at(grown, Phase::grow, matter, matter.stage);
      return;
    }
  }
  if (matter.latent_until_end < end) run.at(matter.latent_until_end, Phase::end_untreated, matter, matter.stage);
  if (matter.size == 2 && p.joiners > 0) {
    const Minute joined = after(from, exponential(uniform(drawn[3])) / p.joiners * kMinutesPerYear);
    if (joined < end) run.at(joined, Phase::join, matter, matter.joiners);
  }
}

void bring_harm_up_to(Run& run, Matter& matter) {
  if (matter.state != MatterState::solved && matter.state != MatterState::ended) {
    const double minutes = run.now - matter.harm_since;
    run.tally(Tally::harm, static_cast<std::int64_t>(1000 * static_cast<double>(matter.severity) * (1 + matter.joiners) * minutes + 0.5));
  }
  matter.harm_since = run.now;
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
  bring_harm_up_to(run, *matter);
  const ByClass& severity = run.parameters().matters.severity;
  matter->severity *= static_cast<float>(severity[matter->size + 1U] / severity[matter->size]);
  ++matter->size;
  ++matter->stage;
  if (matter->size == 2 && matter->departments == 0) matter->departments = 2;
  refresh_odds(run, *matter);
  begin_stage(run, *matter, run.now);
}

void on_join(Run& run, const sim::Event& event) {
  Matter* matter = open_matter(run, event);
  if (matter == nullptr || matter->joiners != event.payload()) return;
  constexpr std::uint8_t kMostJoiners = 30;
  bring_harm_up_to(run, *matter);
  ++matter->joiners;
  const sim::Block drawn = run.draw(*matter, Purpose::join, matter->joiners);
  const Minute next = after(run.now, exponential(uniform(drawn[0])) / run.parameters().matters.joiners * kMinutesPerYear);
  if (matter->joiners < kMostJoiners && next < run.calendar().end_minute()) run.at(next, Phase::join, *matter, matter->joiners);
}

void on_surface(Run& run, const sim::Event& event) {
  Matter* matter = open_matter(run, event);
  if (matter == nullptr || matter->state == MatterState::handling) return;
  if (matter->episode != (event.payload() & 0xffU)) return;
  surface(run, *matter, static_cast<Channel>(event.payload() >> 8));
}

}  // namespace tiexin::models

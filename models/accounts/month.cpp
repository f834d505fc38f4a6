#include "models/accounts/month.hpp"

#include <algorithm>
#include <vector>

#include "models/matters/handle.hpp"
#include "models/matters/rounds.hpp"

namespace tiexin::models {

namespace {

std::int32_t minutes(double value) { return static_cast<std::int32_t>(std::min(value, 1e9)); }

/// Leaders change with the year; the new one needs its first three months to take over his village.
bool chief_is_new(const Run& run, std::uint32_t word) {
  return run.month % 12 < 3 && sim::uniform(word) < run.parameters().conduct.leader_turnover;
}

/// The words of four villages that decide whose chief is replaced this year.
sim::Block draw_chiefs(const Run& run, std::uint32_t first_village) {
  const auto year = static_cast<std::uint32_t>(run.month / 12);
  return run.draw(village_entity(first_village), Purpose::turnover, year, 1);
}

/// Hours that are one pot for a township. What is not used lapses, but for small pots: where a month's hours do not
/// make a working day, or what one case takes, they are saved up until they do.
void keep_or_grant(std::int32_t& left, double granted, double of_a_case) {
  const double most = std::max({granted, of_a_case, double{sim::kOfficeMinutesPerDay}});
  left = granted > 0 ? minutes(std::min(most, left + granted)) : 0;
}

}  // namespace

void grant_hours(Run& run) {
  const Population& people = run.people();
  const ContactParameters& c = run.parameters().contacts;
  std::vector<double>& mediators = run.scratch.mediators;
  mediators.assign(people.n_townships(), 0);
  sim::Block chiefs{};
  for (std::uint32_t village = 0; village < people.n_inhabited(); ++village) {
    const Rules& rules = run.rules(village);
    ContactPerson& person = run.state.villages[village];
    const std::uint32_t committee = people.committee[village];
    const double villages = people.last_inhabited(committee) - people.committee_first[committee];
    const double officers = people.tie_parameters.officers_per_committee * c.officer_hours * 60 * kWeeksPerMonth *
                            (1 - c.officer_visit_share) / villages;
    const double unspent = std::max(0.0, visiting_budget(run, village) - visiting_minutes(run, village));
    person.minutes_left = minutes(officers + unspent * kWeeksPerMonth);
    person.member_left = minutes(rules.member_minutes * people.settled[village]);
    mediators[run.township_of(village)] += rules.mediator_minutes;
    if (village % 4 == 0 && run.month % 12 < 3) chiefs = draw_chiefs(run, village);
    person.chief_left = chief_is_new(run, chiefs[village % 4]) ? 0 : minutes(rules.chief_minutes * kWeeksPerMonth);
    person.grid_left = minutes(rules.grid_minutes);
  }
  for (std::uint32_t township = 0; township < people.n_townships(); ++township) {
    keep_or_grant(run.state.whistle_left[township], run.township_rules[township].whistle_minutes,
                  run.parameters().handling.convene_minutes);
    keep_or_grant(run.state.mediator_left[township], mediators[township], 0);
  }
}

void grant_money(Run& run) {
  run.state.county.fund +=
      static_cast<std::int64_t>(run.parameters().institutions.county_fund * run.system.scale * 100 / 12);
  double outside = 0;
  for (std::uint32_t village = 0; village < run.people().n_inhabited(); ++village)
    outside += run.rules(village).outside_fund / 12;
  run.state.county.outside += static_cast<std::int64_t>(outside * 100);
  serve_waiting_for_money(run);
}

Stocks count_stocks(const Matters& matters) {
  Stocks stocks;
  for (const Matter& matter : matters.slot) {
    const auto is = [&matter](MatterState state) { return matter.state == state ? 1U : 0U; };
    const auto has = [&matter](std::uint16_t mark) { return (matter.marks & mark) != 0 ? 1U : 0U; };
    // Sums of bits: which of these a matter is cannot be foreseen.
    const std::uint32_t open = is(MatterState::latent) | is(MatterState::handling) | is(MatterState::paper);
    stocks.open += open;
    stocks.latent += is(MatterState::latent) & ~has(mark::surfaced);
    stocks.surfaced += open & has(mark::surfaced);
    stocks.on_paper += is(MatterState::paper);
    stocks.in_books += has(mark::registered) & ~has(mark::closed_now) & ~is(MatterState::free);
  }
  stocks.open += matters.n_unheard;
  stocks.latent += matters.n_unheard;
  return stocks;
}

void enter_stocks(Run& run, const Stocks& stocks) {
  run.tally(Tally::stock_latent, stocks.latent);
  run.tally(Tally::stock_open, stocks.surfaced);
  run.tally(Tally::stock_books, stocks.in_books);
  run.tally(Tally::stock_false, stocks.on_paper);
  run.tally(Tally::trust_sum, static_cast<std::int64_t>(run.state.county.trust * 1e6));
}

}  // namespace tiexin::models

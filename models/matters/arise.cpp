#include "models/matters/arise.hpp"

#include <algorithm>

#include "models/matters/cause.hpp"
#include "models/matters/clocks.hpp"
#include "sim/fetch.hpp"
#include "sim/random/draws_many.hpp"

namespace tiexin::models {

using sim::uniform;

namespace {

/// The minute at which the cumulative intensity reaches `target`; kNever beyond the horizon.
Minute minute_of_intensity(const System& system, double target) {
  const std::vector<double>& cumulative = system.intensity;
  if (!(target < cumulative.back())) return kNever;
  std::size_t day = system.day_of_intensity[static_cast<std::size_t>(target * system.intensity_bins)];
  while (cumulative[day + 1] <= target) ++day;
  const double within = (target - cumulative[day]) / (cumulative[day + 1] - cumulative[day]);
  return static_cast<Minute>(day * 1440) + static_cast<Minute>(within * 1439);
}

double intensity_at(const System& system, Minute minute) {
  const std::size_t day = minute / 1440;
  const double within = (minute % 1440) / 1440.0;
  return system.intensity[day] + within * (system.intensity[day + 1] - system.intensity[day]);
}

}  // namespace

namespace {

/// The next potential matter of a household after `from`, by one word of a draw.
Minute next_arrival(const Run& run, Household h, std::uint32_t word, Minute from) {
  const System& system = run.system;
  const auto rate = static_cast<double>(system.matters_a_year[h]);
  if (rate <= 0) return kNever;
  return minute_of_intensity(system, intensity_at(system, from) + sim::exponential_of(word) / rate);
}

}  // namespace

Minute first_arrival(const Run& run, Household h) {
  return next_arrival(run, h, run.draw(run.people().entity(h), Purpose::arise, 0)[0], 0);
}

double prevention(const QualityParameters& q, bool dispute, double law, double virtue, bool employment, bool job) {
  double hazard = 0;
  if (dispute) hazard -= sim::log1p(-q.prevent_law * law) + sim::log1p(-q.prevent_virtue * virtue);
  if (employment && job) hazard -= sim::log1p(-std::min(q.prevent_industry, 0.999));
  return hazard;
}

double virtue_exposure(double hours) { return hours / (hours + 4); }

namespace {

void draw_attributes(Run& run, Matter& matter, std::uint32_t cause, const sim::Block& first) {
  const MatterParameters& p = run.parameters().matters;
  const double size = uniform(first[0]);
  matter.size = size < p.hard_share ? 2 : size < p.hard_share + p.practical_share ? 1 : 0;
  matter.size_first = matter.size;
  const double factor = run.calendar().festival(run.calendar().day(run.now)) ? p.festival_factor : 1;
  const double disputes = p.dispute_share * factor / (1 + p.dispute_share * (factor - 1));
  if (uniform(first[1]) < disputes) matter.marks |= mark::dispute;
  const auto& below = run.system.topic_below;
  const double topic = uniform(first[2]);
  std::uint32_t index = 0;
  for (std::size_t k = 0; k + 1 < kTopics; ++k) index += topic >= below[k] ? 1 : 0;
  matter.topic = static_cast<std::uint8_t>(index);
  if (cause != 0) join_cause(run, matter, cause);
  matter.severity =
      static_cast<float>(sim::lognormal_to_single(uniform(first[3]), p.severity[matter.size], p.severity_log_sd));
  matter.severity_first = matter.severity;
  if (matter.size == 2) {
    const sim::Block second = run.draw(matter, Purpose::attributes, 1);
    const double more = p.departments_mean - 2;
    const std::uint32_t extra = more > 0 ? sim::geometric(uniform(second[2]), 1 / (1 + more)) : 0;
    matter.departments = static_cast<std::uint8_t>(2 + std::min<std::uint32_t>(extra, 8));
  }
}

bool prevented(const Run& run, const Matter& matter) {
  const bool dispute = (matter.marks & mark::dispute) != 0;
  const Rules& rules = run.rules_of(matter);
  const HouseholdColumns& households = run.state.households;
  const double hazard =
      prevention(run.parameters().quality, dispute, static_cast<double>(run.state.law[run.village_of(matter)]),
                 virtue_exposure(rules.virtue_hours), matter.topic == kEmployment,
                 (households.traits[matter.household] & trait::job) != 0);
  return hazard > 0 && sim::exponential_of(run.draw(matter, Purpose::prevent, 0)[0]) < hazard;
}

void count_arising(Run& run, const Matter& matter) {
  run.tally(Tally::cohort_small + matter.size);
  if ((matter.marks & mark::dispute) != 0) run.tally(Tally::cohort_disputes);
  run.tally(Tally::cohort_severity, static_cast<std::int64_t>(1000 * static_cast<double>(matter.severity) + 0.5));
  const std::size_t row = (run.year_index() * run.people().n_villages() + run.village_of(matter)) * 2;
  ++run.state.books.cohorts[row];
}

}  // namespace

void arise(Run& run, Household household, std::uint32_t nth, std::uint32_t cause, const DrawnMatter& drawn) {
  ++run.state.county.matters;
  run.tally(Tally::cohort_matters);
  Matter matter;
  matter.household = household;
  matter.entity = run.people().entity(household);
  matter.nth = nth;
  matter.arose = matter.open_since = run.now;
  draw_attributes(run, matter, cause, drawn.attributes);
  if (prevented(run, matter)) {
    run.tally(Tally::cohort_prevented);
    return;
  }
  count_arising(run, matter);
  matter.state = MatterState::latent;
  change_harm(run, harm_rate(matter));
  const Stage stage = draw_stage(run, matter, drawn.life);
  matter.latent_until_end = stage.end;
  if (cause == 0 && matter.size < 2 && stage.grown == kNever) {
    begin_unheard(run, matter, drawn.surface);
    return;
  }
  Matter& kept = run.state.matters.slot[run.state.matters.keep(matter)];
  begin_episode(run, kept, drawn.surface);
  begin_stage(run, kept, stage);
}

namespace {

/// Households to whom something arises before `until`, in their order.
void find_due(const HouseholdColumns& households, Minute until, std::vector<Household>& due) {
  due.clear();
  const Minute* const next = households.next_arrival.data();
  const auto n = static_cast<Household>(households.next_arrival.size());
#pragma GCC unroll 8
  for (Household h = 0; h < n; ++h) {
    if (next[h] < until) due.push_back(h);
  }
}

/// Has what is read of a household when something arises to it brought into the cache: a line from each of many
/// columns.
void fetch(const Run& run, Household h, std::uint8_t contact) {
  const Population& people = run.people();
  const HouseholdColumns& households = run.state.households;
  sim::fetch(&run.system.ties_to_contact[contact][h]);
  sim::fetch(&people.village[h]);
  sim::fetch(&run.system.matters_a_year[h]);
  sim::fetch(&people.frailty[h]);
  sim::fetch(&households.next_arrival[h]);
  sim::fetch(&households.arisen[h]);
  sim::fetch(&households.trust[h]);
  sim::fetch(&households.traits[h]);
}

DrawnMatter draw_matter(const Run& run, Household h, std::uint32_t nth) {
  const Entity entity = run.people().entity(h);
  return {run.draw(entity, Purpose::life, nth), run.draw(entity, Purpose::attributes, nth),
          run.draw(entity, Purpose::surface, nth)};
}

/// The next matters of as many households as there are lanes.
struct DrawnMatters {
  sim::ManyBlocks life;
  sim::ManyBlocks attributes;
  sim::ManyBlocks surface;

  [[nodiscard]] DrawnMatter operator[](std::size_t lane) const { return {life[lane], attributes[lane], surface[lane]}; }
};

void draw_matters(const Run& run, std::span<const Household> due, DrawnMatters& drawn) {
  sim::Lanes entity{};
  sim::Lanes nth{};
  for (std::size_t lane = 0; lane < std::min(due.size(), sim::kLanes); ++lane) {
    entity[lane] = run.people().entity(due[lane]);
    nth[lane] = run.state.households.arisen[due[lane]];
  }
  const auto draw = [&](Purpose purpose, sim::ManyBlocks& blocks) {
    sim::Lanes occasion;
    for (std::size_t lane = 0; lane < sim::kLanes; ++lane) occasion[lane] = sim::occasion(number(purpose), nth[lane]);
    sim::philox(run.state.county.key, entity, occasion, 0, blocks);
  };
  draw(Purpose::life, drawn.life);
  draw(Purpose::attributes, drawn.attributes);
  draw(Purpose::surface, drawn.surface);
}

}  // namespace

void arrivals_of_month(Run& run, Minute until) {
  HouseholdColumns& households = run.state.households;
  std::vector<Household>& due = run.scratch.due;
  find_due(households, until, due);
  Run then = run;
  DrawnMatters ahead;
  for (std::size_t i = 0; i < due.size(); ++i) {
    const Household h = due[i];
    if (i + sim::kLanes < due.size())
      fetch(run, due[i + sim::kLanes], System::contact_of(run.rules(run.people().village[h])));
    if (i % sim::kLanes == 0) draw_matters(run, std::span(due).subspan(i), ahead);
    Minute& next = households.next_arrival[h];
    for (bool first = true; next < until; first = false) {
      const std::uint32_t nth = households.arisen[h]++;
      then.now = std::max(next, run.now + 1);
      ++run.state.county.events;
      const bool is_ahead = first && run.scratch.draws == nullptr;
      const DrawnMatter drawn = is_ahead ? ahead[i % sim::kLanes] : draw_matter(then, h, nth);
      const Minute after = next_arrival(run, h, drawn.life[1], next);
      arise(then, h, nth, 0, drawn);
      next = after;
    }
  }
}

void on_arise(Run& run, const sim::Event& event) {
  arise(run, event.entity(), event.nth(), event.payload(), draw_matter(run, event.entity(), event.nth()));
}

}  // namespace tiexin::models

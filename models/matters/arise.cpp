#include "models/matters/arise.hpp"

#include <algorithm>

#include "models/matters/cause.hpp"
#include "models/matters/clocks.hpp"

namespace tiexin::models {

using sim::uniform;

namespace {

/// The minute at which the cumulative intensity reaches `target`, between two days.
Minute minute_of_intensity(const System& system, double target, int first_day, int last_day) {
  const auto begin = system.intensity.begin();
  const auto day = std::upper_bound(begin + first_day + 1, begin + last_day, target) - begin - 1;
  const double within = (target - system.intensity[static_cast<std::size_t>(day)]) /
                        (system.intensity[static_cast<std::size_t>(day) + 1] - system.intensity[static_cast<std::size_t>(day)]);
  return static_cast<Minute>(day) * 1440 + static_cast<Minute>(std::clamp(within, 0.0, 1.0) * 1439);
}

}  // namespace

void arrivals_of_month(Run& run, Minute until) {
  const System& system = run.system;
  const Population& people = run.people();
  HouseholdColumns& households = run.state.households;
  const int first_day = run.calendar().day(run.now);
  const int last_day = run.calendar().day(until);
  const double start = system.intensity[static_cast<std::size_t>(first_day)];
  const double span = system.intensity[static_cast<std::size_t>(last_day)] - start;
  const double rate = run.parameters().matters.rate / 1000;
  for (std::uint32_t h = 0; h < people.n_households(); ++h) {
    const double own = rate * people.persons[h] * static_cast<double>(people.rate[h]);
    double left = static_cast<double>(households.arrival_left[h]);
    const double spent = own * span;
    double position = 0;
    while (left < spent - position) {
      position += left;
      const std::uint32_t nth = households.arisen[h]++;
      const Minute minute = minute_of_intensity(system, start + position / own, first_day, last_day);
      run.at(std::max(minute, run.now + 1), Phase::arise, h, nth, 0);
      left = sim::exponential(uniform(run.draw(people.entity(h), Purpose::arise, nth + 1)[0]));
    }
    households.arrival_left[h] = static_cast<float>(left - (spent - position));
  }
}

double prevention(const QualityParameters& q, bool dispute, double law, double virtue, bool employment, bool job) {
  double hazard = 0;
  if (dispute) hazard -= sim::log1p(-q.prevent_law * law) + sim::log1p(-q.prevent_virtue * virtue);
  if (employment && job) hazard -= sim::log1p(-std::min(q.prevent_industry, 0.999));
  return hazard;
}

double virtue_exposure(double hours) { return hours / (hours + 4); }

namespace {

void draw_attributes(Run& run, Matter& matter, std::uint32_t cause) {
  const MatterParameters& p = run.parameters().matters;
  const sim::Block first = run.draw(matter, Purpose::attributes, 0);
  const sim::Block second = run.draw(matter, Purpose::attributes, 1);
  const double size = uniform(first[0]);
  matter.size = size < p.hard_share ? 2 : size < p.hard_share + p.practical_share ? 1 : 0;
  matter.size_first = matter.size;
  const double factor = run.calendar().festival(run.calendar().day(run.now)) ? p.festival_factor : 1;
  const double disputes = p.dispute_share * factor / (1 + p.dispute_share * (factor - 1));
  if (uniform(first[1]) < disputes) matter.marks |= mark::dispute;
  const auto& below = run.system.topic_below;
  matter.topic = static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(std::upper_bound(below.begin(), below.end(), uniform(first[2])) - below.begin(), kTopics - 1));
  if (cause != 0) join_cause(run, matter, cause);
  matter.severity = static_cast<float>(sim::lognormal(uniform(second[0], second[1]), p.severity[matter.size], p.severity_log_sd));
  matter.severity_first = matter.severity;
  if (matter.size == 2) {
    const double more = p.departments_mean - 2;
    const std::uint32_t extra = more > 0 ? sim::geometric(uniform(second[2]), 1 / (1 + more)) : 0;
    matter.departments = static_cast<std::uint8_t>(2 + std::min<std::uint32_t>(extra, 8));
  }
}

bool prevented(const Run& run, const Matter& matter) {
  const bool dispute = (matter.marks & mark::dispute) != 0;
  const Rules& rules = run.rules_of(matter);
  const HouseholdColumns& households = run.state.households;
  const double hazard = prevention(run.parameters().quality, dispute, static_cast<double>(households.law[matter.household]),
                                   virtue_exposure(rules.virtue_hours), matter.topic == kEmployment,
                                   (households.traits[matter.household] & trait::job) != 0);
  return hazard > 0 && sim::exponential(uniform(run.draw(matter, Purpose::prevent, 0)[0])) < hazard;
}

void count_arising(Run& run, const Matter& matter) {
  run.tally(Tally::cohort_small + matter.size);
  if ((matter.marks & mark::dispute) != 0) run.tally(Tally::cohort_disputes);
  run.tally(Tally::cohort_severity, static_cast<std::int64_t>(1000 * static_cast<double>(matter.severity) + 0.5));
  const std::size_t row = (run.year_index() * run.people().n_villages() + run.village_of(matter)) * 2;
  ++run.state.books.cohorts[row];
}

}  // namespace

void on_arise(Run& run, const sim::Event& event) {
  ++run.state.county.matters;
  run.tally(Tally::cohort_matters);
  const std::uint32_t at = run.state.matters.take(event.entity());
  Matter& matter = run.state.matters.slot[at];
  matter.nth = event.nth();
  matter.arose = matter.open_since = matter.harm_since = run.now;
  draw_attributes(run, matter, event.payload());
  if (prevented(run, matter)) {
    run.tally(Tally::cohort_prevented);
    run.state.matters.release(at);
    return;
  }
  count_arising(run, matter);
  matter.state = MatterState::latent;
  run.state.matters.list(at, run.village_of(matter));
  begin_episode(run, matter);
  begin_stage(run, matter, run.now);
  run_clocks(run, matter, run.now, run.calendar().month_start(static_cast<int>(run.month) + 1));
}

}  // namespace tiexin::models

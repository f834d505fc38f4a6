#include "models/conduct/appraise.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

#include "models/accounts/ledger.hpp"

namespace tiexin::models {

namespace {

constexpr std::size_t kMeasures = 7;
using Measures = std::array<double, kMeasures>;

/// What the books say of a contact person's year, in the order of the weights.
Measures measures_of(const ContactPerson& person, std::uint32_t open) {
  const double registered = std::max<std::uint32_t>(1, person.registered);
  const double rated = std::max<std::uint32_t>(1, person.rated);
  return {static_cast<double>(person.visits), std::min(1.0, person.on_time / registered),
          person.satisfied / rated,           static_cast<double>(person.items),
          -static_cast<double>(open),         -static_cast<double>(person.petitions),
          -static_cast<double>(person.found)};
}

Measures weights_of(const Rules& rules) {
  return {rules.weight_visits, rules.weight_closed,   rules.weight_satisfied, rules.weight_count,
          rules.weight_open,   rules.weight_petition, rules.weight_audited};
}

/// Files of each village that are open in the books.
std::vector<std::uint32_t> open_files(const Run& run) {
  std::vector<std::uint32_t> open(run.people().n_villages(), 0);
  for (const Matter& matter : run.state.matters.slot) {
    if (matter.state == MatterState::free || (matter.marks & mark::registered) == 0 ||
        (matter.marks & mark::closed_now) != 0)
      continue;
    ++open[run.people().village[matter.household]];
  }
  return open;
}

/// Items that exist only in the books: invented where counting them is rewarded (F6).
void inflate(Run& run, std::uint32_t village) {
  ContactPerson& person = run.state.villages[village];
  const Rules& rules = run.rules(village);
  const double wanted = rules.weight_count * std::min(1.0, felt_reward(rules));
  const double share = run.parameters().conduct.inflation * static_cast<double>(person.gaming) * wanted;
  const auto invented = static_cast<std::uint32_t>(share * person.items + 0.5);
  constexpr std::int64_t kMinutesToInvent = 10;
  person.items += invented;
  run.tally(Tally::registered_inflated, invented);
  run.tally(Tally::minutes_gaming, invented * kMinutesToInvent);
}

std::vector<double> scores(Run& run) {
  const std::uint32_t n = run.people().n_inhabited();
  const std::vector<std::uint32_t> open = open_files(run);
  std::vector<Measures> rows(n);
  Measures mean{};
  Measures square{};
  for (std::uint32_t village = 0; village < n; ++village) {
    inflate(run, village);
    rows[village] = measures_of(run.state.villages[village], open[village]);
    for (std::size_t k = 0; k < kMeasures; ++k) {
      mean[k] += rows[village][k] / n;
      square[k] += rows[village][k] * rows[village][k] / n;
    }
  }
  std::vector<double> score(n, 0);
  for (std::uint32_t village = 0; village < n; ++village) {
    const Measures weights = weights_of(run.rules(village));
    for (std::size_t k = 0; k < kMeasures; ++k) {
      const double sd = std::sqrt(std::max(0.0, square[k] - mean[k] * mean[k]));
      if (sd > 1e-12) score[village] += weights[k] * (rows[village][k] - mean[k]) / sd;
    }
  }
  return score;
}

/// Grades by quota: the best share excellent, the last tenth basic, the last fiftieth poor, the others competent.
std::vector<std::int32_t> grades(const Run& run, const std::vector<double>& score) {
  const auto n = static_cast<std::uint32_t>(score.size());
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return score[a] > score[b]; });
  std::vector<std::int32_t> grade(n, -1);
  for (std::uint32_t rank = 0; rank < n; ++rank) {
    const Rules& rules = run.rules(order[rank]);
    if (rules.reward <= 0) continue;
    const double share = (rank + 0.5) / n;
    grade[order[rank]] = share < rules.excellent_quota ? 3 : share < 0.9 ? 2 : share < 0.98 ? 1 : 0;
  }
  return grade;
}

void write_units(Run& run, std::int32_t year, const std::vector<double>& score,
                 const std::vector<std::int32_t>& grade) {
  std::int64_t rewards = 0;
  for (std::uint32_t village = 0; village < score.size(); ++village) {
    ContactPerson& person = run.state.villages[village];
    UnitRow row;
    row.year = year;
    row.unit = village;
    row.holder = person.holder * 2 + person.posted;
    row.kappa = person.kappa;
    row.score = static_cast<std::int64_t>(score[village] * 1e6);
    row.grade = grade[village];
    row.capability = static_cast<std::int32_t>(static_cast<double>(person.skill) * 1e6);
    row.minutes = person.minutes;
    run.state.books.units.push_back(row);
    constexpr std::int64_t kMonthlyWageFen = 750'000;
    if (grade[village] == 3) rewards += static_cast<std::int64_t>(run.rules(village).reward * kMonthlyWageFen);
    person.kappa = 0;
    person.minutes = person.visits = person.registered = person.on_time = 0;
    person.rated = person.satisfied = person.items = person.petitions = person.found = 0;
  }
  if (rewards > 0) enter(run, Kind::transfer, Activity::rewards, Payer::county, 0, rewards);
}

void write_desks(Run& run, std::int32_t year) {
  const sim::Calendar& calendar = run.calendar();
  const std::int64_t open =
      std::int64_t{calendar.office_minutes(run.now)} - calendar.office_minutes(calendar.year_start(year));
  for (std::uint32_t desk = 0; desk < run.system.desk_plan.n_desks(); ++desk) {
    DeskConduct& c = run.state.desk_conduct[desk];
    DeskYear row;
    row.year = year;
    row.desk = desk;
    row.touch = c.touch;
    row.background = c.background;
    row.staffed = open * run.state.desks.desk[desk].servers;
    row.registered = c.registered;
    row.closed = c.closed;
    row.called_back = c.called_back;
    row.recorded = c.recorded;
    row.rated = c.rated;
    row.satisfied = c.satisfied;
    row.dissatisfied = c.dissatisfied;
    row.on_time = c.on_time;
    run.state.books.desk_years.push_back(row);
    c.touch = c.background = 0;
    c.registered = c.closed = c.on_time = c.called_back = c.recorded = c.rated = c.satisfied = c.dissatisfied = 0;
  }
}

}  // namespace

void appraise(Run& run, std::int32_t year) {
  const std::vector<double> score = scores(run);
  write_units(run, year, score, grades(run, score));
  write_desks(run, year);
}

}  // namespace tiexin::models

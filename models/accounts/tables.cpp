#include <algorithm>
#include <string>

#include "models/accounts/books.hpp"
#include "models/matters/close.hpp"
#include "models/model.hpp"

namespace tiexin::models {

namespace {

using sim::Column;
using sim::Table;

/// A table that is filled row by row.
class Rows {
 public:
  Rows(std::string name, std::initializer_list<const char*> columns) {
    table_.name = std::move(name);
    for (const char* column : columns) table_.columns.push_back({column, {}});
  }
  void add(std::initializer_list<std::int64_t> row) {
    auto column = table_.columns.begin();
    for (const std::int64_t value : row) (column++)->values.push_back(value);
  }
  Table take() { return std::move(table_); }

 private:
  Table table_;
};

Table months_table(const System& system, const State& state) {
  MonthlyBook book = state.books.months;
  // Matters still open: their burden so far belongs to the month they arose in.
  const Minute now = system.calendar->end_minute();
  each_matter(*system.population, state.matters, [&](const Matter& matter) {
    const bool open = matter.state == MatterState::latent || matter.state == MatterState::handling ||
                      matter.state == MatterState::paper;
    if (!open) return;
    const std::uint32_t total = burden_so_far(matter, now);
    book.add(static_cast<std::size_t>(system.calendar->month(matter.arose)), Tally::cohort_burden,
             std::int64_t{total} - matter.burden);
  });
  Table table;
  table.name = "months";
  table.columns.push_back({"year", {}});
  table.columns.push_back({"month", {}});
  for (std::size_t month = 0; month < book.n_months(); ++month) {
    table.columns[0].values.push_back(system.calendar->origin().year + static_cast<int>(month) / 12);
    table.columns[1].values.push_back(static_cast<int>(month) % 12 + 1);
  }
  for (std::size_t k = 0; k < kTallies; ++k) {
    Column column{std::string(kTallyColumns[k].name), {}};
    column.values.reserve(book.n_months());
    for (std::size_t month = 0; month < book.n_months(); ++month)
      column.values.push_back(book.cells[month * kTallies + k]);
    table.columns.push_back(std::move(column));
  }
  return table;
}

Table histogram(const char* name, const char* prefix, const std::vector<std::int32_t>& cells, std::size_t bins) {
  Table table;
  table.name = name;
  for (std::size_t bin = 0; bin < bins; ++bin) {
    Column column{prefix + std::to_string(bin), {}};
    for (std::size_t at = bin; at < cells.size(); at += bins) column.values.push_back(cells[at]);
    table.columns.push_back(std::move(column));
  }
  return table;
}

Table weeks_table(const System& system, const State& state) {
  Rows rows("weeks", {"year", "week", "hotline", "hotline_closed_7d"});
  const std::vector<std::int32_t>& weeks = state.books.weeks;
  for (int week = 0; static_cast<std::size_t>(week) * 2 + 1 < weeks.size(); ++week) {
    const Minute start = system.calendar->week_start(week);
    if (start >= system.calendar->end_minute()) break;
    const auto at = static_cast<std::size_t>(week) * 2;
    rows.add({system.calendar->year(start), week, weeks[at], weeks[at + 1]});
  }
  return rows.take();
}

Table units_table(const State& state) {
  Rows rows("units", {"year", "unit", "holder", "kappa", "score", "grade", "capability", "minutes"});
  for (const UnitRow& r : state.books.units)
    rows.add({r.year, r.unit, r.holder, r.kappa, r.score, r.grade, r.capability, r.minutes});
  return rows.take();
}

Table desks_table(const System& system, const State& state) {
  Rows rows("desks", {"year", "desk", "level", "registered", "closed", "on_time", "called_back", "recorded_resolved",
                      "rated", "satisfied", "dissatisfied", "touch", "background", "staffed", "minutes"});
  const DeskPlan& plan = system.desk_plan;
  for (const DeskYear& r : state.books.desk_years) {
    const int level = plan.is_township(r.desk) ? 0 : r.desk == plan.petition_office() ? 2 : 1;
    rows.add({r.year, r.desk, level, r.registered, r.closed, r.on_time, r.called_back, r.recorded, r.rated, r.satisfied,
              r.dissatisfied, r.touch, r.background, r.staffed, r.touch});
  }
  return rows.take();
}

Table topics_table(const System& system, const State& state) {
  Rows rows("topics", {"year", "topic", "called_back", "recorded_resolved"});
  const std::vector<std::int32_t>& topics = state.books.topics;
  for (std::size_t at = 0; at * 2 + 1 < topics.size(); ++at) {
    rows.add({system.calendar->origin().year + static_cast<std::int64_t>(at / kTopics),
              static_cast<std::int64_t>(at % kTopics), topics[at * 2], topics[at * 2 + 1]});
  }
  return rows.take();
}

Table villages_table(const System& system, const State& state) {
  Rows rows("villages", {"year", "village", "matters", "solved_180"});
  const std::size_t n = system.population->n_villages();
  const std::vector<std::int32_t>& cohorts = state.books.cohorts;
  for (std::size_t at = 0; at * 2 + 1 < cohorts.size(); ++at) {
    rows.add({system.calendar->origin().year + static_cast<std::int64_t>(at / n), static_cast<std::int64_t>(at % n),
              cohorts[at * 2], cohorts[at * 2 + 1]});
  }
  return rows.take();
}

Table paths_table(const State& state) {
  std::vector<PathRow> paths = state.books.paths;
  std::sort(paths.begin(), paths.end());
  Rows rows("paths", {"month", "path", "cases"});
  for (std::size_t from = 0; from < paths.size();) {
    std::size_t to = from;
    while (to < paths.size() && paths[to] == paths[from]) ++to;
    rows.add({static_cast<std::int64_t>(paths[from] >> 32), static_cast<std::int64_t>(paths[from] & 0xffff'ffffU),
              static_cast<std::int64_t>(to - from)});
    from = to;
  }
  return rows.take();
}

Table ledger_table(const System& system, const State& state) {
  Rows rows("ledger", {"year", "kind", "activity", "payer", "minutes", "fen"});
  const std::vector<LedgerCell>& ledger = state.books.ledger;
  for (std::size_t at = 0; at < ledger.size(); ++at) {
    if (ledger[at].minutes == 0 && ledger[at].fen == 0) continue;
    const std::size_t payer = at % kPayers;
    const std::size_t activity = at / kPayers % kActivities;
    const std::size_t kind = at / (kPayers * kActivities) % kKinds;
    const std::size_t year = at / (kPayers * kActivities * kKinds);
    rows.add({system.calendar->origin().year + static_cast<std::int64_t>(year), static_cast<std::int64_t>(kind),
              static_cast<std::int64_t>(activity), static_cast<std::int64_t>(payer), ledger[at].minutes,
              ledger[at].fen});
  }
  return rows.take();
}

Table run_table(const System& system, const State& state) {
  Rows rows("run", {"events", "rounds", "matters", "stored_ties", "households", "residents", "bytes", "sweeps"});
  const Population& people = *system.population;
  const CountyNumbers& county = state.county;
  rows.add({static_cast<std::int64_t>(county.events), static_cast<std::int64_t>(county.rounds),
            static_cast<std::int64_t>(county.matters), static_cast<std::int64_t>(people.ties.n_stored()),
            people.n_households(), static_cast<std::int64_t>(people.n_persons()),
            static_cast<std::int64_t>(sim::bytes(state)), static_cast<std::int64_t>(county.sweeps)});
  return rows.take();
}

}  // namespace

sim::Tables make_tables(const System& system, const State& state) {
  sim::Tables tables;
  tables.push_back(months_table(system, state));
  tables.push_back(histogram("lead_time", "d", state.books.lead_time, kLeadDays));
  tables.push_back(histogram("closure_time", "q", state.books.closure_time, kClosureBins));
  tables.push_back(weeks_table(system, state));
  tables.push_back(units_table(state));
  tables.push_back(desks_table(system, state));
  tables.push_back(topics_table(system, state));
  tables.push_back(villages_table(system, state));
  tables.push_back(paths_table(state));
  tables.push_back(ledger_table(system, state));
  tables.push_back(run_table(system, state));
  return tables;
}

}  // namespace tiexin::models

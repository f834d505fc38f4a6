#include "scenarios/study/cell.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/core.h>
#include <fmt/ranges.h>

#include "analysis/estimate/plan.hpp"
#include "scenarios/spec/nearest.hpp"

namespace tiexin::scenarios {
namespace {

/// The tables that are made of runs, and the columns that tell one row from another.
struct TableLine {
  std::string_view file;
  std::vector<std::string> labels;
};

const std::vector<TableLine>& tables() {
  static const std::vector<TableLine> all{
      {"scorecard.csv", {"arm", "period_start", "period_end", "indicator"}},
      {"effects.csv", {"upgrade", "window", "indicator"}},
      {"effects_order.csv", {"upgrade", "sequence", "window", "indicator"}},
      {"effects_all.csv", {"upgrade", "window", "indicator"}},
      {"timeline.csv", {"arm", "year", "indicator"}},
      {"targets.csv", {"pattern", "what", "arm"}},
      {"targets_default.csv", {"pattern", "what", "arm"}},
      {"runs.csv", {"arm", "replication"}},
      {"runs_year.csv", {"arm", "replication", "window", "indicator"}},
      {"runs_hash.csv", {"arm", "replication", "year"}},
  };
  return all;
}

[[noreturn]] void refuse(const std::string& where, std::string wrong, std::string allowed) {
  throw SpecError({{{where, 0, 0}, "", std::move(wrong), std::move(allowed)}});
}

const TableLine& table_line(const std::string& file) {
  const auto found = std::find_if(tables().begin(), tables().end(), [&](const TableLine& t) { return t.file == file; });
  if (found != tables().end()) return *found;
  std::vector<std::string_view> names;
  for (const TableLine& table : tables()) names.push_back(table.file);
  refuse("--cell", in_quotes(file) + " is not a table that is made of runs",
         fmt::format("there are {}", fmt::join(names, ", ")));
}

/// Arms that are compared for one upgrade: before and after it, in every order that is run.
std::set<std::string> arms_of_upgrade(const analysis::HistoryPlan& plan, const std::string& upgrade) {
  const int n_upgrades = static_cast<int>(plan.upgrades.size());
  if (upgrade == "all") return {"0", plan.arm(n_upgrades)};
  for (int k = 1; k <= n_upgrades; ++k) {
    if (plan.arm(k) == upgrade) return plan.arms_of(k);
  }
  return {};
}

/// The runs of a row: those of its arms in every replication, or the one that it names.
std::set<RunName> runs_of(const Recorded& recorded, const CountyStudy& study, const FoundCell& found) {
  std::set<std::string> arms;
  std::string replication;
  for (const auto& [column, value] : found.labels) {
    if (column == "arm") arms = {value};
    if (column == "upgrade") arms = arms_of_upgrade(history_plan(study), value);
    if (column == "replication") replication = value;
  }
  std::set<RunName> runs;
  for (const RecordedRun& run : recorded.runs) {
    // Which vector shows the dice is seen from all runs; where some are missing all that are there are asked for.
    const bool asked = arms.contains(run.arm) || (replication.empty() && recorded.n_stopped > 0);
    if (asked && (replication.empty() || replication == std::to_string(run.replication)))
      runs.insert({run.arm, run.replication});
  }
  return runs;
}

}  // namespace

Cell read_cell(std::string_view text) {
  const std::size_t last = text.rfind(':');
  const std::size_t first = last == std::string_view::npos || last == 0 ? last : text.rfind(':', last - 1);
  Cell cell;
  if (first != std::string_view::npos && last != first) {
    const std::string_view row = text.substr(first + 1, last - first - 1);
    const auto [end, error] = std::from_chars(row.data(), row.data() + row.size(), cell.row);
    cell.file = text.substr(0, first);
    cell.column = text.substr(last + 1);
    if (error == std::errc() && end == row.data() + row.size() && cell.row > 0 && !cell.file.empty() &&
        !cell.column.empty()) {
      return cell;
    }
  }
  refuse("--cell", in_quotes(text) + " does not name a cell",
         "write FILE:ROW:COLUMN, as effects.csv:12:difference; row 1 is the first below the header");
}

FoundCell find_cell(const Recorded& recorded, const CountyStudy& study, const Cell& cell) {
  const TableLine& line = table_line(cell.file);
  const CsvTable table = recorded.table(cell.file);
  const auto column = table.column(cell.column);
  if (!column) refuse(table.file, "has no column " + in_quotes(cell.column), hint(cell.column, table.header));
  if (cell.row > table.rows.size()) {
    refuse(table.file, fmt::format("has no row {}", cell.row),
           fmt::format("write a number from 1 to {}; row 1 is the first below the header", table.rows.size()));
  }
  const CsvRow& row = table.rows[cell.row - 1];
  FoundCell found;
  found.value = row.fields[*column];
  for (const std::string& label : line.labels) {
    const auto place = table.column(label);
    if (!place) refuse(table.file, "has no column " + in_quotes(label), "give a folder written by this tiexin");
    found.labels.emplace_back(label, row.fields[*place]);
  }
  found.runs = runs_of(recorded, study, found);
  if (found.runs.empty()) refuse(table.file, fmt::format("row {} is of no run that runs.csv holds", cell.row), "");
  return found;
}

std::optional<std::string> value_in(const Rerun& rerun, const Cell& cell, const FoundCell& found) {
  const CsvTable table = rerun.table(cell.file);
  const auto column = table.column(cell.column);
  if (!column) return std::nullopt;
  for (const CsvRow& row : table.rows) {
    const bool same = std::all_of(found.labels.begin(), found.labels.end(), [&](const auto& label) {
      const auto place = table.column(label.first);
      return place && row.fields[*place] == label.second;
    });
    if (same) return row.fields[*column];
  }
  return std::nullopt;
}

}  // namespace tiexin::scenarios

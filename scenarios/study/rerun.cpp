#include "scenarios/study/rerun.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "scenarios/spec/number.hpp"
#include "sim/contract.hpp"
#include "sim/replicate/run.hpp"

namespace tiexin::scenarios {
namespace {

/// A civil year: the windows that come first, in their order.
bool is_year(const std::string& window) {
  return window.size() == 4 && std::all_of(window.begin(), window.end(), [](char c) { return c >= '0' && c <= '9'; });
}

const std::string& field(const CsvTable& table, const CsvRow& row, const char* column) {
  const auto place = table.column(column);
  if (!place) {
    throw SpecError(
        {{{table.file, 1, 1}, column, "is not a column", "give a folder written by this tiexin or a later one"}});
  }
  return row.fields[*place];
}

bool is_of(const CsvTable& table, const CsvRow& row, const RunName& name) {
  return field(table, row, "arm") == name.first && field(table, row, "replication") == std::to_string(name.second);
}

/// Fields that only equal themselves: they are made of whole numbers, or are no numbers.
bool is_exact(const std::string& column) {
  static const std::set<std::string> exact{"state_hash", "events", "run_id", "status",
                                           "error",      "seed",   "vector", "dice"};
  return exact.contains(column);
}

}  // namespace

ChosenRuns::ChosenRuns(const Recorded& recorded, const CountyStudy& study, const std::set<RunName>& asked)
    : study_(study) {
  for (const RunName& name : asked) {
    for (const RunName& one : {name, RunName{"0", name.second}}) {
      if (recorded.holds(one.first, one.second)) runs_.insert(one);
    }
  }
  for (const Replication& replication : recorded.replications()) {
    const bool any =
        std::any_of(runs_.begin(), runs_.end(), [&](const RunName& name) { return name.second == replication.number; });
    if (any) replications_.push_back(replication);
  }
}

void ChosenRuns::advanced(int days) {
  if (watch_ != nullptr) watch_->advanced(days);
}

bool ChosenRuns::stop_requested() { return watch_ != nullptr && watch_->stop_requested(); }

bool ChosenRuns::wanted(std::size_t replication, std::size_t arm) const {
  return runs_.contains({study_.arms()[arm].name, replications_[replication].number});
}

std::int64_t ChosenRuns::days() const { return sim::total_days(study_.plan(), replications_.size(), *this); }

CsvTable Rerun::table(const std::string& file) const {
  for (const NamedTable& table : tables) {
    if (table.file == file) return parse_csv(file, table.text);
  }
  throw sim::ContractError("no table " + file);
}

Rerun run_again(const Recorded& recorded, const CountyStudy& study, ChosenRuns& chosen, unsigned threads) {
  const analysis::HistoryPlan plan = history_plan(study);
  Replayed replayed =
      replay(study, plan, chosen.replications(), recorded.question.seed, recorded.question.run_id, threads, chosen);
  Rerun rerun;
  rerun.stopped = replayed.n_stopped > 0;
  if (rerun.stopped) return rerun;
  const analysis::Runs runs(plan, std::move(replayed.summaries));
  rerun.tables = tables_of(analysis::history(runs));
  return rerun;
}

std::vector<RunNumber> numbers_of(const CsvTable& hashes, const CsvTable& years, const CsvTable& runs,
                                  const RunName& name) {
  std::vector<RunNumber> numbers;
  for (const CsvRow& row : hashes.rows) {
    if (is_of(hashes, row, name))
      numbers.push_back({"runs_hash.csv", field(hashes, row, "year"), "state_hash", field(hashes, row, "state_hash")});
  }
  for (const CsvRow& row : years.rows) {
    if (is_of(years, row, name))
      numbers.push_back(
          {"runs_year.csv", field(years, row, "window"), field(years, row, "indicator"), field(years, row, "value")});
  }
  std::stable_sort(numbers.begin(), numbers.end(), [](const RunNumber& a, const RunNumber& b) {
    if (!is_year(a.window) || !is_year(b.window)) return is_year(a.window) && !is_year(b.window);
    return a.window < b.window;
  });
  for (const CsvRow& row : runs.rows) {
    if (!is_of(runs, row, name)) continue;
    for (std::size_t column = 2; column < runs.header.size(); ++column)
      numbers.push_back({"runs.csv", "observed", runs.header[column], row.fields[column]});
  }
  return numbers;
}

std::vector<RunNumber> numbers_of(const Recorded& recorded, const RunName& name) {
  return numbers_of(recorded.table("runs_hash.csv"), recorded.table("runs_year.csv"), recorded.table("runs.csv"), name);
}

std::vector<RunNumber> numbers_of(const Rerun& rerun, const RunName& name) {
  return numbers_of(rerun.table("runs_hash.csv"), rerun.table("runs_year.csv"), rerun.table("runs.csv"), name);
}

std::vector<NumberDifference> differences(const std::vector<RunNumber>& a, const std::vector<RunNumber>& b,
                                          const std::set<std::string>& left_out) {
  using Key = std::tuple<std::string, std::string, std::string>;
  const auto key_of = [](const RunNumber& number) { return Key{number.file, number.window, number.column}; };
  std::map<Key, const RunNumber*> of_b;
  for (const RunNumber& number : b) of_b.emplace(key_of(number), &number);
  std::vector<NumberDifference> found;
  for (const RunNumber& number : a) {
    const auto other = of_b.find(key_of(number));
    const RunNumber missing{number.file, number.window, number.column, ""};
    const RunNumber& there = other == of_b.end() ? missing : *other->second;
    if (other != of_b.end()) of_b.erase(other);
    if (left_out.contains(number.column)) continue;
    const bool same = is_exact(number.column) ? number.value == there.value : agree(number.value, there.value);
    if (!same) found.push_back({number, there});
  }
  for (const RunNumber& number : b) {  // what only the other side has
    if (!of_b.contains(key_of(number)) || left_out.contains(number.column) || number.value.empty()) continue;
    found.push_back({{number.file, number.window, number.column, ""}, number});
  }
  std::stable_sort(found.begin(), found.end(), [](const NumberDifference& x, const NumberDifference& y) {
    if (!is_year(x.a.window) || !is_year(y.a.window)) return is_year(x.a.window) && !is_year(y.a.window);
    return x.a.window < y.a.window;
  });
  return found;
}

std::vector<std::string> take_unshared(std::vector<RunNumber>& a, const std::vector<RunNumber>& b) {
  std::set<std::pair<std::string, std::string>> shared;
  for (const RunNumber& number : b) shared.emplace(number.file, number.window);
  std::vector<std::string> windows;
  std::erase_if(a, [&](const RunNumber& number) {
    if (shared.contains({number.file, number.window})) return false;
    if (windows.empty() || windows.back() != number.window) windows.push_back(number.window);
    return true;
  });
  return windows;
}

bool agree(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const Read<Quantity> left = read_number(a);
  const Read<Quantity> right = read_number(b);
  if (!left || !right) return false;
  const double x = left.value->number;
  const double y = right.value->number;
  constexpr double kNineDigits = 1e-9;
  return std::fabs(x - y) <= kNineDigits * std::max(std::fabs(x), std::fabs(y));
}

}  // namespace tiexin::scenarios

#include "scenarios/cli/replay.hpp"

#include <cstdio>
#include <fmt/core.h>

#include "scenarios/cli/exit_code.hpp"
#include "scenarios/cli/progress.hpp"
#include "scenarios/cli/refuse.hpp"
#include "scenarios/cli/replay_bench.hpp"
#include "scenarios/study/cell.hpp"
#include "scenarios/study/event_words.hpp"

namespace tiexin::scenarios {
namespace {

/// Writes the events of a run as they happen.
class EventLog : public models::Observer {
 public:
  EventLog(const models::System& system, std::optional<int> year) : system_(system), year_(year) {
    fmt::print("minute,clock,phase,entity,nth,payload,who\n");
  }
  void saw(const sim::Event& event) override {
    const sim::Calendar& calendar = *system_.calendar;
    if (year_ && calendar.year(event.minute()) != *year_) return;
    fmt::print("{},{},{},{},{},{},\"{}\"\n", event.minute(), clock_words(event.minute(), calendar),
               models::phase_name(event.phase()), event.entity(), event.nth(), event.payload(), who(event, system_));
  }

 private:
  const models::System& system_;
  std::optional<int> year_;
};

/// The event log of a run on stdout. @returns false if it was stopped
bool write_log(const ReplayBench& bench, const RunName& name, std::optional<int> year) {
  const Side side = bench.side(name);
  EventLog log(side.model->system(), year);
  const models::CountyModel model = side.model->watched_by(log);
  models::State state;
  models::Scratch scratch;
  model.start(state, scratch, side.key);
  const sim::Calendar& calendar = *model.system().calendar;
  catch_signals();
  for (int month = 1; month <= calendar.n_months(); ++month) {
    if (stop_asked()) return false;
    const auto until = month < calendar.n_months() ? calendar.month_start(month) : calendar.end_minute();
    if (year && calendar.year(until - 1) > *year) break;
    model.advance(state, scratch, side.arm, until);
  }
  return true;
}

/// A year that no run of the study sees has no events: an empty log would pass for a quiet year.
void check_year(int year, const sim::Calendar& calendar) {
  const int first = calendar.origin().year;
  const int last = calendar.year(calendar.end_minute() - 1);
  if (year >= first && year <= last) return;
  refuse("--year", fmt::format("{} is outside the run", year), fmt::format("write a year from {} to {}", first, last));
}

int replay_one(const ReplayOptions& options) {
  const ReplayBench bench(options.folder, options);
  const RunName name = run_asked_for(options, bench.recorded());
  if (options.year) check_year(*options.year, bench.study().calendar());
  const Rerun rerun = bench.run({name});
  if (rerun.stopped) return kSomeRunsFailed;
  const auto held = numbers_of(bench.recorded(), name);
  const auto found = differences(held, numbers_of(rerun, name));
  // With the log on stdout what is said of it goes beside.
  std::FILE* const said = options.trace ? stderr : stdout;
  if (found.empty()) {
    fmt::print(said, "IDENTICAL: {}, {} numbers\n", in_words(name), held.size());
  } else if (!options.trace) {
    fmt::print("{}: ", in_words(name));
    print_differences(found, "the folder has", "the run gives");
    bench.print_blame();
  } else {
    const NumberDifference& first = found.front();
    fmt::print(stderr,
               "DIFFERENT: {}, first in {}, column {}. The folder holds no events, and the program that wrote it ({}) "
               "cannot be run from here: run the same command with that program and compare the two logs.\n",
               in_words(name), first.a.window, first.a.column, printable_path(bench.recorded().question.build));
  }
  if (options.trace && !write_log(bench, name, options.year)) return kSomeRunsFailed;
  return found.empty() ? kWell : kDiffers;
}

/// Runs whose state hash is not the recorded one.
std::vector<std::string> strangers(const Recorded& recorded, const Rerun& rerun, const std::set<RunName>& runs) {
  std::vector<std::string> found;
  const CsvTable held = recorded.table("runs.csv");
  const CsvTable again = rerun.table("runs.csv");
  const CsvTable none{"", {"arm", "replication", "year", "state_hash", "window", "indicator", "value"}, {}};
  for (const RunName& name : runs) {
    const auto hash_of = [&](const CsvTable& table) {
      for (const RunNumber& number : numbers_of(none, none, table, name)) {
        if (number.column == "state_hash") return number.value;
      }
      return std::string();
    };
    if (hash_of(held) != hash_of(again)) found.push_back(in_words(name));
  }
  return found;
}

int replay_cell(const ReplayOptions& options) {
  const Cell cell = read_cell(*options.cell);
  const ReplayBench bench(options.folder, options);
  const FoundCell found = find_cell(bench.recorded(), bench.study(), cell);
  const Rerun rerun = bench.run(found.runs);
  if (rerun.stopped) return kSomeRunsFailed;
  std::string labels;
  for (const auto& [column, value] : found.labels)
    labels += fmt::format("{}{} {}", labels.empty() ? "" : ", ", column, printable(value));
  fmt::print("{}, row {} ({}), {}, of {} {}\n", cell.file, cell.row, labels, cell.column, found.runs.size(),
             found.runs.size() == 1 ? "run" : "runs");
  const auto again = value_in(rerun, cell, found);
  const auto text = [](const std::string& value) { return value.empty() ? std::string("(empty)") : printable(value); };
  const auto unlike = strangers(bench.recorded(), rerun, found.runs);
  for (std::size_t i = 0; i < unlike.size() && i < kMostLines; ++i)
    fmt::print("  the run of {} is not the one of the folder: another state hash\n", unlike[i]);
  const bool same = again && (cell.column == "state_hash" ? *again == found.value : agree(*again, found.value));
  if (same && unlike.empty()) {
    fmt::print("IDENTICAL: {}{}\n", text(found.value),
               *again == found.value ? "" : fmt::format(" (the runs give {}: the same in 9 digits)", *again));
    return kWell;
  }
  fmt::print("{}: the folder has {}, the runs give {}\n", same ? "The same number from other runs" : "DIFFERENT",
             text(found.value), again ? text(*again) : "no such row");
  bench.print_blame();
  return kDiffers;
}

void check_flags(const ReplayOptions& options) {
  const bool named = options.run || options.arm || options.replication;
  if (options.cell) {
    if (named || !options.against.empty() || options.trace || options.year)
      refuse("--cell", "names its runs itself", "leave out --arm, --replication, --run, --against, --trace and --year");
    return;
  }
  if (options.run && (options.arm || options.replication))
    refuse("--run", "names a run, and so do --arm and --replication", "give one or the other");
  if (!options.run && (!options.arm || !options.replication)) {
    refuse("replay", "needs to know which run",
           "give --arm and --replication, or --run, or --cell FILE:ROW:COLUMN; runs.csv lists the runs");
  }
  if (options.year && (!options.trace || !options.against.empty()))
    refuse("--year", "says which year of an event log is written", "give it with --trace and without --against");
}

}  // namespace

int replay_folder(const ReplayOptions& options) {
  check_flags(options);
  if (options.cell) return replay_cell(options);
  return options.against.empty() ? replay_one(options) : replay_against(options);
}

}  // namespace tiexin::scenarios

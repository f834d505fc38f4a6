#include <cstdio>
#include <fmt/core.h>
#include <fmt/ranges.h>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "scenarios/cli/exit_code.hpp"
#include "scenarios/cli/progress.hpp"
#include "scenarios/cli/replay_bench.hpp"
#include "scenarios/spec/number.hpp"
#include "scenarios/spec/slots.hpp"
#include "scenarios/study/event_words.hpp"

namespace tiexin::scenarios {
namespace {

std::string date_of(const Upgrade& upgrade) { return "from " + iso(upgrade.date.value); }

std::string places_of(const Upgrade& upgrade) {
  return upgrade.townships.empty() ? "everywhere" : fmt::format("in townships {}", fmt::join(upgrade.townships, " "));
}

std::string value_in(const Upgrade& upgrade, const std::string& path) {
  for (const Assignment& set : upgrade.sets) {
    if (set.path == path) return shortest(set.value);
  }
  return "not set";
}

std::string in_words(const Upgrade& upgrade) {
  std::string text = date_of(upgrade) + ' ' + places_of(upgrade);
  for (const Assignment& set : upgrade.sets) text += fmt::format(" {}={}", set.path, shortest(set.value));
  return text;
}

using Note = std::function<void(const std::string&, const std::string&, const std::string&)>;

const Upgrade* find_in(const std::vector<Upgrade>& upgrades, const Upgrade& wanted) {
  for (const Upgrade& upgrade : upgrades) {
    if (upgrade.kind == wanted.kind && upgrade.id == wanted.id) return &upgrade;
  }
  return nullptr;
}

/// Notes in what two upgrades of one number differ.
void note_unlike(const std::string& name, const Upgrade& a, const Upgrade& b, const Note& note) {
  note(name, date_of(a), date_of(b));
  note(name, places_of(a), places_of(b));
  std::set<std::string> paths;
  for (const Upgrade* upgrade : {&a, &b}) {
    for (const Assignment& set : upgrade->sets) paths.insert(set.path);
  }
  for (const std::string& path : paths) note(name + " " + path, value_in(a, path), value_in(b, path));
}

/// Notes what differs between the upgrades that the run lives under. Of those of later arms it has windows all the
/// same, the months from their dates on; which only one folder has is told with the years.
void note_unlike(const ReplayBench& a, const ReplayBench& b, const RunName& name, const Note& note) {
  const auto& own_a = a.study().arms()[a.side(name).arm].upgrades;
  const auto& own_b = b.study().arms()[b.side(name).arm].upgrades;
  const auto called = [](const Upgrade& upgrade) {
    return fmt::format("{} {}", kUpgradeKindNames.at(static_cast<std::size_t>(upgrade.kind)), upgrade.id);
  };
  for (const Upgrade& left : own_a) {
    const Upgrade* right = find_in(own_b, left);
    if (right == nullptr) {
      note(called(left), in_words(left), "not in force");
    } else {
      note_unlike(called(left), left, *right, note);
    }
  }
  for (const Upgrade& right : own_b) {
    if (find_in(own_a, right) == nullptr) note(called(right), "not in force", in_words(right));
  }
  for (const Upgrade& left : a.recorded().upgrades) {
    const Upgrade* right = find_in(b.recorded().upgrades, left);
    const bool later = find_in(own_a, left) == nullptr && find_in(own_b, left) == nullptr;
    if (later && right != nullptr) note_unlike(called(left) + " of a later arm", left, *right, note);
  }
}

/// What the two folders were given that is not the same.
std::vector<std::string> unlike_inputs(const ReplayBench& a, const ReplayBench& b, const RunName& name) {
  std::vector<std::string> lines;
  const Note note = [&](const std::string& what, const std::string& left, const std::string& right) {
    if (left != right) lines.push_back(fmt::format("{}: {} against {}", what, left, right));
  };
  note("seed", std::to_string(a.recorded().question.seed), std::to_string(b.recorded().question.seed));
  const Horizon& horizon_a = a.recorded().county.head.horizon;
  const Horizon& horizon_b = b.recorded().county.head.horizon;
  note("start", iso(horizon_a.start), iso(horizon_b.start));
  note("until", iso(horizon_a.until), iso(horizon_b.until));
  models::Parameters left = a.side(name).model->system().parameters;
  models::Parameters right = b.side(name).model->system().parameters;
  const auto slots_a = slots(left);
  const auto slots_b = slots(right);
  for (const std::string& path : leaf_paths(slots_a))
    note(path, shortest(value_at(slots_a, path)), shortest(value_at(slots_b, path)));
  note_unlike(a, b, name, note);
  return lines;
}

void print_unlike(const std::vector<std::string>& lines) {
  if (lines.empty()) {
    fmt::print("Both folders hold the same inputs of this run.\n");
    return;
  }
  fmt::print("Inputs of this run that differ:\n");
  for (std::size_t i = 0; i < lines.size() && i < kMostLines; ++i) fmt::print("  {}\n", lines[i]);
  if (lines.size() > kMostLines) fmt::print("  and {} more\n", lines.size() - kMostLines);
}

/// What only one folder has is said and left out: it is no difference of the run.
void keep_shared(std::vector<RunNumber>& numbers, const std::vector<RunNumber>& other, const std::string& folder) {
  const std::vector<std::string> windows = take_unshared(numbers, other);
  if (!windows.empty()) fmt::print("Not compared, for only {} has it: {}\n", folder, fmt::join(windows, ", "));
}

/// @returns false if it was stopped
bool print_parting(const ReplayBench& a, const ReplayBench& b, const RunName& name, bool quiet) {
  const Side left = a.side(name);
  const Side right = b.side(name);
  const sim::Calendar& calendar = *left.model->system().calendar;
  TerminalProgress progress(calendar.end_minute() / 1440 + 1, quiet);
  catch_signals();
  const Parting parting = part(left, right, progress);
  release_signals();
  progress.finish();
  if (parting.stopped) fmt::print(stderr, "Stopped before the search was done.\n");
  if (parting.events) {
    const auto words = [](const std::optional<sim::Event>& event, const models::System& system) {
      return event ? event_words(*event, system) : std::string("no further event in that month");
    };
    fmt::print("The first event that differs:\n  {}: {}\n  {}: {}\n", a.folder(),
               words(parting.next[0], left.model->system()), b.folder(), words(parting.next[1], right.model->system()));
  } else if (!parting.stopped) {
    fmt::print("Their events are the same to the end.\n");
  }
  if (parting.states && parting.states->event) {
    fmt::print("Their states differ from this event on, which both handled:\n  {}\n  {}\n",
               event_words(*parting.states->event, left.model->system()), parting.states->column);
  } else if (parting.states) {
    fmt::print("Their states differ before the first event: {}\n", parting.states->column);
  }
  return !parting.stopped;
}

}  // namespace

int replay_against(const ReplayOptions& options) {
  const ReplayBench a(options.folder, options);
  const ReplayBench b(options.against, options);
  if (a.recorded().county.head.horizon.run_in != b.recorded().county.head.horizon.run_in) {
    throw SpecError({{{"--against", 0, 0},
                      "",
                      fmt::format("{} begins on {}, {} on {}", a.folder(), iso(a.recorded().county.head.horizon.run_in),
                                  b.folder(), iso(b.recorded().county.head.horizon.run_in)),
                      "compare runs that begin on the same day"}});
  }
  const RunName name = run_asked_for(options, a.recorded());
  (void)b.recorded().run(name.first, name.second);
  bool true_to_folders = true;
  std::vector<std::vector<RunNumber>> numbers;
  for (const ReplayBench* bench : {&a, &b}) {
    const Rerun rerun = bench->run({name});
    if (rerun.stopped) return kSomeRunsFailed;
    numbers.push_back(numbers_of(rerun, name));
    const auto found = differences(numbers_of(bench->recorded(), name), numbers.back());
    if (found.empty()) continue;
    true_to_folders = false;
    fmt::print("{} is not what its own run gives: ", bench->folder());
    print_differences(found, "the folder has", "the run gives");
    bench->print_blame();
  }
  const std::vector<RunNumber> all_of_a = numbers[0];
  keep_shared(numbers[0], numbers[1], a.folder());
  keep_shared(numbers[1], all_of_a, b.folder());
  const auto found = differences(numbers[0], numbers[1], {"run_id", "seed", "vector", "dice"});
  if (found.empty()) {
    fmt::print("IDENTICAL: {} of both folders, {} numbers\n", in_words(name), numbers[0].size());
    return true_to_folders ? kWell : kDiffers;
  }
  fmt::print("{}: ", in_words(name));
  print_differences(found, a.folder() + " gives", b.folder() + " gives");
  print_unlike(unlike_inputs(a, b, name));
  if (options.trace && !print_parting(a, b, name, options.quiet)) return kSomeRunsFailed;
  return kDiffers;
}

}  // namespace tiexin::scenarios

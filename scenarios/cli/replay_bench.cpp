#include "scenarios/cli/replay_bench.hpp"

#include <algorithm>
#include <cstdio>
#include <fmt/core.h>
#include <utility>

#include "scenarios/cli/machine.hpp"
#include "scenarios/cli/progress.hpp"
#include "scenarios/cli/version.hpp"
#include "scenarios/spec/plausible.hpp"
#include "sim/contract.hpp"

namespace tiexin::scenarios {
namespace {

unsigned threads_of(const ReplayOptions& options) { return options.threads.value_or(usable_processors()); }

Recorded read_checked(const std::filesystem::path& folder, const ReplayOptions& options) {
  Recorded recorded = read_recorded(folder, kResultsVersion);
  Problems problems;
  const County& county = recorded.county;
  check_size(county.parameters, county.head.horizon, county.provenance, machine_memory() / threads_of(options),
             problems);
  problems.throw_if_any();
  return recorded;
}

}  // namespace

ReplayBench::ReplayBench(const std::filesystem::path& folder, const ReplayOptions& options)
    : recorded_(read_checked(folder, options)),
      study_(recorded_.study()),
      threads_(threads_of(options)),
      quiet_(options.quiet),
      same_build_(recorded_.question.build == build()) {
  if (same_build_ || quiet_) return;
  fmt::print(stderr, "Note: {} was written by another build ({}); this one is {}.\n", this->folder(),
             printable_path(recorded_.question.build), build());
}

std::string ReplayBench::folder() const { return printable_path(recorded_.folder.string()); }

Rerun ReplayBench::run(const std::set<RunName>& asked) const {
  ChosenRuns chosen(recorded_, study_, asked);
  if (!quiet_) {
    fmt::print(stderr, "Runs {} {} of {} again, on {} {}.\n", chosen.n_runs(), chosen.n_runs() == 1 ? "run" : "runs",
               folder(), threads_, threads_ == 1 ? "thread" : "threads");
  }
  TerminalProgress progress(chosen.days(), quiet_);
  chosen.tell(progress);
  catch_signals();
  Rerun rerun = run_again(recorded_, study_, chosen, threads_);
  release_signals();
  rerun.stopped = rerun.stopped || stop_asked();
  progress.finish();
  if (rerun.stopped) fmt::print(stderr, "Stopped before it was done; nothing can be said.\n");
  return rerun;
}

Side ReplayBench::side(const RunName& name) const {
  const auto& arms = study_.arms();
  const auto arm = std::find_if(arms.begin(), arms.end(), [&](const StudyArm& one) { return one.name == name.first; });
  const auto all = recorded_.replications();
  const auto own =
      std::find_if(all.begin(), all.end(), [&](const Replication& one) { return one.number == name.second; });
  sim::require(arm != arms.end() && own != all.end(), "replay: a run of no arm or replication of its study");
  return {
      study_.model(own->vector), static_cast<std::size_t>(arm - arms.begin()), {recorded_.question.seed, own->number}};
}

void ReplayBench::print_blame() const {
  fmt::print("{}\n",
             same_build_
                 ? "The folder was changed after it was written, or this is a defect of tiexin: please report it."
                 : "Builds of one results version give the same bits: this is a defect of tiexin, or the folder "
                   "was changed. Please report it with both builds.");
}

RunName run_asked_for(const ReplayOptions& options, const Recorded& recorded) {
  const RecordedRun& run = options.run ? recorded.run(*options.run) : recorded.run(*options.arm, *options.replication);
  return {run.arm, run.replication};
}

std::string in_words(const RunName& name) { return fmt::format("arm {}, replication {}", name.first, name.second); }

void print_differences(const std::vector<NumberDifference>& found, std::string_view a, std::string_view b) {
  const auto value = [](const std::string& text) { return text.empty() ? std::string("nothing") : printable(text); };
  const auto line = [&](const NumberDifference& one) {
    return fmt::format("{}, column {} ({}): {} {}, {} {}", one.a.window, one.a.column, one.a.file, a,
                       value(one.a.value), b, value(one.b.value));
  };
  fmt::print("DIFFERENT, first in {}\n", line(found.front()));
  const auto number = std::find_if(found.begin(), found.end(),
                                   [](const NumberDifference& one) { return one.a.column != "state_hash"; });
  if (number != found.end() && number != found.begin()) fmt::print("  the first number: {}\n", line(*number));
  if (found.size() > 1) fmt::print("  {} numbers differ in all\n", found.size());
}

}  // namespace tiexin::scenarios

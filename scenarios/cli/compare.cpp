#include "scenarios/cli/compare.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fmt/core.h>
#include <fmt/ranges.h>
#include <optional>
#include <system_error>
#include <utility>

#include "analysis/estimate/plan.hpp"
#include "models/county/population.hpp"
#include "scenarios/cli/compare_text.hpp"
#include "scenarios/cli/counted.hpp"
#include "scenarios/cli/exit_code.hpp"
#include "scenarios/cli/machine.hpp"
#include "scenarios/cli/overrides.hpp"
#include "scenarios/cli/progress.hpp"
#include "scenarios/spec/number.hpp"
#include "scenarios/spec/plausible.hpp"
#include "scenarios/study/reform.hpp"
#include "scenarios/study/staff_density.hpp"

namespace tiexin::scenarios {
namespace {

struct Inputs {
  County county;
  std::vector<Upgrade> upgrades;  // in force in both arms
  std::vector<Upgrade> reforms;
};

sim::Date first_date(const std::vector<Upgrade>& reforms) {
  sim::Date first = reforms.front().date.value;
  for (const Upgrade& reform : reforms) first = std::min(first, reform.date.value);
  return first;
}

/// The county's horizon with the window in the place of what is observed.
Horizon horizon_of(const Horizon& own, const sim::Date& from, int months) {
  const int end = analysis::first_whole_month(own.run_in.year, from.year, from.month, from.day) + months;
  return {own.run_in, from, {own.run_in.year + end / 12, end % 12 + 1, 1}};
}

/// Every reform has to come into force within the window, and the window with the year after it has to lie within the
/// table of Chinese New Year.
void check_window(const Inputs& inputs, int months, Problems& problems) {
  const Horizon& own = inputs.county.head.horizon;
  for (const Upgrade& reform : inputs.reforms) {
    const sim::Date& date = reform.date.value;
    if (date < own.run_in) {
      problems.add(reform.date.place, "date.value", iso(date) + " lies before the run of the county",
                   "write a date from " + iso(own.run_in) + " on");
      return;
    }
  }
  const sim::Date first = first_date(inputs.reforms);
  const sim::Date until = horizon_of(own, first, months).until;
  for (const Upgrade& reform : inputs.reforms) {
    if (reform.date.value < until) continue;
    problems.add(
        reform.date.place, "date.value",
        fmt::format("{} lies behind the window of {} months from {} on", iso(reform.date.value), months, iso(first)),
        fmt::format("write a date before {}, ask for more --months, or leave this reform out", iso(until)));
  }
  const int last = until.year + 1;
  if (last > sim::Calendar::kLastYear) {
    const Upgrade& reform = inputs.reforms.front();
    problems.add(reform.date.place, "date.value",
                 fmt::format("{} months from {} on and the year after them end in {}", months, iso(first), last),
                 fmt::format("the calendar ends with {}: ask for fewer months or write an earlier date",
                             sim::Calendar::kLastYear));
  }
}

/// Reads a reform; a file that is something else altogether gets one sentence.
Upgrade read_reform(const std::filesystem::path& file) {
  try {
    return load_upgrade(file);
  } catch (const SpecError&) {
    std::optional<FileKind> kind;
    try {
      kind = kind_of(file);
    } catch (const SpecError&) {  // what cannot be parsed was told above
    }
    const Location place{file.string(), 0, 0};
    if (kind == FileKind::county)
      throw SpecError(
          {{place, "", "is a county file, not a reform", "give it with --county, and an upgrade or variant"}});
    if (kind == FileKind::sources)
      throw SpecError({{place, "", "is a list of sources, not a reform", "give an upgrade or variant file"}});
    throw;
  }
}

/// A file that is in force in both arms already would be held against itself.
void refuse_in_force(const Inputs& inputs, const std::filesystem::path& folder, Problems& problems) {
  for (const Upgrade& reform : inputs.reforms) {
    for (const Upgrade& upgrade : inputs.upgrades) {
      std::error_code error;
      if (!std::filesystem::equivalent(reform.file, upgrade.file, error) || error) continue;
      problems.add({reform.file, 0, 0}, "",
                   "is in force in both arms already, for it lies in " + printable_path(folder.string()),
                   "to compare with and without it, copy the others of that folder and give the copy with --upgrades");
    }
  }
}

Inputs read_inputs(const CompareOptions& options, unsigned threads) {
  Inputs inputs;
  Problems problems;
  problems.gather([&] { inputs.county = load_county(options.county, overrides_of(options.set, options.villages)); });
  problems.gather([&] { inputs.upgrades = load_upgrades(options.upgrades, options.set); });
  for (const auto& file : options.reforms) problems.gather([&] { inputs.reforms.push_back(read_reform(file)); });
  problems.throw_if_any();
  refuse_in_force(inputs, options.upgrades, problems);
  problems.throw_if_any();
  std::vector<Upgrade> all = inputs.upgrades;
  all.insert(all.end(), inputs.reforms.begin(), inputs.reforms.end());
  check_together(all, problems);
  check_window(inputs, options.months, problems);
  problems.throw_if_any();
  CountyHead head = inputs.county.head;
  check_fits(inputs.county.parameters, head, inputs.upgrades, problems);
  head.horizon = horizon_of(head.horizon, first_date(inputs.reforms), options.months);
  check_fits(inputs.county.parameters, head, inputs.reforms, problems);
  check_size(inputs.county.parameters, head.horizon, inputs.county.provenance, machine_memory() / threads, problems);
  problems.throw_if_any();
  return inputs;
}

/// Where some reform is in force; empty: everywhere.
std::vector<int> townships_of(const std::vector<Upgrade>& reforms) {
  std::vector<int> townships;
  for (const Upgrade& reform : reforms) {
    if (reform.townships.empty()) return {};
    townships.insert(townships.end(), reform.townships.begin(), reform.townships.end());
  }
  std::sort(townships.begin(), townships.end());
  townships.erase(std::unique(townships.begin(), townships.end()), townships.end());
  return townships;
}

/// Says of each reform that is limited to townships where these are the whole of the county.
void warn_of_whole(const Inputs& inputs) {
  const models::PopulationParameters& people = inputs.county.parameters.population;
  const std::uint32_t n_townships = models::n_townships(people);
  for (const Upgrade& reform : inputs.reforms) {
    if (reform.townships.size() < n_townships) continue;
    fmt::print(stderr, "{} is limited to {}, and a county of {} has no other: it acts everywhere.\n",
               printable_path(reform.file),
               n_townships == 1 ? std::string("township 1") : fmt::format("townships 1 to {}", n_townships),
               counted(static_cast<std::size_t>(people.natural_villages), "natural village"));
  }
}

std::vector<StudyArm> arms_of(const Inputs& inputs) {
  std::vector<StudyArm> arms{{"without", inputs.upgrades}, {"with", inputs.upgrades}};
  arms[1].upgrades.insert(arms[1].upgrades.end(), inputs.reforms.begin(), inputs.reforms.end());
  return arms;
}

void name_unfinished(const ReformRuns& runs, int asked) {
  if (runs.n_stopped > 0)
    fmt::print("Stopped: {} of {} replications did not come to their end.\n", runs.n_stopped, asked);
  if (!runs.failed.empty())
    fmt::print("Failed: {} of {} replications, left out of both arms:\n  {}\n", runs.failed.size(), asked,
               fmt::join(runs.failed, "\n  "));
}

}  // namespace

int compare(const CompareOptions& options) {
  const unsigned threads = threads_of(options.threads);
  const Inputs inputs = read_inputs(options, threads);
  const Horizon own = inputs.county.head.horizon;
  const sim::Date from = first_date(inputs.reforms);
  County county = inputs.county;
  county.head.horizon = horizon_of(own, from, options.months);
  catch_signals();

  Listener listener;
  const CountyStudy study(county, arms_of(inputs), {}, &listener);
  const int first = analysis::first_whole_month(own.run_in.year, from.year, from.month, from.day);
  const ReformWindow window{study.calendar().at(from),
                            {first, first + options.months},
                            townships_of(inputs.reforms),
                            study.calendar().at(std::min(own.start, from))};
  std::vector<DrawRule> rules{DrawRule::keyed};
  for (const DrawRule rule : {DrawRule::one_stream, DrawRule::by_day}) {
    if (!options.keyed_only) rules.push_back(rule);
  }
  if (!options.quiet) {
    fmt::print(stderr, "{} ({}): {}; {} replications, two arms from {}{}.\n", county.head.name.zh, county.head.name.en,
               counted(study.population().n_villages(), "natural village"), options.replications, iso(from),
               options.keyed_only ? "" : ", under three rules of drawing");
    fmt::print(stderr, "{}", slack_warning(county.parameters));
    warn_of_whole(inputs);
  }
  TerminalProgress progress(reform_days(study, window, rules.size(), options.replications), options.quiet);
  const ReformRuns runs = run_reform(study, window, rules, options.replications, options.seed, threads, progress);
  progress.finish();

  name_unfinished(runs, options.replications);
  if (runs.failed.size() * 10 > static_cast<std::size_t>(options.replications)) {
    fmt::print("More than a tenth failed: what is left is a selection, and there is no estimate.\n");
    return kSomeRunsFailed;
  }
  const CompareTitle title{county.head.name, inputs.reforms, county.head.horizon, options.seed};
  fmt::print("{}", compare_text(title, window, runs));
  return runs.failed.empty() && runs.n_stopped == 0 ? kWell : kSomeRunsFailed;
}

}  // namespace tiexin::scenarios

#include "scenarios/cli/calibration.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fmt/format.h>
#include <string_view>
#include <system_error>

#include "scenarios/cli/counted.hpp"
#include "scenarios/cli/exit_code.hpp"
#include "scenarios/cli/machine.hpp"
#include "scenarios/cli/overrides.hpp"
#include "scenarios/cli/progress.hpp"
#include "scenarios/cli/refuse.hpp"
#include "scenarios/spec/plausible.hpp"
#include "scenarios/spec/slots.hpp"
#include "scenarios/store/csv.hpp"
#include "scenarios/store/files.hpp"
#include "scenarios/store/results.hpp"
#include "scenarios/store/store_error.hpp"
#include "scenarios/study/rejection.hpp"
#include "scenarios/study/staff_density.hpp"
#include "scenarios/study/walk.hpp"
#include "sim/replicate/run.hpp"

namespace tiexin::scenarios {
namespace {

/// A county with the two arms that targets are measured in.
struct Bench {
  County county;
  std::vector<Upgrade> upgrades;
  CountyStudy study;
  unsigned threads;
};

Bench bench_of(const CalibrationOptions& options) {
  County county = load_county(options.county, overrides_of(options.set, options.villages));
  std::vector<Upgrade> upgrades = load_upgrades(options.upgrades, options.set);
  const unsigned threads = threads_of(options.threads);
  Problems problems;
  check_fits(county.parameters, county.head, upgrades, problems);
  check_size(county.parameters, county.head.horizon, county.provenance, machine_memory() / threads, problems);
  problems.throw_if_any();
  CountyStudy study(county, target_arms(upgrades), {});
  return {std::move(county), std::move(upgrades), std::move(study), threads};
}

std::vector<Trial> run(const Bench& bench, const std::vector<Beliefs>& vectors, std::uint32_t seed, bool quiet,
                       std::uint32_t first = 1) {
  std::vector<sim::StreamKey> keys;
  for (std::uint32_t number = 0; number < vectors.size(); ++number) keys.push_back({seed, first + number});
  catch_signals();
  TerminalProgress progress(sim::total_days(bench.study.plan(), keys.size(), sim::Progress()), quiet);
  auto trials = try_out(bench.study, vectors, keys, bench.threads, progress);
  progress.finish();
  return trials;
}

std::size_t n_unfinished(const std::vector<Trial>& trials) {
  std::size_t n = 0;
  for (const Trial& trial : trials) {
    if (trial.finished) continue;
    if (!trial.error.empty()) fmt::print(stderr, "a run failed: {}\n", trial.error);
    ++n;
  }
  return n;
}

void print_targets(const std::vector<Trial>& trials, const std::vector<StudyArm>& arms) {
  CsvWriter csv({"target", "pattern", "what", "kind", "role", "arm", "published_low", "published_high", "mean", "low",
                 "high", "distance", "inside", "overlap", "n"});
  for (std::size_t i = 0; i < analysis::targets().size(); ++i) {
    const analysis::Target& target = analysis::targets()[i];
    for (const bool base : {true, false}) {
      if (base ? !target.in_base : !target.in_last) continue;
      std::vector<double> values;
      for (const Trial& trial : trials) {
        if (trial.finished) values.push_back((base ? trial.base : trial.last)[i]);
      }
      const analysis::Fit fit = analysis::fit(target, values);
      csv.add(target.id).add(target.pattern).add(target.what).add(name_of(target.kind)).add(name_of(target.role));
      csv.add(arms[base ? 0 : 1].name).add(target.low).add(target.high).add(fit.mean).add(fit.low).add(fit.high);
      csv.add(fit.distance).add(fit.inside).add(fit.overlap).add(fit.n).end_row();
    }
  }
  fmt::print("{}", csv.text());
}

void print_trials(const std::vector<Trial>& trials, const std::vector<std::size_t>& kept) {
  std::vector<std::string> columns{"draw", "implausibility", "kept", "error"};
  for (const analysis::Target& target : analysis::targets()) columns.emplace_back(target.id);
  CsvWriter csv(columns);
  for (std::size_t i = 0; i < trials.size(); ++i) {
    const Trial& trial = trials[i];
    const bool is_kept = std::find(kept.begin(), kept.end(), i) != kept.end();
    const double distance = trial.finished ? trial.implausibility() : analysis::kEmpty;
    // Infinitely far, for a target has no value: the empty cell of that target says so.
    csv.add(i + 1).add(std::isinf(distance) ? analysis::kEmpty : distance).add(is_kept).add(trial.error);
    for (std::size_t t = 0; t < analysis::targets().size(); ++t) {
      if (trial.finished) {
        csv.add(trial.values()[t]);
      } else {
        csv.missing();
      }
    }
    csv.end_row();
  }
  fmt::print("{}", csv.text());
}

/// Where the walks begin: at the defaults, or at the vectors of an ensemble.
std::vector<Place> first_places(const EnsembleOptions& options, const Bench& bench, const std::vector<Drawn>& drawn,
                                std::size_t n) {
  std::vector<Place> places(n, place_of({bench.county.parameters, {}}, drawn));
  if (options.from.empty()) return places;
  models::Parameters parameters = bench.county.parameters;
  const Ensemble ensemble = read_ensemble(options.from, slots(parameters));
  for (std::size_t walk = 0; walk < n && walk + 2 <= ensemble.size(); ++walk) {
    places[walk] = place_of(under_vector(bench.county.parameters, ensemble, walk + 2), drawn);
  }
  return places;
}

/// Tries out places, each on dice of its own. @returns of each whether the published figures allow it
std::vector<bool> try_places(const EnsembleOptions& options, const Bench& bench, const std::vector<Drawn>& drawn,
                             const std::vector<Place>& places, std::uint32_t first) {
  std::vector<Beliefs> beliefs;
  beliefs.reserve(places.size());
  for (const Place& place : places)
    beliefs.push_back(with_vector(bench.county.parameters, drawn, vector_at(place, drawn)));
  std::vector<bool> allowed;
  for (const Trial& trial : run(bench, beliefs, options.seed, options.quiet, first))
    allowed.push_back(trial.finished && trial.implausibility() <= kPlausible);
  return allowed;
}

/// Walks that would begin where the figures of today rule them out begin at the county's own values instead.
void leave_ruled_out(const EnsembleOptions& options, const Bench& bench, const std::vector<Drawn>& drawn,
                     std::vector<Place>& places) {
  if (options.from.empty()) return;
  const std::vector<bool> allowed = try_places(options, bench, drawn, places, 1);
  std::size_t n_left = 0;
  for (std::size_t walk = 0; walk < places.size(); ++walk) {
    if (allowed[walk]) continue;
    places[walk] = place_of({bench.county.parameters, {}}, drawn);
    ++n_left;
  }
  if (!options.quiet && n_left > 0)
    fmt::print(stderr, "{}: {} ruled out; as many walks begin at the defaults.\n", options.from.string(),
               counted(n_left, "vector"));
}

int say_stopped() {
  fmt::print(stderr, "Stopped: no ensemble was written.\n");
  return kSomeRunsFailed;
}

/// Lets `keep` - 1 walks go `steps` steps each and writes the places where they are then.
int walk_ensemble(const EnsembleOptions& options, const Bench& bench, const std::vector<Drawn>& drawn) {
  const auto n = static_cast<std::uint32_t>(options.keep) - 1;
  std::vector<Place> places = first_places(options, bench, drawn, n);
  leave_ruled_out(options, bench, drawn, places);
  if (stop_asked()) return say_stopped();
  std::size_t n_moves = 0;
  for (std::uint32_t step = 0; step < static_cast<std::uint32_t>(options.steps); ++step) {
    std::vector<Place> proposed;
    for (std::uint32_t walk = 0; walk < n; ++walk)
      proposed.push_back(propose(bench.county, drawn, places[walk], options.seed, walk + 1, step));
    const std::vector<bool> allowed = try_places(options, bench, drawn, proposed, (step + 1) * n + 1);
    if (stop_asked()) return say_stopped();
    std::size_t moved = 0;
    for (std::uint32_t walk = 0; walk < n; ++walk) {
      if (!allowed[walk]) continue;
      places[walk] = proposed[walk];
      ++moved;
    }
    n_moves += moved;
    if (!options.quiet) fmt::print(stderr, "step {} of {}: {} of {} walks moved\n", step + 1, options.steps, moved, n);
  }
  std::vector<std::vector<double>> vectors;
  vectors.reserve(places.size());
  for (const Place& place : places) vectors.push_back(vector_at(place, drawn));
  write_durably(options.out, ensemble_csv(drawn, vectors));
  if (!options.quiet)
    fmt::print(stderr, "{}: the defaults and {} after {}.\n", options.out.string(), counted(n, "vector"),
               counted(n_moves, "move"));
  return kWell;
}

void check_flags(const EnsembleOptions& options) {
  if (options.steps > 0) {
    if (options.own_draws) refuse("--draws", "draws anywhere, and --steps walks", "give one or the other");
    return;
  }
  if (!options.from.empty()) refuse("--from", "says where walks begin, and none is asked for", "give it with --steps");
  if (options.keep - 1 > options.draws) {
    refuse("--keep",
           fmt::format("{} vectors are the defaults and {} others, and --draws gives {}", options.keep,
                       options.keep - 1, options.draws),
           fmt::format("write at most {}, or draw more", options.draws + 1));
  }
}

/// Says which published figures rule nothing out, for they are of years that are not run; refuses if all are.
void say_what_is_out_of_reach(const Bench& bench, const EnsembleOptions& options) {
  const std::vector<std::string_view> out = targets_out_of(months_of_runs(bench.study.calendar()));
  const auto calibrated = [](const analysis::Target& target) {
    return target.role == analysis::TargetRole::calibrated;
  };
  const auto all = std::count_if(analysis::targets().begin(), analysis::targets().end(), calibrated);
  if (out.size() == static_cast<std::size_t>(all)) {
    refuse("--county", fmt::format("{} runs in no years of a published figure", options.county.string()),
           "give it a horizon that covers some; `targets` lists them");
  }
  if (options.quiet || out.empty()) return;
  fmt::print(stderr,
             "{} of {} calibrated figures are of months that are not all run, and rule nothing out where they have no "
             "value: {}.\n",
             out.size(), all, fmt::join(out, ", "));
}

/// An ensemble of another name would never be found beside its county file.
void check_name(const std::filesystem::path& out) {
  constexpr std::string_view kEnding = ".ensemble.csv";
  const std::string name = out.filename().string();
  if (name.ends_with(kEnding) && name.size() > kEnding.size()) return;
  refuse("--out", in_quotes(name) + " is no name of an ensemble", "write NAME.ensemble.csv, as the county's NAME.yaml");
}

}  // namespace

int targets_of(const TargetsOptions& options) {
  const Bench bench = bench_of(options);
  if (!options.quiet) fmt::print(stderr, "{}", slack_warning(bench.county.parameters));
  const std::vector<Beliefs> vectors(static_cast<std::size_t>(options.replications), {bench.county.parameters, {}});
  const std::vector<Trial> trials = run(bench, vectors, options.seed, options.quiet);
  print_targets(trials, bench.study.arms());
  return n_unfinished(trials) == 0 ? kWell : kSomeRunsFailed;
}

int make_ensemble(const EnsembleOptions& options) {
  check_flags(options);
  check_name(options.out);
  refuse_within_results(options.out);
  check_new_file(options.out);
  const Bench bench = bench_of(options);
  say_what_is_out_of_reach(bench, options);
  const std::vector<Drawn> drawn = drawn_of(bench.county, bench.upgrades, options.also, options.all_assumed);
  if (options.steps > 0) {
    if (!options.quiet)
      fmt::print(stderr, "{} walk {} from the defaults.\n", counted(drawn.size(), "number"),
                 counted(static_cast<std::size_t>(options.steps), "step"));
    return walk_ensemble(options, bench, drawn);
  }
  const auto vectors = draw_vectors(bench.county, drawn, static_cast<std::size_t>(options.draws), options.seed);
  if (!options.quiet) {
    fmt::print(stderr, "{} of {} to draw; each runs {} without any upgrade and with all.\n",
               counted(vectors.size(), "vector"), counted(drawn.size(), "number"),
               counted(bench.study.population().n_villages(), "natural village"));
  }
  std::vector<Beliefs> beliefs;
  beliefs.reserve(vectors.size());
  for (const auto& vector : vectors) beliefs.push_back(with_vector(bench.county.parameters, drawn, vector));
  const std::vector<Trial> trials = run(bench, beliefs, options.seed, options.quiet);
  const auto kept = kept_of(trials, static_cast<std::size_t>(options.keep) - 1);
  print_trials(trials, kept);
  if (stop_asked()) {
    fmt::print(stderr, "Stopped: no ensemble was written.\n");
    return kSomeRunsFailed;
  }
  const std::size_t failed = n_unfinished(trials);
  if (kept.size() + 1 < static_cast<std::size_t>(options.keep)) {
    fmt::print(stderr,
               "No ensemble was written: the published figures rule out all but {} of {}, and --keep {} wants {}. Draw "
               "more, keep fewer, or walk with --steps.\n",
               kept.size(), counted(vectors.size(), "vector"), options.keep, options.keep - 1);
    return kSomeRunsFailed;
  }
  std::vector<std::vector<double>> keep;
  keep.reserve(kept.size());
  for (const std::size_t i : kept) keep.push_back(vectors[i]);
  write_durably(options.out, ensemble_csv(drawn, keep));
  if (!options.quiet) {
    fmt::print(stderr, "{}: the defaults and {} of {}, each within 3 of every calibrated target.\n",
               options.out.string(), counted(keep.size(), "vector"), vectors.size());
  }
  return failed == 0 ? kWell : kSomeRunsFailed;
}

}  // namespace tiexin::scenarios

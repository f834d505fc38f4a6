#include "scenarios/cli/command_line.hpp"

#include <fmt/core.h>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "scenarios/cli/calibration.hpp"
#include "scenarios/cli/check.hpp"
#include "scenarios/cli/describe.hpp"
#include "scenarios/cli/exit_code.hpp"
#include "scenarios/cli/history.hpp"
#include "scenarios/cli/library.hpp"
#include "scenarios/cli/verify.hpp"
#include "scenarios/cli/version.hpp"
#include "scenarios/study/replay.hpp"

namespace tiexin::scenarios {
namespace {

using Task = std::function<int()>;

void add_check(CLI::App& app, Task& task) {
  const auto files = std::make_shared<std::vector<std::filesystem::path>>();
  CLI::App* verb = app.add_subcommand("check", "check scenario files and name every problem");
  verb->add_option("FILE", *files, "county, upgrade, variant or sources file, or an ensemble (.csv)")->required();
  verb->callback([files, &task] { task = [files] { return check(*files); }; });
}

void add_describe(CLI::App& app, Task& task) {
  const auto options = std::make_shared<DescribeOptions>();
  CLI::App* verb = app.add_subcommand("describe", "show what a scenario file says, with the grade of every number");
  verb->add_option("FILE", options->file, "county, upgrade, variant or sources file")->required();
  verb->add_option("--set", options->set, "KEY=VALUE: another value for a parameter")->allow_extra_args(false);
  verb->callback([options, &task] { task = [options] { return describe(*options); }; });
}

void add_history(CLI::App& app, Task& task) {
  const auto options = std::make_shared<HistoryOptions>();
  CLI::App* verb = app.add_subcommand("history", "replay the county's history, without and with each upgrade");
  verb->add_option("--county", options->county, "county file (the library's shangli.yaml without it)");
  verb->add_option("--villages", options->villages, "natural villages instead of the county file's")
      ->check(CLI::Range(1, 1'000'000));
  verb->add_option("--upgrades", options->upgrades, "folder of upgrade files (the library's eight without it)");
  verb->add_option("--replications", options->replications, "replications of every arm")
      ->check(CLI::Range(1, kMostReplications))
      ->capture_default_str();
  verb->add_option("--dice", options->dice, "further replications of vector 1, to see what the dice do")
      ->check(CLI::Range(0, 1000))
      ->capture_default_str();
  verb->add_option("--seed", options->seed, "seed of the dice")->capture_default_str();
  verb->add_option("--threads", options->threads, "threads (as many as this process may use without it)")
      ->check(CLI::Range(1, 1024));
  verb->add_option("--set", options->set, "KEY=VALUE: another value for a parameter")->allow_extra_args(false);
  verb->add_flag("--fixed-parameters", options->fixed_parameters, "keep the default parameters in every replication");
  CLI::Option* out = verb->add_option("--out", options->out, "folder for the results")->capture_default_str();
  verb->add_flag("--replace", options->replace, "replace another scenario's results in --out");
  verb->add_flag("--quiet", options->quiet, "say nothing but problems");
  verb->callback([options, out, &task] {
    options->explicit_out = out->count() > 0;
    if (options->county.empty()) options->county = library_folder() / "county" / "shangli.yaml";
    options->own_upgrades = !options->upgrades.empty();
    if (!options->own_upgrades) options->upgrades = library_folder() / "upgrades";
    task = [options] { return history(*options); };
  });
}

/// What `targets` and `ensemble` have in common.
void add_calibration(CLI::App* verb, CalibrationOptions& options) {
  verb->add_option("--county", options.county, "county file (the library's shangli.yaml without it)");
  verb->add_option("--upgrades", options.upgrades, "folder of upgrade files (the library's eight without it)");
  verb->add_option("--villages", options.villages, "natural villages instead of the county file's")
      ->check(CLI::Range(1, 1'000'000));
  verb->add_option("--seed", options.seed, "seed of the dice")->capture_default_str();
  verb->add_option("--threads", options.threads, "threads (as many as this process may use without it)")
      ->check(CLI::Range(1, 1024));
  verb->add_option("--set", options.set, "KEY=VALUE: another value for a parameter")->allow_extra_args(false);
  verb->add_flag("--quiet", options.quiet, "say nothing but problems");
}

void fill_from_library(CalibrationOptions& options) {
  if (options.county.empty()) options.county = library_folder() / "county" / "shangli.yaml";
  if (options.upgrades.empty()) options.upgrades = library_folder() / "upgrades";
}

void add_targets(CLI::App& app, Task& task) {
  const auto options = std::make_shared<TargetsOptions>();
  CLI::App* verb = app.add_subcommand("targets", "hold the county's own values against the published figures");
  add_calibration(verb, *options);
  verb->add_option("--replications", options->replications, "replications of both arms")
      ->check(CLI::Range(1, kMostReplications))
      ->capture_default_str();
  verb->callback([options, &task] {
    fill_from_library(*options);
    task = [options] { return targets_of(*options); };
  });
}

void add_ensemble(CLI::App& app, Task& task) {
  const auto options = std::make_shared<EnsembleOptions>();
  CLI::App* verb = app.add_subcommand("ensemble", "draw parameter vectors and keep those the published figures allow");
  add_calibration(verb, *options);
  verb->add_option("--draws", options->draws, "vectors that are drawn")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  verb->add_option("--keep", options->keep, "vectors of the ensemble, the defaults among them")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
  verb->add_option("--also", options->also, "KEY: a number that is drawn besides those marked calibrated")
      ->allow_extra_args(false);
  verb->add_flag("--all-assumed", options->all_assumed, "draw every assumed number");
  verb->add_option("--from", options->from, "ensemble whose vectors the walks begin at (the defaults without it)");
  verb->add_option("--steps", options->steps, "walk that many steps from the defaults instead of drawing anywhere")
      ->check(CLI::Range(0, 10'000))
      ->capture_default_str();
  verb->add_option("--out", options->out, "file for the ensemble, NAME.ensemble.csv")->required();
  verb->callback([options, &task] {
    fill_from_library(*options);
    task = [options] { return make_ensemble(*options); };
  });
}

void add_verify(CLI::App& app, Task& task) {
  const auto folder = std::make_shared<std::filesystem::path>();
  CLI::App* verb = app.add_subcommand("verify", "check that a results folder is as it was written, to the last bit");
  verb->add_option("DIR", *folder, "folder of results")->required();
  verb->callback([folder, &task] { task = [folder] { return verify_folder(*folder); }; });
}

void add_version(CLI::App& app, Task& task) {
  CLI::App* verb = app.add_subcommand("version", "print version, results version and build");
  verb->callback([&task] { task = [] { return version(); }; });
}

}  // namespace

Task read_command_line(int argc, char** argv) {
  CLI::App app("tiexin: a county's closeness to its people, replayed and measured", "tiexin");
  app.require_subcommand(1);
  Task task;
  add_check(app, task);
  add_describe(app, task);
  add_ensemble(app, task);
  add_history(app, task);
  add_targets(app, task);
  add_verify(app, task);
  add_version(app, task);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const auto verbs = app.get_subcommands();
    const std::string text = verbs.empty() ? app.help() : verbs.front()->help("tiexin");
    return [text] {
      fmt::print("{}", text);
      return kWell;
    };
  } catch (const CLI::ParseError& error) {
    throw UsageError(std::string(error.what()) + "\nRun with --help for more.");
  }
  return task;
}

}  // namespace tiexin::scenarios

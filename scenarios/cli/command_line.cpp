#include "scenarios/cli/command_line.hpp"

#include <algorithm>
#include <cstdint>
#include <fmt/core.h>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "scenarios/cli/calibration.hpp"
#include "scenarios/cli/check.hpp"
#include "scenarios/cli/compare.hpp"
#include "scenarios/cli/completion.hpp"
#include "scenarios/cli/describe.hpp"
#include "scenarios/cli/exit_code.hpp"
#include "scenarios/cli/history.hpp"
#include "scenarios/cli/interface.hpp"
#include "scenarios/cli/library.hpp"
#include "scenarios/cli/replay.hpp"
#include "scenarios/cli/verify.hpp"
#include "scenarios/cli/version.hpp"
#include "scenarios/spec/spec_error.hpp"
#include "scenarios/study/replay.hpp"

namespace tiexin::scenarios {
namespace {

using Task = std::function<int()>;

void add_set(CLI::App* verb, std::vector<std::string>& assignments) {
  verb->add_option("--set", assignments, "another value for a parameter")
      ->type_name("KEY=VALUE")
      ->allow_extra_args(false);
}

void add_threads(CLI::App* verb, std::optional<unsigned>& threads) {
  verb->add_option("--threads", threads, "threads (as many as this process may use without it)")
      ->check(CLI::Range(1, 1024));
}

/// What every verb has that runs a county.
template <class Options>
void add_county(CLI::App* verb, Options& options,
                const std::string& upgrades = "folder of upgrade files (the library's eight without it)") {
  verb->add_option("--county", options.county, "county file (the library's shangli.yaml without it)")
      ->type_name("FILE");
  verb->add_option("--villages", options.villages, "natural villages instead of the county file's")
      ->check(CLI::Range(1, 1'000'000));
  verb->add_option("--upgrades", options.upgrades, upgrades)->type_name("DIR");
  verb->add_option("--seed", options.seed, "seed of the dice")->capture_default_str();
  add_threads(verb, options.threads);
  add_set(verb, options.set);
  verb->add_flag("--quiet", options.quiet, "say nothing but problems");
}

/// What is not given is the library's.
template <class Options>
void fill_from_library(Options& options) {
  if (options.county.empty()) options.county = library_folder() / "county" / "shangli.yaml";
  if (options.upgrades.empty()) options.upgrades = library_folder() / "upgrades";
}

void add_replications(CLI::App* verb, int& replications, int least, const std::string& about) {
  verb->add_option("--replications", replications, about)
      ->check(CLI::Range(least, kMostReplications))
      ->capture_default_str();
}

void add_check(CLI::App& app, Task& task) {
  const auto files = std::make_shared<std::vector<std::filesystem::path>>();
  CLI::App* verb = app.add_subcommand("check", "check scenario files and name every problem");
  verb->add_option("FILE", *files, "county, upgrade, variant or sources file, or an ensemble (.csv)")->required();
  verb->callback([files, &task] { task = [files] { return check(*files); }; });
}

void add_compare(CLI::App& app, Task& task) {
  const auto options = std::make_shared<CompareOptions>();
  CLI::App* verb = app.add_subcommand("compare", "hold a small reform against the county without it, on the same dice");
  verb->add_option("FILE", options->reforms, "upgrade or variant file of the reform")->required();
  add_county(verb, *options, "folder of what is in force in both arms (the library's eight without it)");
  verb->add_option("--months", options->months, "months observed from the reform's date on")
      ->check(CLI::Range(1, 240))
      ->capture_default_str();
  add_replications(verb, options->replications, 2, "replications of both arms");
  verb->add_flag("--keyed-only", options->keyed_only, "leave out one stream and keys by day");
  verb->callback([options, &task] {
    fill_from_library(*options);
    task = [options] { return compare(*options); };
  });
}

void add_describe(CLI::App& app, Task& task) {
  const auto options = std::make_shared<DescribeOptions>();
  CLI::App* verb = app.add_subcommand("describe", "show what a scenario file says, with the grade of every number");
  verb->add_option("FILE", options->file, "county, upgrade, variant or sources file")->required();
  add_set(verb, options->set);
  verb->callback([options, &task] { task = [options] { return describe(*options); }; });
}

void add_history(CLI::App& app, Task& task) {
  const auto options = std::make_shared<HistoryOptions>();
  CLI::App* verb = app.add_subcommand("history", "replay the county's history, without and with each upgrade");
  add_county(verb, *options);
  add_replications(verb, options->replications, 1, "replications of every arm");
  CLI::Option* dice =
      verb->add_option("--dice", options->dice, "further replications of vector 1, to see what the dice do")
          ->check(CLI::Range(0, 1000))
          ->capture_default_str();
  verb->add_flag("--fixed-parameters", options->fixed_parameters, "keep the default parameters in every replication");
  CLI::Option* out =
      verb->add_option("--out", options->out, "folder for the results")->type_name("DIR")->capture_default_str();
  verb->add_flag("--replace", options->replace, "replace another scenario's results in --out");
  verb->callback([options, dice, out, &task] {
    options->own_dice = dice->count() > 0;
    options->explicit_out = out->count() > 0;
    options->own_county = !options->county.empty();
    options->own_upgrades = !options->upgrades.empty();
    fill_from_library(*options);
    task = [options] { return history(*options); };
  });
}

void add_targets(CLI::App& app, Task& task) {
  const auto options = std::make_shared<TargetsOptions>();
  CLI::App* verb = app.add_subcommand("targets", "hold the county's own values against the published figures");
  add_county(verb, *options);
  add_replications(verb, options->replications, 1, "replications of both arms");
  verb->callback([options, &task] {
    fill_from_library(*options);
    task = [options] { return targets_of(*options); };
  });
}

void add_ensemble(CLI::App& app, Task& task) {
  const auto options = std::make_shared<EnsembleOptions>();
  CLI::App* verb = app.add_subcommand("ensemble", "draw parameter vectors and keep those the published figures allow");
  add_county(verb, *options);
  CLI::Option* draws = verb->add_option("--draws", options->draws, "vectors that are drawn")
                           ->check(CLI::Range(1, 1'000'000))
                           ->capture_default_str();
  verb->add_option("--keep", options->keep, "vectors of the ensemble, the defaults among them")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
  verb->add_option("--also", options->also, "a number that is drawn besides those marked calibrated")
      ->type_name("KEY")
      ->allow_extra_args(false);
  verb->add_flag("--all-assumed", options->all_assumed, "draw every assumed number");
  verb->add_option("--from", options->from, "ensemble whose vectors the walks begin at (the defaults without it)")
      ->type_name("FILE");
  verb->add_option("--steps", options->steps, "walk that many steps from the defaults instead of drawing anywhere")
      ->check(CLI::Range(0, 10'000))
      ->capture_default_str();
  verb->add_option("--out", options->out, "file for the ensemble, NAME.ensemble.csv")->type_name("FILE")->required();
  verb->callback([options, draws, &task] {
    options->own_draws = draws->count() > 0;
    fill_from_library(*options);
    task = [options] { return make_ensemble(*options); };
  });
}

void add_replay(CLI::App& app, Task& task) {
  const auto options = std::make_shared<ReplayOptions>();
  CLI::App* verb = app.add_subcommand("replay", "run a run of a results folder again and hold it against the folder");
  verb->add_option("DIR", options->folder, "folder of results, written by history")->required();
  verb->add_option("--arm", options->arm, "arm of the run, as in runs.csv")->type_name("NAME");
  verb->add_option("--replication", options->replication, "its replication");
  verb->add_option("--run", options->run, "the run by its id in runs.csv, instead of --arm and --replication")
      ->type_name("RUN_ID");
  verb->add_option("--against", options->against, "run the same run of this folder too and compare the two")
      ->type_name("DIR");
  verb->add_flag("--trace", options->trace,
                 "with --against: name the first event that differs; without: write the run's events to stdout");
  verb->add_option("--year", options->year, "write only the events of this year")->check(CLI::Range(1900, 2200));
  verb->add_option("--cell", options->cell,
                   "run all runs again that one number of a table is made of and compute it anew, as "
                   "effects.csv:12:difference; row 1 is the first below the header")
      ->type_name("FILE:ROW:COLUMN");
  add_threads(verb, options->threads);
  verb->add_flag("--quiet", options->quiet, "say nothing but the answer and problems");
  verb->callback([options, &task] { task = [options] { return replay_folder(*options); }; });
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

/// Reads the parser back as plain data.
Interface interface_of(CLI::App& app) {
  Interface interface;
  for (const CLI::App* sub : app.get_subcommands(nullptr)) {
    Verb verb{sub->get_name(), sub->get_description(), {}, ""};
    for (const CLI::Option* option : sub->get_options()) {
      if (option->get_positional()) {
        verb.operand = option->get_name();
        continue;
      }
      Flag flag{{}, option->get_description(), ""};
      for (const std::string& name : option->get_snames()) flag.names.push_back("-" + name);
      for (const std::string& name : option->get_lnames()) flag.names.push_back("--" + name);
      const std::string type = option->get_type_name();
      if (option->get_expected_max() > 0) flag.value = type.substr(0, type.find(':'));
      verb.flags.push_back(std::move(flag));
    }
    interface.push_back(std::move(verb));
  }
  return interface;
}

void add_completion(CLI::App& app, Task& task) {
  const auto shell = std::make_shared<std::string>();
  CLI::App* verb = app.add_subcommand("completion", "print a script that lets a shell complete verbs and flags");
  verb->add_option("SHELL", *shell, "bash or zsh")->required()->check(CLI::IsMember({"bash", "zsh"}));
  verb->callback([shell, &app, &task] {
    const Interface interface = interface_of(app);
    task = [shell, interface] {
      fmt::print("{}", *shell == "bash" ? bash_completion(interface) : zsh_completion(interface));
      return kWell;
    };
  });
}

/// What holds for the flags of every verb: numbers are decimal, and a name that is empty is no name.
void be_strict(CLI::App& app) {
  const CLI::Validator decimal([](std::string& word) { return not_decimal(word); }, "");
  const auto at_most = [](std::uint64_t most) {
    return CLI::Validator([most](std::string& word) { return too_large(word, most); }, "");
  };
  const CLI::Validator named([](std::string& word) { return word.empty() ? std::string("is empty; give a name") : ""; },
                             "");
  for (CLI::App* verb : app.get_subcommands(nullptr)) {
    for (CLI::Option* option : verb->get_options()) {
      const std::string type = option->get_type_name();
      const std::string kind = type.substr(0, type.find(':'));
      if (kind == "INT" || kind == "UINT") option->check(decimal);
      if (kind == "INT") option->check(at_most(std::numeric_limits<int>::max()));
      if (kind == "UINT") option->check(at_most(std::numeric_limits<std::uint32_t>::max()));
      if ((kind == "FILE" || kind == "DIR") && !option->get_positional()) option->check(named);
    }
  }
}

}  // namespace

Task read_command_line(int argc, char** argv) {
  CLI::App app("tiexin: a county's closeness to its people, replayed and measured", "tiexin");
  app.require_subcommand(1);
  Task task;
  add_check(app, task);
  add_compare(app, task);
  add_completion(app, task);
  add_describe(app, task);
  add_ensemble(app, task);
  add_history(app, task);
  add_replay(app, task);
  add_targets(app, task);
  add_verify(app, task);
  add_version(app, task);
  be_strict(app);
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
    const std::string unknown = unknown_word(interface_of(app), {argv + std::min(argc, 1), argv + argc});
    throw UsageError((unknown.empty() ? plainer(error.what()) : unknown) + "\nRun with --help for more.");
  }
  return task;
}

}  // namespace tiexin::scenarios

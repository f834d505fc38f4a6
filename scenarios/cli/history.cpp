#include "scenarios/cli/history.hpp"

#include <cstdio>
#include <fmt/core.h>
#include <utility>

#include "analysis/report/findings_in_words.hpp"
#include "analysis/report/shown_units.hpp"
#include "scenarios/cli/counted.hpp"
#include "scenarios/cli/exit_code.hpp"
#include "scenarios/cli/interface.hpp"
#include "scenarios/cli/library.hpp"
#include "scenarios/cli/machine.hpp"
#include "scenarios/cli/overrides.hpp"
#include "scenarios/cli/progress.hpp"
#include "scenarios/cli/refuse.hpp"
#include "scenarios/cli/scorecard_text.hpp"
#include "scenarios/cli/version.hpp"
#include "scenarios/spec/plausible.hpp"
#include "scenarios/study/history_files.hpp"
#include "scenarios/study/staff_density.hpp"
#include "sim/replicate/run.hpp"

namespace tiexin::scenarios {
namespace {

// Measured on the full county, over all arms: 1.8e-9 on a quiet machine, 4.7e-9 where others use the processor.
constexpr double kSecondsPerHouseholdDay = 2.5e-9;

struct Inputs {
  County county;
  std::vector<Upgrade> upgrades;
  Ensemble ensemble;
};

/// Reads everything first, so that all that is wrong is told before anything is done.
Inputs read_inputs(const HistoryOptions& options, unsigned threads) {
  Inputs inputs;
  Problems problems;
  problems.gather([&] { inputs.county = load_county(options.county, overrides_of(options.set, options.villages)); });
  problems.gather([&] { inputs.upgrades = load_upgrades(options.upgrades, options.set); });
  problems.throw_if_any();
  const County& county = inputs.county;
  problems.gather([&] { inputs.ensemble = ensemble_of(county, inputs.upgrades); });
  check_fits(county.parameters, county.head, inputs.upgrades, problems);
  check_size(county.parameters, county.head.horizon, county.provenance, machine_memory() / threads, problems);
  problems.throw_if_any();
  return inputs;
}

std::vector<std::string> command_of(const HistoryOptions& options, const Question& question) {
  std::string command = fmt::format("./run history --replications {} --dice {} --seed {}", question.replications,
                                    question.dice, question.seed);
  // As they were typed, but for the library's own, which stand in the folder of the source code.
  if (options.own_county) command += " --county " + for_shell(in_source_folder(options.county).string());
  if (options.own_upgrades) command += " --upgrades " + for_shell(in_source_folder(options.upgrades).string());
  if (options.villages) command += fmt::format(" --villages {}", *options.villages);
  for (const std::string& one : options.set) command += " --set " + for_shell(one);
  if (options.fixed_parameters) command += " --fixed-parameters";
  return {command};
}

Question question_of(const HistoryOptions& options, const Inputs& inputs, std::size_t n_dice) {
  Question question;
  question.scenario = fmt::format("{:016x}", scenario_hash(inputs.county, inputs.upgrades));
  question.county_file = options.county.filename().string();
  question.set = options.set;
  question.seed = options.seed;
  question.replications = options.replications;
  question.dice = static_cast<int>(n_dice);
  question.fixed_parameters = options.fixed_parameters;
  question.results_version = kResultsVersion;
  question.version = program_version();
  question.build = build();
  question.commands = command_of(options, question);
  question.run_id = result_number(question, inputs.ensemble);
  return question;
}

/// Replications of --dice that mean nothing are not dropped in silence.
void check_dice(const HistoryOptions& options, std::size_t n_vectors, std::size_t n_dice) {
  if (!options.own_dice || options.dice == 0 || n_dice > 0) return;
  if (n_vectors > 1 && !options.fixed_parameters)
    refuse("--dice", "has nothing to be held against beside one replication",
           "ask for two --replications, or --dice 0");
  refuse("--dice", "adds nothing where all replications have the same parameters: each shows the dice",
         "leave it out, or give --dice 0");
}

/// Says on stderr what will be done and about how long it takes.
void announce(const CountyStudy& study, const County& county, const Question& question, std::size_t n_replications,
              unsigned threads, double seconds) {
  const auto& people = study.population();
  fmt::print(stderr, "{} ({}): {}, {}, {}, {} to {}.\n", county.head.name.zh, county.head.name.en,
             counted(people.n_villages(), "natural village"), counted(people.n_households(), "household"),
             counted(study.arms().size(), "arm"), study.calendar().origin().year, study.calendar().end().year - 1);
  fmt::print(stderr, "{}", slack_warning(county.parameters));
  if (study.ensemble().size() == 0) {
    fmt::print(stderr,
               "There is no ensemble beside {}: every replication runs with its own values, and intervals show "
               "the dice alone.\n",
               question.county_file);
  } else if (question.fixed_parameters) {
    fmt::print(stderr, "Every replication runs with the default parameters: intervals show the dice alone.\n");
  } else {
    fmt::print(stderr, "Replication r runs with parameter vector r of {}{}.\n", study.n_vectors(),
               question.dice > 1    ? fmt::format("; {} further ones of vector 1 show the dice", question.dice)
               : question.dice == 1 ? "; a further one of vector 1 shows the dice"
                                    : "");
  }
  fmt::print(stderr, "{} on {}: {}.\n", counted(n_replications * study.arms().size(), "run"),
             counted(threads, "thread"), seconds < 0.5 ? "less than a second" : "about " + spoken(seconds));
}

void name_failed(const Replayed& replayed, const Question& question) {
  if (replayed.n_stopped > 0) {
    fmt::print("Stopped: {} of {} runs did not come to their end; what follows is of those that did.\n",
               replayed.n_stopped, replayed.n_asked);
  }
  if (replayed.failed.empty()) return;
  fmt::print(
      "Failed: {} of {} runs; each replication is left out on both sides of every comparison that it touches. "
      "With more than a tenth lost there is no estimate.\n",
      replayed.failed.size(), replayed.n_asked);
  constexpr std::size_t kMostNamed = 10;
  for (std::size_t i = 0; i < replayed.failed.size() && i < kMostNamed; ++i) {
    const FailedRun& run = replayed.failed[i];
    fmt::print("  arm {}, replication {}, seed {}: {}\n", run.arm, run.replication, question.seed, run.text);
  }
  if (replayed.failed.size() > kMostNamed) {
    fmt::print("  and {} more, all in runs.csv\n", replayed.failed.size() - kMostNamed);
  }
}

/// How many replications the scorecard is of: after a stop not those asked for.
std::string n_in_words(const Answer& answer) {
  const int asked = answer.question.replications;
  if (answer.replayed.n_stopped == 0) return std::to_string(asked);
  return fmt::format("{} of {}, stopped", answer.replayed.n_complete, asked);
}

void print_answer(const Answer& answer, const std::filesystem::path& folder) {
  name_failed(answer.replayed, answer.question);
  const auto& plan = answer.runs.plan();
  const auto& period = plan.periods.back();
  const std::string years = period.front() == period.back() ? std::to_string(period.front())
                                                            : fmt::format("{}–{}", period.front(), period.back());
  fmt::print("{} {} · {} · {} · n = {}\n\n{}\n", answer.county.head.name.zh, answer.county.head.name.en, years,
             answer.question.run_id, n_in_words(answer), scorecard_text(plan, answer.results));
  const analysis::ReportInput input = report_input(answer);
  const auto units = analysis::shown_units(input.scorecard, {&input.effects, &input.effects_order, &input.totals});
  for (const analysis::Words& words : analysis::first_screen(input, units)) fmt::print("{}\n{}\n", words.zh, words.en);
  fmt::print(
      "\n真值只存在于模型之中，不是对上栗县的统计。 Truth exists only within the model; it is no statistic of the "
      "county.\n结果 results: {}   报告 report: {}\n",
      folder.string(), (folder / "report.html").string());
}

/// The parameter vectors as the findings weigh them.
analysis::Vectors vectors_of(const CountyStudy& study) {
  if (study.ensemble().size() == 0) return {{}, {{}}};
  return {study.ensemble().paths, study.ensemble().vectors};
}

}  // namespace

int history(const HistoryOptions& options) {
  const unsigned threads = threads_of(options.threads);
  const Inputs inputs = read_inputs(options, threads);
  const std::size_t n_vectors = inputs.ensemble.size() == 0 ? 1 : inputs.ensemble.size();
  const auto replications = replications_of(options.replications, options.dice, n_vectors, options.fixed_parameters);
  const std::size_t n_dice = replications.size() - static_cast<std::size_t>(options.replications);
  check_dice(options, n_vectors, n_dice);
  const Question question = question_of(options, inputs, n_dice);
  Results folder({options.out, options.explicit_out, options.replace, question.scenario});
  catch_signals();

  Listener listener;
  const CountyStudy study(inputs.county, history_arms(inputs.upgrades), inputs.ensemble, &listener);
  const analysis::HistoryPlan plan = history_plan(study);
  const std::int64_t days = sim::total_days(study.plan(), replications.size(), sim::Progress());
  if (!options.quiet) {
    const double seconds =
        static_cast<double>(days) * study.population().n_households() * kSecondsPerHouseholdDay / threads;
    announce(study, inputs.county, question, replications.size(), threads, seconds);
  }
  TerminalProgress progress(days, options.quiet);
  Replayed replayed = replay(study, plan, replications, options.seed, question.run_id, threads, progress);
  progress.finish();
  if (replayed.summaries.empty()) throw sim::Stopped();
  if (replayed.n_stopped > 0 && !options.quiet)
    fmt::print(stderr, "Stopped; what is finished, {}, is written.\n",
               counted(replayed.summaries.size() - replayed.failed.size(), "run"));

  const bool all_well = replayed.failed.empty() && replayed.n_stopped == 0;
  const analysis::Runs runs(plan, std::move(replayed.summaries));
  const analysis::HistoryResults results = analysis::history(runs);
  const analysis::Findings findings = analysis::findings(runs, results, vectors_of(study));
  const Answer answer{inputs.county, study, question, replayed, runs, results, findings};
  write_history(folder, answer);
  folder.commit();
  print_answer(answer, options.out);
  return all_well ? kWell : kSomeRunsFailed;
}

}  // namespace tiexin::scenarios

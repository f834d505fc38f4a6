#include "scenarios/study/history_files.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>
#include <xxhash.h>

#include <nlohmann/json.hpp>

#include "analysis/estimate/dictionary.hpp"
#include "scenarios/spec/number.hpp"
#include "scenarios/store/csv.hpp"
#include "scenarios/study/rows_csv.hpp"

namespace tiexin::scenarios {
namespace {

using Json = nlohmann::ordered_json;

/// All upgrades, in the arm that has every one of them.
const std::vector<Upgrade>& upgrades_of(const Answer& answer) {
  return answer.study.arms()[answer.runs.plan().upgrades.size()].upgrades;
}

std::string upgrades_csv(const analysis::HistoryPlan& plan, const CountyStudy& study) {
  CsvWriter csv({"upgrade", "date", "date_low", "date_high", "grade", "source", "zh", "en", "difficulty_zh",
                 "difficulty_en", "sets", "kind", "townships"});
  for (const analysis::Upgrade& known : plan.upgrades) {
    for (const Upgrade& upgrade : study.arms()[plan.upgrades.size()].upgrades) {
      if (std::to_string(upgrade.id) != known.name) continue;
      std::string sets;
      for (const Assignment& one : upgrade.sets) {
        sets += (sets.empty() ? "" : " ") + one.path + '=' + shortest(one.value);
      }
      csv.add(known.name).add(upgrade.date.value).add(upgrade.date.low).add(upgrade.date.high);
      csv.add(kGradeNames.at(static_cast<std::size_t>(upgrade.date.grade))).add(upgrade.date.source);
      csv.add(upgrade.name.zh).add(upgrade.name.en).add(upgrade.difficulty.zh).add(upgrade.difficulty.en).add(sets);
      csv.add(kUpgradeKindNames.at(static_cast<std::size_t>(upgrade.kind)))
          .add(fmt::format("{}", fmt::join(upgrade.townships, " ")));
      csv.end_row();
    }
  }
  return csv.text();
}

std::string parameters_csv(const County& county, const std::vector<Upgrade>& upgrades) {
  CsvWriter csv({"parameter", "value", "range_low", "range_high", "unit", "grade", "source", "calibrated", "choice"});
  for (const auto& row : parameter_rows(county)) {
    const Origin& origin = county.provenance.find(row.path)->second;
    csv.add(row.path).add(row.value).add(row.low).add(row.high).add(row.unit).add(row.grade).add(origin.source);
    csv.add(origin.calibrated).add(row.text);
    csv.end_row();
  }
  for (const Upgrade& upgrade : upgrades) {
    for (const auto& [lever, origin] : upgrade.beliefs) {
      csv.add(upgrade.path_of(lever)).add(origin.value).add(origin.low).add(origin.high).add(origin.unit);
      csv.add(kGradeNames.at(static_cast<std::size_t>(origin.grade))).add(origin.source).add(origin.calibrated).add("");
      csv.end_row();
    }
  }
  return csv.text();
}

/// The parameter vectors that `runs.csv` names; that of a county without ensemble has no columns.
std::string vectors_csv(const Ensemble& ensemble) {
  std::vector<std::string> columns{"vector"};
  columns.insert(columns.end(), ensemble.paths.begin(), ensemble.paths.end());
  CsvWriter csv(columns);
  for (std::size_t v = 0; v < ensemble.size(); ++v) {
    csv.add(v + 1);
    for (const double value : ensemble.vectors[v]) csv.add(value);
    csv.end_row();
  }
  if (ensemble.size() == 0) csv.add(1).end_row();
  return csv.text();
}

std::vector<analysis::Indicator> indicators() { return analysis::dictionary(); }

}  // namespace

std::string result_number(const Question& question, const Ensemble& ensemble) {
  const std::string text =
      fmt::format("{} {} {} {} {} {}\n{}", question.scenario, question.results_version, question.seed,
                  question.replications, question.dice, question.fixed_parameters, vectors_csv(ensemble));
  return fmt::format("{:016x}", XXH3_64bits(text.data(), text.size())).substr(0, 12);
}

std::string manifest_of(const Answer& answer) {
  const Question& question = answer.question;
  const Replayed& replayed = answer.replayed;
  const auto n_failed = replayed.failed.size();
  Json failed = Json::array();
  for (const FailedRun& run : replayed.failed) {
    failed.push_back({{"arm", run.arm}, {"replication", run.replication}, {"seed", run.seed}, {"error", run.text}});
  }
  Json arms = Json::array();
  for (const StudyArm& arm : answer.study.arms()) arms.push_back(arm.name);
  const Horizon& horizon = answer.study.horizon();
  const Json manifest{
      {"program", "tiexin"},
      {"verb", "history"},
      {"version", question.version},
      {"results_version", question.results_version},
      {"build", question.build},
      {"run_id", question.run_id},
      {"scenario", question.scenario},
      {"county",
       {{"file", question.county_file}, {"zh", answer.county.head.name.zh}, {"en", answer.county.head.name.en}}},
      {"horizon", {{"run_in", iso(horizon.run_in)}, {"start", iso(horizon.start)}, {"until", iso(horizon.until)}}},
      {"size",
       {{"natural_villages", answer.study.population().n_villages()},
        {"administrative_villages", answer.study.population().n_committees()},
        {"townships", answer.study.population().n_townships()},
        {"households", answer.study.population().n_households()}}},
      {"arms", arms},
      {"seed", question.seed},
      {"replications", question.replications},
      {"dice_replications", question.dice},
      {"vectors", answer.study.n_vectors()},
      {"fixed_parameters", question.fixed_parameters},
      {"set", question.set},
      {"runs",
       {{"asked", replayed.n_asked},
        {"finished", answer.runs.summaries().size() - n_failed},
        {"failed", n_failed},
        {"stopped", replayed.n_stopped}}},
      {"failed", failed},
      {"state_hash", fmt::format("{:016x}", replayed.state_hash)}};
  return manifest.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::vector<NamedTable> tables_of(const analysis::HistoryResults& results) {
  analysis::EffectRow in_order;
  in_order.sequence = "4,5";
  return {{"scorecard.csv", csv_of(results.scorecard)},
          {"effects.csv", csv_of(results.effects)},
          {"effects_order.csv", csv_of(results.effects_order, in_order)},
          {"effects_all.csv", csv_of(results.totals)},
          {"timeline.csv", csv_of(results.timeline)},
          {"targets.csv", csv_of(results.targets)},
          {"targets_default.csv", csv_of(results.default_targets)},
          {"runs.csv", csv_of(results.runs)},
          {"runs_year.csv", csv_of(results.runs_year)},
          {"runs_hash.csv", csv_of(results.runs_hash)}};
}

void write_history(Results& folder, const Answer& answer) {
  folder.write("indicators.csv", csv_of(indicators(), indicators().front()));
  for (const NamedTable& table : tables_of(answer.results)) folder.write(table.file, table.text);
  folder.write("upgrades.csv", upgrades_csv(answer.runs.plan(), answer.study));
  folder.write("parameters.csv", parameters_csv(answer.county, upgrades_of(answer)));
  folder.write("vectors.csv", vectors_csv(answer.study.ensemble()));
  folder.write("report.html", analysis::report_html(report_input(answer)));
  folder.write(kManifestName, manifest_of(answer));
}

}  // namespace tiexin::scenarios

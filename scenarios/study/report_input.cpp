#include <cmath>
#include <fmt/core.h>
#include <set>

#include "scenarios/spec/number.hpp"
#include "scenarios/spec/slots.hpp"
#include "scenarios/study/assumption_words.hpp"
#include "scenarios/study/history_files.hpp"
#include "scenarios/study/shown_parameters.hpp"
#include "scenarios/study/staff_density.hpp"

namespace tiexin::scenarios {
namespace {

using analysis::ReportInput;
using analysis::Words;

std::string source_text(const Sources& sources, const std::string& key) {
  const auto found = sources.by_key().find(key);
  if (found == sources.by_key().end()) return key;
  const Source& source = found->second;
  std::string text = source.title;
  for (const std::string& more : {source.publisher, source.date}) {
    if (!more.empty()) text += (text.empty() ? "" : ", ") + more;
  }
  return text;
}

/// Replications asked for of which some run failed.
std::size_t n_failed(const Replayed& replayed) {
  std::set<std::uint32_t> failed;
  for (const FailedRun& run : replayed.failed) {
    if (run.replication < kFirstDice) failed.insert(run.replication);
  }
  return failed.size();
}

ReportInput::Meta meta_of(const Answer& answer) {
  const Question& question = answer.question;
  const auto& plan = answer.runs.plan();
  ReportInput::Meta meta;
  meta.run_id = question.run_id;
  const auto& name = answer.county.head.name;
  const std::optional<int> reduced = reduced_to(answer.county);
  const Words size =
      reduced ? Words{fmt::format("（{} 个自然村）", *reduced), fmt::format(" ({} natural villages)", *reduced)}
              : Words{" ", ""};
  meta.scenario = {fmt::format("{}{}{}—{} 年回放", name.zh, size.zh, plan.first_year, plan.last_year),
                   fmt::format("{}{}, {}–{}, replayed", name.en, size.en, plan.first_year, plan.last_year)};
  meta.size = smaller_county(answer.county);
  meta.seed = question.seed;
  meta.replications = question.replications;
  meta.failed = static_cast<int>(n_failed(answer.replayed));
  meta.complete = static_cast<int>(answer.replayed.n_complete);
  meta.runs = static_cast<int>(answer.replayed.n_asked);
  meta.stopped = static_cast<int>(answer.replayed.n_stopped);
  meta.results_version = question.results_version;
  meta.build = question.build;
  meta.scenario_hash = question.scenario;
  meta.state_hash = fmt::format("{:016x}", answer.replayed.state_hash);
  meta.commands = question.commands;
  meta.fixed_parameters = question.fixed_parameters || answer.study.n_vectors() == 1;
  return meta;
}

ReportInput::Period period_of(const analysis::HistoryPlan& plan) {
  const auto& last = plan.periods.back();
  return {plan.period_name(last.front(), last.back()), fmt::format("{}-01-01", last.front()),
          fmt::format("{}-12-31", last.back())};
}

/// The sentences of the first screen, from the findings as they are.
void add_findings(const analysis::Findings& findings, ReportInput& input) {
  for (const analysis::Finding& found : findings.sentences) {
    const Words assumption = found.heaviest.stands_out() ? assumption_words(found.heaviest.name) : Words{};
    input.sentences.push_back({found.role, found.effect, assumption, found.needed});
  }
  input.unclear = findings.count(analysis::Verdict::undecided);
  input.judged = static_cast<int>(findings.verdicts.size()) - findings.count(analysis::Verdict::unknown);
}

void add_dates(const CountyStudy& study, std::size_t n_upgrades, const Sources& sources,
               std::vector<ReportInput::Parameter>& rows) {
  for (const Upgrade& upgrade : study.arms()[n_upgrades].upgrades) {
    ReportInput::Parameter row;
    row.path = fmt::format("upgrade.{}.date", upgrade.id);
    row.name = {fmt::format("第 {} 次提升的生效日期", upgrade.id), fmt::format("date of upgrade {}", upgrade.id)};
    row.unit_name = {"日期", "date"};
    row.unit = "date";
    row.grade = kGradeNames.at(static_cast<std::size_t>(upgrade.date.grade));
    row.source = source_text(sources, upgrade.date.source);
    row.text = fmt::format("{} [{}, {}]", iso(upgrade.date.value), iso(upgrade.date.low), iso(upgrade.date.high));
    rows.push_back(std::move(row));
  }
}

void add_levers(const CountyStudy& study, std::size_t n_upgrades, const Sources& sources,
                std::vector<ReportInput::Parameter>& rows) {
  for (const Upgrade& upgrade : study.arms()[n_upgrades].upgrades) {
    for (const auto& [lever, origin] : upgrade.beliefs) {
      const std::string path = upgrade.path_of(lever);
      rows.push_back({path, origin.value, origin.low, origin.high, origin.unit,
                      std::string(kGradeNames.at(static_cast<std::size_t>(origin.grade))),
                      source_text(sources, origin.source), std::string(), assumption_words(path),
                      unit_name(origin.unit)});
    }
  }
}

}  // namespace

std::vector<ReportInput::Parameter> parameter_rows(const County& county) {
  models::Parameters parameters = county.parameters;
  std::vector<ReportInput::Parameter> rows;
  for (const Slot& slot : slots(parameters)) {
    for (std::size_t part = 0; part < slot.n_parts(); ++part) {
      const auto found = county.provenance.find(slot.part_path(part));
      if (found == county.provenance.end()) continue;
      const Origin& origin = found->second;
      const double value = slot.value(part);
      const bool word = slot.kind == SlotKind::choice || slot.kind == SlotKind::toggle;
      rows.push_back({found->first, value, origin.low, origin.high, slot.unit,
                      std::string(kGradeNames.at(static_cast<std::size_t>(origin.grade))),
                      source_text(county.sources, origin.source), word ? shown(slot, value) : std::string()});
    }
  }
  return rows;
}

ReportInput report_input(const Answer& answer) {
  const auto& plan = answer.runs.plan();
  ReportInput input;
  input.meta = meta_of(answer);
  input.period = period_of(plan);
  for (const Upgrade& upgrade : answer.study.arms()[plan.upgrades.size()].upgrades) {
    input.upgrades.push_back({std::to_string(upgrade.id),
                              iso(upgrade.date.value),
                              {upgrade.name.zh, upgrade.name.en},
                              {upgrade.difficulty.zh, upgrade.difficulty.en}});
  }
  std::vector<std::string> in_force;
  input.arms.push_back({plan.arm(0), in_force});
  for (const analysis::Upgrade& upgrade : plan.upgrades) {
    in_force.push_back(upgrade.name);
    input.arms.push_back({upgrade.name, in_force});
  }
  add_findings(answer.findings, input);
  input.scorecard = answer.results.scorecard;
  input.effects = answer.results.effects;
  input.effects_order = answer.results.effects_order;
  input.totals = answer.results.totals;
  input.timeline = answer.results.timeline;
  input.targets = answer.results.targets;
  input.parameters = shown_parameters(answer.county);
  add_levers(answer.study, plan.upgrades.size(), answer.county.sources, input.parameters);
  add_dates(answer.study, plan.upgrades.size(), answer.county.sources, input.parameters);
  return input;
}

}  // namespace tiexin::scenarios

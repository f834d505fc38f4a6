#include "scenarios/cli/compare_text.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/core.h>
#include <fmt/ranges.h>

#include "analysis/estimate/descriptive.hpp"
#include "analysis/estimate/dictionary.hpp"
#include "analysis/estimate/paired.hpp"
#include "analysis/estimate/runs.hpp"
#include "analysis/report/rounding.hpp"
#include "scenarios/cli/scorecard_text.hpp"
#include "scenarios/spec/number.hpp"

namespace tiexin::scenarios {
namespace {

using analysis::Sample;
using analysis::VarianceReduction;
using Row = std::vector<std::string>;
using Arms = std::array<std::vector<double>, 2>;

constexpr const char* kNone = "—";

/// The rules that were run, keyed first.
std::vector<DrawRule> rules_of(const ReformRuns& runs) {
  std::vector<DrawRule> rules;
  for (const DrawRule rule : {DrawRule::keyed, DrawRule::one_stream, DrawRule::by_day}) {
    if (!runs.by_rule[static_cast<std::size_t>(rule)].histories.empty()) rules.push_back(rule);
  }
  return rules;
}

const RuleRuns& of(const ReformRuns& runs, DrawRule rule) { return runs.by_rule[static_cast<std::size_t>(rule)]; }

/// How an indicator is named and scaled, and where it can lie: counts and costs from 0 on.
struct Shown {
  std::string name;
  double factor = 1;
  double least = 0;
  double most = HUGE_VAL;
};

Shown shown(std::size_t headline, const Arms& arms) {
  const analysis::Indicator& entry = analysis::dictionary()[analysis::index_of(kCompared[headline])];
  double largest = 0;
  for (const double value : analysis::filled(arms[0])) largest = std::max(largest, std::fabs(value));
  const bool percent = entry.shown == analysis::Shown::percent;
  const analysis::ShownUnit unit = analysis::shown_unit(percent ? "share" : entry.unit, largest);
  return {fmt::format("{} {}{}", entry.zh, entry.id, unit.level.en.empty() ? "" : " [" + unit.level.en + "]"),
          unit.factor, entry.unit == "tau" ? -1.0 : 0.0, percent || entry.unit == "tau" ? 1.0 : HUGE_VAL};
}

/// The central 90 % range of a level over the dice, mean ± t(n - 1, .95) s as dice_low and dice_high of the scorecard,
/// cut where no value can lie: of few replications it does not know that.
std::string level(const std::vector<double>& values, const Shown& name) {
  if (values.empty()) return kNone;
  const double mean = analysis::mean(values);
  const double half = values.size() < 2 ? analysis::kEmpty
                                        : analysis::t_quantile(0.95, static_cast<double>(values.size() - 1)) *
                                              analysis::standard_deviation(values);
  if (analysis::is_empty(half)) return analysis::shown_range(mean * name.factor, half, half, analysis::kEmpty);
  return analysis::shown_range(mean * name.factor, std::max(name.least, mean - half) * name.factor,
                               std::min(name.most, mean + half) * name.factor, analysis::kEmpty);
}

std::string difference(const VarianceReduction& reduction, double factor) {
  const analysis::Comparison& d = reduction.difference;
  if (analysis::is_empty(d.difference)) return kNone;
  return analysis::shown_difference({d.difference * factor, d.low * factor, d.high * factor});
}

/// "25.3 [14.6, 44.1]".
std::string factor_of(const VarianceReduction& reduction) {
  if (analysis::is_empty(reduction.factor)) return kNone;
  return fmt::format("{:.1f} [{:.1f}, {:.1f}]", reduction.factor, reduction.low, reduction.high);
}

std::string saved(const VarianceReduction& reduction) {
  return analysis::is_empty(reduction.saved) ? kNone : analysis::rounded(reduction.saved, 0);
}

/// Nothing where too many pairs are empty: what is left is a selection.
VarianceReduction reduction_of(const Sample& sample) {
  return analysis::too_many_empty(sample) ? VarianceReduction{}
                                          : analysis::variance_reduction(sample.control, sample.treated);
}

/// One row: an indicator, its levels and difference under keyed draws, the pairs that have a value, what keys saved,
/// the factor under every rule.
Row row_of(const Shown& name, const ReformRuns& runs, const auto& arms_of) {
  const auto sample_of = [&](DrawRule rule) {
    const Arms& arms = arms_of(of(runs, rule));
    return analysis::pairs_of(arms[0], arms[1]);
  };
  const Sample keyed = sample_of(DrawRule::keyed);
  const VarianceReduction reduction = reduction_of(keyed);
  Row row{name.name,
          level(keyed.control, name),
          level(keyed.treated, name),
          difference(reduction, name.factor),
          std::to_string(keyed.n()),
          saved(reduction),
          factor_of(reduction)};
  for (const DrawRule rule : rules_of(runs)) {
    if (rule != DrawRule::keyed) row.push_back(factor_of(reduction_of(sample_of(rule))));
  }
  return row;
}

std::string_view in_chinese(DrawRule rule) {
  constexpr std::array<std::string_view, kDrawRules> kNames{"按人按事", "按日", "单一数流"};
  return kNames[static_cast<std::size_t>(rule)];
}

std::string there_of(const ReformWindow& window) {
  if (window.townships.empty()) return "全县 whole county";
  return fmt::format("乡镇 township {}", fmt::join(window.townships, ", "));
}

std::vector<Row> indicator_rows(const ReformWindow& window, const ReformRuns& runs) {
  Row head{"指标 indicator", "不改 without",    "改 with", "差值 difference [随机波动 dice]",
           "成对数 pairs",   "省下的次数 saved"};
  for (const DrawRule rule : rules_of(runs))
    head.push_back(fmt::format("{} {}", in_chinese(rule), kDrawRuleNames[static_cast<std::size_t>(rule)]));
  std::vector<Row> rows{std::move(head)};
  for (std::size_t i = 0; i < kCompared.size(); ++i) {
    const auto arms_of = [i](const RuleRuns& of_rule) -> const Arms& { return of_rule.headlines[i]; };
    rows.push_back(row_of(shown(i, of(runs, DrawRule::keyed).headlines[i]), runs, arms_of));
  }
  const auto there = [](const RuleRuns& of_rule) -> const Arms& { return of_rule.resolved_there; };
  rows.push_back(row_of({fmt::format("真解决 true resolutions, {}", there_of(window))}, runs, there));
  return rows;
}

std::string share(const SameHistories& histories) {
  if (histories.matters == 0) return kNone;
  return fmt::format("{:.2f} %", 100.0 * static_cast<double>(histories.same) / static_cast<double>(histories.matters));
}

std::vector<Row> history_rows(const ReformWindow& window, const ReformRuns& runs) {
  Row head{"两边经历相同的事项 matters with the same history"};
  for (const DrawRule rule : rules_of(runs)) {
    const std::string name = fmt::format("{} {}", in_chinese(rule), kDrawRuleNames[static_cast<std::size_t>(rule)]);
    head.push_back(name + ", 全县 county");
    if (!window.townships.empty()) head.push_back(there_of(window));
  }
  std::vector<Row> rows{std::move(head)};
  for (std::size_t year = 0; year < of(runs, DrawRule::keyed).histories.size(); ++year) {
    Row row{year == 0 ? "改革时未了 open at the reform" : fmt::format("第{0}年发生 arisen in year {0}", year)};
    for (const DrawRule rule : rules_of(runs)) {
      const auto& places = of(runs, rule).histories[year];
      row.push_back(share(places[0]));
      if (!window.townships.empty()) row.push_back(share(places[1]));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

std::string compare_text(const CompareTitle& title, const ReformWindow& window, const ReformRuns& runs) {
  if (rules_of(runs).empty()) return "No replication came to its end: there is nothing to compare.\n";
  std::vector<std::string> names;
  for (const Upgrade& reform : title.reforms) names.push_back(fmt::format("{} {}", reform.name.zh, reform.name.en));
  const std::size_t n = of(runs, DrawRule::keyed).headlines[0][0].size();
  return fmt::format(
      "{} {} · {} · {}\n{} – {} · n = {} · seed {}\n\n{}\n{}\n"
      "Factor: how many times as many replications independent arms would need for the same interval; in brackets 95 "
      "%.\n"
      "Saved: replications of each arm, of which {} were run. A difference that never varies has no factor.\n"
      "Levels: the central 90 % over the dice. Difference: the 95 % interval of its mean over the dice.\n"
      "Pairs: replications in which both arms have a value; the others are left out, and where they are more than a "
      "tenth there is no difference. True resolutions are counted over the civil years that lie wholly in the "
      "window.\n"
      "真值只存在于模型之中，不是对上栗县的统计。 Truth exists only within the model; it is no statistic of the "
      "county.\n",
      title.county.zh, title.county.en, fmt::join(names, " + "), there_of(window), iso(title.horizon.start),
      iso(title.horizon.until), n, title.seed, aligned(indicator_rows(window, runs)),
      aligned(history_rows(window, runs)), n);
}

}  // namespace tiexin::scenarios

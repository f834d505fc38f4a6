#include "analysis/estimate/history.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <tuple>
#include <utility>

#include "analysis/calibrate/targets.hpp"
#include "analysis/estimate/descriptive.hpp"
#include "analysis/estimate/reading.hpp"

namespace tiexin::analysis {

namespace {

constexpr double kTail = 0.05;  // of the central 90 % of an ensemble, of levels and of differences alike
constexpr int kFewestDice = 3;

struct Level {
  double mean = kEmpty, low = kEmpty, high = kEmpty, dice_low = kEmpty, dice_high = kEmpty;
  int n = 0, n_failed = 0;
};

Level level(const Runs& runs, const std::string& arm, std::size_t window, std::size_t indicator) {
  const Sample sample = runs.level(arm, window, indicator, false);
  Level result;
  result.n = sample.n();
  result.n_failed = sample.n_failed;
  if (too_many_failed(sample) || sample.n() == 0) return result;
  result.mean = mean(sample.treated);
  if (sample.n() < 2) return result;
  result.low = quantile(sample.treated, kTail);
  result.high = quantile(sample.treated, 1.0 - kTail);
  const Sample dice = runs.level(arm, window, indicator, true);
  if (dice.n() < kFewestDice) return result;
  const double reach = t_quantile(1.0 - kTail, dice.n() - 1) * standard_deviation(dice.treated);
  result.dice_low = result.mean - reach;
  result.dice_high = result.mean + reach;
  return result;
}

void scorecard(const Runs& runs, HistoryResults& results) {
  const HistoryPlan& plan = runs.plan();
  for (const std::string& arm : plan.arms()) {
    if (plan.is_swapped(arm) || !runs.has_arm(arm)) continue;
    for (const auto& period : plan.periods) {
      const std::size_t window = runs.window(plan.period_name(period.front(), period.back()));
      for (std::size_t i = 0; i < dictionary().size(); ++i) {
        const Level l = level(runs, arm, window, i);
        results.scorecard.push_back({arm, fmt::format("{}-01-01", period.front()),
                                     fmt::format("{}-12-31", period.back()), i, l.mean, l.low, l.high, l.dice_low,
                                     l.dice_high, l.n, l.n_failed});
      }
    }
  }
}

void timeline(const Runs& runs, HistoryResults& results) {
  const HistoryPlan& plan = runs.plan();
  for (const std::string& arm : plan.arms()) {
    if (plan.is_swapped(arm) || !runs.has_arm(arm)) continue;
    for (int year = plan.first_year; year <= plan.last_year; ++year) {
      const std::size_t window = runs.window(std::to_string(year));
      for (std::size_t i = 0; i < dictionary().size(); ++i) {
        const Level l = level(runs, arm, window, i);
        results.timeline.push_back({arm, year, i, l.mean, l.low, l.high, l.n});
      }
    }
  }
}

/// The orders in which the upgrades of the day of upgrade k were run: that of the arms (null), then each in which two
/// neighbours are exchanged.
std::vector<const SwappedArm*> orders_of(const Runs& runs, int k) {
  const auto [first, last] = runs.plan().day_of(k);
  std::vector<const SwappedArm*> orders{nullptr};
  for (const SwappedArm& swapped : runs.plan().swapped_arms) {
    if (swapped.overtaken >= first && swapped.overtaken < last && runs.has_arm(swapped.name))
      orders.push_back(&swapped);
  }
  return orders;
}

/// The arms without and with upgrade k in one order.
std::pair<std::string, std::string> arms_in(const HistoryPlan& plan, const SwappedArm* order, int k) {
  if (order != nullptr && order->overtaken == k) return {order->name, plan.arm(k + 1)};
  if (order != nullptr && order->overtaken == k - 1) return {plan.arm(k - 2), order->name};
  return {plan.arm(k - 1), plan.arm(k)};
}

/// The two sides of upgrade k in one order.
Sides one_order(const HistoryPlan& plan, const SwappedArm* order, int k) {
  const auto [without, with] = arms_in(plan, order, k);
  return {{{without, 1.0}}, {{with, 1.0}}};
}

/// Names of the upgrades of the day of upgrade k, as they follow in one order: "5,4".
std::string sequence_of(const HistoryPlan& plan, const SwappedArm* order, int k) {
  const auto [first, last] = plan.day_of(k);
  std::vector<std::string> names;
  for (int of_day = first; of_day <= last; ++of_day) names.push_back(plan.arm(of_day));
  if (order != nullptr) {
    const auto overtaken = static_cast<std::size_t>(order->overtaken - first);
    std::swap(names[overtaken], names[overtaken + 1]);
  }
  return fmt::format("{}", fmt::join(names, ","));
}

bool is_unobserved(const Runs& runs, std::size_t window) { return runs.windows()[window].window.months() == 0; }

void effects(const Runs& runs, HistoryResults& results) {
  const HistoryPlan& plan = runs.plan();
  const int n_comparisons = family_size(plan.upgrades.size());
  for (int k = 1; k <= static_cast<int>(plan.upgrades.size()); ++k) {
    if (!runs.has_arm(plan.arm(k)) || !runs.has_arm(plan.arm(k - 1))) continue;
    const std::string& name = plan.arm(k);
    const auto orders = orders_of(runs, k);
    for (const char* label : kEffectWindows) {
      const std::size_t window = runs.window(fmt::format("{}:{}", label, name));
      if (is_unobserved(runs, window)) continue;
      for (std::size_t i = 0; i < dictionary().size(); ++i) {
        if (left_out_of_effects(label, dictionary()[i])) continue;
        EffectRow row = effect(runs, sides(runs, k), name, label, window, i);
        row.comparisons = n_comparisons;
        results.effects.push_back(std::move(row));
        if (orders.size() == 1) continue;
        for (const SwappedArm* order : orders) {
          EffectRow of_order = effect(runs, one_order(plan, order, k), name, label, window, i);
          of_order.sequence = sequence_of(plan, order, k);
          of_order.comparisons = n_comparisons;
          results.effects_order.push_back(std::move(of_order));
        }
      }
    }
  }
}

void totals(const Runs& runs, HistoryResults& results) {
  const HistoryPlan& plan = runs.plan();
  const std::string last = plan.arm(static_cast<int>(plan.upgrades.size()));
  if (last == "0" || !runs.has_arm(last) || !runs.has_arm("0")) return;
  for (const auto& period : plan.periods) {
    const std::string name = plan.period_name(period.front(), period.back());
    for (std::size_t i = 0; i < dictionary().size(); ++i) {
      if (left_out_of_effects(name, dictionary()[i])) continue;
      results.totals.push_back(effect(runs, {{{"0", 1.0}}, {{last, 1.0}}}, "all", name, runs.window(name), i));
    }
  }
}

void target_rows(const Runs& runs, bool of_default, std::vector<TargetRow>& rows) {
  const HistoryPlan& plan = runs.plan();
  std::vector<std::string> arms{"0"};
  if (!plan.upgrades.empty()) arms.push_back(plan.upgrades.back().name);
  for (std::size_t i = 0; i < targets().size(); ++i) {
    const Target& target = targets()[i];
    for (const std::string& arm : arms) {
      if (arm == "0" ? !target.in_base : !target.in_last) continue;
      const Sample sample = of_default ? runs.target_of_vector(arm, i, 1) : runs.target(arm, i, false);
      const Fit found = too_many_failed(sample) ? Fit{} : fit(target, sample.treated);
      rows.push_back({std::string(target.pattern), std::string(target.what), std::string(target.what_zh),
                      std::string(name_of(target.kind)), std::string(name_of(target.role)), arm, target.low,
                      target.high, found.mean, found.low, found.high, found.inside, found.overlap});
    }
  }
}

/// True if the window of one upgrade belongs to a comparison in which the arm takes part.
bool window_of_arm(const HistoryPlan& plan, const std::string& window, const std::string& arm) {
  const auto colon = window.find(':');
  if (colon == std::string::npos) return true;
  const std::string upgrade = window.substr(colon + 1);
  for (int k = 1; k <= static_cast<int>(plan.upgrades.size()); ++k) {
    if (plan.arm(k) == upgrade) return plan.arms_of(k).contains(arm);
  }
  return false;
}

void run_year_rows(const Runs& runs, const RunSummary& run, std::vector<RunYearRow>& rows) {
  const RunMeta& meta = run.meta;
  for (std::size_t w = 0; w < run.windows.size(); ++w) {
    const std::string& name = runs.windows()[w].name;
    if (name == "observed" || is_unobserved(runs, w) || !window_of_arm(runs.plan(), name, meta.arm)) continue;
    const std::string label = name.substr(0, name.find(':'));
    for (std::size_t i = 0; i < dictionary().size(); ++i) {
      const double value = run.windows[w].values[i];
      if (is_empty(value) || (name != label && left_out_of_effects(label, dictionary()[i]))) continue;
      rows.push_back({meta.arm, meta.replication, name, std::string(dictionary()[i].id), value});
    }
  }
  for (std::size_t i = 0; i < run.targets.size(); ++i) {
    if (is_empty(run.targets[i])) continue;
    rows.push_back({meta.arm, meta.replication, "targets", std::string(targets()[i].id), run.targets[i]});
  }
}

void run_rows(const Runs& runs, HistoryResults& results) {
  std::vector<const RunSummary*> in_order;
  for (const RunSummary& run : runs.summaries()) in_order.push_back(&run);
  std::sort(in_order.begin(), in_order.end(), [](const RunSummary* a, const RunSummary* b) {
    return std::tie(a->meta.arm, a->meta.replication) < std::tie(b->meta.arm, b->meta.replication);
  });
  const std::size_t observed = runs.window("observed");
  for (const RunSummary* run : in_order) {
    const RunMeta& meta = run->meta;
    RunRow row{meta.arm,
               meta.replication,
               meta.vector,
               meta.dice,
               meta.run_id,
               meta.seed,
               meta.failed ? "failed" : "finished",
               meta.error,
               meta.state_hash,
               meta.events,
               {}};
    if (!meta.failed) {
      for (std::size_t i = 0; i < dictionary().size(); ++i) row.values.push_back(run->windows[observed].values[i]);
    }
    results.runs.push_back(std::move(row));
    run_year_rows(runs, *run, results.runs_year);
    for (const auto& [year, hash] : meta.years) results.runs_hash.push_back({meta.arm, meta.replication, year, hash});
  }
}

}  // namespace

bool left_out_of_effects(std::string_view window_label, const Indicator& indicator) {
  if (indicator.difference == Difference::meaningless) return true;
  return window_label == "carry_over" && indicator.basis != Basis::cohort;
}

Sides sides(const Runs& runs, int upgrade) {
  const auto orders = orders_of(runs, upgrade);
  const double share = 1.0 / static_cast<double>(orders.size());
  Sides mean;
  for (const SwappedArm* order : orders) {
    const auto [without, with] = arms_in(runs.plan(), order, upgrade);
    mean.control.emplace_back(without, share);
    mean.treated.emplace_back(with, share);
  }
  return mean;
}

EffectRow effect(const Runs& runs, const Sides& of, std::string upgrade, std::string window_label, std::size_t window,
                 std::size_t indicator) {
  EffectRow row;
  row.upgrade = std::move(upgrade);
  row.window = std::move(window_label);
  row.months = runs.windows()[window].window.months();
  row.indicator = indicator;
  const Sample sample = runs.pairs(of.control, of.treated, window, indicator, false);
  row.n = sample.n();
  row.n_failed = sample.n_failed;
  if (too_many_failed(sample) || too_many_empty(sample) || sample.n() == 0) return row;
  const Comparison comparison = paired(sample.control, sample.treated);
  row.difference = comparison.difference;
  row.mean_low = comparison.low;
  row.mean_high = comparison.high;
  row.same_sign = comparison.same_sign;
  row.vrf = comparison.vrf;
  if (row.n >= 2) {
    const std::vector<double> differences = sample.differences();
    row.low = quantile(differences, kTail);
    row.high = quantile(differences, 1.0 - kTail);
  }
  const Sample dice = runs.pairs(of.control, of.treated, window, indicator, true);
  if (dice.n() < kFewestDice || row.n < 2) return row;
  const double reach =
      t_quantile(0.975, dice.n() - 1) * standard_deviation(dice.differences()) / std::sqrt(static_cast<double>(row.n));
  row.dice_low = row.difference - reach;
  row.dice_high = row.difference + reach;
  return row;
}

HistoryResults history(const Runs& runs) {
  HistoryResults results;
  scorecard(runs, results);
  effects(runs, results);
  totals(runs, results);
  timeline(runs, results);
  target_rows(runs, false, results.targets);
  target_rows(runs, true, results.default_targets);
  run_rows(runs, results);
  return results;
}

}  // namespace tiexin::analysis

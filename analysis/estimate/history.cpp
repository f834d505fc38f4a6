#include "analysis/estimate/history.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <tuple>
#include <utility>

#include "analysis/calibrate/targets.hpp"
#include "analysis/estimate/descriptive.hpp"

namespace tiexin::analysis {

namespace {

constexpr double kTail = 0.05;  // of the central 90 % of an ensemble
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
    if (arm == plan.swapped_arm || !runs.has_arm(arm)) continue;
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
    if (arm == plan.swapped_arm || !runs.has_arm(arm)) continue;
    for (int year = plan.first_year; year <= plan.last_year; ++year) {
      const std::size_t window = runs.window(std::to_string(year));
      for (std::size_t i = 0; i < dictionary().size(); ++i) {
        const Level l = level(runs, arm, window, i);
        results.timeline.push_back({arm, year, i, l.mean, l.low, l.high, l.n});
      }
    }
  }
}

const std::string& arm_name(const HistoryPlan& plan, int k) {
  static const std::string none = "0";
  return k == 0 ? none : plan.upgrades[static_cast<std::size_t>(k - 1)].name;
}

/// The two sides of upgrade k in the order of the arms (swapped: in the other order).
Sides one_order(const HistoryPlan& plan, int k, bool swapped) {
  const std::string before = arm_name(plan, k - 1);
  const std::string after = arm_name(plan, k);
  if (!swapped) return {{{before, 1.0}}, {{after, 1.0}}};
  if (k == plan.swapped) return {{{plan.swapped_arm, 1.0}}, {{arm_name(plan, k + 1), 1.0}}};
  return {{{arm_name(plan, k - 2), 1.0}}, {{plan.swapped_arm, 1.0}}};
}

bool in_two_orders(const Runs& runs, int k) {
  const HistoryPlan& plan = runs.plan();
  return !plan.swapped_arm.empty() && runs.has_arm(plan.swapped_arm) && (k == plan.swapped || k == plan.swapped + 1);
}

bool is_unobserved(const Runs& runs, std::size_t window) { return runs.windows()[window].window.months() == 0; }

void effects(const Runs& runs, HistoryResults& results) {
  const HistoryPlan& plan = runs.plan();
  for (int k = 1; k <= static_cast<int>(plan.upgrades.size()); ++k) {
    if (!runs.has_arm(arm_name(plan, k)) || !runs.has_arm(arm_name(plan, k - 1))) continue;
    const std::string& name = arm_name(plan, k);
    const std::string overtaking = fmt::format("{},{}", plan.swapped, plan.swapped + 1);
    const std::string overtaken = fmt::format("{},{}", plan.swapped + 1, plan.swapped);
    for (const char* label : kEffectWindows) {
      const std::size_t window = runs.window(fmt::format("{}:{}", label, name));
      if (is_unobserved(runs, window)) continue;
      for (std::size_t i = 0; i < dictionary().size(); ++i) {
        if (left_out_of_effects(label, dictionary()[i])) continue;
        results.effects.push_back(effect(runs, sides(runs, k), name, label, window, i));
        if (!in_two_orders(runs, k)) continue;
        for (const bool swapped : {false, true}) {
          EffectRow row = effect(runs, one_order(plan, k, swapped), name, label, window, i);
          row.sequence = swapped ? overtaken : overtaking;
          results.effects_order.push_back(std::move(row));
        }
      }
    }
  }
}

void totals(const Runs& runs, HistoryResults& results) {
  const HistoryPlan& plan = runs.plan();
  const std::string last = arm_name(plan, static_cast<int>(plan.upgrades.size()));
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
      Sample sample = runs.target(arm, i, false);
      if (of_default) {
        const Sample dice = runs.dice_vector() == 1 ? runs.target(arm, i, true) : sample;
        sample.treated.clear();
        for (std::size_t r = 0; r < dice.treated.size(); ++r) {
          if (dice.vectors[r] == 1) sample.treated.push_back(dice.treated[r]);
        }
      }
      const Fit found = too_many_failed(sample) ? Fit{} : fit(target, sample.treated);
      rows.push_back({std::string(target.pattern), std::string(target.what), std::string(target.what_zh),
                      std::string(name_of(target.kind)), arm, target.low, target.high, found.mean, found.low,
                      found.high, found.inside, found.overlap});
    }
  }
}

/// True if the window of one upgrade belongs to a comparison in which the arm takes part.
bool window_of_arm(const HistoryPlan& plan, const std::string& window, const std::string& arm) {
  const auto colon = window.find(':');
  if (colon == std::string::npos) return true;
  const std::string upgrade = window.substr(colon + 1);
  for (int k = 1; k <= static_cast<int>(plan.upgrades.size()); ++k) {
    if (arm_name(plan, k) != upgrade) continue;
    if (arm == upgrade || arm == arm_name(plan, k - 1)) return true;
    if (plan.swapped_arm.empty() || (k != plan.swapped && k != plan.swapped + 1)) return false;
    return arm == plan.swapped_arm || arm == arm_name(plan, plan.swapped - 1) ||
           arm == arm_name(plan, plan.swapped + 1);
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
  Sides own = one_order(runs.plan(), upgrade, false);
  if (!in_two_orders(runs, upgrade)) return own;
  const Sides other = one_order(runs.plan(), upgrade, true);
  const auto half = [](const Blend& a, const Blend& b) {
    return Blend{{a.front().first, 0.5}, {b.front().first, 0.5}};
  };
  return {half(own.control, other.control), half(own.treated, other.treated)};
}

EffectRow effect(const Runs& runs, const Sides& of, std::string upgrade, std::string window_label, std::size_t window,
                 std::size_t indicator) {
  EffectRow row;
  row.upgrade = std::move(upgrade);
  row.window = std::move(window_label);
  row.indicator = indicator;
  const Sample sample = runs.pairs(of.control, of.treated, window, indicator, false);
  row.n = sample.n();
  row.n_failed = sample.n_failed;
  if (too_many_failed(sample) || too_many_empty(sample) || sample.n() == 0) return row;
  const Comparison comparison = paired(sample.control, sample.treated);
  row.difference = comparison.difference;
  row.low = comparison.low;
  row.high = comparison.high;
  row.p_sign = comparison.p_sign;
  row.vrf = comparison.vrf;
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

#include "analysis/estimate/findings.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "analysis/estimate/rank.hpp"
#include "analysis/estimate/spearman_null.hpp"
#include "sim/contract.hpp"

namespace tiexin::analysis {

namespace {

bool varies(std::span<const double> values) {
  return std::any_of(values.begin(), values.end(), [&](double value) { return value != values.front(); });
}

double standard_error(const EffectRow& row) {
  return row.n < 2 ? kEmpty : (row.high - row.low) / 2.0 / t_quantile(0.975, row.n - 1);
}

double in_standard_errors(const EffectRow& row) {
  const double error = standard_error(row);
  return is_empty(error) ? kEmpty
         : error == 0.0  ? (row.difference == 0.0 ? 0.0 : HUGE_VAL)
                         : std::fabs(row.difference) / error;
}

Finding finding_of(const Runs& runs, const EffectRow& row, const Sides& of, const std::string& window, int comparisons,
                   const Vectors& vectors) {
  Finding found{row.upgrade, row.window, row.indicator, row, verdict(row, comparisons), {}};
  if (is_empty(row.difference)) return found;
  const Sample sample = runs.pairs(of.control, of.treated, runs.window(window), row.indicator, false);
  const auto all = weights(sample.differences(), sample.vectors, vectors);
  if (!all.empty()) found.heaviest = all.front();
  return found;
}

const EffectRow* row_of(const std::vector<EffectRow>& rows, const std::string& window, std::size_t indicator) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const EffectRow& row) {
    return row.window == window && row.indicator == indicator;
  });
  return found == rows.end() ? nullptr : &*found;
}

/// The finding for which `score` is largest; null if every score is empty.
template <class Score>
const Finding* largest(const std::vector<Finding>& findings, Score score) {
  const Finding* best = nullptr;
  double most = kEmpty;
  for (const Finding& one : findings) {
    const double value = score(one);
    if (is_empty(value) || (best != nullptr && value <= most)) continue;
    best = &one;
    most = value;
  }
  return best;
}

const Finding* largest_help(const std::vector<Finding>& verdicts) {
  const std::size_t resolution = index_of("resolution");
  const auto of = [&](bool must_help) {
    return largest(verdicts, [&](const Finding& one) {
      if (one.indicator != resolution || (must_help && one.what != Verdict::helps)) return kEmpty;
      return std::fabs(one.effect.difference);
    });
  };
  const Finding* best = of(true);
  return best != nullptr ? best : of(false);
}

const Finding* largest_harm(const std::vector<Finding>& verdicts, const Finding* but) {
  const auto of = [&](bool must_harm) {
    return largest(verdicts, [&](const Finding& one) {
      const double size = in_standard_errors(one.effect);
      if (&one == but || one.what == Verdict::unknown || is_empty(size)) return kEmpty;
      if (must_harm) return one.what == Verdict::harms ? size : kEmpty;
      return -size;
    });
  };
  const Finding* worst = of(true);
  return worst != nullptr ? worst : of(false);
}

}  // namespace

std::vector<Weight> weights(std::span<const double> effect, std::span<const int> vector_of, const Vectors& vectors) {
  sim::require(effect.size() == vector_of.size(), "one vector a value of the effect");
  if (effect.size() < 4 || !varies(effect)) return {};
  std::vector<std::string> names;
  std::vector<std::vector<double>> columns;
  for (std::size_t c = 0; c < vectors.names.size(); ++c) {
    std::vector<double> column;
    for (const int vector : vector_of) {
      sim::require(vector >= 1 && vector <= static_cast<int>(vectors.rows.size()),
                   "the ensemble has the vector of every run");
      column.push_back(vectors.rows[static_cast<std::size_t>(vector - 1)][c]);
    }
    if (!varies(column)) continue;
    names.push_back(vectors.names[c]);
    columns.push_back(std::move(column));
  }
  const auto partial = partial_rank(columns, effect);
  const std::vector<double> of_effect = ranks(effect);
  SpearmanNull null;
  std::vector<Weight> all;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const std::vector<double> of_column = ranks(columns[c]);
    const double p = null.p(of_effect, of_column) * static_cast<double>(columns.size());
    all.push_back({names[c], correlation(of_effect, of_column), partial[c], is_empty(p) ? kEmpty : std::min(1.0, p)});
  }
  std::stable_sort(all.begin(), all.end(), [](const Weight& a, const Weight& b) {
    const double x = std::fabs(a.spearman);
    const double y = std::fabs(b.spearman);
    return x != y ? x > y : a.name < b.name;
  });
  return all;
}

Verdict verdict(const EffectRow& row, int comparisons) {
  const Better better = dictionary()[row.indicator].better;
  if (is_empty(row.difference) || is_empty(row.low) || better == Better::neither) return Verdict::unknown;
  if (row.difference == 0.0 && row.low == 0.0 && row.high == 0.0) return Verdict::nothing;
  const double confidence = bonferroni(0.95, comparisons + 1);
  const double reach = standard_error(row) * t_quantile((1.0 + confidence) / 2.0, row.n - 1);
  if (std::fabs(row.difference) <= reach) return Verdict::undecided;
  return (row.difference > 0.0) == (better == Better::higher) ? Verdict::helps : Verdict::harms;
}

Findings findings(const Runs& runs, const HistoryResults& results, const Vectors& vectors) {
  const HistoryPlan& plan = runs.plan();
  const int n_upgrades = static_cast<int>(plan.upgrades.size());
  Findings found;
  for (const EffectRow& row : results.effects) {
    if (row.window != kEffectWindows[0] || !dictionary()[row.indicator].headline) continue;
    const auto of = std::find_if(plan.upgrades.begin(), plan.upgrades.end(),
                                 [&](const Upgrade& u) { return u.name == row.upgrade; });
    const int k = static_cast<int>(of - plan.upgrades.begin()) + 1;
    found.verdicts.push_back(
        finding_of(runs, row, sides(runs, k), row.window + ":" + row.upgrade, n_upgrades, vectors));
  }

  if (!plan.periods.empty()) {
    const auto& period = plan.periods.back();
    const std::string name = plan.period_name(period.front(), period.back());
    const EffectRow* all = row_of(results.totals, name, index_of("resolution"));
    if (all != nullptr) {
      const Sides of = {{{"0", 1.0}}, {{plan.upgrades.back().name, 1.0}}};
      found.sentences.push_back(finding_of(runs, *all, of, name, 1, vectors));
    }
  }
  const Finding* help = largest_help(found.verdicts);
  if (help != nullptr) found.sentences.push_back(*help);
  const Finding* harm = largest_harm(found.verdicts, help);
  if (harm != nullptr) found.sentences.push_back(*harm);
  return found;
}

}  // namespace tiexin::analysis

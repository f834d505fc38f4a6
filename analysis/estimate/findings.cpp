#include "analysis/estimate/findings.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tiexin::analysis {

namespace {

/// The row for which `score` is largest; null if every score is empty.
template <class Score>
const EffectRow* largest(const std::vector<EffectRow>& rows, Score score) {
  const EffectRow* best = nullptr;
  double most = kEmpty;
  for (const EffectRow& row : rows) {
    const double value = score(row);
    if (is_empty(value) || (best != nullptr && value <= most)) continue;
    best = &row;
    most = value;
  }
  return best;
}

/// Months observed of the upgrades seen longest: those of fewer cannot be held against them.
int longest(const std::vector<EffectRow>& family) {
  int months = 0;
  for (const EffectRow& row : family) months = std::max(months, row.months);
  return months;
}

const EffectRow* largest_help(const std::vector<EffectRow>& family) {
  const std::size_t resolution = index_of("resolution");
  const int whole = longest(family);
  const auto of = [&](bool must_help) {
    return largest(family, [&](const EffectRow& row) {
      const Verdict what = verdict(row);
      const bool tells = must_help ? what == Verdict::helps : what == Verdict::harms || what == Verdict::undecided;
      return row.indicator == resolution && row.months == whole && tells ? std::fabs(row.difference) : kEmpty;
    });
  };
  const EffectRow* best = of(true);
  return best != nullptr ? best : of(false);
}

const EffectRow* clearest_harm(const std::vector<EffectRow>& family, const EffectRow* but) {
  const int whole = longest(family);
  const auto of = [&](bool must_be_whole) {
    return largest(family, [&](const EffectRow& row) {
      const bool tells = &row != but && verdict(row) == Verdict::harms && (row.months == whole || !must_be_whole);
      return tells ? in_standard_errors(row) : kEmpty;
    });
  };
  const EffectRow* harm = of(true);
  return harm != nullptr ? harm : of(false);
}

/// Adds which assumption weighs most, or how many replications it takes to see one.
void weigh(const Runs& runs, const Sides& of, const std::string& window, const Vectors& vectors, Finding& finding) {
  const Sample sample = runs.pairs(of.control, of.treated, runs.window(window), finding.effect.indicator, false);
  const auto all = weights(sample.differences(), sample.vectors, vectors);
  if (!all.empty()) finding.heaviest = all.front();
  const std::size_t n_assumptions = n_varied(sample.vectors, vectors);
  const int needed = n_assumptions == 0 ? 0 : replications_to_stand_out(n_assumptions);
  if (sample.n() < needed) finding.needed = needed;
}

Finding of_upgrade(const Runs& runs, Role role, const EffectRow& row, const Vectors& vectors) {
  const auto& upgrades = runs.plan().upgrades;
  const auto place =
      std::find_if(upgrades.begin(), upgrades.end(), [&](const Upgrade& one) { return one.name == row.upgrade; });
  Finding finding{role, row, {}, 0};
  weigh(runs, sides(runs, static_cast<int>(place - upgrades.begin()) + 1), row.window + ":" + row.upgrade, vectors,
        finding);
  return finding;
}

}  // namespace

int Findings::count(Verdict wanted) const {
  return static_cast<int>(
      std::count_if(verdicts.begin(), verdicts.end(), [&](const EffectRow& row) { return verdict(row) == wanted; }));
}

Findings findings(const Runs& runs, const HistoryResults& results, const Vectors& vectors) {
  const HistoryPlan& plan = runs.plan();
  Findings found;
  for (const EffectRow& row : results.effects) {
    if (row.window == kEffectWindows[0] && is_judged(dictionary()[row.indicator])) found.verdicts.push_back(row);
  }
  if (!plan.periods.empty()) {
    const auto& period = plan.periods.back();
    const std::string name = plan.period_name(period.front(), period.back());
    const auto all = std::find_if(results.totals.begin(), results.totals.end(), [&](const EffectRow& row) {
      return row.window == name && row.indicator == index_of("resolution");
    });
    if (all != results.totals.end()) {
      Finding total{Role::total, *all, {}, 0};
      weigh(runs, {{{"0", 1.0}}, {{plan.upgrades.back().name, 1.0}}}, name, vectors, total);
      found.sentences.push_back(std::move(total));
    }
  }
  const EffectRow* help = largest_help(found.verdicts);
  if (help != nullptr) found.sentences.push_back(of_upgrade(runs, Role::help, *help, vectors));
  const EffectRow* harm = clearest_harm(found.verdicts, help);
  if (harm != nullptr) found.sentences.push_back(of_upgrade(runs, Role::harm, *harm, vectors));
  return found;
}

}  // namespace tiexin::analysis

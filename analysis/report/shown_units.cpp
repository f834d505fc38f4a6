#include "analysis/report/shown_units.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace tiexin::analysis {

std::vector<ShownUnit> shown_units(const std::vector<ScorecardRow>& scorecard,
                                   std::initializer_list<const std::vector<EffectRow>*> effects) {
  std::vector<double> largest(dictionary().size(), 0.0);
  const auto seen = [&](std::size_t indicator, std::initializer_list<double> values) {
    for (const double value : values) {
      if (std::isfinite(value)) largest.at(indicator) = std::max(largest.at(indicator), std::abs(value));
    }
  };
  for (const auto& row : scorecard) {
    seen(row.indicator, {row.mean, row.low, row.high});
  }
  for (const auto* rows : effects) {
    for (const auto& row : *rows) {
      seen(row.indicator, {row.difference, row.low, row.high});
    }
  }
  std::vector<ShownUnit> out;
  for (std::size_t i = 0; i < largest.size(); ++i) {
    out.push_back(shown_unit(dictionary()[i].shown == Shown::percent ? "share" : dictionary()[i].unit, largest[i]));
  }
  return out;
}

Spread spread_of(const EffectRow& row, double factor) {
  return {row.difference * factor, row.low * factor, row.high * factor, row.mean_low * factor, row.mean_high * factor};
}

}  // namespace tiexin::analysis

#pragma once

#include <initializer_list>
#include <vector>

#include "analysis/estimate/rows.hpp"
#include "analysis/report/rounding.hpp"

namespace tiexin::analysis {

/// The unit that each indicator of the dictionary is printed in, on the page and on the terminal: shares in percent,
/// and of large money what the largest amount asks for. O(rows).
///
/// @param effects  every table of differences that is printed
std::vector<ShownUnit> shown_units(const std::vector<ScorecardRow>& scorecard,
                                   std::initializer_list<const std::vector<EffectRow>*> effects);

/// The numbers of a difference in the unit that they are printed in.
Spread spread_of(const EffectRow& row, double factor);

}  // namespace tiexin::analysis

#pragma once

#include <array>
#include <span>
#include <string_view>

#include "analysis/estimate/series.hpp"

namespace tiexin::analysis {

/// Up to eight monthly columns that are added; a name after '-' is subtracted; "#months" counts the months; empty: no
/// more.
using Terms = std::array<std::string_view, 8>;

/// An indicator that is a ratio of sums of monthly columns: offset + scale · Σ above / Σ below; without `below` the sum
/// itself.
struct Ratio {
  std::string_view indicator;
  Terms above;
  Terms below;
  double scale = 1.0;
  double offset = 0.0;
};

/// Every such indicator.
std::span<const Ratio> ratios();

/// Value over a window; empty where nothing is below.
double value_of(const Ratio& ratio, const MonthSums& months, Window window);

}  // namespace tiexin::analysis

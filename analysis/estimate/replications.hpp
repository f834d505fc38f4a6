#pragma once

#include <optional>
#include <span>

namespace tiexin::analysis {

/// How narrow an interval is wanted.
struct Precision {
  double relative = 0.0;  // half-width over |mean|; 0: not asked
  double absolute = 0.0;  // half-width  [unit of the values]; 0: not asked. Either one met is enough
  double confidence = 0.95;
  int look = 5;  // look-ahead in percent of max(n, 100)
};

/// Replications until the half-width is as small as wanted and stays so.
///
/// Smallest n >= 3 whose half-width meets the target, and so for floor(look/100 · max(n, 100)) further replications.
/// Source: Hoad, Robinson and Davies (2010). A difference near zero has no relative precision: ask for an absolute one.
/// @param values  in the order of the replications
/// @returns       n; none if the values at hand do not show it. O(values).
std::optional<int> replications_until(std::span<const double> values, const Precision& precision);

}  // namespace tiexin::analysis

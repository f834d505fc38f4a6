#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/estimate/history.hpp"
#include "analysis/estimate/reading.hpp"
#include "analysis/estimate/rows.hpp"
#include "analysis/estimate/runs.hpp"
#include "analysis/estimate/weights.hpp"

namespace tiexin::analysis {

/// Why a finding is told: all upgrades together; the largest help; the clearest harm.
enum class Role { total, help, harm };

/// One effect, ready for a sentence.
struct Finding {
  Role role = Role::total;
  EffectRow effect;
  Weight heaviest;  // of the assumptions on this effect
  int needed = 0;   // 0: an assumption could stand out; else too few replications were run, and it takes as many
};

/// The numbers of a history's first screen and its list of verdicts.
struct Findings {
  std::vector<Finding> sentences;   // one of a role at most, in their order
  std::vector<EffectRow> verdicts;  // every upgrade on every judged indicator over its first months: the family

  /// Rows of the family with a verdict of one kind.
  [[nodiscard]] int count(Verdict wanted) const;
};

/// Chooses the findings from the numbers: nothing is chosen by hand.
///
/// 1. all upgrades against none, true resolution, last period. 2. of the upgrades whose help to true resolution is told
/// from nothing the one with the largest mean; without one, the one with the largest mean of either sign, as it is. 3.
/// of the family's harms that are told from nothing the clearest, with the largest mean in standard errors; without one
/// there is no third, and the count of what is not told from nothing says the rest. An upgrade of which fewer months
/// were observed than of the others is left out of 2, and of 3 where one of the others harms. O(family + 3 n log n *
/// assumptions).
Findings findings(const Runs& runs, const HistoryResults& results, const Vectors& vectors);

}  // namespace tiexin::analysis

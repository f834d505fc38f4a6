#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/estimate/findings.hpp"
#include "analysis/report/words.hpp"

namespace tiexin::analysis {

/// What may be said of a difference.
enum class Reading {
  raised,   ///< the whole printed interval lies above 0
  lowered,  ///< the whole printed interval lies below 0
  unclear,  ///< the printed interval holds 0: it cannot be told from nothing
  nothing,  ///< difference and interval are exactly 0
  single,   ///< a difference without an interval: nothing is concluded from it
  missing,  ///< no estimate
};

/// What may be said of a difference with its interval over assumptions.
///
/// Decided on the interval as it is printed (rounding.hpp), so that no sentence says more than the reader can see.
Reading read(double difference, double low, double high);

/// The word of a reading in tables and in the page's data: raised, lowered, unclear, nothing, single, missing.
std::string_view name_of(Reading reading);

/// "better", "worse", or empty where the reading does not tell or neither direction is better.
///
/// @param better  "higher", "lower", or empty
std::string_view sense(Reading reading, std::string_view better);

/// An indicator as sentences need it; differences are already in the unit of `unit`.
struct Spoken {
  Words name;
  Words unit;          ///< of differences, e.g. {"个百分点", "percentage points"}; empty for a pure number
  std::string better;  ///< "higher", "lower", or empty
};

/// Who made the difference: {"八次提升合起来", "All eight upgrades together"}.
struct Subject {
  Words name;
  bool plural = false;  ///< how the English verb ends
  Words when{};         ///< {"2024 年，", "In 2024, "}; may be empty
};

/// All upgrades together. O(1).
Subject all_upgrades(std::size_t n_upgrades);

/// Upgrade `number`, with its name.
Subject one_upgrade(const std::string& number, const Words& name);

/// How many upgrades, in words: {"八次提升", "eight upgrades"}; digits beyond ten.
Words upgrades_in_words(std::size_t n_upgrades);

/// A difference with its interval over assumptions, in the unit that is printed.
struct Contrast {
  double difference;
  double low;
  double high;
  bool firm = true;        ///< false: the interval excludes 0, but not after allowing for the number of comparisons
  bool dice_only = false;  ///< the assumptions were never varied: the interval is called so, and none of them is named
};

/// One sentence on one difference, with its interval: it raises, it lowers, it cannot be told from nothing, it does
/// nothing; said where it is for the worse, and where it is not firm.
///
/// @param assumption  what weighs most on this difference; empty: no single assumption stands out; not said of dice
Words sentence(const Subject& subject, const Spoken& indicator, const Contrast& contrast, const Words& assumption);

/// One indicator in the list of what an upgrade did.
struct Judged {
  Words name;
  Verdict verdict;
};

/// All that one upgrade did, without numbers: better, worse, not told from nothing, nothing, no judgement; in this
/// order, an empty list left out.
Words verdicts(const std::vector<Judged>& all);

}  // namespace tiexin::analysis

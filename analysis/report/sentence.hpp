#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/estimate/reading.hpp"
#include "analysis/report/rounding.hpp"
#include "analysis/report/words.hpp"

namespace tiexin::analysis {

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

/// The beginning of a sentence inside another: "All eight upgrades" becomes "all eight upgrades".
std::string inside(std::string text);

/// All upgrades together. O(1).
Subject all_upgrades(std::size_t n_upgrades);

/// Upgrade `number`, with its name.
Subject one_upgrade(const std::string& number, const Words& name);

/// How many upgrades, in words: {"八次提升", "eight upgrades"}; digits beyond ten.
Words upgrades_in_words(std::size_t n_upgrades);

/// A difference with its range over assumptions, in the unit that is printed, and what may be said of its mean.
struct Contrast {
  Spread spread;
  Reading reading = Reading::missing;
  bool dice_only = false;  ///< the assumptions were never varied: the range is called so, and none of them is named
};

/// What is known of the assumptions behind a difference.
struct Assumption {
  Words name;            ///< of the one that weighs most; empty: no single assumption stands out
  int replications = 0;  ///< that were run
  int needed = 0;        ///< not 0: none could stand out of so few replications, it takes as many
};

/// One sentence on one difference, with its range: it raises, it lowers, it cannot be told from nothing, it does
/// nothing; said where it is for the worse, and where its direction depends on the assumptions. What is told from
/// nothing is the mean; the range says how far the difference itself goes.
Words sentence(const Subject& subject, const Spoken& indicator, const Contrast& contrast, const Assumption& assumption);

/// The sentence where no harm can be told from nothing.
///
/// @param judged   differences that have an estimate: so many were looked at
/// @param unclear  of these, those that cannot be told from nothing
Words no_harm_sentence(std::size_t n_upgrades, int judged, int unclear);

/// One indicator in the list of what an upgrade did.
struct Judged {
  Words name;
  Verdict verdict;
};

/// All that one upgrade did, without numbers: better, worse, not told from nothing, nothing, no judgement; in this
/// order, an empty list left out.
Words verdicts(const std::vector<Judged>& all);

}  // namespace tiexin::analysis

#pragma once

#include <string_view>

#include "analysis/estimate/dictionary.hpp"
#include "analysis/estimate/rows.hpp"

namespace tiexin::analysis {

/// What may be said of a mean difference.
enum class Reading {
  raised,   ///< the mean is told apart from 0, above it
  lowered,  ///< the mean is told apart from 0, below it
  unclear,  ///< it cannot be told from nothing
  nothing,  ///< exactly 0 in every replication
  single,   ///< a difference without an interval: nothing is concluded from it
  missing,  ///< no estimate
};

/// The one judgement on a row, which everything that is printed repeats: a paired t test of its mean at 5 %, made
/// strict for row.comparisons (Bonferroni). A difference that is one number other than 0 in every replication is told
/// apart.
Reading reading(const EffectRow& row);

/// The word of a reading in tables and in the page's data: raised, lowered, unclear, nothing, single, missing.
std::string_view name_of(Reading reading);

/// A reading in the light of which way is better.
enum class Verdict { helps, harms, nothing, undecided, unknown };

/// unknown: no estimate, no interval, or neither way is better.
Verdict verdict(const EffectRow& row);

/// |mean difference| over its standard error; 0 for exactly nothing, infinite without spread, empty without an
/// interval.
double in_standard_errors(const EffectRow& row);

/// Headline indicators whose difference is always finite: those among which findings are chosen (Decision 5).
bool is_judged(const Indicator& indicator);

/// Size of the family of comparisons among which findings are chosen: upgrades times judged indicators; at least 1.
int family_size(std::size_t n_upgrades);

}  // namespace tiexin::analysis

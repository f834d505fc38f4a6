#pragma once

#include <cstdint>
#include <span>

namespace tiexin::analysis {

inline constexpr std::int64_t kRarefiedCases = 10000;  // sample to which path variants are brought
inline constexpr std::int64_t kRareCases = 10;         // 0.1 % of it: a rarer sequence is no variant

/// Distinct paths with a share of at least `least / sample` that a sample of `sample` cases holds on average.
///
/// Σ_i P(X_i >= least), X_i hypergeometric: `sample` of N cases without replacement, n_i of them on path i. Bringing
/// all to one number of cases is what makes arms comparable: more cases show more paths.
/// @param cases   cases by path, each at least 0
/// @param sample  [cases] at least `least`
/// @returns       empty for N < sample. O(paths).
double rarefied_variants(std::span<const std::int64_t> cases, std::int64_t sample = kRarefiedCases,
                         std::int64_t least = kRareCases);

}  // namespace tiexin::analysis

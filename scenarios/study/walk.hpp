/// An ensemble by random walks through the vectors that the published figures do not rule out.
///
/// Plain rejection from wide ranges of belief keeps almost nothing: twelve calibrated numbers drawn anywhere within
/// their ranges meet eighteen figures once in many thousand draws. A walk begins at the county's own values, which meet
/// them, proposes to move some of the numbers, and goes there if no calibrated target rules the place out (Metropolis
/// with the flat prior over quantiles and a likelihood of one or nothing: Marjoram et al. 2003). Its places are spread
/// over the plausible part of the ranges as steps grow.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "scenarios/study/rejection.hpp"

namespace tiexin::scenarios {

/// A place in the ranges of belief: quantiles of the prior, one a drawn number, each in [0, 1].
using Place = std::vector<double>;

/// Quantiles of a vector's values within their ranges; a lever of which the beliefs say nothing stands where its
/// upgrade sets it.
[[nodiscard]] Place place_of(const Beliefs& beliefs, const std::vector<Drawn>& drawn);

/// Whether a number belongs to a block of which the published figures tell next to nothing: prices, trust, conduct,
/// prevention, consent, how visits are spread. It is drawn anew from its whole range instead of moved.
[[nodiscard]] bool hardly_seen(std::string_view path);

/// The numbers at a place.
[[nodiscard]] std::vector<double> vector_at(const Place& place, const std::vector<Drawn>& drawn);

/// The place that a walk proposes at a step: each number moves with chance kMoved by at most kReach of its range,
/// turned back at the ends, a lever anywhere in its range; one that is hardly seen is drawn anew with chance kRedrawn.
/// Keyed by {seed, walk}, the number's path and the step. Proposals that cannot stand together are drawn again.
/// @throws SpecError  they hardly ever stand together
[[nodiscard]] Place propose(const County& county, const std::vector<Drawn>& drawn, const Place& from,
                            std::uint32_t seed, std::uint32_t walk, std::uint32_t step);

inline constexpr double kMoved = 0.08;
inline constexpr double kRedrawn = 0.3;
inline constexpr double kReach = 0.25;

}  // namespace tiexin::scenarios

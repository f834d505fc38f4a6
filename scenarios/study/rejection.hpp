/// An ensemble by plain rejection: vectors drawn from the ranges of belief, those kept that the published figures do
/// not rule out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scenarios/spec/belief.hpp"
#include "scenarios/spec/load.hpp"
#include "scenarios/study/trial.hpp"

namespace tiexin::scenarios {

/// Which numbers of a county and its upgrades are drawn: those marked `calibrated`, those of `also`, and, with
/// `all_assumed`, every other assumed one. Never one that is overridden, and no switch, choice or point range.
/// @throws SpecError  a path of `also` is no number of the county
[[nodiscard]] std::vector<Drawn> drawn_of(const County& county, const std::vector<Upgrade>& upgrades,
                                          const std::vector<std::string>& also, bool all_assumed);

/// Vectors from the ranges of belief; each number is keyed by its path, so that others do not move it. A vector whose
/// numbers cannot stand together (shares above one) is drawn again.
/// @returns `n` vectors in the order of `drawn`
/// @throws SpecError  the beliefs hardly ever stand together
[[nodiscard]] std::vector<std::vector<double>> draw_vectors(const County& county, const std::vector<Drawn>& drawn,
                                                            std::size_t n, std::uint32_t seed);

/// The county's beliefs with a vector put in.
[[nodiscard]] Beliefs with_vector(const models::Parameters& parameters, const std::vector<Drawn>& drawn,
                                  const std::vector<double>& vector);

/// Which trials are kept, ascending: the first `keep` that no calibrated target rules out (implausibility at most 3).
/// @returns fewer where there are fewer
[[nodiscard]] std::vector<std::size_t> kept_of(const std::vector<Trial>& trials, std::size_t keep);

inline constexpr double kPlausible = 3.0;

/// The ensemble file: vector 1 is the county's own values, then those kept, in the order in which they were drawn.
[[nodiscard]] std::string ensemble_csv(const std::vector<Drawn>& drawn, const std::vector<std::vector<double>>& kept);

}  // namespace tiexin::scenarios

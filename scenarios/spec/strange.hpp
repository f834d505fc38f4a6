/// What is legal but strange in a set of upgrades: the program runs it, and says what the author may not have meant.
#pragma once

#include <vector>

#include "models/parameters.hpp"
#include "scenarios/spec/county.hpp"
#include "scenarios/spec/provenance.hpp"
#include "scenarios/spec/spec_error.hpp"
#include "scenarios/spec/upgrade.hpp"

namespace tiexin::scenarios {

/// Finds levers that do nothing because those who should act have no hours, no number or no money; levers beyond what
/// the hours allow; a service day that needs more desk-days than there are; more leaders or links than there are
/// places for.
///
/// Looked at are all that is in force together after each date, in every township that differs.
/// @param parameters  of the county in which the upgrades are to act
/// @param upgrades    that can stand together (check_together)
/// @returns           each once, by file and line
[[nodiscard]] std::vector<Problem> strange_levers(const models::Parameters& parameters,
                                                  const std::vector<Upgrade>& upgrades);

/// Finds townships that the full county does not have: of upgrades that are looked at without a county.
[[nodiscard]] std::vector<Problem> strange_townships(const std::vector<Upgrade>& upgrades);

/// Finds what is legal but strange in a county and in the dates of what acts in it: nobody is at home; the run-in is so
/// short that what is observed still tells of the empty start; an upgrade or variant lies wholly outside what is
/// observed.
[[nodiscard]] std::vector<Problem> strange_county(const models::Parameters& parameters, const CountyHead& head,
                                                  const Provenance& provenance, const std::vector<Upgrade>& upgrades);

}  // namespace tiexin::scenarios

/// The golden scenario: a small county, nothing, one upgrade, all of them.
#pragma once

#include "tests/models/small_county.hpp"

namespace tiexin::models::small {

inline Description golden_description() {
  Description d;
  d.villages = 12;
  d.committees = 4;
  d.townships = 2;
  d.first_year = 2015;
  d.years = 5;
  d.parameters.matters.hard_share = 0.04;
  return d;
}

/// Arms 0, 1 (the first mechanism), 2 (all), from the second summer on; arm 1 and 2 share the past of arm 0.
inline std::vector<Mechanisms> golden_arms() { return {Mechanisms{}, only(shipped(), "outreach"), shipped()}; }

}  // namespace tiexin::models::small

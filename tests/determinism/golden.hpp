/// The golden hash: the final state hashes of the arms of small_golden.hpp, together.
///
/// It changes only when results change, and with it `results_version` (scenarios/cli/version.hpp) and an entry marked R
/// in the CHANGELOG. What these arms do not show may change results without it: version 6 has the hash of version 5.
/// To see the new value: TIEXIN_SHOW_GOLDEN=1 tests_determinism --gtest_filter=Golden.*
#pragma once

#include <cstdint>

namespace tiexin::tests {

inline constexpr int kGoldenResultsVersion = 6;
inline constexpr std::uint64_t kGoldenHash = 0x121393d0d9052e48U;

}  // namespace tiexin::tests

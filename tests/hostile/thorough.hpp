/// How much a test does: little in ./test, all that is promised in the gate `hostile`.
#pragma once

#include <cstdlib>

namespace tiexin::tests {

/// @returns `all` where TIEXIN_THOROUGH is set, else `few`
[[nodiscard]] inline int thoroughly(int few, int all) { return std::getenv("TIEXIN_THOROUGH") == nullptr ? few : all; }

}  // namespace tiexin::tests

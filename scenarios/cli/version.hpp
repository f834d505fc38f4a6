/// `tiexin version`
#pragma once

#include <string>
#include <string_view>

namespace tiexin::scenarios {

/// Changes when and only when a golden hash does.
inline constexpr int kResultsVersion = 5;

/// The version of the program.
[[nodiscard]] std::string_view program_version();

/// Compiler, its flags that matter, and C library: information, never identity.
[[nodiscard]] std::string build();

/// Prints all three.
/// @returns kWell
int version();

}  // namespace tiexin::scenarios

/// `tiexin version`
#pragma once

#include <string>
#include <string_view>

namespace tiexin::scenarios {

/// Changes when results of an unchanged scenario do: with every golden hash, and where no golden scenario shows it.
inline constexpr int kResultsVersion = 6;

/// The version of the program.
[[nodiscard]] std::string_view program_version();

/// Compiler, its flags that matter, and C library: information, never identity.
[[nodiscard]] std::string build();

/// Prints all three.
/// @returns kWell
int version();

}  // namespace tiexin::scenarios

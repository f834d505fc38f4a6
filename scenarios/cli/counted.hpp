/// A number with its noun, in English.
#pragma once

#include <cstddef>
#include <fmt/core.h>
#include <string>
#include <string_view>

namespace tiexin::scenarios {

/// @returns `1 vector`, `2 vectors`
[[nodiscard]] inline std::string counted(std::size_t n, std::string_view noun) {
  return fmt::format("{} {}{}", n, noun, n == 1 ? "" : "s");
}

}  // namespace tiexin::scenarios

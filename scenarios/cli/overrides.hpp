/// Numbers given on the command line.
#pragma once

#include <fmt/core.h>
#include <optional>
#include <string>
#include <vector>

namespace tiexin::scenarios {

/// What is set over a county file, KEY=VALUE: `--set` in its order, then `--villages`, which is short for one of them.
[[nodiscard]] inline std::vector<std::string> overrides_of(std::vector<std::string> set, std::optional<int> villages) {
  if (villages) set.push_back(fmt::format("population.natural_villages={}", *villages));
  return set;
}

}  // namespace tiexin::scenarios

/// Words for what a scenario names by a key.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "analysis/report/words.hpp"

namespace tiexin::scenarios {

/// A key with its words in two languages.
struct Named {
  std::string_view key;
  std::string_view zh;
  std::string_view en;
};

/// The words of a key; empty ones if it has none. O(names).
[[nodiscard]] inline analysis::Words words_of(std::span<const Named> names, std::string_view key) {
  const auto found = std::find_if(names.begin(), names.end(), [&](const Named& one) { return one.key == key; });
  return found == names.end() ? analysis::Words{} : analysis::Words{std::string(found->zh), std::string(found->en)};
}

}  // namespace tiexin::scenarios

/// What an assumption is called where a sentence names it.
#pragma once

#include <string_view>

#include "analysis/report/words.hpp"

namespace tiexin::scenarios {

/// The words for a parameter in both languages; for one that has none, what its field list says of it, behind its path.
/// @param path  as in the county file; with the class behind it where it is by class
[[nodiscard]] analysis::Words assumption_words(std::string_view path);

}  // namespace tiexin::scenarios

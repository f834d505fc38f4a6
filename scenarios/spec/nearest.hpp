/// The name a user probably meant.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tiexin::scenarios {

/// How many insertions, deletions, replacements and swaps of neighbours turn one text into the other.
/// Damerau (1964), in the form that edits no part twice. O(a·b) on at most 64 bytes of each.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The names nearest to a misspelt one: those within a third of its length (at least 2), nearest first, at most `most`.
/// A dotted name is also found by its last parts, so `interval` finds `duty.interval`.
[[nodiscard]] std::vector<std::string> nearest(std::string_view name, std::span<const std::string> names,
                                               std::size_t most = 3);

/// @returns `did you mean 'a' or 'b'?`, or `one of a, b, c, …` if nothing is near.
[[nodiscard]] std::string hint(std::string_view name, std::span<const std::string> names);

}  // namespace tiexin::scenarios

/// A user's file as text: only a regular file, at most 1 MiB, plain UTF-8 without what YAML editors hide.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace tiexin::scenarios {

/// The largest file that is read as YAML, in bytes.
inline constexpr std::size_t kMostYamlBytes = std::size_t{1} << 20;

/// Reads a file whole.
/// @param most_bytes  the largest size that is accepted  [bytes]
/// @throws SpecError  missing, a folder, a FIFO, a socket, a device, unreadable, or too large; never blocks on any of
/// these.
[[nodiscard]] std::string read_regular_file(const std::filesystem::path& path, std::size_t most_bytes);

/// Refuses text that an eye cannot check: invalid UTF-8, UTF-16, a byte-order mark, NUL, tabs and other control
/// characters, a lone carriage return, marks that turn the direction of text.
/// @throws SpecError  naming the first such place. O(size).
void check_plain_text(const std::string& file, const std::string& text);

}  // namespace tiexin::scenarios

/// SHA256SUMS: a line a file, `hash  path`, sorted by path, over every other file of a folder.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tiexin::scenarios {

inline constexpr std::string_view kSumsName = "SHA256SUMS";

/// SHA-256 (FIPS 180-4). @returns 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// The text of SHA256SUMS of a folder as it is now.
/// @throws StoreError  unreadable, or holding what is neither folder nor regular file
[[nodiscard]] std::string sums_of(const std::filesystem::path& folder);

/// What stands in a folder of results and is not listed in its SHA256SUMS, relative to the folder: somebody's own
/// files.
/// @throws StoreError  unreadable
[[nodiscard]] std::vector<std::string> unlisted(const std::filesystem::path& folder);

/// One thing that is not as SHA256SUMS says.
struct Finding {
  std::string file;  // relative to the folder
  std::string what;
};

/// Holds a folder against its SHA256SUMS, byte by byte: any change of any file, the sums included, is found.
/// @returns the findings, empty if all is well
/// @throws StoreError  there is no such folder
[[nodiscard]] std::vector<Finding> verify(const std::filesystem::path& folder);

}  // namespace tiexin::scenarios

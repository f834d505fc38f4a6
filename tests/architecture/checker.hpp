/// The rooms and arrows of the house as a table, and a checker that reads a source as text and says where it breaks
/// them.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tiexin::architecture {

struct Source {
  std::string path;  // from the root of the project, e.g. "sim/event/event.hpp"
  std::string text;
};

inline constexpr std::size_t kMostLines = 500;
inline constexpr std::size_t kMostLinesOfMain = 60;
inline constexpr std::string_view kMain = "scenarios/cli/main.cpp";

/// Every way in which a source breaks the rules of the house, as "path:line: what".
std::vector<std::string> violations(const Source& source);

/// Every .cpp and .hpp of the layers as it stands on disk.
std::vector<Source> sources_of_the_house();

/// The functions of libm that engine and models may not call, by name ("exp").
std::set<std::string> banned_of_libm();

/// What an #include names, without its quotes or brackets; empty on any other line.
std::string included_by(std::string_view line);

std::vector<std::string> lines_of(const std::string& text);
std::string joined(const std::vector<std::string>& lines);

}  // namespace tiexin::architecture

// Looks at what the compiler made of engine and models: what the text cannot show.

#include <array>
#include <cstddef>
#include <cstdio>
#include <gtest/gtest.h>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/architecture/checker.hpp"

namespace tiexin::architecture {
namespace {

/// What a command of the system prints.
std::string output_of(const std::string& command) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  if (pipe == nullptr) return {};
  std::string output;
  std::array<char, 4096> part{};
  std::size_t n = 0;
  while ((n = std::fread(part.data(), 1, part.size(), pipe.get())) > 0) output.append(part.data(), n);
  return output;
}

std::vector<std::string> exact_archives() {
  std::vector<std::string> archives;
  std::istringstream all(TIEXIN_EXACT_ARCHIVES);
  for (std::string archive; std::getline(all, archive, ':');) archives.push_back(archive);
  return archives;
}

// What the text cannot show (a call through a library's template), the symbols do.
TEST(Architecture, CompiledEngineAndModelsNeedNothingOfLibm) {
  const std::set<std::string> banned = banned_of_libm();
  std::vector<std::string> found;
  for (const std::string& archive : exact_archives()) {
    const std::string output = output_of("nm --undefined-only --format=posix '" + archive + "'");
    EXPECT_FALSE(output.empty()) << archive;
    for (const std::string& line : lines_of(output)) {
      const std::string symbol = line.substr(0, line.find_first_of(" @"));
      if (banned.contains(symbol)) found.push_back(archive + " needs " + symbol);
    }
  }
  EXPECT_TRUE(found.empty()) << joined(found);
}

// A compiler may take a function that only prefetches for one that does nothing, and no result would show it.
TEST(Architecture, CompiledModelsFetchAhead) {
#ifdef __x86_64__
  std::map<std::string, int> prefetches;  // by object file
  for (const std::string& archive : exact_archives()) {
    std::string object;
    for (const std::string& line : lines_of(output_of("objdump --disassemble --no-show-raw-insn '" + archive + "'"))) {
      if (line.find("file format") != std::string::npos) object = line.substr(0, line.find(':'));
      if (line.find("prefetch") != std::string::npos) ++prefetches[object];
    }
  }
  for (const char* object : {"arise.cpp.o", "foresight.cpp.o", "rounds.cpp.o", "matters.cpp.o", "spread.cpp.o"})
    EXPECT_GE(prefetches[object], 2) << object;
#else
  GTEST_SKIP() << "knows the instruction of one kind of processor";
#endif
}

}  // namespace
}  // namespace tiexin::architecture

// Holds the source tree against the rooms and arrows of the house. Every rule is shown to fail on a planted violation.

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string_view>;

constexpr std::size_t kMostLines = 500;
constexpr std::size_t kMostLinesOfMain = 60;
const std::string_view kMain = "scenarios/cli/main.cpp";

struct Source {
  std::string path;  // from the root of the project, e.g. "sim/event/event.hpp"
  std::string text;
};

// ---- The table of the house
// ------------------------------------------------------------------------------------------

struct Layer {
  std::string_view name;
  Words sees;
};

const std::vector<Layer> kLayers = {
    {"sim", {"sim"}},
    {"models", {"sim", "models"}},
    {"analysis", {"sim", "analysis"}},
    {"scenarios", {"sim", "models", "analysis", "scenarios"}},
    {"tests", {"sim", "models", "analysis", "scenarios", "tests", "bench"}},
    {"bench", {"sim", "models", "analysis", "scenarios", "tests", "bench"}},
};

// Everywhere below `within` but not below `except`, none of `words`.
struct Ban {
  Words within;
  Words except;
  Words words;
  std::string_view why;
};

const Words kHouse = {"sim/", "models/", "analysis/", "scenarios/"};
const Words kPure = {"sim/", "models/", "analysis/"};
const Words kExact = {"sim/", "models/"};

const std::vector<Ban> kBannedHeaders = {
    {kExact,
     {},
     {"iostream", "chrono", "thread", "random", "unordered_map", "unordered_set"},
     "not the same bits everywhere"},
    {kPure, {}, {"fstream", "filesystem", "cstdio", "stdio.h", "fcntl.h", "unistd.h"}, "only scenarios touches files"},
    {kHouse, {"sim/replicate/"}, {"tbb/", "oneapi/tbb"}, "TBB lives in sim/replicate"},
    {kHouse, {"scenarios/spec/"}, {"yaml-cpp/"}, "yaml-cpp lives in scenarios/spec"},
    {{"models/matters/", "models/conduct/", "models/accounts/"}, {}, {"models/mechanisms/"}, "no effect by decree"},
};

const std::vector<Ban> kBannedWords = {
    {kHouse,
     {"scenarios/store/"},
     {"ofstream", "std::fstream", "fopen", "freopen", "creat", "O_WRONLY", "O_RDWR", "O_CREAT", "mkdir", "rename",
      "create_directory", "create_directories", "remove_all", "copy_file"},
     "files are written in scenarios/store only"},
    {kPure, {}, {"cout", "cerr", "printf(", "puts(", "fmt::print"}, "libraries never print"},
    {kPure,
     {},
     {"exit(", "_Exit(", "abort(", "quick_exit(", "getenv"},
     "libraries neither exit nor read the environment"},
    {{"models/"}, {}, {"if (upgrade", "if (!upgrade", "if (has_upgrade"}, "an upgrade acts through Rules"},
};

const Words kLibm = {"exp(", "exp2(", "expm1(", "log(",  "log2(", "log10(", "log1p(", "pow(",    "sin(",
                     "cos(", "tan(",  "sinh(",  "cosh(", "tanh(", "asin(",  "acos(",  "atan(",   "atan2(",
                     "erf(", "erfc(", "cbrt(",  "expf(", "logf(", "powf(",  "hypot(", "tgamma(", "lgamma("};

// ---- Reading a source
// ------------------------------------------------------------------------------------------------

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// The text with comments and the insides of literals blanked; lines stay where they are.
std::string code_of(std::string_view text) {
  std::string code(text);
  const auto blank = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < std::min(to, code.size()); ++i) {
      if (code[i] != '\n') code[i] = ' ';
    }
    return to;
  };
  const auto after = [&](std::string_view end, std::size_t from) {
    const std::size_t found = text.find(end, from);
    return found == std::string_view::npos ? text.size() : found + end.size();
  };
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (text.substr(i, 2) == "//") {
      i = blank(i, text.find('\n', i));
    } else if (text.substr(i, 2) == "/*") {
      i = blank(i, after("*/", i + 2));
    } else if (c == '"' && i > 0 && text[i - 1] == 'R') {
      const std::string close = ")" + std::string(text.substr(i + 1, text.find('(', i) - i - 1)) + "\"";
      i = blank(i, after(close, i));
    } else if (c == '"' || (c == '\'' && (i == 0 || !is_word(text[i - 1])))) {
      std::size_t end = i + 1;
      while (end < text.size() && text[end] != c && text[end] != '\n') end += text[end] == '\\' ? 2 : 1;
      blank(i + 1, end);
      i = end + 1;
    } else {
      ++i;
    }
  }
  return code;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// What an #include names, without its quotes or brackets; empty on any other line.
std::string included_by(std::string_view line) {
  const std::size_t hash = line.find_first_not_of(" \t");
  if (hash == std::string_view::npos || line[hash] != '#' || line.find("include", hash) == std::string_view::npos)
    return {};
  const std::size_t open = line.find_first_of("\"<", hash);
  if (open == std::string_view::npos) return {};
  return std::string(line.substr(open + 1, line.find_first_of("\">", open + 1) - open - 1));
}

bool below_any(std::string_view path, const Words& folders) {
  return std::any_of(folders.begin(), folders.end(), [&](std::string_view folder) { return path.starts_with(folder); });
}

// Where `word` stands by itself in `line`, from `from` on.
std::size_t find_word(std::string_view line, std::string_view word, std::size_t from = 0) {
  for (std::size_t at = line.find(word, from); at != std::string_view::npos; at = line.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool starts = at == 0 || !is_word(line[at - 1]);
    const bool ends = end >= line.size() || !is_word(word.back()) || !is_word(line[end]) || word.starts_with("if (");
    if (starts && ends) return at;
  }
  return std::string_view::npos;
}

// Whether `exp(x)` in this source is the engine's own function.
bool has_own(const Source& source, std::string_view call) {
  if (source.path.starts_with("models/")) {
    return source.text.find("using sim::" + std::string(call.substr(0, call.size() - 1)) + ";") != std::string::npos;
  }
  return source.path.starts_with("sim/random/") || source.text.find("\"sim/random/real.hpp\"") != std::string::npos ||
         source.text.find("\"sim/random/distributions.hpp\"") != std::string::npos;
}

// A call of libm: qualified by std:: or by nothing, where the engine's own function of that name is not at hand.
bool calls_libm(const Source& source, std::string_view line, std::string_view name) {
  for (std::size_t at = find_word(line, name); at != std::string_view::npos; at = find_word(line, name, at + 1)) {
    const std::string_view before = line.substr(0, at);
    if (before.ends_with("std::")) return true;
    if (before.ends_with("::")) {
      if (before.size() == 2 || !is_word(before[before.size() - 3])) return true;
    } else if (!before.ends_with(".") && !before.ends_with("->") && !has_own(source, name)) {
      return true;
    }
  }
  return false;
}

// ---- The checker
// -----------------------------------------------------------------------------------------------------

void check_include(const Source& source, const std::string& header, bool quoted, std::vector<std::string>& problems) {
  const std::string_view layer_name = std::string_view(source.path).substr(0, source.path.find('/'));
  const auto layer =
      std::find_if(kLayers.begin(), kLayers.end(), [&](const Layer& one) { return one.name == layer_name; });
  const std::string_view target = std::string_view(header).substr(0, header.find('/'));
  if (quoted && std::find(layer->sees.begin(), layer->sees.end(), target) == layer->sees.end()) {
    problems.push_back(std::string(layer_name) + " does not see " + header);
  }
  for (const Ban& ban : kBannedHeaders) {
    if (!below_any(source.path, ban.within) || below_any(source.path, ban.except)) continue;
    for (const std::string_view word : ban.words) {
      if (word.ends_with('/') || word == "oneapi/tbb" ? header.starts_with(word) : header == word) {
        problems.push_back("includes " + header + ": " + std::string(ban.why));
      }
    }
  }
}

void check_words(const Source& source, std::string_view line, std::vector<std::string>& problems) {
  for (const Ban& ban : kBannedWords) {
    if (!below_any(source.path, ban.within) || below_any(source.path, ban.except)) continue;
    for (const std::string_view word : ban.words) {
      if (find_word(line, word) != std::string_view::npos) {
        problems.push_back("says " + std::string(word) + ": " + std::string(ban.why));
      }
    }
  }
  if (below_any(source.path, kExact) && !source.path.starts_with("sim/random/real.")) {
    for (const std::string_view name : kLibm) {
      if (calls_libm(source, line, name)) {
        problems.push_back("calls " + std::string(name) + "...): use sim/random/real.hpp, the same bits everywhere");
      }
    }
  }
}

// Every way in which a source breaks the rules of the house, as "path:line: what".
std::vector<std::string> violations(const Source& source) {
  std::vector<std::string> all;
  const std::vector<std::string> lines = lines_of(source.text);
  const std::vector<std::string> code = lines_of(code_of(source.text));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::vector<std::string> problems;
    const std::string header = code[i].find('#') == std::string::npos ? "" : included_by(lines[i]);
    if (!header.empty()) {
      check_include(source, header, lines[i].find('"') != std::string::npos, problems);
    } else {
      check_words(source, code[i], problems);
    }
    for (const std::string& problem : problems)
      all.push_back(source.path + ":" + std::to_string(i + 1) + ": " + problem);
  }
  const std::size_t most = source.path == kMain ? kMostLinesOfMain : kMostLines;
  if (lines.size() > most) {
    all.push_back(source.path + ": " + std::to_string(lines.size()) + " lines, more than " + std::to_string(most));
  }
  if (source.path.ends_with(".hpp") && source.text.find("#pragma once") == std::string::npos) {
    all.push_back(source.path + ": no #pragma once");
  }
  return all;
}

std::vector<Source> sources_of_the_house() {
  const fs::path root = TIEXIN_SOURCE_DIR;
  std::vector<Source> sources;
  for (const Layer& layer : kLayers) {
    for (const auto& entry : fs::recursive_directory_iterator(root / layer.name)) {
      if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      sources.push_back(
          {fs::relative(entry.path(), root).generic_string(), {std::istreambuf_iterator<char>(file), {}}});
    }
  }
  return sources;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

// ---- The house as it stands
// ------------------------------------------------------------------------------------------

TEST(Architecture, EverySourceKeepsTheRulesOfTheHouse) {
  std::vector<std::string> all;
  const std::vector<Source> sources = sources_of_the_house();
  for (const Source& source : sources) {
    for (const std::string& one : violations(source)) all.push_back(one);
  }
  EXPECT_GT(sources.size(), 10U);
  EXPECT_TRUE(all.empty()) << joined(all);
}

TEST(Architecture, TheTopLevelHasTheRoomsOfTheHouseAndNoOther) {
  const std::set<std::string> rooms = {"sim", "models", "scenarios", "analysis", "tests", "bench"};
  const std::set<std::string> produced = {"build", "out"};
  std::set<std::string> found;
  for (const auto& entry : fs::directory_iterator(TIEXIN_SOURCE_DIR)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_directory() && !name.starts_with(".") && !produced.contains(name)) found.insert(name);
  }
  EXPECT_EQ(found, rooms);
}

TEST(Architecture, CommandLineParserIsIncludedOnce) {
  std::vector<std::string> users;
  for (const Source& source : sources_of_the_house()) {
    const std::vector<std::string> lines = lines_of(source.text);
    if (std::any_of(lines.begin(), lines.end(),
                    [](const std::string& line) { return included_by(line).starts_with("CLI/"); })) {
      users.push_back(source.path);
    }
  }
  EXPECT_LE(users.size(), 1U) << joined(users);
}

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
  std::set<std::string> banned;
  for (const std::string_view call : kLibm) banned.emplace(call.substr(0, call.size() - 1));
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

// ---- The checker can fail
// ----------------------------------------------------------------------------------------------

struct Planted {
  std::string_view path;
  std::string_view text;
};

TEST(ArchitectureChecker, FindsEveryPlantedViolation) {
  const std::vector<Planted> planted = {
      {"sim/a/a.cpp", "#include \"models/county/place.hpp\""},
      {"sim/a/a.cpp", "#include \"analysis/estimate/mean.hpp\""},
      {"models/a/a.cpp", "#include \"analysis/estimate/mean.hpp\""},
      {"models/a/a.cpp", "  #  include \"scenarios/spec/spec.hpp\""},
      {"analysis/a/a.cpp", "#include \"models/county/place.hpp\""},
      {"scenarios/a/a.cpp", "#include \"tests/sim/aid.hpp\""},
      {"sim/a/a.cpp", "#include \"neighbour.hpp\""},
      {"models/matters/a.cpp", "#include \"models/mechanisms/duty.hpp\""},
      {"models/conduct/a.cpp", "#include \"models/mechanisms/duty.hpp\""},
      {"models/accounts/a.cpp", "#include \"models/mechanisms/duty.hpp\""},
      {"sim/event/a.cpp", "#include <tbb/parallel_for.h>"},
      {"scenarios/cli/a.cpp", "#include <oneapi/tbb.h>"},
      {"scenarios/store/a.cpp", "#include <yaml-cpp/yaml.h>"},
      {"sim/a/a.cpp", "#include <unordered_map>"},
      {"models/a/a.cpp", "#include <random>"},
      {"models/a/a.cpp", "#include <chrono>"},
      {"analysis/a/a.cpp", "#include <fstream>"},
      {"scenarios/cli/a.cpp", "std::ofstream out(path);"},
      {"scenarios/spec/a.cpp", "const int f = ::open(path, O_WRONLY);"},
      {"analysis/a/a.cpp", "std::cout << 1;"},
      {"sim/a/a.cpp", "std::exit(1);"},
      {"models/a/a.cpp", "const double p = std::exp(x);"},
      {"models/a/a.cpp", "const double p = 1 - exp(x);"},
      {"sim/a/a.cpp", "#include \"sim/random/real.hpp\"\ndouble p = ::log(x);"},
      {"models/a/a.cpp", "  if (upgrade == 3) {"},
      {"models/a/a.cpp", "const int n = 1'000;  /* one */ if (upgrades[2]) {"},
      {"sim/a/a.hpp", "int a();"},
  };
  for (const Planted& one : planted) {
    EXPECT_EQ(violations({std::string(one.path), std::string(one.text)}).size(), 1U) << one.path << ": " << one.text;
  }
}

TEST(ArchitectureChecker, LeavesTheLawfulAlone) {
  const std::vector<Planted> lawful = {
      {"sim/replicate/a.cpp", "#include <tbb/parallel_for.h>"},
      {"scenarios/spec/a.cpp", "#include <yaml-cpp/yaml.h>\nstd::ifstream in(path);"},
      {"scenarios/store/a.cpp", "std::ofstream out(path);"},
      {"scenarios/cli/a.cpp", "#include \"models/all.hpp\"\n#include \"analysis/report/report.hpp\""},
      {"tests/models/a.cpp", "#include \"models/mechanisms/duty.hpp\"\nstd::exp(1.0);"},
      {"models/mechanisms/a.cpp", "#include \"models/mechanisms/duty.hpp\""},
      {"models/a/a.cpp", "const double p = sim::exp(x);  // not std::exp(x)"},
      {"models/a/a.cpp", "/* if (upgrade) */ const char* text = \"if (upgrade) std::exp(1)\";"},
      {"models/a/a.cpp", "const auto text = R\"x(std::exp(1) \" // )x\"; const char c = '\"'; reopen(c);"},
      {"sim/a/a.cpp", "#include \"sim/random/real.hpp\"\ndouble p = log(x);"},
      {"sim/a/a.hpp", "#pragma once\nint a();"},
  };
  for (const Planted& one : lawful) {
    EXPECT_EQ(joined(violations({std::string(one.path), std::string(one.text)})), "") << one.path << ": " << one.text;
  }
}

TEST(ArchitectureChecker, CountsLines) {
  const std::string lines(kMostLines, '\n');
  EXPECT_TRUE(violations({"sim/a/a.cpp", lines}).empty());
  EXPECT_EQ(violations({"sim/a/a.cpp", lines + "\n"}).size(), 1U);
  EXPECT_EQ(violations({std::string(kMain), std::string(kMostLinesOfMain + 1, '\n')}).size(), 1U);
}

}  // namespace

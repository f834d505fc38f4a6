#include "tests/architecture/checker.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace tiexin::architecture {

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string_view>;

// ---- The table of the house

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

}  // namespace

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

std::set<std::string> banned_of_libm() {
  std::set<std::string> names;
  for (const std::string_view call : kLibm) names.emplace(call.substr(0, call.size() - 1));
  return names;
}

std::string included_by(std::string_view line) {
  const std::size_t hash = line.find_first_not_of(" \t");
  if (hash == std::string_view::npos || line[hash] != '#' || line.find("include", hash) == std::string_view::npos)
    return {};
  const std::size_t open = line.find_first_of("\"<", hash);
  if (open == std::string_view::npos) return {};
  return std::string(line.substr(open + 1, line.find_first_of("\">", open + 1) - open - 1));
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

}  // namespace tiexin::architecture

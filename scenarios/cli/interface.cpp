#include "scenarios/cli/interface.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/core.h>
#include <string_view>

#include "scenarios/spec/nearest.hpp"
#include "scenarios/spec/spec_error.hpp"

namespace tiexin::scenarios {

std::vector<std::string> names_of(const Interface& interface) {
  std::vector<std::string> names;
  for (const Verb& verb : interface) names.push_back(verb.name);
  return names;
}

std::vector<std::string> names_of(const Verb& verb) {
  std::vector<std::string> names;
  for (const Flag& flag : verb.flags) names.insert(names.end(), flag.names.begin(), flag.names.end());
  return names;
}

std::string unknown_word(const Interface& interface, const std::vector<std::string>& words) {
  const std::vector<std::string> verbs = names_of(interface);
  if (words.empty()) return fmt::format("name a verb; {}", hint("", verbs));
  const auto verb = std::find_if(interface.begin(), interface.end(), [&](const Verb& v) { return v.name == words[0]; });
  if (verb == interface.end()) {
    if (words[0] == "-h" || words[0] == "--help") return "";
    return fmt::format("{} is not a verb; {}", in_quotes(words[0]), hint(words[0], verbs));
  }
  const std::vector<std::string> flags = names_of(*verb);
  for (const std::string& word : words) {
    if (word == "--") return "";
    if (!word.starts_with("--")) continue;
    const std::string name = word.substr(0, word.find('='));
    if (std::find(flags.begin(), flags.end(), name) != flags.end()) continue;
    return fmt::format("{} is not a flag of {}; {}", in_quotes(name), verb->name, hint(name, flags));
  }
  return "";
}

std::string not_decimal(const std::string& word) {
  const bool digits =
      !word.empty() && std::all_of(word.begin(), word.end(), [](unsigned char c) { return std::isdigit(c); });
  if (!digits) return in_quotes(word) + " is not a whole number; write digits alone";
  return word.size() > 1 && word[0] == '0' ? in_quotes(word) + " begins with 0; write it without leading zeros" : "";
}

std::string too_large(const std::string& word, std::uint64_t most) {
  const std::string largest = std::to_string(most);
  const bool beyond = word.size() != largest.size() ? word.size() > largest.size() : word > largest;
  return beyond ? fmt::format("{} is too large; write at most {}", printable(word), most) : "";
}

std::string for_shell(const std::string& word) {
  const bool plain = !word.empty() && std::all_of(word.begin(), word.end(), [](unsigned char c) {
    return std::isalnum(c) || std::string_view("_./=,:+@%-").find(static_cast<char>(c)) != std::string_view::npos;
  });
  if (plain) return word;
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::string plainer(const std::string& text) {
  const std::size_t end = text.find(": ");
  if (end == std::string::npos) return text;
  const std::string flag = text.substr(0, end);
  const std::string said = text.substr(end + 2);
  if (said.starts_with("At Most 1 required")) return flag + ": is given more than once";
  if (said.starts_with("1 required ") && said.ends_with(" missing")) return flag + ": needs a value behind it";
  return text;
}

}  // namespace tiexin::scenarios

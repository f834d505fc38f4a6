#include "scenarios/cli/interface.hpp"

#include <algorithm>
#include <fmt/core.h>

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

}  // namespace tiexin::scenarios

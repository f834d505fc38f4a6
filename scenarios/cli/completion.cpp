#include "scenarios/cli/completion.hpp"

#include <fmt/core.h>
#include <string_view>
#include <vector>

#include "models/parameters.hpp"
#include "scenarios/spec/slots.hpp"

namespace tiexin::scenarios {
namespace {

/// What follows the tables: a word is a flag, the value of the flag before it, or an operand.
constexpr std::string_view kBashRules = R"bash(
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$flags" -- "$word"))
    return
  fi
  case $value in
    FILE) _tiexin_paths -f ;;
    DIR) _tiexin_paths -d ;;
    KEY) COMPREPLY=($(compgen -W "$_tiexin_keys" -- "$word")) ;;
    KEY=VALUE)
      compopt -o nospace
      COMPREPLY=($(compgen -S = -W "$_tiexin_keys" -- "$word"))
      ;;
    TEXT) _tiexin_paths -f ;;
  esac
}

# Paths here; where there is none, those of the library beside the program whose names begin so.
_tiexin_paths() {
  local IFS=$'\n' library path
  compopt -o filenames
  COMPREPLY=($(compgen "$1" -- "$word"))
  [[ ${#COMPREPLY[@]} -eq 0 && -n $word && $word != */* ]] || return
  library=$(readlink -f "$(type -P "${COMP_WORDS[0]}")")
  library=${library%/*/*}/share/tiexin/scenarios/library
  for path in "$library/$word"* "$library"/*/"$word"*; do
    if [[ -e $path && ( $1 == -f || -d $path ) ]]; then COMPREPLY+=("$path"); fi
  done
}

complete -F _tiexin tiexin
)bash";

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : std::string(between)) + word;
  return text;
}

std::string keys() {
  models::Parameters parameters;
  return joined(leaf_paths(slots(parameters)), " ");
}

/// A text that stands in single quotes within zsh's `[…]` and between its colons.
std::string for_zsh(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
      continue;
    }
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

/// How zsh completes a value of this kind.
std::string zsh_action(std::string_view value) {
  if (value == "DIR") return "_directories";
  if (value == "FILE" || value == "TEXT") return "_files";
  if (value == "KEY") return "compadd -a tiexin_keys";
  if (value == "KEY=VALUE") return "compadd -S = -a tiexin_keys";
  return "";
}

}  // namespace

std::string bash_completion(const Interface& interface) {
  std::string text =
      "# bash completion for tiexin, made by `tiexin completion bash`\n\n_tiexin_keys='" + keys() + "'\n";
  text += R"bash(
_tiexin() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} flags value
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
)bash";
  text += fmt::format("    COMPREPLY=($(compgen -W '{} --help' -- \"$word\"))\n    return\n  fi\n",
                      joined(names_of(interface), " "));
  text += "  if [[ $word == = || $before == = ]]; then return; fi\n  case ${COMP_WORDS[1]} in\n";
  for (const Verb& verb : interface) {
    text += fmt::format("    {})\n      flags='{}'\n      case $before in\n", verb.name, joined(names_of(verb), " "));
    for (const Flag& flag : verb.flags) {
      if (!flag.value.empty()) text += fmt::format("        {}) value={} ;;\n", joined(flag.names, " | "), flag.value);
    }
    text += fmt::format("        *) value={} ;;\n      esac\n      ;;\n", verb.operand.empty() ? "NONE" : verb.operand);
  }
  text += "    *) return ;;\n  esac";
  return text + std::string(kBashRules);
}

std::string zsh_completion(const Interface& interface) {
  std::string text =
      "#compdef tiexin\n# zsh completion for tiexin, made by `tiexin completion zsh`\n\n"
      "_tiexin() {\n  local curcontext=$curcontext state line\n  typeset -A opt_args\n  local -a tiexin_verbs "
      "tiexin_keys\n"
      "  tiexin_keys=(" +
      keys() + ")\n  tiexin_verbs=(\n";
  for (const Verb& verb : interface) text += fmt::format("    '{}:{}'\n", verb.name, for_zsh(verb.about));
  text +=
      "  )\n  _arguments -C '(- *)--help[help]' '1:verb:->verb' '*::argument:->argument'\n"
      "  if [[ $state == verb ]]; then\n    _describe verb tiexin_verbs\n    return\n  fi\n  case $words[1] in\n";
  for (const Verb& verb : interface) {
    text += fmt::format("    {})\n      _arguments", verb.name);
    for (const Flag& flag : verb.flags) {
      for (const std::string& name : flag.names) {
        text += fmt::format(" \\\n        '*{}[{}]", name, for_zsh(flag.about));
        text += flag.value.empty() ? "'" : fmt::format(":{}:{}'", flag.value, zsh_action(flag.value));
      }
    }
    if (!verb.operand.empty()) text += fmt::format(" \\\n        '*:{}:{}'", verb.operand, zsh_action(verb.operand));
    text += "\n      ;;\n";
  }
  return text + "  esac\n}\n\n_tiexin \"$@\"\n";
}

}  // namespace tiexin::scenarios

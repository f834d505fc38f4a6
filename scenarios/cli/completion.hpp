/// Completion of verbs, flags and their values in a shell.
#pragma once

#include <string>

#include "scenarios/cli/interface.hpp"

namespace tiexin::scenarios {

/// A completion script for bash 4.4 or later: verbs, flags, paths, the library's files by their bare names, and the
/// paths of parameters where a KEY is asked for.
[[nodiscard]] std::string bash_completion(const Interface& interface);

/// The same for zsh, without the library's files.
[[nodiscard]] std::string zsh_completion(const Interface& interface);

}  // namespace tiexin::scenarios

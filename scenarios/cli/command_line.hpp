/// The command line: verbs and their flags.
#pragma once

#include <functional>
#include <stdexcept>

namespace tiexin::scenarios {

/// Flags that mean nothing; the text says which.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Reads the command line.
/// @returns what is to be done; called, it does it and returns the exit code
/// @throws UsageError
[[nodiscard]] std::function<int()> read_command_line(int argc, char** argv);

}  // namespace tiexin::scenarios

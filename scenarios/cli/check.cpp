#include "scenarios/cli/check.hpp"

#include <cstdio>
#include <fmt/core.h>

#include "scenarios/cli/exit_code.hpp"
#include "scenarios/cli/machine.hpp"
#include "scenarios/spec/load.hpp"

namespace tiexin::scenarios {

int check(const std::vector<std::filesystem::path>& files) {
  const std::vector<Problem> strange = check_files(files, machine_memory());
  for (const Problem& problem : strange) fmt::print(stderr, "{} (strange, but it can be run)\n", problem.text());
  fmt::print(stderr, "{} {} well.\n", files.size(), files.size() == 1 ? "file is" : "files are");
  return kWell;
}

}  // namespace tiexin::scenarios

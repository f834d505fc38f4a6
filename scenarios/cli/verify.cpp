#include "scenarios/cli/verify.hpp"

#include <cstdio>
#include <fmt/core.h>
#include <vector>

#include "scenarios/cli/exit_code.hpp"
#include "scenarios/spec/spec_error.hpp"
#include "scenarios/store/sums.hpp"

namespace tiexin::scenarios {

int verify_folder(const std::filesystem::path& folder) {
  const std::vector<Finding> findings = verify(folder);
  for (const Finding& finding : findings) {
    fmt::print(stderr, "{}: {}\n", printable_path((folder / finding.file).string()), finding.what);
  }
  if (!findings.empty()) return kBadInput;
  fmt::print(stderr, "{} is as it was written.\n", printable_path(folder.string()));
  return kWell;
}

}  // namespace tiexin::scenarios

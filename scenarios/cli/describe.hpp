/// `tiexin describe FILE`
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace tiexin::scenarios {

struct DescribeOptions {
  std::filesystem::path file;
  std::vector<std::string> set;  // KEY=VALUE
};

/// Prints what a scenario file says: of a county every parameter with its grade, how many have which grade, and how
/// busy its desks are before any upgrade; of an upgrade its date and levers; of the sources their titles.
/// @returns kWell
/// @throws SpecError  all problems of the file
int describe(const DescribeOptions& options);

}  // namespace tiexin::scenarios

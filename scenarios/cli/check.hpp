/// `tiexin check FILE…`
#pragma once

#include <filesystem>
#include <vector>

namespace tiexin::scenarios {

/// Checks scenario files, the upgrades among them together too, and says on stderr what is legal but strange and that
/// all is well.
/// @returns kWell
/// @throws SpecError  all problems of all files
int check(const std::vector<std::filesystem::path>& files);

}  // namespace tiexin::scenarios

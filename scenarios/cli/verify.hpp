/// `tiexin verify DIR`
#pragma once

#include <filesystem>

namespace tiexin::scenarios {

/// Holds a results folder against its SHA256SUMS and prints a line for each file that is not as it was written.
/// @returns kWell, or kBadInput if anything was found
/// @throws StoreError  no such folder
int verify_folder(const std::filesystem::path& folder);

}  // namespace tiexin::scenarios

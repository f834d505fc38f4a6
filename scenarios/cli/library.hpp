/// Where the scenario library is.
#pragma once

#include <filesystem>

namespace tiexin::scenarios {

/// The library beside an installed program (`../share/tiexin/scenarios/library`), else that of the source tree it was
/// built from.
[[nodiscard]] std::filesystem::path library_folder();

}  // namespace tiexin::scenarios

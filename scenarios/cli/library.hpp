/// Where the scenario library is.
#pragma once

#include <filesystem>

namespace tiexin::scenarios {

/// The library beside an installed program (`../share/tiexin/scenarios/library`), else that of the source tree it was
/// built from.
[[nodiscard]] std::filesystem::path library_folder();

/// A path as somebody types it who stands in the folder of the source code: one within the library as
/// `scenarios/library/…`, any other as it is.
[[nodiscard]] std::filesystem::path in_source_folder(const std::filesystem::path& path);

}  // namespace tiexin::scenarios

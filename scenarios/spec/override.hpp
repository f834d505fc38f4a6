#pragma once

#include <string_view>
#include <vector>

#include "scenarios/spec/reader.hpp"
#include "scenarios/spec/upgrade.hpp"

namespace tiexin::scenarios {

/// Takes one `KEY=VALUE` of the command line, the value with or without its unit, and sets it.
/// @param provenance  its entry is marked as overridden
/// Problems are noted under the file name `--set`.
void apply_override(std::string_view assignment, const std::vector<Slot>& all, Provenance& provenance,
                    Problems& problems);

/// Whether a `KEY=VALUE` is of a lever.
[[nodiscard]] bool sets_lever(std::string_view assignment);

/// Takes one `upgrade.7.grid.workers=1000` of the command line and sets that lever of that upgrade, which is then no
/// belief any more.
/// Problems are noted under the file name `--set`.
void apply_lever_override(std::string_view assignment, std::vector<Upgrade>& upgrades, Problems& problems);

}  // namespace tiexin::scenarios

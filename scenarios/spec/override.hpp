#pragma once

#include <string_view>
#include <vector>

#include "scenarios/spec/reader.hpp"

namespace tiexin::scenarios {

/// Takes one `KEY=VALUE` of the command line, the value with or without its unit, and sets it.
/// @param provenance  its entry is marked as overridden
/// Problems are noted under the file name `--set`.
void apply_override(std::string_view assignment, const std::vector<Slot>& all, Provenance& provenance,
                    Problems& problems);

}  // namespace tiexin::scenarios

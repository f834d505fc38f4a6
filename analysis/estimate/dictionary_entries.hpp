#pragma once

#include <span>

#include "analysis/estimate/dictionary.hpp"

/// The entries of the dictionary by weakness; use dictionary().
namespace tiexin::analysis::entries {

std::span<const Indicator> resolution();
std::span<const Indicator> cost_benefit();
std::span<const Indicator> efficiency();
std::span<const Indicator> process();
std::span<const Indicator> appraisal();

}  // namespace tiexin::analysis::entries

#pragma once

#include <string_view>
#include <vector>

namespace tiexin::analysis {

/// One text below analysis/report/assets, embedded at build time.
struct Asset {
  std::string_view name;     ///< its path below assets, e.g. "report.css"
  std::string_view content;  ///< its bytes, valid for the life of the program
};

/// Every embedded text, ordered by name. O(1) after the first call.
const std::vector<Asset>& assets();

/// The content of one embedded text.
///
/// @param name  its path below analysis/report/assets, e.g. "report.css"
/// @returns     its bytes, valid for the life of the program
/// @throws ContractError  when there is no such text. O(number of texts).
std::string_view asset(std::string_view name);

}  // namespace tiexin::analysis

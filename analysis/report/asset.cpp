#include "analysis/report/asset.hpp"

#include <algorithm>
#include <string>

#include "sim/contract.hpp"

namespace tiexin::analysis {

std::string_view asset(std::string_view name) {
  const auto& all = assets();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Asset& one) { return one.name == name; });
  if (found == all.end()) {
    throw sim::ContractError("no embedded text is named " + std::string(name));
  }
  return found->content;
}

}  // namespace tiexin::analysis

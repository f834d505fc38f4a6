/// What `tiexin compare` prints.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scenarios/spec/county.hpp"
#include "scenarios/spec/upgrade.hpp"
#include "scenarios/study/reform.hpp"

namespace tiexin::scenarios {

/// What stands above the tables.
struct CompareTitle {
  Name county;
  std::vector<Upgrade> reforms;
  Horizon horizon;  // with the window as what is observed
  std::uint32_t seed = 1;
};

/// Three tables: the indicators without and with the reform, the difference, and the replications saved; the factor
/// under each rule of drawing with its interval; the shares of matters with the same history in both arms.
[[nodiscard]] std::string compare_text(const CompareTitle& title, const ReformWindow& window, const ReformRuns& runs);

}  // namespace tiexin::scenarios

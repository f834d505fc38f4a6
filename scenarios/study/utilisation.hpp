/// How busy the desks of a county are before anything is changed: what its staffing and its ordinary business amount
/// to.
#pragma once

#include <cstdint>
#include <vector>

#include "scenarios/spec/load.hpp"

namespace tiexin::scenarios {

/// Years of run-in after which desks are read: the third year.
inline constexpr int kUtilisationYears = 3;

/// A larger county is read from one of this many natural villages, at the same density: the desks of one are like those
/// of the other, and nobody waits.
inline constexpr int kMostVillagesRead = 1284;

enum class DeskKind { township, department, petition_office };

/// One desk in the third year of the run-in.
struct DeskUse {
  DeskKind kind = DeskKind::township;
  std::uint32_t number = 1;  // within its kind, from 1
  int topic = -1;            // of a department: 0 education … 5 public security
  int posts = 1;             // staffed
  double ordinary = 0.0;     // share of the staffed time that ordinary business takes   [0..]
  double matters = 0.0;      // share that households' matters take                      [0..]

  [[nodiscard]] double utilisation() const { return ordinary + matters; }
};

struct Utilisation {
  int villages = 0;  // read
  int year = 0;
  std::vector<DeskUse> desks;
};

/// Runs the first years of the county once, without any upgrade, at its own values and with seed 1, and reads its
/// desks.
/// @throws ContractError  the run failed
/// Cost: about a second for 1,284 villages.
[[nodiscard]] Utilisation utilisation(const County& county);

}  // namespace tiexin::scenarios

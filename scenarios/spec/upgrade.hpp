/// An upgrade or a variant: when it comes into force, where, and which levers it sets.
///
///     id: 1
///     kind: upgrade
///     name: {zh: 乡土式队伍, en: Cadres from the village}
///     difficulty: {zh: …, en: …}
///     date: {value: 2008-07-01, range: [2008-01-01, 2008-12-31], grade: assumed, source: county_account}
///     source: [county_account]
///     where: {townships: [1, 2]}                  # optional; everywhere without it
///     sets:
///       outreach:
///         hours: {value: 8, unit: h/month, range: [2, 16], grade: assumed, source: assumption}
///         posting: birthplace
///
/// A lever with a range is a belief about what was done, and moves with the parameter vectors as other beliefs do; a
/// plain one (`hours: 8 h/month`) is what somebody means to do.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/spec/mapping.hpp"
#include "scenarios/spec/provenance.hpp"
#include "scenarios/spec/reader.hpp"

namespace tiexin::scenarios {

enum class UpgradeKind { upgrade, variant };

inline constexpr std::array<std::string_view, 2> kUpgradeKindNames{"upgrade", "variant"};

/// A date that is known only within a range.
struct DatedRange {
  sim::Date value{2008, 1, 1};
  sim::Date low{2008, 1, 1};
  sim::Date high{2008, 1, 1};
  Grade grade = Grade::assumed;
  std::string source;
  Location place;  // of the value
};

/// One upgrade file.
struct Upgrade {
  std::string file;
  int id = 0;
  Location id_place;
  UpgradeKind kind = UpgradeKind::upgrade;
  Name name;
  Name difficulty;  // which it answered
  DatedRange date;
  std::vector<std::string> sources;
  std::vector<int> townships;  // numbers from 1, ascending; empty: all
  Location townships_place;
  std::vector<Assignment> sets;
  Provenance beliefs;  // of the levers among them that have a range, by the lever's path

  /// A lever's path among the numbers of a scenario: "upgrade.7.grid.workers".
  [[nodiscard]] std::string path_of(std::string_view lever) const;

  /// Whether it is in force in this township on this day.
  /// @param township  number from 1
  [[nodiscard]] bool in_force(sim::Date day, int township) const;
};

/// The lever in a path that path_of() made, "grid.workers"; empty if it is no such path.
[[nodiscard]] std::string_view lever_of(std::string_view path);

/// Reads an upgrade or variant file.
/// @param levers  the fields of all mechanisms
/// @throws SpecError  all problems of the file
[[nodiscard]] Upgrade read_upgrade(const std::filesystem::path& path, const std::vector<Slot>& levers);

/// Notes every id that is given twice to one kind.
void check_ids(const std::vector<Upgrade>& upgrades, Problems& problems);

/// Notes every lever that is set to different values on the same day in the same township.
void check_levers(const std::vector<Upgrade>& upgrades, Problems& problems);

/// Notes what upgrades cannot do together: both of the above.
void check_together(const std::vector<Upgrade>& upgrades, Problems& problems);

/// Folds the upgrades in force into the levers behind `levers`: of two that set one lever the later date wins. The
/// order of the list does not matter.
/// @throws SpecError  see `check_together`
void fold_levers(const std::vector<Upgrade>& upgrades, sim::Date day, int township, const std::vector<Slot>& levers);

}  // namespace tiexin::scenarios

/// A county file: its name, its horizon, its parameters, and the file it extends.
///
///     name: {zh: 上栗县, en: Shangli}
///     extends: shangli.yaml                       # optional: take over what is not said here
///     run_in: 1998-01-01                          # the run begins, under the old regime
///     start: 2008-01-01                           # first day observed
///     until: 2024-01-01                           # first day no longer observed
///     population:
///       away_share: {value: 0.35, unit: share, range: [0.2, 0.5], grade: assumed, source: own_judgement}
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "scenarios/spec/mapping.hpp"
#include "scenarios/spec/provenance.hpp"
#include "scenarios/spec/slots.hpp"
#include "scenarios/spec/sources.hpp"

namespace tiexin::scenarios {

/// The days between which a scenario runs and is observed.
struct Horizon {
  sim::Date run_in{1998, 1, 1};  // a 1 January
  sim::Date start{2008, 1, 1};   // first day observed
  sim::Date until{2024, 1, 1};   // first day no longer observed
};

/// What a county file holds besides its parameters.
struct CountyHead {
  Name name;
  Horizon horizon;
  Location start_place;            // of the first day observed
  std::vector<std::string> files;  // this file and those it extends, nearest first
};

/// Reads a county file and all that it extends into the struct behind `all`, the nearest file last.
/// @param overrides  `KEY=VALUE` of the command line, applied after the files
/// @throws SpecError  all problems of all files; in a file that extends nothing every parameter must be there
[[nodiscard]] CountyHead read_county(const std::filesystem::path& path, const std::vector<std::string>& overrides,
                                     const std::vector<Slot>& all, Provenance& provenance, Sources& sources);

}  // namespace tiexin::scenarios

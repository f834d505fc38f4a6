/// Scenario files read into the structs of the models: the one door through which the rest of the program comes to
/// them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "models/mechanisms/all.hpp"
#include "models/parameters.hpp"
#include "scenarios/spec/county.hpp"
#include "scenarios/spec/ensemble.hpp"
#include "scenarios/spec/provenance.hpp"
#include "scenarios/spec/sources.hpp"
#include "scenarios/spec/upgrade.hpp"

namespace tiexin::scenarios {

/// A county with all that is known about its numbers.
struct County {
  CountyHead head;
  models::Parameters parameters;
  Provenance provenance;
  Sources sources;
};

/// What a scenario file describes.
enum class FileKind { county, upgrade, sources };

/// Reads a county file, what it extends, and the overrides of the command line; holds its numbers together. Overrides
/// of levers are left to load_upgrades().
/// @throws SpecError  all problems of all files
[[nodiscard]] County load_county(const std::filesystem::path& path, const std::vector<std::string>& overrides = {});

/// Reads an upgrade or variant file.
/// @throws SpecError  all problems of the file
[[nodiscard]] Upgrade load_upgrade(const std::filesystem::path& path);

/// Reads upgrade files and checks that they can stand together. @returns them by id.
/// @throws SpecError  all problems of all files
[[nodiscard]] std::vector<Upgrade> load_upgrades(const std::vector<std::filesystem::path>& paths);

/// Reads the upgrade files of a folder, those whose names end in `.yaml`. @returns them by id; none if it is empty.
/// @throws SpecError  all problems of all files; there is no such folder; it holds other things, but no such file
[[nodiscard]] std::vector<Upgrade> load_upgrades(const std::filesystem::path& folder);

/// The same with the levers that the command line sets: `upgrade.7.grid.workers=1000`.
/// @param set  KEY=VALUE; those that are no levers are left to load_county()
/// @throws SpecError  all problems
[[nodiscard]] std::vector<Upgrade> load_upgrades(const std::filesystem::path& folder,
                                                 const std::vector<std::string>& set);

/// Reads the ensemble of a county file: `shangli.ensemble.csv` beside `shangli.yaml`.
/// @throws SpecError  all problems of the file, or there is none
[[nodiscard]] Ensemble load_ensemble(const std::filesystem::path& county_file);

/// What is believed in one run: the parameters, and the levers of upgrades that are known within a range only.
struct Beliefs {
  models::Parameters parameters;
  LeverValues levers;  // those that are not as in their file
};

/// The beliefs under one vector of an ensemble.
/// @param vector  number from 1  [1, ensemble.size()]
[[nodiscard]] Beliefs under_vector(const models::Parameters& parameters, const Ensemble& ensemble, std::size_t vector);

/// The upgrades with these levers put in.
[[nodiscard]] std::vector<Upgrade> with_levers(std::vector<Upgrade> upgrades, const LeverValues& levers);

/// The levers in one township on one day.
/// @param township  number from 1
[[nodiscard]] models::Mechanisms levers_in_force(const std::vector<Upgrade>& upgrades, sim::Date day, int township);

/// Tells what a file is by its keys; an upgrade has `sets` or `kind`, a list of sources `title` below each key.
/// @throws SpecError  it cannot be parsed
[[nodiscard]] FileKind kind_of(const std::filesystem::path& path);

/// Checks files of any kind, one that is named again once: each for itself, the upgrades together, each variant with
/// them but not with other variants, which are alternatives, and, where there is just one county among them, the
/// upgrades against it.
/// @param memory  of the machine: a county that would need more is refused with an estimate  [bytes]
/// @returns  what is legal but strange, see strange.hpp; without a county, or with several, the upgrades are looked at
/// in
///           the county of the default parameters
/// @throws SpecError  all problems of all files
std::vector<Problem> check_files(const std::vector<std::filesystem::path>& paths, double memory);

/// XXH3 over the paths and values of the parameters, the horizon and the upgrades: the same scenario has the same hash,
/// whatever its files look like.
[[nodiscard]] std::uint64_t scenario_hash(const County& county, const std::vector<Upgrade>& upgrades);

}  // namespace tiexin::scenarios

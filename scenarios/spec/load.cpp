#include "scenarios/spec/load.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <system_error>
#include <utility>
#include <xxhash.h>

#include "scenarios/spec/number.hpp"
#include "scenarios/spec/plausible.hpp"
#include "scenarios/spec/slots.hpp"
#include "scenarios/spec/strange.hpp"
#include "scenarios/spec/tree.hpp"

namespace tiexin::scenarios {
namespace {

namespace fs = std::filesystem;

std::vector<Upgrade> sorted_by_id(std::vector<Upgrade> upgrades) {
  std::sort(upgrades.begin(), upgrades.end(),
            [](const Upgrade& a, const Upgrade& b) { return std::pair(a.kind, a.id) < std::pair(b.kind, b.id); });
  return upgrades;
}

FileKind kind_of(const Tree& tree) {
  if (tree.root.find("sets") != nullptr || tree.root.find("kind") != nullptr) return FileKind::upgrade;
  const Node& first = tree.root.children.empty() ? tree.root : tree.root.children.front();
  return first.find("title") != nullptr ? FileKind::sources : FileKind::county;
}

/// Reads upgrades one by one and notes the problems of each.
std::vector<Upgrade> read_each(const std::vector<fs::path>& paths, Problems& problems) {
  std::vector<Upgrade> upgrades;
  for (const fs::path& path : paths) {
    try {
      upgrades.push_back(load_upgrade(path));
    } catch (const SpecError& error) {
      problems.add(error);
    }
  }
  check_together(upgrades, problems);
  return upgrades;
}

/// Text that is the same for the same scenario: sorted paths, shortest numbers.
std::string canonical(const County& county, const std::vector<Upgrade>& upgrades) {
  models::Parameters parameters = county.parameters;
  std::vector<std::string> lines;
  for (const Slot& slot : slots(parameters)) {
    for (std::size_t part = 0; part < slot.n_parts(); ++part) {
      lines.push_back(slot.part_path(part) + '=' + shown(slot, slot.value(part)));
    }
  }
  const Horizon& horizon = county.head.horizon;
  lines.push_back("horizon=" + iso(horizon.run_in) + ' ' + iso(horizon.start) + ' ' + iso(horizon.until));
  for (const Upgrade& upgrade : upgrades) {
    const std::string name =
        std::string(kUpgradeKindNames[static_cast<std::size_t>(upgrade.kind)]) + std::to_string(upgrade.id);
    lines.push_back(name + ".date=" + iso(upgrade.date.value) + ' ' + iso(upgrade.date.low) + ' ' +
                    iso(upgrade.date.high));
    for (const int township : upgrade.townships) lines.push_back(name + ".township=" + std::to_string(township));
    for (const Assignment& set : upgrade.sets) lines.push_back(name + '.' + set.path + '=' + shortest(set.value));
  }
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

}  // namespace

County load_county(const fs::path& path, const std::vector<std::string>& overrides) {
  County county;
  const std::vector<Slot> all = slots(county.parameters);
  county.head = read_county(path, overrides, all, county.provenance, county.sources);
  Problems problems;
  check_parameters(county.parameters, county.provenance, problems);
  problems.throw_if_any();
  return county;
}

Upgrade load_upgrade(const fs::path& path) {
  models::Mechanisms mechanisms;
  return read_upgrade(path, slots(mechanisms));
}

std::vector<Upgrade> load_upgrades(const std::vector<fs::path>& paths) {
  Problems problems;
  std::vector<Upgrade> upgrades = read_each(paths, problems);
  problems.throw_if_any();
  return sorted_by_id(std::move(upgrades));
}

std::vector<Upgrade> load_upgrades(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code error;
  fs::directory_iterator entry(folder, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    if (entry->path().extension() == ".yaml") paths.push_back(entry->path());
  }
  if (error)
    throw SpecError(
        {{{folder.string(), 0, 0}, "", "is not a folder that can be read", "give a folder of upgrade files"}});
  std::sort(paths.begin(), paths.end());
  return load_upgrades(paths);
}

Ensemble load_ensemble(const fs::path& county_file) {
  models::Parameters parameters;
  return read_ensemble(fs::path(county_file).replace_extension(".ensemble.csv"), slots(parameters));
}

models::Parameters under_vector(const models::Parameters& parameters, const Ensemble& ensemble, std::size_t vector) {
  models::Parameters drawn = parameters;
  apply_vector(ensemble, vector, slots(drawn));
  return drawn;
}

models::Mechanisms levers_in_force(const std::vector<Upgrade>& upgrades, sim::Date day, int township) {
  models::Mechanisms mechanisms;
  fold_levers(upgrades, day, township, slots(mechanisms));
  return mechanisms;
}

FileKind kind_of(const fs::path& path) { return kind_of(read_yaml(path)); }

std::vector<Problem> check_files(const std::vector<fs::path>& paths, double memory) {
  Problems problems;
  std::vector<fs::path> upgrade_files;
  std::vector<County> counties;
  for (const fs::path& path : paths) {
    try {
      if (path.extension() == ".csv") {
        models::Parameters parameters;
        (void)read_ensemble(path, slots(parameters));
        continue;
      }
      const FileKind kind = kind_of(path);
      if (kind == FileKind::upgrade) upgrade_files.push_back(path);
      if (kind == FileKind::county) counties.push_back(load_county(path));
      if (kind == FileKind::sources) (void)read_sources(path);
    } catch (const SpecError& error) {
      problems.add(error);
    }
  }
  for (const County& county : counties) {
    check_size(county.parameters, county.head.horizon, county.provenance, memory, problems);
  }
  const std::vector<Upgrade> upgrades = read_each(upgrade_files, problems);
  if (counties.size() == 1) check_fits(counties[0].parameters, counties[0].head, upgrades, problems);
  problems.throw_if_any();
  return strange_levers(counties.size() == 1 ? counties[0].parameters : models::Parameters{}, upgrades);
}

std::uint64_t scenario_hash(const County& county, const std::vector<Upgrade>& upgrades) {
  const std::string text = canonical(county, upgrades);
  return XXH3_64bits(text.data(), text.size());
}

}  // namespace tiexin::scenarios

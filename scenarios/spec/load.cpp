#include "scenarios/spec/load.hpp"

#include <algorithm>
#include <cstddef>
#include <fmt/core.h>
#include <optional>
#include <set>
#include <system_error>
#include <utility>
#include <xxhash.h>

#include "scenarios/spec/number.hpp"
#include "scenarios/spec/override.hpp"
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

/// What a file is; nothing if it cannot be parsed, which its own reader tells.
std::optional<FileKind> kind_if_read(const fs::path& path) {
  try {
    return kind_of(read_yaml(path));
  } catch (const SpecError&) {
    return std::nullopt;
  }
}

/// Files that are named again are left out.
std::vector<fs::path> without_repeats(const std::vector<fs::path>& paths) {
  std::set<std::string> seen;
  std::vector<fs::path> once;
  for (const fs::path& path : paths) {
    std::error_code error;
    const fs::path real = fs::weakly_canonical(path, error);
    if (seen.insert(error ? path.string() : real.string()).second) once.push_back(path);
  }
  return once;
}

/// Tells, of a file that could not be read as a county, if it is something else altogether: one sentence instead of a
/// hundred missing numbers.
void refuse_other_kind(const fs::path& path) {
  const auto refuse = [&](const char* what) {
    throw SpecError({{{path.string(), 0, 0}, "", std::string("is ") + what + ", not a county", "give a county file"}});
  };
  if (path.extension() == ".csv") refuse("a table");
  const std::optional<FileKind> kind = kind_if_read(path);
  if (kind == FileKind::upgrade) refuse("an upgrade or a variant");
  if (kind == FileKind::sources) refuse("a list of sources");
}

County read_whole_county(const fs::path& path, const std::vector<std::string>& overrides) {
  County county;
  const std::vector<Slot> all = slots(county.parameters);
  county.head = read_county(path, overrides, all, county.provenance, county.sources);
  Problems problems;
  check_parameters(county.parameters, county.provenance, problems);
  problems.throw_if_any();
  return county;
}

/// The scenario files of a folder, by name. A folder without anything is one without upgrades; hidden files, by which
/// an empty folder is kept under version control, do not count. One that holds only other things is not what was meant.
std::vector<fs::path> scenario_files(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::vector<fs::path> others;
  std::error_code error;
  fs::directory_iterator entry(folder, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    const fs::path& path = entry->path();
    const bool hidden = path.filename().string().starts_with('.');
    if (path.extension() == ".yaml") {
      paths.push_back(path);
    } else if (!hidden) {
      others.push_back(path);
    }
  }
  const auto refuse = [&folder](const std::string& what, const char* allowed) {
    throw SpecError({{{folder.string(), 0, 0}, "", what, allowed}});
  };
  if (error) refuse("is not a folder that can be read", "give a folder of upgrade files");
  std::sort(paths.begin(), paths.end());
  if (paths.empty() && !others.empty()) {
    const fs::path& one = *std::min_element(others.begin(), others.end());
    refuse(fmt::format("holds no .yaml file, but {}", in_quotes(one.filename().string())),
           "give a folder of upgrade files, or an empty one for a county without upgrades");
  }
  return paths;
}

/// Reads upgrades one by one and notes the problems of each.
std::vector<Upgrade> read_each(const std::vector<fs::path>& paths, Problems& problems) {
  std::vector<Upgrade> upgrades;
  for (const fs::path& path : paths) {
    problems.gather([&] { upgrades.push_back(load_upgrade(path)); });
  }
  return upgrades;
}

/// What is in force together: the upgrades, and with them each variant by itself, for variants are alternatives.
std::vector<std::vector<Upgrade>> sets_in_force(const std::vector<Upgrade>& all) {
  std::vector<std::vector<Upgrade>> sets(1);
  for (const Upgrade& one : all) {
    if (one.kind == UpgradeKind::upgrade) sets[0].push_back(one);
  }
  const std::vector<Upgrade> upgrades = sets[0];
  for (const Upgrade& one : all) {
    if (one.kind == UpgradeKind::upgrade) continue;
    sets.push_back(upgrades);
    sets.back().push_back(one);
  }
  return sets;
}

/// What is strange in any of the sets, each thing once.
std::vector<Problem> strange_in(const std::vector<std::vector<Upgrade>>& sets, const models::Parameters& parameters) {
  std::vector<Problem> strange;
  std::set<std::string> told;
  for (const std::vector<Upgrade>& set : sets) {
    for (Problem& problem : strange_levers(parameters, set)) {
      if (told.insert(problem.text()).second) strange.push_back(std::move(problem));
    }
  }
  return strange;
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
  std::vector<std::string> of_county;
  for (const std::string& one : overrides) {
    if (!sets_lever(one)) of_county.push_back(one);
  }
  try {
    return read_whole_county(path, of_county);
  } catch (const SpecError&) {
    refuse_other_kind(path);
    throw;
  }
}

Upgrade load_upgrade(const fs::path& path) {
  models::Mechanisms mechanisms;
  return read_upgrade(path, slots(mechanisms));
}

std::vector<Upgrade> load_upgrades(const std::vector<fs::path>& paths) {
  Problems problems;
  std::vector<Upgrade> upgrades = read_each(paths, problems);
  check_together(upgrades, problems);
  problems.throw_if_any();
  return sorted_by_id(std::move(upgrades));
}

std::vector<Upgrade> load_upgrades(const fs::path& folder) {
  const std::vector<fs::path> paths = scenario_files(folder);
  Problems problems;
  for (const fs::path& path : paths) {
    if (kind_if_read(path).value_or(FileKind::upgrade) == FileKind::upgrade) continue;
    problems.add({path.string(), 0, 0}, "", "has neither 'kind' nor 'sets', so it is no upgrade",
                 "keep it in another folder");
  }
  problems.throw_if_any();
  return load_upgrades(paths);
}

std::vector<Upgrade> load_upgrades(const fs::path& folder, const std::vector<std::string>& set) {
  std::vector<Upgrade> upgrades = load_upgrades(folder);
  Problems problems;
  for (const std::string& one : set) {
    if (sets_lever(one)) apply_lever_override(one, upgrades, problems);
  }
  check_together(upgrades, problems);
  problems.throw_if_any();
  return upgrades;
}

Ensemble load_ensemble(const fs::path& county_file) {
  models::Parameters parameters;
  return read_ensemble(fs::path(county_file).replace_extension(".ensemble.csv"), slots(parameters));
}

Beliefs under_vector(const models::Parameters& parameters, const Ensemble& ensemble, std::size_t vector) {
  Beliefs drawn{parameters, levers_of(ensemble, vector)};
  apply_vector(ensemble, vector, slots(drawn.parameters));
  return drawn;
}

std::vector<Upgrade> with_levers(std::vector<Upgrade> upgrades, const LeverValues& levers) {
  if (levers.empty()) return upgrades;
  for (Upgrade& upgrade : upgrades) {
    for (Assignment& set : upgrade.sets) {
      const auto found = levers.find(upgrade.path_of(set.path));
      if (found != levers.end()) set.value = found->second;
    }
  }
  return upgrades;
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
  for (const fs::path& path : without_repeats(paths)) {
    try {
      if (path.extension() == ".csv") {
        models::Parameters parameters;
        (void)read_ensemble(path, slots(parameters));
        continue;
      }
      const FileKind kind = kind_of(path);
      if (kind == FileKind::upgrade) upgrade_files.push_back(path);
      if (kind == FileKind::county) counties.push_back(read_whole_county(path, {}));
      if (kind == FileKind::sources) (void)read_sources(path);
    } catch (const SpecError& error) {
      problems.add(error);
    }
  }
  for (const County& county : counties) {
    check_size(county.parameters, county.head.horizon, county.provenance, memory, problems);
  }
  const std::vector<Upgrade> upgrades = read_each(upgrade_files, problems);
  const std::vector<std::vector<Upgrade>> sets = sets_in_force(upgrades);
  check_ids(upgrades, problems);
  for (const std::vector<Upgrade>& set : sets) {
    if (problems.empty()) check_levers(set, problems);
  }
  if (counties.size() == 1) check_fits(counties[0].parameters, counties[0].head, upgrades, problems);
  problems.throw_if_any();
  std::vector<Problem> strange = strange_in(sets, counties.size() == 1 ? counties[0].parameters : models::Parameters{});
  if (counties.empty()) {
    for (Problem& problem : strange_townships(upgrades)) strange.push_back(std::move(problem));
  }
  for (const County& county : counties) {
    const bool alone = counties.size() == 1;
    for (Problem& problem :
         strange_county(county.parameters, county.head, county.provenance, alone ? upgrades : std::vector<Upgrade>{})) {
      strange.push_back(std::move(problem));
    }
  }
  return strange;
}

std::uint64_t scenario_hash(const County& county, const std::vector<Upgrade>& upgrades) {
  const std::string text = canonical(county, upgrades);
  return XXH3_64bits(text.data(), text.size());
}

}  // namespace tiexin::scenarios

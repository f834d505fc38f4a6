#include "scenarios/spec/override.hpp"

#include <algorithm>

#include "models/mechanisms/all.hpp"
#include "scenarios/spec/nearest.hpp"

namespace tiexin::scenarios {

namespace {

/// A number set to what it is already: an assignment that is surely admitted.
std::string example_of(const std::string& path, const std::vector<Slot>& all) {
  const Leaf leaf = find_leaf(all, path);
  return path + '=' + shown(*leaf.slot, leaf.value());
}

/// Whether a path names a lever, or means to, where parameters are set: its block is one of the mechanisms'.
bool means_lever(const std::string& path, const std::vector<Slot>& all) {
  const auto& names = models::kMechanismNames;
  const std::string block = path.substr(0, path.find('.'));
  const auto is_in_block = [&](const Slot& slot) { return slot.path.starts_with(block + '.'); };
  return std::find(names.begin(), names.end(), block) != names.end() &&
         std::none_of(all.begin(), all.end(), is_in_block);
}

}  // namespace

void apply_override(std::string_view assignment, const std::vector<Slot>& all, Provenance& provenance,
                    Problems& problems) {
  const Location place{"--set", 0, 0};
  const std::size_t equals = assignment.find('=');
  const std::string path(assignment.substr(0, equals));
  const Leaf leaf = find_leaf(all, path);
  if (path.empty()) {
    const std::string key = all.front().part_path(0);
    problems.add(place, "", in_quotes(assignment) + " is not KEY=VALUE", "write it as " + example_of(key, all));
    return;
  }
  if (!leaf && means_lever(path, all)) {
    problems.add(place, printable(path), "is a lever, and every upgrade has levers of its own",
                 "write which: upgrade.7." + printable(std::string(assignment)) + ", or set it in an upgrade's file");
    return;
  }
  if (!leaf) {
    problems.add(place, printable(path), "is not a known parameter", hint(path, leaf_paths(all)));
    return;
  }
  if (equals == std::string_view::npos) {
    problems.add(place, path, "has no value", "write it as " + example_of(path, all));
    return;
  }
  Tree tree{"--set", {}};
  Node node;
  node.kind = assignment.size() == equals + 1 ? NodeKind::empty : NodeKind::scalar;
  node.text = assignment.substr(equals + 1);
  const bool with_unit = node.text.find(' ') != std::string::npos;
  const auto value = read_leaf(tree, node, path, *leaf.slot, with_unit, problems);
  if (!value) return;
  leaf.set(*value);
  const auto origin = provenance.find(path);
  if (origin != provenance.end()) origin->second.overridden = true;
}

bool sets_lever(std::string_view assignment) { return !lever_of(assignment.substr(0, assignment.find('='))).empty(); }

void apply_lever_override(std::string_view assignment, std::vector<Upgrade>& upgrades, Problems& problems) {
  const std::string_view path = assignment.substr(0, assignment.find('='));
  const std::string lever(lever_of(path));
  const auto upgrade =
      std::find_if(upgrades.begin(), upgrades.end(), [&](const Upgrade& one) { return one.path_of(lever) == path; });
  if (upgrade == upgrades.end()) {
    std::string known;
    for (const Upgrade& one : upgrades) known += (known.empty() ? "there are " : ", ") + one.path_of(lever);
    problems.add({"--set", 0, 0}, printable(std::string(path)), "is a lever of no upgrade there is", known);
    return;
  }
  models::Mechanisms mechanisms;
  const std::vector<Slot> levers = slots(mechanisms);
  Provenance none;
  const std::size_t n_before = problems.size();
  apply_override(assignment.substr(path.size() - lever.size()), levers, none, problems);
  if (problems.size() > n_before) return;
  const double value = value_at(levers, lever);
  upgrade->beliefs.erase(lever);
  const auto set = std::find_if(upgrade->sets.begin(), upgrade->sets.end(),
                                [&](const Assignment& one) { return one.path == lever; });
  if (set != upgrade->sets.end()) {
    set->value = value;
  } else {
    upgrade->sets.push_back({lever, value, {"--set", 0, 0}});
  }
}

}  // namespace tiexin::scenarios

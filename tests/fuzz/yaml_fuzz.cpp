// The YAML reader: any text becomes a tree or a SpecError; any tree is read as parameters and as levers or refused.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "models/mechanisms/all.hpp"
#include "models/parameters.hpp"
#include "scenarios/spec/reader.hpp"
#include "scenarios/spec/tree.hpp"

namespace {

using namespace tiexin;
using namespace tiexin::scenarios;

/// Nodes of the tree, each within what was promised.
std::size_t checked(const Node& node, int depth) {
  if (depth > kDeepest && !node.children.empty()) std::abort();  // what stands in the deepest list is no nesting
  std::size_t n_nodes = 1;
  for (const Node& child : node.children) {
    if (node.kind == NodeKind::mapping && child.key.empty()) std::abort();
    n_nodes += checked(child, depth + 1);
  }
  return n_nodes;
}

/// What was read must lie within the bounds of its field.
void check_bounds(const std::vector<Slot>& all) {
  for (const Slot& slot : all) {
    for (std::size_t part = 0; part < slot.n_parts(); ++part) {
      if (!outside(slot, slot.value(part)).empty()) std::abort();
    }
  }
}

void read_as_county(const Tree& tree, const Sources& sources) {
  static models::Parameters parameters;  // made once, for speed: whatever is in it lies within bounds
  static const std::vector<Slot> all = slots(parameters);
  Provenance provenance;
  Problems problems;
  read_parameters(tree, {"name", "extends", "run_in", "start", "until"}, all, sources, false, provenance, problems);
  check_bounds(all);
}

void read_as_upgrade(const Tree& tree, const Sources& sources) {
  const Node* sets = tree.root.find("sets");
  if (sets == nullptr) return;
  static models::Mechanisms mechanisms;
  static const std::vector<Slot> all = slots(mechanisms);
  Provenance beliefs;
  Problems problems;
  for (const Assignment& set : read_levers(tree, *sets, "sets", all, sources, beliefs, problems))
    set_value(all, set.path, set.value);
  check_bounds(all);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Sources sources({{"assumption", Source{}}});
  try {
    const Tree tree = parse_yaml("fuzz.yaml", std::string(data, data + size));
    if (checked(tree.root, 1) > size + 1) std::abort();
    read_as_county(tree, sources);
    read_as_upgrade(tree, sources);
  } catch (const SpecError& error) {
    if (error.problems().empty() || *error.what() == '\0') std::abort();
  }
  return 0;
}

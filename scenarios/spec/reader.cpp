#include "scenarios/spec/reader.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "scenarios/spec/names.hpp"
#include "scenarios/spec/nearest.hpp"

namespace tiexin::scenarios {
namespace {

constexpr const char* kWholeParameter = "write {value: …, unit: …, range: [low, high], grade: …, source: …}";

/// Walks blocks down to the fields and hands each to `read(node, slot)`.
template <class ReadSlot>
void walk(const Tree& tree, const Node& node, const std::string& path, const std::string& shown, const Names& names,
          const std::vector<std::string>& others, Problems& problems, ReadSlot&& read) {
  std::vector<std::string> known = names.children(path);
  known.insert(known.end(), others.begin(), others.end());
  refuse_unknown_keys(tree, node, shown, known, problems);
  for (const Node& child : node.children) {
    const std::string below = joined_path(path, child.key);
    const std::string below_shown = joined_path(shown, child.key);
    if (const Slot* slot = names.slot(below)) {
      read(child, *slot);
    } else if (names.is_block(below)) {
      if (Mapping(tree, child, below_shown, problems).ok()) {
        walk(tree, child, below, below_shown, names, {}, problems, read);
      }
    }
  }
}

std::optional<double> read_number_leaf(const Node& node, const Slot& slot, bool with_unit, Refusal& refusal) {
  const Read<Quantity> read = read_quantity(node.text, with_unit ? slot.unit : "");
  if (!read) {
    refusal = read.refusal;
    return std::nullopt;
  }
  if (with_unit) {
    if (auto wrong = wrong_unit(read.value->unit, slot.unit)) {
      refusal = *wrong;
      return std::nullopt;
    }
  } else if (!read.value->unit.empty()) {
    refusal = {in_quotes(node.text) + " carries a unit", "write the number here and the unit under `unit`"};
    return std::nullopt;
  }
  if (slot.kind == SlotKind::integer && !read.value->whole) {
    refusal = {printable(node.text) + " is not whole", "write " + admits(slot)};
    return std::nullopt;
  }
  return read.value->number;
}

std::optional<double> read_value(const Node& node, const Slot& slot, bool with_unit, Refusal& refusal) {
  if (slot.kind == SlotKind::toggle) {
    const Read<bool> read = read_switch(node.text);
    refusal = read.refusal;
    return read ? std::optional<double>(*read.value ? 1.0 : 0.0) : std::nullopt;
  }
  if (slot.kind == SlotKind::choice) {
    const auto found = std::find(slot.choices.begin(), slot.choices.end(), node.text);
    if (found != slot.choices.end()) return static_cast<double>(found - slot.choices.begin());
    const std::vector<std::string> near = nearest(node.text, slot.choices, 1);
    refusal = {in_quotes(node.text) + " is not known",
               "write " + admits(slot) + (near.empty() ? "" : " (was " + in_quotes(near[0]) + " meant?)")};
    return std::nullopt;
  }
  return read_number_leaf(node, slot, with_unit, refusal);
}

/// Reads `[low, high]`, or the list of admissible names of a choice.
std::optional<models::Bounds> read_range(const Tree& tree, const Node& node, const std::string& path, const Slot& slot,
                                         Problems& problems) {
  const bool is_choice = slot.kind == SlotKind::choice;
  const bool right_length = is_choice ? !node.children.empty() : node.children.size() == 2;
  if (node.kind != NodeKind::sequence || !right_length) {
    problems.add(tree.place(node), path, node.kind == NodeKind::empty ? "is empty" : "is not a range",
                 is_choice ? "write a list of names" : "write [low, high]");
    return std::nullopt;
  }
  models::Bounds range{slot.bounds.high, slot.bounds.low};
  std::vector<double> ends;
  for (const Node& end : node.children) {
    const std::optional<double> value = read_leaf(tree, end, path, slot, false, problems);
    if (!value) return std::nullopt;
    ends.push_back(*value);
    range = {std::min(range.low, *value), std::max(range.high, *value)};
  }
  if (!is_choice && ends[0] > ends[1]) {
    problems.add(tree.place(node), path, "runs from " + shown(slot, ends[0]) + " down to " + shown(slot, ends[1]),
                 "write the lower end first");
    return std::nullopt;
  }
  return range;
}

/// One parameter or lever being read: value and range of each of its parts, then what they share.
class ParameterReader {
 public:
  /// @param path  for messages
  ParameterReader(const Tree& tree, const Node& node, const std::string& path, const Slot& slot, const Sources& sources,
                  Problems& problems)
      : tree_(tree),
        node_(node),
        slot_(slot),
        sources_(sources),
        problems_(problems),
        mapping_(tree, node, path, problems) {}

  void read(Provenance& provenance) {
    const std::size_t n_before = problems_.size();
    Origin origin;
    read_shared(origin);
    const Node* value = mapping_.required("value", "write " + admits(slot_));
    const Node* range =
        mapping_.required("range", slot_.kind == SlotKind::choice ? "write a list of names" : "write [low, high]");
    mapping_.refuse_others();
    const auto values = parts(value, "value");
    const auto ranges = parts(range, "range");
    for (std::size_t part = 0; part < slot_.n_parts(); ++part) {
      read_part(origin, part, values[part], ranges[part], problems_.size() == n_before, provenance);
    }
  }

 private:
  using Parts = std::array<const Node*, models::kClasses>;

  void read_shared(Origin& origin) {
    const auto unit = mapping_.text("unit", true);
    if (unit) {
      origin.unit = *unit;
      if (auto wrong = wrong_unit(*unit, slot_.unit)) mapping_.refuse(node_.find("unit"), "unit", *wrong);
    }
    const auto grade = mapping_.one_of("grade", kGradeNames, true);
    if (grade) origin.grade = static_cast<Grade>(*grade);
    const auto source = mapping_.text("source", true);
    if (source) {
      origin.source = *source;
      sources_.check(tree_.place(*node_.find("source")), mapping_.path("source"), *source, problems_);
    }
    origin.calibrated = mapping_.toggle("calibrated").value_or(false);
    const auto prior = mapping_.one_of("prior", kPriorNames, false);
    if (prior) origin.prior = static_cast<Prior>(*prior);
    origin.note = mapping_.text("note", false).value_or("");
  }

  /// The nodes of the parts of `value` or `range`: itself, or its three classes.
  Parts parts(const Node* node, const char* key) {
    Parts parts{};
    if (node == nullptr) return parts;
    if (slot_.kind != SlotKind::by_class) {
      parts[0] = node;
      return parts;
    }
    Mapping classes(tree_, *node, mapping_.path(key), problems_);
    for (std::size_t part = 0; part < models::kClasses; ++part) {
      parts[part] = classes.required(models::kClassNames[part], "write all of small, practical, hard");
    }
    classes.refuse_others();
    return parts;
  }

  void read_part(Origin origin, std::size_t part, const Node* value_node, const Node* range_node, bool well_so_far,
                 Provenance& provenance) {
    const std::string suffix = slot_.kind == SlotKind::by_class ? '.' + std::string(models::kClassNames[part]) : "";
    std::optional<double> value;
    std::optional<models::Bounds> range;
    if (value_node != nullptr) {
      value = read_leaf(tree_, *value_node, mapping_.path("value") + suffix, slot_, false, problems_);
    }
    if (range_node != nullptr)
      range = read_range(tree_, *range_node, mapping_.path("range") + suffix, slot_, problems_);
    if (!value || !range) return;
    if (!range->contains(*value)) {
      problems_.add(tree_.place(*value_node), mapping_.path("value") + suffix,
                    shown(slot_, *value) + " is outside its own range",
                    "write a value from " + shown(slot_, range->low) + " to " + shown(slot_, range->high));
      return;
    }
    if (origin.prior == Prior::log_uniform && range->low <= 0.0) {
      problems_.add(tree_.place(*range_node), mapping_.path("range") + suffix,
                    "reaches 0 or below under a log_uniform prior", "begin the range above 0");
      return;
    }
    if (!well_so_far) return;
    origin.place = tree_.place(node_);
    origin.value = *value;
    origin.low = range->low;
    origin.high = range->high;
    provenance[slot_.part_path(part)] = std::move(origin);
  }

  const Tree& tree_;
  const Node& node_;
  const Slot& slot_;
  const Sources& sources_;
  Problems& problems_;
  Mapping mapping_;
};

}  // namespace

std::optional<double> read_leaf(const Tree& tree, const Node& node, const std::string& path, const Slot& slot,
                                bool with_unit, Problems& problems) {
  std::optional<double> value;
  Refusal refusal;
  if (auto not_scalar = not_plain(node, admits(slot))) {
    refusal = *not_scalar;
  } else {
    value = read_value(node, slot, with_unit, refusal);
  }
  if (value) {
    const std::string wrong = outside(slot, *value);
    if (wrong.empty()) return value;
    refusal = {wrong, "write " + admits(slot)};
  }
  problems.add(tree.place(node), path, refusal.wrong, refusal.allowed);
  return std::nullopt;
}

void read_parameters(const Tree& tree, const std::vector<std::string>& header, const std::vector<Slot>& all,
                     const Sources& sources, bool complete, Provenance& provenance, Problems& problems) {
  const Names names(all);
  std::set<std::string> seen;
  walk(tree, tree.root, "", "", names, header, problems, [&](const Node& node, const Slot& slot) {
    seen.insert(slot.path);
    if (node.kind == NodeKind::mapping) {
      Provenance read;
      ParameterReader(tree, node, slot.path, slot, sources, problems).read(read);
      for (std::size_t part = 0; part < slot.n_parts(); ++part) {
        const auto found = read.find(slot.part_path(part));
        if (found == read.end()) continue;
        slot.set(part, found->second.value);
        provenance[found->first] = std::move(found->second);
      }
    } else {
      problems.add(tree.place(node), slot.path, "is not a parameter with its range and source", kWholeParameter);
    }
  });
  if (!complete) return;
  for (const Slot& slot : all) {
    if (seen.count(slot.path) > 0) continue;
    problems.add({tree.file, 1, 1}, slot.path, "is missing",
                 std::string(kWholeParameter) + ", or extend a file that has it");
  }
}

std::vector<Assignment> read_levers(const Tree& tree, const Node& block, const std::string& above,
                                    const std::vector<Slot>& all, const Sources& sources, Provenance& beliefs,
                                    Problems& problems) {
  std::vector<Assignment> levers;
  if (!Mapping(tree, block, above, problems).ok()) return levers;
  const Names names(all);
  const auto read_plain = [&](const Node& node, const Slot& slot, std::size_t part) {
    const std::string path = slot.part_path(part);
    const auto value = read_leaf(tree, node, joined_path(above, path), slot, true, problems);
    if (value) levers.push_back({path, *value, tree.place(node)});
  };
  const auto read_belief = [&](const Node& node, const Slot& slot) {
    ParameterReader(tree, node, joined_path(above, slot.path), slot, sources, problems).read(beliefs);
    for (std::size_t part = 0; part < slot.n_parts(); ++part) {
      const auto found = beliefs.find(slot.part_path(part));
      if (found != beliefs.end()) levers.push_back({found->first, found->second.value, found->second.place});
    }
  };
  walk(tree, block, "", above, names, {}, problems, [&](const Node& node, const Slot& slot) {
    if (node.kind == NodeKind::mapping && node.find("value") != nullptr) return read_belief(node, slot);
    if (slot.kind != SlotKind::by_class) return read_plain(node, slot, 0);
    Mapping classes(tree, node, joined_path(above, slot.path), problems);
    for (std::size_t part = 0; part < models::kClasses; ++part) {
      if (const Node* child = classes.optional(models::kClassNames[part])) read_plain(*child, slot, part);
    }
    classes.refuse_others();
  });
  return levers;
}

}  // namespace tiexin::scenarios

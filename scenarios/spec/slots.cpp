#include "scenarios/spec/slots.hpp"

#include <cmath>

#include "scenarios/spec/nearest.hpp"
#include "scenarios/spec/number.hpp"
#include "scenarios/spec/spec_error.hpp"

namespace tiexin::scenarios {
namespace {

Leaf required_leaf(const std::vector<Slot>& all, std::string_view path) {
  const Leaf leaf = find_leaf(all, path);
  if (!leaf) throw SpecError({{{}, printable(path), "is not a known parameter", hint(path, leaf_paths(all))}});
  return leaf;
}

}  // namespace

std::vector<std::string> leaf_paths(const std::vector<Slot>& all) {
  std::vector<std::string> paths;
  for (const Slot& slot : all) {
    for (std::size_t part = 0; part < slot.n_parts(); ++part) paths.push_back(slot.part_path(part));
  }
  return paths;
}

Leaf find_leaf(const std::vector<Slot>& all, std::string_view path) {
  for (const Slot& slot : all) {
    if (!path.starts_with(slot.path)) continue;
    for (std::size_t part = 0; part < slot.n_parts(); ++part) {
      if (slot.part_path(part) == path) return {&slot, part};
    }
  }
  return {};
}

double value_at(const std::vector<Slot>& all, std::string_view path) { return required_leaf(all, path).value(); }

void set_value(const std::vector<Slot>& all, std::string_view path, double value) {
  const Leaf leaf = required_leaf(all, path);
  const std::string wrong = outside(*leaf.slot, value);
  if (!wrong.empty()) throw SpecError({{{}, std::string(path), wrong, "write " + admits(*leaf.slot)}});
  leaf.set(value);
}

std::string admits(const Slot& slot) {
  if (slot.kind == SlotKind::toggle) return "true or false";
  if (slot.kind == SlotKind::choice) {
    std::string text = "one of ";
    for (const std::string& name : slot.choices) text += (&name == &slot.choices.front() ? "" : ", ") + name;
    return text;
  }
  const std::string what = slot.kind == SlotKind::integer ? "a whole number from " : "a number from ";
  const std::string unit = slot.unit.empty() || slot.unit == "1" ? "" : " " + slot.unit;
  return what + shortest(slot.bounds.low) + " to " + shortest(slot.bounds.high) + unit;
}

std::string shown(const Slot& slot, double value) {
  if (slot.kind == SlotKind::toggle) return value != 0.0 ? "true" : "false";
  if (slot.kind == SlotKind::choice) {
    const auto index = static_cast<std::size_t>(value);
    return index < slot.choices.size() ? slot.choices[index] : shortest(value);
  }
  return shortest(value);
}

std::string outside(const Slot& slot, double value) {
  if (!slot.bounds.contains(value)) return shortest(value) + " is outside what is possible";
  if (slot.kind != SlotKind::number && slot.kind != SlotKind::by_class && value != std::floor(value)) {
    return shortest(value) + " is not whole";
  }
  return "";
}

}  // namespace tiexin::scenarios

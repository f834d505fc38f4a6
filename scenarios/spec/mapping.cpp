#include "scenarios/spec/mapping.hpp"

#include <algorithm>
#include <utility>

#include "scenarios/spec/nearest.hpp"

namespace tiexin::scenarios {

void refuse_unknown_keys(const Tree& tree, const Node& node, const std::string& path,
                         std::span<const std::string> known, Problems& problems) {
  std::size_t n_unknown = 0;
  const Node* last = nullptr;
  for (const Node& child : node.children) {
    if (std::find(known.begin(), known.end(), child.key) != known.end()) continue;
    if (++n_unknown <= kMostUnknownKeys) {
      // `{value: 0,35}` is to YAML a value 0 and a key 35
      const bool comma =
          child.kind == NodeKind::empty && child.key.find_first_not_of("0123456789") == std::string::npos;
      problems.add(tree.key_place(child), joined_path(path, printable(child.key)), "is not a known key",
                   comma ? "if a comma was meant as a decimal point, write '.'" : hint(child.key, known));
    }
    last = &child;
  }
  if (n_unknown > kMostUnknownKeys) {
    problems.add(tree.key_place(*last), path,
                 "has " + std::to_string(n_unknown - kMostUnknownKeys) + " further unknown keys", "");
  }
}

std::string joined_path(std::string_view above, std::string_view key) {
  std::string path(above);
  if (!path.empty() && !key.empty()) path += '.';
  return path.append(key);
}

Mapping::Mapping(const Tree& tree, const Node& node, std::string path, Problems& problems)
    : tree_(tree), node_(node), path_(std::move(path)), problems_(problems), ok_(node.kind == NodeKind::mapping) {
  if (ok_) return;
  const Refusal refusal = node.kind == NodeKind::empty ? Refusal{"is empty", "write a mapping"}
                          : node.kind == NodeKind::sequence
                              ? Refusal{"is a list", "write a mapping"}
                              : Refusal{in_quotes(node.text) + " is not a mapping", "write a mapping"};
  problems_.add(tree_.place(node_), path_, refusal.wrong, refusal.allowed);
}

const Node* Mapping::take(std::string_view key, bool must, std::string_view allowed) {
  known_.emplace_back(key);
  const Node* child = node_.find(key);
  if (child == nullptr && must && ok_) {
    problems_.add(tree_.place(node_), path(key), "is missing", std::string(allowed));
  }
  return child;
}

const Node* Mapping::required(std::string_view key, std::string_view allowed) { return take(key, true, allowed); }

const Node* Mapping::optional(std::string_view key) { return take(key, false, ""); }

std::optional<std::string> Mapping::text(std::string_view key, bool must) {
  const Node* child = take(key, must, "write a text");
  if (child == nullptr) return std::nullopt;
  if (child->kind != NodeKind::scalar || child->text.empty()) {
    refuse(child, key,
           child->kind == NodeKind::sequence  ? "is a list"
           : child->kind == NodeKind::mapping ? "is a mapping"
                                              : "is empty",
           "write a text");
    return std::nullopt;
  }
  return child->text;
}

std::optional<double> Mapping::whole(std::string_view key, double low, double high, bool must) {
  const std::string allowed = "write a whole number from " + shortest(low) + " to " + shortest(high);
  const Node* child = take(key, must, allowed);
  if (child == nullptr) return std::nullopt;
  if (auto refusal = not_plain(*child, "a whole number")) {
    refuse(child, key, *refusal);
    return std::nullopt;
  }
  const Read<Quantity> read = read_number(child->text);
  if (!read) {
    refuse(child, key, read.refusal);
    return std::nullopt;
  }
  if (!read.value->whole || read.value->number < low || read.value->number > high) {
    refuse(child, key, printable(child->text) + (read.value->whole ? " is out of range" : " is not whole"), allowed);
    return std::nullopt;
  }
  return read.value->number;
}

std::optional<sim::Date> Mapping::date(std::string_view key, bool must) {
  const Node* child = take(key, must, "write a date as 2008-07-01");
  if (child == nullptr) return std::nullopt;
  if (auto refusal = not_plain(*child, "a date as 2008-07-01")) {
    refuse(child, key, *refusal);
    return std::nullopt;
  }
  const Read<sim::Date> read = read_date(child->text);
  if (!read) refuse(child, key, read.refusal);
  return read.value;
}

std::optional<bool> Mapping::toggle(std::string_view key) {
  const Node* child = take(key, false, "");
  if (child == nullptr) return std::nullopt;
  if (auto refusal = not_plain(*child, "true or false")) {
    refuse(child, key, *refusal);
    return std::nullopt;
  }
  const Read<bool> read = read_switch(child->text);
  if (!read) refuse(child, key, read.refusal);
  return read.value;
}

std::optional<std::size_t> Mapping::one_of(std::string_view key, std::span<const std::string_view> names, bool must) {
  std::string allowed = "write one of ";
  for (std::size_t i = 0; i < names.size(); ++i) allowed.append(i == 0 ? "" : ", ").append(names[i]);
  const Node* child = take(key, must, allowed);
  if (child == nullptr) return std::nullopt;
  if (child->kind == NodeKind::scalar) {
    const auto found = std::find(names.begin(), names.end(), child->text);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    const std::vector<std::string> list(names.begin(), names.end());
    refuse(child, key, in_quotes(child->text) + " is not known", allowed);
  } else {
    refuse(child, key, child->kind == NodeKind::empty ? "is empty" : "is not a name", allowed);
  }
  return std::nullopt;
}

std::vector<std::string> Mapping::texts(std::string_view key, bool must) {
  const Node* child = take(key, must, "write a list, as [a, b]");
  std::vector<std::string> list;
  if (child == nullptr) return list;
  if (child->kind != NodeKind::sequence || child->children.empty()) {
    refuse(child, key, child->kind == NodeKind::sequence ? "is an empty list" : "is not a list",
           "write a list, as [a, b]");
    return list;
  }
  for (const Node& item : child->children) {
    if (item.kind != NodeKind::scalar || item.text.empty()) {
      refuse(&item, key, "holds something that is not a name", "write a list, as [a, b]");
    } else if (std::find(list.begin(), list.end(), item.text) != list.end()) {
      refuse(&item, key, "names " + in_quotes(item.text) + " twice", "name it once");
    } else {
      list.push_back(item.text);
    }
  }
  return list;
}

void Mapping::refuse(const Node* child, std::string_view key, std::string wrong, std::string allowed) {
  problems_.add(tree_.place(child == nullptr ? node_ : *child), path(key), std::move(wrong), std::move(allowed));
}

void Mapping::refuse(const Node* child, std::string_view key, Refusal refusal) {
  refuse(child, key, std::move(refusal.wrong), std::move(refusal.allowed));
}

void Mapping::refuse_others() {
  if (ok_) refuse_unknown_keys(tree_, node_, path_, known_, problems_);
}

Name read_name(Mapping& above, std::string_view key, bool must) {
  const Node* node = must ? above.required(key, "write {zh: …, en: …}") : above.optional(key);
  if (node == nullptr) return {};
  if (node->kind != NodeKind::mapping) {
    above.refuse(node, key,
                 node->kind == NodeKind::scalar  ? in_quotes(node->text) + " is not a name in both languages"
                 : node->kind == NodeKind::empty ? "is empty"
                                                 : "is a list",
                 "write {zh: …, en: …}");
    return {};
  }
  Mapping mapping(above.tree(), *node, above.path(key), above.problems());
  Name name{mapping.text("zh", true).value_or(""), mapping.text("en", true).value_or("")};
  mapping.refuse_others();
  return name;
}

}  // namespace tiexin::scenarios

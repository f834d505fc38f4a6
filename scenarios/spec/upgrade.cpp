#include "scenarios/spec/upgrade.hpp"

#include <algorithm>
#include <utility>

#include "scenarios/spec/nearest.hpp"
#include "scenarios/spec/sources.hpp"

namespace tiexin::scenarios {
namespace {

constexpr double kMostTownships = 100'000;

DatedRange read_dated_range(Mapping& above, const Sources& sources) {
  constexpr const char* kAllowed = "write {value: 2008-07-01, range: [2008-01-01, 2008-12-31], grade: …, source: …}";
  DatedRange date;
  const Node* node = above.required("date", kAllowed);
  if (node == nullptr) return date;
  if (node->kind == NodeKind::scalar) {
    above.refuse(node, "date", "is not a date with its range and source", kAllowed);
    return date;
  }
  Mapping mapping(above.tree(), *node, above.path("date"), above.problems());
  const auto value = mapping.date("value", true);
  const auto grade = mapping.one_of("grade", kGradeNames, true);
  if (grade) date.grade = static_cast<Grade>(*grade);
  if (const auto source = mapping.text("source", true)) {
    date.source = *source;
    sources.check(mapping.tree().place(*node->find("source")), mapping.path("source"), *source, mapping.problems());
  }
  const Node* range = mapping.required("range", "write [2008-01-01, 2008-12-31]");
  mapping.refuse_others();
  if (range == nullptr) return date;
  if (range->kind != NodeKind::sequence || range->children.size() != 2) {
    mapping.refuse(range, "range", "is not a range", "write [2008-01-01, 2008-12-31]");
    return date;
  }
  std::array<sim::Date, 2> ends{date.low, date.high};
  for (std::size_t i = 0; i < 2; ++i) {
    const Node& end = range->children[i];
    Refusal refusal;
    if (auto wrong = not_plain(end, "a date as 2008-07-01")) {
      refusal = *wrong;
    } else if (const Read<sim::Date> read = read_date(end.text)) {
      ends[i] = *read.value;
      continue;
    } else {
      refusal = read.refusal;
    }
    mapping.refuse(&end, "range", refusal);
    return date;
  }
  date.low = ends[0];
  date.high = ends[1];
  if (date.high < date.low) {
    mapping.refuse(range, "range", "runs from " + iso(date.low) + " back to " + iso(date.high),
                   "write the earlier date first");
  } else if (value && (*value < date.low || *value > date.high)) {
    mapping.refuse(node->find("value"), "value", iso(*value) + " is outside its own range",
                   "write a date from " + iso(date.low) + " to " + iso(date.high));
  }
  if (value) {
    date.value = *value;
    date.place = mapping.tree().place(*node->find("value"));
  }
  return date;
}

std::vector<int> read_townships(Mapping& above, Location& place) {
  std::vector<int> townships;
  const Node* node = above.optional("where");
  if (node == nullptr) return townships;
  Mapping mapping(above.tree(), *node, above.path("where"), above.problems());
  const Node* list = mapping.required("townships", "write a list of numbers from 1, as [1, 2]");
  mapping.refuse_others();
  if (list == nullptr) return townships;
  place = mapping.tree().place(*list);
  if (list->kind != NodeKind::sequence || list->children.empty()) {
    mapping.refuse(list, "townships", "is not a list with anything in it", "write a list of numbers from 1, as [1, 2]");
    return townships;
  }
  for (const Node& item : list->children) {
    const Read<Quantity> read =
        item.kind == NodeKind::scalar && !item.quoted ? read_number(item.text) : Read<Quantity>{};
    if (!read || !read.value->whole || read.value->number < 1 || read.value->number > kMostTownships) {
      mapping.refuse(&item, "townships", in_quotes(item.text) + " is not a township", "write numbers from 1");
    } else if (std::find(townships.begin(), townships.end(), static_cast<int>(read.value->number)) != townships.end()) {
      mapping.refuse(&item, "townships", "names township " + item.text + " twice", "name it once");
    } else {
      townships.push_back(static_cast<int>(read.value->number));
    }
  }
  std::sort(townships.begin(), townships.end());
  return townships;
}

bool overlap(const Upgrade& a, const Upgrade& b) {
  if (a.townships.empty() || b.townships.empty()) return true;
  return std::any_of(a.townships.begin(), a.townships.end(), [&b](int township) {
    return std::binary_search(b.townships.begin(), b.townships.end(), township);
  });
}

std::string at(const Location& place) { return printable_path(place.file) + ':' + std::to_string(place.line); }

void compare_levers(const Upgrade& a, const Upgrade& b, Problems& problems) {
  for (const Assignment& ours : a.sets) {
    for (const Assignment& theirs : b.sets) {
      if (ours.path != theirs.path || ours.value == theirs.value) continue;
      problems.add(theirs.place, "sets." + theirs.path,
                   "is set to another value on the same day, " + iso(b.date.value) + ", by " + at(ours.place),
                   "give one of the two a later date, or both the same value");
    }
  }
}

}  // namespace

bool Upgrade::in_force(sim::Date day, int township) const {
  if (day < date.value) return false;
  return townships.empty() || std::binary_search(townships.begin(), townships.end(), township);
}

std::string Upgrade::path_of(std::string_view lever) const {
  return std::string(kUpgradeKindNames.at(static_cast<std::size_t>(kind))) + '.' + std::to_string(id) + '.' +
         std::string(lever);
}

std::string_view lever_of(std::string_view path) {
  const std::size_t after_kind = path.find('.');
  if (after_kind == std::string_view::npos) return {};
  const std::string_view kind = path.substr(0, after_kind);
  if (std::find(kUpgradeKindNames.begin(), kUpgradeKindNames.end(), kind) == kUpgradeKindNames.end()) return {};
  const std::size_t after_id = path.find('.', after_kind + 1);
  if (after_id == std::string_view::npos || after_id == after_kind + 1) return {};
  const std::string_view id = path.substr(after_kind + 1, after_id - after_kind - 1);
  return id.find_first_not_of("0123456789") == std::string_view::npos ? path.substr(after_id + 1) : std::string_view{};
}

Upgrade read_upgrade(const std::filesystem::path& path, const std::vector<Slot>& levers) {
  const Tree tree = read_yaml(path);
  const Sources known = read_sources(find_sources(path));
  Problems problems;
  Mapping mapping(tree, tree.root, "", problems);
  Upgrade upgrade;
  upgrade.file = tree.file;
  upgrade.id = static_cast<int>(mapping.whole("id", 1, 9999, true).value_or(0));
  if (const Node* id = tree.root.find("id")) upgrade.id_place = tree.place(*id);
  upgrade.kind = static_cast<UpgradeKind>(mapping.one_of("kind", kUpgradeKindNames, true).value_or(0));
  upgrade.name = read_name(mapping, "name", true);
  upgrade.difficulty = read_name(mapping, "difficulty", upgrade.kind == UpgradeKind::upgrade);
  upgrade.date = read_dated_range(mapping, known);
  upgrade.sources = mapping.texts("source", true);
  for (const std::string& key : upgrade.sources) {
    known.check(tree.place(*tree.root.find("source")), "source", key, problems);
  }
  upgrade.townships = read_townships(mapping, upgrade.townships_place);
  if (const Node* sets = mapping.required("sets", "write {mechanism: {lever: value unit}}")) {
    upgrade.sets = read_levers(tree, *sets, "sets", levers, known, upgrade.beliefs, problems);
  }
  mapping.refuse_others();
  problems.throw_if_any();
  return upgrade;
}

void check_ids(const std::vector<Upgrade>& upgrades, Problems& problems) {
  for (std::size_t j = 0; j < upgrades.size(); ++j) {
    for (std::size_t i = 0; i < j; ++i) {
      const Upgrade& a = upgrades[i];
      const Upgrade& b = upgrades[j];
      if (a.id != b.id || a.kind != b.kind) continue;
      problems.add(b.id_place, "id", std::to_string(b.id) + " is given already by " + at(a.id_place),
                   "give each its own");
    }
  }
}

void check_levers(const std::vector<Upgrade>& upgrades, Problems& problems) {
  for (std::size_t j = 0; j < upgrades.size(); ++j) {
    for (std::size_t i = 0; i < j; ++i) {
      const Upgrade& a = upgrades[i];
      const Upgrade& b = upgrades[j];
      if (a.date.value == b.date.value && overlap(a, b)) compare_levers(a, b, problems);
    }
  }
}

void check_together(const std::vector<Upgrade>& upgrades, Problems& problems) {
  check_ids(upgrades, problems);
  check_levers(upgrades, problems);
}

void fold_levers(const std::vector<Upgrade>& upgrades, sim::Date day, int township, const std::vector<Slot>& levers) {
  Problems problems;
  check_together(upgrades, problems);
  problems.throw_if_any();
  std::vector<const Upgrade*> in_force;
  for (const Upgrade& upgrade : upgrades) {
    if (upgrade.in_force(day, township)) in_force.push_back(&upgrade);
  }
  std::stable_sort(in_force.begin(), in_force.end(),
                   [](const Upgrade* a, const Upgrade* b) { return a->date.value < b->date.value; });
  for (const Upgrade* upgrade : in_force) {
    for (const Assignment& assignment : upgrade->sets) set_value(levers, assignment.path, assignment.value);
  }
}

}  // namespace tiexin::scenarios

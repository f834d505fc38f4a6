#include "scenarios/cli/describe.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <fmt/core.h>

#include "models/system.hpp"
#include "scenarios/cli/exit_code.hpp"
#include "scenarios/spec/load.hpp"
#include "scenarios/spec/number.hpp"
#include "scenarios/spec/override.hpp"
#include "scenarios/spec/slots.hpp"
#include "scenarios/study/utilisation.hpp"

namespace tiexin::scenarios {
namespace {

std::string_view grade_name(Grade grade) { return kGradeNames[static_cast<std::size_t>(grade)]; }

/// One line a parameter: path, value, unit, range, grade, source, marks, what it is.
void print_parameter(const Leaf& leaf, const Origin& origin, std::size_t width) {
  const Slot& slot = *leaf.slot;
  const std::string range = shown(slot, origin.low) + " … " + shown(slot, origin.high);
  std::string marks;
  if (origin.calibrated) marks += " calibrated";
  if (origin.prior == Prior::log_uniform) marks += " log-uniform";
  if (origin.overridden) marks += " overridden";
  fmt::print("{:<{}}  {:>10} {:<16} [{}]  {}{}  {}  {}\n", slot.part_path(leaf.part), width, shown(slot, leaf.value()),
             slot.unit, range, grade_name(origin.grade), marks, origin.source, slot.doc);
}

/// ` [2 … 16] assumed shangli_2024`
std::string belief_in_words(const Slot& slot, const Origin& origin) {
  return fmt::format(" [{} … {}] {} {}", shown(slot, origin.low), shown(slot, origin.high), grade_name(origin.grade),
                     origin.source);
}

void print_grades(const Provenance& provenance) {
  std::array<std::size_t, kGrades> counts{};
  std::size_t n_calibrated = 0;
  for (const auto& [path, origin] : provenance) {
    ++counts[static_cast<std::size_t>(origin.grade)];
    if (origin.calibrated) ++n_calibrated;
  }
  fmt::print("\n{} numbers:", provenance.size());
  for (std::size_t grade = 0; grade < kGrades; ++grade)
    fmt::print("{} {} {}", grade == 0 ? "" : ",", counts[grade], kGradeNames[grade]);
  fmt::print("; {} calibrated.\n", n_calibrated);
}

std::string name_of(const DeskUse& desk) {
  static constexpr std::array<std::string_view, models::kTopics> kTopicNames{
      "education", "employment", "medical care", "housing", "elder care", "public security"};
  switch (desk.kind) {
    case DeskKind::township:
      return fmt::format("township {}", desk.number);
    case DeskKind::department:
      return fmt::format("department {}, {}", desk.number, kTopicNames.at(static_cast<std::size_t>(desk.topic)));
    case DeskKind::petition_office:
      return "petition office";
  }
  return "";
}

/// A line a desk: how busy it was before any upgrade.
void print_utilisation(const County& county) {
  const Utilisation read = utilisation(county);
  fmt::print("\nStaffed time in use at each desk in {}, without any upgrade, {} natural villages, seed 1:\n", read.year,
             read.villages);
  for (const DeskUse& desk : read.desks) {
    fmt::print("{:<32} {:>3} {}  {:>5.1f} %: {:>4.1f} ordinary business, {:>4.1f} matters of households\n",
               name_of(desk), desk.posts, desk.posts == 1 ? "post " : "posts", 100.0 * desk.utilisation(),
               100.0 * desk.ordinary, 100.0 * desk.matters);
  }
}

void describe_county(const DescribeOptions& options) {
  County county = load_county(options.file, options.set);
  const Horizon& horizon = county.head.horizon;
  fmt::print("{} ({})\nrun-in from {}, observed {} until before {}\n", county.head.name.zh, county.head.name.en,
             iso(horizon.run_in), iso(horizon.start), iso(horizon.until));
  for (const std::string& file : county.head.files) fmt::print("file {}\n", file);
  fmt::print("\n");
  const std::vector<Slot> all = slots(county.parameters);
  std::size_t width = 0;
  for (const std::string& path : leaf_paths(all)) width = std::max(width, path.size());
  for (const Slot& slot : all) {
    for (std::size_t part = 0; part < slot.n_parts(); ++part) {
      const Leaf leaf{&slot, part};
      const auto origin = county.provenance.find(slot.part_path(part));
      if (origin != county.provenance.end()) print_parameter(leaf, origin->second, width);
    }
  }
  print_grades(county.provenance);
  print_utilisation(county);
}

void describe_upgrade(const DescribeOptions& options) {
  const Upgrade upgrade = load_upgrade(options.file);
  models::Mechanisms mechanisms;
  const std::vector<Slot> levers = slots(mechanisms);
  fmt::print("{} {}: {} ({})\n", kUpgradeKindNames[static_cast<std::size_t>(upgrade.kind)], upgrade.id, upgrade.name.zh,
             upgrade.name.en);
  if (!upgrade.difficulty.zh.empty()) fmt::print("difficulty: {} ({})\n", upgrade.difficulty.zh, upgrade.difficulty.en);
  fmt::print("date: {} [{} … {}] {} {}\n", iso(upgrade.date.value), iso(upgrade.date.low), iso(upgrade.date.high),
             grade_name(upgrade.date.grade), upgrade.date.source);
  fmt::print("where: {}\n",
             upgrade.townships.empty() ? "everywhere" : std::to_string(upgrade.townships.size()) + " townships");
  for (const Assignment& set : upgrade.sets) {
    const Slot& slot = *find_leaf(levers, set.path).slot;
    const auto belief = upgrade.beliefs.find(set.path);
    fmt::print("sets {} = {} {}{}  {}\n", set.path, shown(slot, set.value), slot.unit,
               belief == upgrade.beliefs.end() ? "" : belief_in_words(slot, belief->second), slot.doc);
  }
}

void describe_sources(const DescribeOptions& options) {
  const Sources sources = read_sources(options.file);
  for (const auto& [key, source] : sources.by_key()) {
    fmt::print("{}: {}. {} {} ({}) {}\n", key, source.title, source.publisher, source.date, source.confidence,
               source.where);
  }
}

}  // namespace

int describe(const DescribeOptions& options) {
  if (options.file.extension() == ".csv") {
    throw SpecError(
        {{{options.file.string(), 0, 0}, "", "is a table", "give a county, an upgrade or a list of sources"}});
  }
  const FileKind kind = kind_of(options.file);
  if (kind != FileKind::county && !options.set.empty()) {
    throw SpecError({{{"--set", 0, 0}, "", "sets a parameter, and this file has none", "give a county file"}});
  }
  for (const std::string& one : options.set) {
    if (!sets_lever(one)) continue;
    throw SpecError({{{"--set", 0, 0},
                      printable(one),
                      "sets a lever, and a county file has none",
                      "give it with history, compare, targets or ensemble"}});
  }
  switch (kind) {
    case FileKind::county:
      describe_county(options);
      break;
    case FileKind::upgrade:
      describe_upgrade(options);
      break;
    case FileKind::sources:
      describe_sources(options);
      break;
  }
  return kWell;
}

}  // namespace tiexin::scenarios

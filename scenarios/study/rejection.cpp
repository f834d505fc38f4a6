#include "scenarios/study/rejection.hpp"

#include <algorithm>
#include <utility>
#include <xxhash.h>

#include "scenarios/spec/nearest.hpp"
#include "scenarios/spec/plausible.hpp"
#include "scenarios/spec/slots.hpp"
#include "scenarios/store/csv.hpp"

namespace tiexin::scenarios {
namespace {

constexpr std::uint32_t kStep = 0x656e7365;  // "ense": no draw of a model has this step
constexpr int kMostAttempts = 1000;          // at one vector whose numbers stand together

/// Whether a belief that may move is among those that are drawn.
bool is_drawn(const Origin& origin, bool all_assumed) {
  return origin.calibrated || (all_assumed && origin.grade == Grade::assumed);
}

}  // namespace

std::vector<Drawn> drawn_of(const County& county, const std::vector<Upgrade>& upgrades,
                            const std::vector<std::string>& also, bool all_assumed) {
  models::Parameters parameters = county.parameters;
  const std::vector<Slot> all = slots(parameters);
  Problems problems;
  for (const std::string& path : also) {
    if (!find_leaf(all, path)) {
      problems.add({"--also", 0, 0}, printable(path), "is not a known parameter", hint(path, leaf_paths(all)));
    }
  }
  problems.throw_if_any();
  std::vector<Drawn> drawn;
  for (const Slot& slot : all) {
    for (std::size_t part = 0; part < slot.n_parts(); ++part) {
      const std::string path = slot.part_path(part);
      const auto found = county.provenance.find(path);
      if (found == county.provenance.end() || found->second.overridden || !is_movable(found->second, slot.kind)) {
        continue;
      }
      const bool asked = std::find(also.begin(), also.end(), path) != also.end();
      if (asked || is_drawn(found->second, all_assumed))
        drawn.push_back({path, found->second, slot.kind == SlotKind::integer});
    }
  }
  for (Drawn& lever : movable_levers(upgrades)) {
    if (is_drawn(lever.origin, all_assumed)) drawn.push_back(std::move(lever));
  }
  return drawn;
}

Beliefs with_vector(const models::Parameters& parameters, const std::vector<Drawn>& drawn,
                    const std::vector<double>& vector) {
  Beliefs moved{parameters, {}};
  const std::vector<Slot> all = slots(moved.parameters);
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    if (lever_of(drawn[i].path).empty()) {
      set_value(all, drawn[i].path, vector[i]);
    } else {
      moved.levers.emplace(drawn[i].path, vector[i]);
    }
  }
  return moved;
}

std::vector<std::vector<double>> draw_vectors(const County& county, const std::vector<Drawn>& drawn, std::size_t n,
                                              std::uint32_t seed) {
  std::vector<std::vector<double>> vectors;
  for (std::uint32_t number = 1; vectors.size() < n; ++number) {
    for (std::uint32_t attempt = 0;; ++attempt) {
      std::vector<double> vector;
      for (const Drawn& one : drawn) {
        const auto entity = XXH32(one.path.data(), one.path.size(), 0);
        const sim::Block block = sim::philox({seed, number}, entity, attempt, kStep);
        vector.push_back(value_at(one, sim::uniform(block[0], block[1])));
      }
      Problems problems;
      check_parameters(with_vector(county.parameters, drawn, vector).parameters, county.provenance, problems);
      if (problems.empty()) {
        vectors.push_back(std::move(vector));
        break;
      }
      if (attempt == kMostAttempts) problems.throw_if_any();
    }
  }
  return vectors;
}

std::vector<std::size_t> kept_of(const std::vector<Trial>& trials, std::size_t keep) {
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < trials.size() && kept.size() < keep; ++i) {
    if (trials[i].finished && trials[i].implausibility() <= kPlausible) kept.push_back(i);
  }
  return kept;
}

std::string ensemble_csv(const std::vector<Drawn>& drawn, const std::vector<std::vector<double>>& kept) {
  std::vector<std::string> columns{"vector"};
  for (const Drawn& one : drawn) columns.push_back(one.path);
  CsvWriter csv(columns);
  csv.add(1);
  for (const Drawn& one : drawn) csv.add(one.origin.value);
  csv.end_row();
  for (std::size_t v = 0; v < kept.size(); ++v) {
    csv.add(v + 2);
    for (const double value : kept[v]) csv.add(value);
    csv.end_row();
  }
  return csv.text();
}

}  // namespace tiexin::scenarios

#include "analysis/estimate/dictionary.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "analysis/estimate/dictionary_entries.hpp"
#include "sim/contract.hpp"
#include "sim/record/table.hpp"

namespace tiexin::analysis {

const std::vector<Indicator>& dictionary() {
  static const std::vector<Indicator> all = [] {
    std::vector<Indicator> list;
    for (const auto part : {entries::resolution(), entries::cost_benefit(), entries::efficiency(), entries::process(),
                            entries::appraisal()}) {
      list.insert(list.end(), part.begin(), part.end());
    }
    return list;
  }();
  return all;
}

std::optional<std::size_t> place_of(std::string_view id) {
  static const std::map<std::string_view, std::size_t> places = [] {
    std::map<std::string_view, std::size_t> map;
    for (std::size_t i = 0; i < dictionary().size(); ++i) map.emplace(dictionary()[i].id, i);
    return map;
  }();
  const auto found = places.find(id);
  if (found == places.end()) return std::nullopt;
  return found->second;
}

std::size_t index_of(std::string_view id) {
  const auto place = place_of(id);
  if (!place) {
    std::vector<std::string_view> names;
    for (const Indicator& entry : dictionary()) names.push_back(entry.id);
    throw sim::ContractError("no indicator " + std::string(id) +
                             "; nearest: " + std::string(sim::nearest_name(id, names)));
  }
  return *place;
}

std::string_view name_of(Weakness weakness) {
  constexpr std::array<std::string_view, 5> kNames = {"resolution", "cost_benefit", "efficiency", "process",
                                                      "appraisal"};
  return kNames[static_cast<std::size_t>(weakness)];
}

std::string_view name_of(Layer layer) { return layer == Layer::truth ? "truth" : "books"; }

std::string_view name_of(Basis basis) { return basis == Basis::cohort ? "cohort" : "calendar"; }

std::string_view name_of(Better better) {
  constexpr std::array<std::string_view, 3> kNames = {"higher", "lower", ""};
  return kNames[static_cast<std::size_t>(better)];
}

}  // namespace tiexin::analysis

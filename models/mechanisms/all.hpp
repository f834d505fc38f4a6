/// All mechanisms, in the one order in which they are folded. Adding one is a pair of files and two lines here: a
/// member and a block.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "models/fields/field.hpp"
#include "models/mechanisms/courtyard_meetings.hpp"
#include "models/mechanisms/duty.hpp"
#include "models/mechanisms/fellow_villagers.hpp"
#include "models/mechanisms/grid.hpp"
#include "models/mechanisms/household_links.hpp"
#include "models/mechanisms/industry.hpp"
#include "models/mechanisms/law.hpp"
#include "models/mechanisms/mediation.hpp"
#include "models/mechanisms/outreach.hpp"
#include "models/mechanisms/place.hpp"
#include "models/mechanisms/platform.hpp"
#include "models/mechanisms/service_day.hpp"
#include "models/mechanisms/supervision.hpp"
#include "models/mechanisms/training.hpp"
#include "models/mechanisms/village_chiefs.hpp"
#include "models/mechanisms/virtue.hpp"
#include "models/rules/rules.hpp"

namespace tiexin::models {

/// The levers of every mechanism; as constructed, no mechanism is in force.
struct Mechanisms {
  Outreach outreach;
  Duty duty;
  HouseholdLinks household_links;
  FellowVillagers fellow_villagers;
  CourtyardMeetings courtyard_meetings;
  VillageChiefs village_chiefs;
  Grid grid;
  Platform platform;
  ServiceDay service_day;
  Supervision supervision;
  Mediation mediation;
  Law law;
  Virtue virtue;
  Industry industry;
  Training training;

  friend bool operator==(const Mechanisms&, const Mechanisms&) = default;
};

/// Lists the mechanisms in the order of folding; a visitor that only wants them whole provides `block` alone.
template <class V, FieldsOf<Mechanisms> M>
constexpr void fields(V& v, M& m) {
  v.block("outreach", m.outreach, "乡土式队伍: cadres posted to natural villages as contact persons");
  v.block("duty", m.duty, "三有两定一评: duties, inspection, grades and what they pay");
  v.block("household_links", m.household_links, "党员联户: party members linked to households");
  v.block("fellow_villagers", m.fellow_villagers, "三请三回: money, work and standing from outside");
  v.block("courtyard_meetings", m.courtyard_meetings, "屋场贴心会: meetings with three opens");
  v.block("village_chiefs", m.village_chiefs, "包村长: leaders with authority hold villages");
  v.block("grid", m.grid, "贴心网格: grid workers, whistle, consent to closing");
  v.block("platform", m.platform, "智慧平台: one-tap report, one-net handling");
  v.block("service_day", m.service_day, "贴心服务日: desks in the village on a fixed day");
  v.block("supervision", m.supervision, "贴心劲: volunteer supervisors");
  v.block("mediation", m.mediation, "三调联动: professional mediation");
  v.block("law", m.law, "法治: legal education");
  v.block("virtue", m.virtue, "德治: points for deeds");
  v.block("industry", m.industry, "合作社: local work and collective income");
  v.block("training", m.training, "贴心话: skill in conversation");
}

namespace mechanisms_detail {

/// Counts or notes the names of the blocks.
struct Namer {
  std::array<std::string_view, 64> names{};
  std::size_t n = 0;

  template <class T>
  constexpr void block(std::string_view name, T&, std::string_view) {
    names[n++] = name;
  }
};

constexpr Namer all_names() {
  Namer namer;
  const Mechanisms none;
  fields(namer, none);
  return namer;
}

template <std::size_t n>
constexpr std::array<std::string_view, n> first(const std::array<std::string_view, 64>& names) {
  std::array<std::string_view, n> some{};
  for (std::size_t i = 0; i < n; ++i) some[i] = names[i];
  return some;
}

}  // namespace mechanisms_detail

/// The names of the mechanisms, in the order of folding.
inline constexpr auto kMechanismNames =
    mechanisms_detail::first<mechanisms_detail::all_names().n>(mechanisms_detail::all_names().names);

/// What all mechanisms together amount to in a township, folded in the order of `fields`.
/// @param place  sizes of the county, all above zero; ContractError otherwise
/// O(mechanisms · rules).
[[nodiscard]] Rules rules_of(const Mechanisms& mechanisms, const Place& place);

/// The same levers with the contact hours, authority hours and money of one mechanism at zero: by the decree test, as
/// if it were absent.
/// @param name  one of kMechanismNames; ContractError otherwise
[[nodiscard]] Mechanisms without_means(Mechanisms mechanisms, std::string_view name);

/// The same levers with one mechanism as constructed, hence absent.
/// @param name  one of kMechanismNames; ContractError otherwise
[[nodiscard]] Mechanisms without(Mechanisms mechanisms, std::string_view name);

}  // namespace tiexin::models

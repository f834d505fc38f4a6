#include "models/matters/matter.hpp"

#include <algorithm>

#include "models/engine.hpp"
#include "sim/contract.hpp"

namespace tiexin::models {

namespace {

/// A slot in use and whom it serves.
struct Named {
  std::uint64_t name;  // household, nth
  std::uint32_t slot;
};

/// The slots for which `wanted` holds, by {household, nth}.
template <class Wanted>
std::vector<Named> in_order(const std::vector<MatterSlot>& slots, Wanted&& wanted) {
  std::vector<Named> named;
  named.reserve(slots.size());
  for (std::uint32_t at = 0; at < slots.size(); ++at) {
    if (wanted(slots[at])) named.push_back({std::uint64_t{slots[at].household} << 32 | slots[at].nth, at});
  }
  std::sort(named.begin(), named.end(), [](const Named& a, const Named& b) { return a.name < b.name; });
  return named;
}

}  // namespace

void Matters::reset(std::size_t n_households, std::size_t n_villages) {
  slot.clear();
  unused.clear();
  of_household.assign(n_households, kNoMatter);
  of_village.resize(n_villages);
  for (std::vector<Untended>& rows : of_village) rows.clear();
}

std::uint32_t Matters::take(std::uint32_t household) {
  std::uint32_t at = 0;
  if (unused.empty()) {
    at = static_cast<std::uint32_t>(slot.size());
    slot.emplace_back();
  } else {
    at = unused.back();
    unused.pop_back();
    slot[at] = MatterSlot{};
  }
  slot[at].household = household;
  slot[at].next_of_household = of_household[household];
  of_household[household] = at;
  return at;
}

void Matters::release(std::uint32_t at) {
  std::uint32_t* from = &of_household[slot[at].household];
  while (*from != at) from = &slot[*from].next_of_household;
  *from = slot[at].next_of_household;
  slot[at].state = MatterState::free;
  if (kSlotsAreReused) unused.push_back(at);
}

Untended& Matters::list(const Untended& row) {
  MatterSlot& kept = slot[row.slot];
  std::vector<Untended>& rows = of_village[village_of(kept.entity)];
  kept.place = static_cast<std::uint32_t>(rows.size());
  return rows.emplace_back(row);
}

void Matters::unlist(std::uint32_t at) {
  MatterSlot& kept = slot[at];
  std::vector<Untended>& rows = of_village[village_of(kept.entity)];
  rows[kept.place] = rows.back();
  slot[rows[kept.place].slot].place = kept.place;
  rows.pop_back();
  kept.place = kNoMatter;
}

std::vector<Matter> Matters::rows() const {
  const std::vector<Named> live =
      in_order(slot, [](const MatterSlot& kept) { return kept.state != MatterState::free; });
  std::vector<Matter> rows;
  rows.reserve(live.size());
  for (const Named& named : live) rows.push_back(slot[named.slot]);
  return rows;
}

void Matters::put_back(std::vector<Matter>&& rows) {
  slot.clear();
  slot.reserve(rows.size());
  unused.clear();
  for (std::vector<Untended>& list : of_village) list.clear();
  std::uint32_t households = 0;
  for (const Matter& matter : rows) households = std::max(households, matter.household + 1);
  of_household.assign(std::max<std::size_t>(of_household.size(), households), kNoMatter);
  for (const Matter& matter : rows) {
    const auto at = static_cast<std::uint32_t>(slot.size());
    slot.push_back({matter, of_household[matter.household], kNoMatter});
    of_household[matter.household] = at;
  }
}

std::vector<ThresholdsRow> Matters::thresholds() const {
  const std::vector<Named> listed = in_order(slot, [](const MatterSlot& kept) { return kept.place != kNoMatter; });
  std::vector<ThresholdsRow> rows;
  rows.reserve(listed.size());
  for (const Named& named : listed) {
    const MatterSlot& kept = slot[named.slot];
    rows.push_back({kept.household, kept.nth, of_village[village_of(kept.entity)][kept.place]});
  }
  return rows;
}

void Matters::put_back_thresholds(const std::vector<ThresholdsRow>& rows) {
  for (const ThresholdsRow& row : rows) {
    const std::uint32_t at = row.household < of_household.size() ? find(row.household, row.nth) : kNoMatter;
    sim::require(at != kNoMatter, "matters: thresholds of a matter that is not there");
    const std::size_t village = village_of(slot[at].entity);
    if (of_village.size() <= village) of_village.resize(village + 1);
    Untended untended;
    static_cast<Thresholds&>(untended) = row.left;
    untended.slot = at;
    list(untended);
  }
}

}  // namespace tiexin::models

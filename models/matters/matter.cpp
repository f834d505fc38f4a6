#include "models/matters/matter.hpp"

#include <algorithm>

#include "models/engine.hpp"
#include "sim/contract.hpp"

namespace tiexin::models {

namespace {

/// Calls f(slot) for the slots in use, by {household, nth}. Slots lie anywhere, so each is fetched some steps ahead.
template <class F>
void each_in_order(const Matters& matters, F&& f) {
  constexpr std::size_t kAhead = 12;
  const std::vector<MatterSlot>& slot = matters.slot;
  std::vector<std::uint32_t> firsts;
  firsts.reserve(slot.size() + kAhead);
  for (const std::uint32_t at : matters.of_household) {
    if (at != kNoMatter) firsts.push_back(at);
  }
  const std::size_t n = firsts.size();
  firsts.resize(n + kAhead, 0);
  std::vector<std::uint32_t> of_one;
  for (std::size_t i = 0; i < n; ++i) {
    slot[firsts[i + kAhead]].fetch();
    of_one.clear();
    for (std::uint32_t at = firsts[i]; at != kNoMatter; at = slot[at].next_of_household) of_one.push_back(at);
    if (of_one.size() > 1)
      std::sort(of_one.begin(), of_one.end(),
                [&slot](std::uint32_t a, std::uint32_t b) { return slot[a].nth < slot[b].nth; });
    for (const std::uint32_t at : of_one) f(slot[at]);
  }
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
  std::vector<Matter> rows;
  rows.reserve(slot.size());
  each_in_order(*this, [&rows](const MatterSlot& kept) { rows.push_back(kept); });
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
  std::vector<ThresholdsRow> rows;
  rows.reserve(slot.size());
  each_in_order(*this, [&](const MatterSlot& kept) {
    if (kept.place != kNoMatter)
      rows.push_back({kept.household, kept.nth, of_village[village_of(kept.entity)][kept.place]});
  });
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

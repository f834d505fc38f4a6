#include "models/matters/matter.hpp"

#include <algorithm>
#include <tuple>

#include "models/engine.hpp"

namespace tiexin::models {

namespace {

/// What is left of the thresholds, as it is hashed and written down: whether it stands on a list or not must not show.
void keep_thresholds(Matter& matter, const Untended& row) {
  matter.disclose_left = row.disclose_left;
  matter.walk_left = row.walk_left;
  matter.hotline_left = row.hotline_left;
  matter.digital_left = row.digital_left;
  matter.petition_left = row.petition_left;
}

}  // namespace

void Matters::reset(std::size_t n_households, std::size_t n_villages) {
  slot.clear();
  links.clear();
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
    links.emplace_back();
  } else {
    at = unused.back();
    unused.pop_back();
    slot[at] = Matter{};
    links[at] = Links{};
  }
  slot[at].household = household;
  links[at].next_of_household = of_household[household];
  of_household[household] = at;
  return at;
}

void Matters::release(std::uint32_t at) {
  std::uint32_t* from = &of_household[slot[at].household];
  while (*from != at) from = &links[*from].next_of_household;
  *from = links[at].next_of_household;
  slot[at].state = MatterState::free;
  if (kSlotsAreReused) unused.push_back(at);
}

void Matters::list(std::uint32_t village, const Untended& row) {
  std::vector<Untended>& rows = of_village[village];
  links[row.slot].village = village;
  links[row.slot].place = static_cast<std::uint32_t>(rows.size());
  rows.push_back(row);
}

void Matters::unlist(std::uint32_t at) {
  std::vector<Untended>& rows = of_village[links[at].village];
  const std::uint32_t place = links[at].place;
  keep_thresholds(slot[at], rows[place]);
  rows[place] = rows.back();
  links[rows[place].slot].place = place;
  rows.pop_back();
  links[at].place = kNoMatter;
}

std::vector<Matter> Matters::rows() const {
  std::vector<Matter> live;
  live.reserve(slot.size() - unused.size());
  for (std::uint32_t at = 0; at < slot.size(); ++at) {
    if (slot[at].state == MatterState::free) continue;
    live.push_back(slot[at]);
    if (links[at].place == kNoMatter) continue;
    keep_thresholds(live.back(), of_village[links[at].village][links[at].place]);
  }
  std::sort(live.begin(), live.end(), [](const Matter& a, const Matter& b) {
    return std::tie(a.household, a.nth) < std::tie(b.household, b.nth);
  });
  return live;
}

void Matters::put_back(std::vector<Matter>&& rows) {
  slot = std::move(rows);
  links.assign(slot.size(), {});
  unused.clear();
  for (std::vector<Untended>& list : of_village) list.clear();
  std::uint32_t households = 0;
  for (const Matter& matter : slot) households = std::max(households, matter.household + 1);
  of_household.assign(std::max<std::size_t>(of_household.size(), households), kNoMatter);
  for (std::uint32_t at = 0; at < slot.size(); ++at) {
    links[at].next_of_household = of_household[slot[at].household];
    of_household[slot[at].household] = at;
  }
}

}  // namespace tiexin::models

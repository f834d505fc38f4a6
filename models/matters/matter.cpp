#include "models/matters/matter.hpp"

#include <algorithm>
#include <tuple>

namespace tiexin::models {

void Matters::reset(std::size_t n_households, std::size_t n_villages) {
  slot.clear();
  links.clear();
  unused.clear();
  of_household.assign(n_households, kNoMatter);
  of_village.assign(n_villages, kNoMatter);
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
  unused.push_back(at);
}

void Matters::list(std::uint32_t at, std::uint32_t village) {
  const std::uint32_t first = of_village[village];
  links[at].next_of_village = first;
  links[at].previous_of_village = kNoMatter;
  if (first != kNoMatter) links[first].previous_of_village = at;
  of_village[village] = at;
}

void Matters::unlist(std::uint32_t at, std::uint32_t village) {
  const Links link = links[at];
  if (link.previous_of_village != kNoMatter) {
    links[link.previous_of_village].next_of_village = link.next_of_village;
  } else {
    of_village[village] = link.next_of_village;
  }
  if (link.next_of_village != kNoMatter) links[link.next_of_village].previous_of_village = link.previous_of_village;
}

std::vector<Matter> Matters::rows() const {
  std::vector<Matter> live;
  live.reserve(slot.size() - unused.size());
  for (const Matter& matter : slot) {
    if (matter.state != MatterState::free) live.push_back(matter);
  }
  std::sort(live.begin(), live.end(),
            [](const Matter& a, const Matter& b) { return std::tie(a.household, a.nth) < std::tie(b.household, b.nth); });
  return live;
}

void Matters::put_back(std::vector<Matter>&& rows) {
  slot = std::move(rows);
  links.assign(slot.size(), {});
  unused.clear();
  std::uint32_t households = 0;
  for (const Matter& matter : slot) households = std::max(households, matter.household + 1);
  of_household.assign(std::max<std::size_t>(of_household.size(), households), kNoMatter);
  for (std::uint32_t at = 0; at < slot.size(); ++at) {
    links[at].next_of_household = of_household[slot[at].household];
    of_household[slot[at].household] = at;
  }
}

void Matters::relist(const std::vector<std::uint32_t>& village_of, std::size_t n_villages) {
  of_household.resize(village_of.size(), kNoMatter);
  of_village.assign(n_villages, kNoMatter);
  for (std::uint32_t at = 0; at < slot.size(); ++at) {
    const MatterState state = slot[at].state;
    if (state == MatterState::latent || state == MatterState::paper) list(at, village_of[slot[at].household]);
  }
}

}  // namespace tiexin::models

/// Where the matters of a run are kept.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/matters/matter.hpp"
#include "models/matters/untended.hpp"
#include "sim/fetch.hpp"

namespace tiexin::models {

/// A slot: the matter and two derived links, two cache lines.
struct alignas(64) MatterSlot : Matter {
  std::uint32_t next_of_household = kNoMatter;
  std::uint32_t place = kNoMatter;  // its row on its village's list; kNoMatter when somebody acts on it

  /// Has both lines brought into the cache.
  void fetch() const {
    sim::fetch(this);
    sim::fetch(&next_of_household);  // lies on the second
  }
};
static_assert(sizeof(MatterSlot) == 128);

/// All matters that can still change. Slots are reused and derived; the lists of the villages are state, their order
/// too.
struct Matters {
  std::vector<MatterSlot> slot;
  std::vector<std::uint32_t> of_household;        // first slot  (n_households)
  std::vector<std::vector<Untended>> of_village;  // those nobody acts on  (n_villages)
  std::vector<std::uint32_t> unused;
  std::int64_t n_unheard = 0;  // derived: rows of unheard matters on all lists

  void reset(std::size_t n_households, std::size_t n_villages);
  /// Gives a matter a slot. Invalidates references to slots.
  std::uint32_t keep(const Matter& matter);
  /// Gives a slot back. What it says can be read until the next keep(), and its state is then `free`: a handler may ask
  /// what became of the matter that it has just closed.
  void release(std::uint32_t at);
  /// The slot of {household, nth}, or kNoMatter.
  [[nodiscard]] std::uint32_t find(std::uint32_t household, std::uint32_t nth) const {
    std::uint32_t at = of_household[household];
    while (at != kNoMatter && slot[at].nth != nth) at = slot[at].next_of_household;
    return at;
  }
  [[nodiscard]] std::uint32_t slot_of(const Matter& matter) const {
    return static_cast<std::uint32_t>(static_cast<const MatterSlot*>(&matter) - slot.data());
  }
  /// Puts a matter on its village's list of those that a round may meet.
  Untended& list(std::uint32_t village, const Untended& row);
  /// Takes the row at a place off its village's list; the last row takes its place.
  void unlist(std::uint32_t village, std::size_t place);
  /// The same of the matter in a slot.
  void unlist(std::uint32_t at);
  /// The row of a matter with a slot, or nullptr if somebody acts on it.
  [[nodiscard]] Untended* untended(std::uint32_t at) {
    const MatterSlot& kept = slot[at];
    return kept.place == kNoMatter ? nullptr : &of_village[village_of(kept.entity)][kept.place];
  }
  /// Gives an unheard matter on a list a slot. Invalidates references to slots.
  MatterSlot& give_slot(Untended& row, const Matter& matter);
  /// The row of an unheard matter, or nullptr. O(rows of the village).
  [[nodiscard]] Untended* unheard(std::uint32_t village, std::uint32_t household, std::uint32_t nth);

  /// Has the rows of a village's list brought into the cache, as many as most have; none beyond the last village.
  void fetch_rows(std::size_t village) const {
    constexpr std::size_t kMost = 8;
    if (village >= of_village.size()) return;
    const std::vector<Untended>& rows = of_village[village];
    for (std::size_t i = 0; i < std::min(rows.size(), kMost); ++i) sim::fetch(&rows[i]);
  }

  /// Matters with a slot by {household, nth}: how they are hashed and written down.
  [[nodiscard]] std::vector<Matter> rows() const;
  /// Puts back what rows() wrote; nobody is on a list yet.
  /// @throws ContractError  a matter of a household that is not there
  void put_back(std::vector<Matter>&& rows, std::size_t n_households);
  /// The villages' lists, as they are hashed and written down.
  [[nodiscard]] std::vector<UntendedRow> untended_rows() const;
  /// Puts them back, after put_back; what the model derives of a row is left to it.
  /// @throws ContractError  a row of a village, household or matter that is not there
  void put_back_untended(const std::vector<UntendedRow>& rows, std::size_t n_villages);
};

/// Calls f(const Matter&) for every matter in which something can still happen, unheard ones included.
template <class F>
void each_matter(const Population& people, const Matters& matters, F&& f) {
  for (const MatterSlot& kept : matters.slot) {
    if (kept.state != MatterState::free) f(kept);
  }
  for (std::uint32_t village = 0; village < matters.of_village.size(); ++village) {
    for (const Untended& row : matters.of_village[village]) {
      if (row.is_unheard()) f(unheard_matter(people, village, row));
    }
  }
}

}  // namespace tiexin::models

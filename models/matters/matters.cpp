#include "models/matters/matters.hpp"

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
  n_unheard = 0;
  of_household.assign(n_households, kNoMatter);
  of_village.resize(n_villages);
  for (std::vector<Untended>& rows : of_village) rows.clear();
}

std::uint32_t Matters::keep(const Matter& matter) {
  const MatterSlot kept{matter, of_household[matter.household], kNoMatter};
  std::uint32_t at = 0;
  if (unused.empty()) {
    at = static_cast<std::uint32_t>(slot.size());
    slot.push_back(kept);
  } else {
    at = unused.back();
    unused.pop_back();
    slot[at] = kept;
  }
  of_household[matter.household] = at;
  return at;
}

void Matters::release(std::uint32_t at) {
  std::uint32_t* from = &of_household[slot[at].household];
  while (*from != at) from = &slot[*from].next_of_household;
  *from = slot[at].next_of_household;
  slot[at].state = MatterState::free;
  if (kSlotsAreReused) unused.push_back(at);
}

Untended& Matters::list(std::uint32_t village, const Untended& row) {
  std::vector<Untended>& rows = of_village[village];
  if (row.is_unheard()) {
    ++n_unheard;
  } else {
    slot[row.slot].place = static_cast<std::uint32_t>(rows.size());
  }
  return rows.emplace_back(row);
}

void Matters::unlist(std::uint32_t village, std::size_t place) {
  std::vector<Untended>& rows = of_village[village];
  if (rows[place].is_unheard()) {
    --n_unheard;
  } else {
    slot[rows[place].slot].place = kNoMatter;
  }
  if (place + 1 != rows.size()) {
    rows[place] = rows.back();
    if (rows[place].slot != kNoMatter) slot[rows[place].slot].place = static_cast<std::uint32_t>(place);
  }
  rows.pop_back();
}

void Matters::unlist(std::uint32_t at) { unlist(village_of(slot[at].entity), slot[at].place); }

MatterSlot& Matters::give_slot(Untended& row, const Matter& matter) {
  sim::require(row.is_unheard(), "matters: a row has its slot already");
  const std::uint32_t village = village_of(matter.entity);
  row.slot = keep(matter);
  --n_unheard;
  slot[row.slot].place = static_cast<std::uint32_t>(&row - of_village[village].data());
  return slot[row.slot];
}

Untended* Matters::unheard(std::uint32_t village, std::uint32_t household, std::uint32_t nth) {
  for (Untended& row : of_village[village]) {
    if (row.household == household && row.nth == nth) return row.is_unheard() ? &row : nullptr;
  }
  return nullptr;
}

std::vector<Matter> Matters::rows() const {
  std::vector<Matter> rows;
  rows.reserve(slot.size());
  each_in_order(*this, [&rows](const MatterSlot& kept) { rows.push_back(kept); });
  return rows;
}

void Matters::put_back(std::vector<Matter>&& rows, std::size_t n_households) {
  for (const Matter& matter : rows)
    sim::require(matter.household < n_households, "matters: a matter of a household that is not there");
  slot.clear();
  slot.reserve(rows.size());
  unused.clear();
  for (std::vector<Untended>& list : of_village) list.clear();
  n_unheard = 0;
  of_household.assign(n_households, kNoMatter);
  for (const Matter& matter : rows) {
    const auto at = static_cast<std::uint32_t>(slot.size());
    slot.push_back({matter, of_household[matter.household], kNoMatter});
    of_household[matter.household] = at;
  }
}

std::vector<UntendedRow> Matters::untended_rows() const {
  std::vector<UntendedRow> written;
  for (std::uint32_t village = 0; village < of_village.size(); ++village) {
    for (const Untended& row : of_village[village]) {
      const Thresholds& left = row;
      UntendedRow& to = written.emplace_back(UntendedRow{village, row.household, row.nth, left, row.since});
      if (!row.is_unheard()) continue;
      to.until = row.until;
      to.severity = row.severity;
      to.size = row.size;
      to.topic = row.topic;
      to.dispute = row.dispute;
      to.unheard = 1;
    }
  }
  return written;
}

void Matters::put_back_untended(const std::vector<UntendedRow>& rows, std::size_t n_villages) {
  of_village.resize(n_villages);
  for (const UntendedRow& written : rows) {
    sim::require(written.village < n_villages && written.household < of_household.size(),
                 "matters: the row of a village or household that is not there");
    Untended row;
    static_cast<Thresholds&>(row) = written.left;
    row.household = written.household;
    row.nth = written.nth;
    row.since = written.since;
    row.until = written.until;
    row.severity = written.severity;
    row.size = written.size;
    row.topic = written.topic;
    row.dispute = written.dispute;
    if (written.unheard == 0) {
      row.slot = find(row.household, row.nth);
      sim::require(row.slot != kNoMatter, "matters: the row of a matter that is not there");
    }
    list(written.village, row);
  }
}

}  // namespace tiexin::models

/// Matters that nobody acts on, as rounds and clocks see them.
#pragma once

#include <cstdint>

#include "models/county/population.hpp"
#include "models/matters/matter.hpp"

namespace tiexin::models {

/// What is left of the thresholds of an episode of a matter: unit exponentials drawn when it began. Each contact or day
/// takes away its hazard, and the matter surfaces when nothing is left (formulas, accumulated-hazard rule). Of telling,
/// where hazards are of chances, exp(-left) is kept: a contact divides it by the chance of not telling, until it is 1.
struct Thresholds {
  float disclose_ratio = 0;  // of a threshold divided by the household's frailty
  float walk_left = 0;
  float hotline_left = 0;
  float digital_left = 0;
  float petition_left = 0;
};

/// No contact person's tie has been looked up yet.
inline constexpr std::uint8_t kNoContact = 0xff;

/// One row of a village's list of matters that nobody acts on: a cache line, and a round reads one run of memory.
///
/// Most matters are never more than such a row: small or practical, of one household alone, they do not grow,
/// and end before anybody has heard of them. Such an *unheard* matter has no slot and no event; it stands on the list
/// from the month in which it arises, can be met from `since` to `until`, and is struck off at that month's end. The
/// others have a slot (Matters), and their row repeats what a round must know of it.
struct alignas(64) Untended : Thresholds {
  std::uint32_t household = 0;
  std::uint32_t nth = 0;
  std::uint32_t slot = kNoMatter;  // derived
  Minute since = 0;                // can be met from then on: its episode began, for an unheard one with its life
  Minute until = kNever;           // it would end by itself; kNever if it has a slot
  float severity = 0;              // [units a day]; derived if it has a slot
  float odds = 0;         // derived: of telling a stranger, from severity and today's trust; a tie multiplies it
  float strength = 0;     // derived: of the household's tie to the contact person of `standing`  [0..1]
  float told = 0;         // derived: the factor of that tie in the odds
  std::uint8_t size = 0;  // class now
  std::uint8_t topic = 0;
  std::uint8_t dispute = 0;            // 1: between two households
  std::uint8_t failed = 0;             // derived. 1: petitions are possible
  std::uint8_t away = 0;               // derived. 1: the household is away this year
  std::uint8_t near = 0;               // derived. 1: it lives where a service day is held near by
  std::uint8_t standing = kNoContact;  // derived: whose tie it is, by System::contact_of; who goes on a round looks

  [[nodiscard]] bool is_unheard() const { return slot == kNoMatter; }
  /// Whether a round, or its own clock, can bring it up at a minute: since <= now < until, in one comparison, for since
  /// <= until.
  [[nodiscard]] bool is_there(Minute now) const { return now - since < until - since; }
};
static_assert(sizeof(Untended) == 64);

/// A row as it is hashed and written down: what is not derived.
struct UntendedRow {
  std::uint32_t village = 0;
  std::uint32_t household = 0;
  std::uint32_t nth = 0;
  Thresholds left;
  Minute since = 0;
  Minute until = kNever;
  float severity = 0;
  std::uint8_t size = 0;
  std::uint8_t topic = 0;
  std::uint8_t dispute = 0;
  std::uint8_t unheard = 0;
};

/// An unheard matter of a village as the matter that it is.
[[nodiscard]] Matter unheard_matter(const Population& people, std::uint32_t village, const Untended& row);
/// The row of a matter that has no slot, without what is derived.
[[nodiscard]] Untended unheard_row(const Matter& matter, const Thresholds& left);

}  // namespace tiexin::models

namespace tiexin::sim {
template <>
inline constexpr bool plain_element<tiexin::models::UntendedRow> = sizeof(tiexin::models::UntendedRow) == 12 * 4;
}  // namespace tiexin::sim

#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "models/county/entity.hpp"
#include "sim/record/columns.hpp"
#include "sim/time/minute.hpp"

namespace tiexin::models {

using sim::Minute;

inline constexpr Minute kNever = 0xffff'ffff;
inline constexpr std::uint32_t kNoMatter = 0xffff'ffff;

/// Where a matter stands in truth and in the books.
enum class MatterState : std::uint8_t {
  free,      // the slot is not in use
  latent,    // nobody but the household knows, or nobody acts on it
  handling,  // somebody has it
  paper,     // closed in the books, open in truth
  solved,    // truly resolved; may relapse
  ended      // worn out or settled without anybody
};

/// Through whom or what a matter surfaced, in the order of the surfaced_ tallies.
enum class Channel : std::uint8_t {
  walk_in,
  committee,
  hotline,
  visit,
  member,
  meeting,
  patrol,
  digital,
  service_day,
  petition
};
inline constexpr std::size_t kChannels = 10;

/// Marks of a matter.
namespace mark {
inline constexpr std::uint16_t dispute = 1;     // between two households
inline constexpr std::uint16_t surfaced = 2;    // has surfaced before
inline constexpr std::uint16_t registered = 4;  // stands in the books
inline constexpr std::uint16_t closed = 8;      // closed at least once
inline constexpr std::uint16_t hotline = 16;    // registered as an order of the hotline
inline constexpr std::uint16_t platform = 32;   // registered on the platform
inline constexpr std::uint16_t failed =
    64;  // somebody tried and failed, or closed it on paper: petitions become possible
inline constexpr std::uint16_t verify_due = 128;   // a call-back is to come
inline constexpr std::uint16_t relapse_due = 256;  // may come back
inline constexpr std::uint16_t joint = 512;        // its departments were convened
inline constexpr std::uint16_t authority = 1024;   // a leader stands behind it
inline constexpr std::uint16_t funded = 2048;      // the money it needs has been found
inline constexpr std::uint16_t called_back = 4096;
inline constexpr std::uint16_t merged = 8192;       // waits for the file that leads its cause
inline constexpr std::uint16_t closed_now = 16384;  // the present registration is closed
}  // namespace mark

/// Counts on in eight bits: 0 to 255, then 128 to 255 over and over. What an event carries of it tells 128 in a row
/// apart, and what has happened never looks as if it had not, or once.
constexpr void count_on(std::uint8_t& n) { n = n == 0xff ? 0x80 : static_cast<std::uint8_t>(n + 1); }

/// No desk, in the 16 bits in which a matter names one: desks have lesser numbers than this and its two neighbours.
inline constexpr std::uint16_t kNoDesk = 0xfffd;

/// One matter between arising and the last that can be asked of it. Known by {household, nth}, never by its slot.
///
/// What untreated life and triage read comes first: with the slot's links it is one cache line.
struct Matter {
  std::uint32_t household = 0;
  std::uint32_t entity = 0;  // the household as the generator of draws knows it; tells its village
  std::uint32_t nth = 0;     // the household's how-many-eth
  Minute arose = 0;
  float severity = 0;                // [units a day]
  float severity_first = 0;          // at arising
  Minute open_since = 0;             // arose, or last relapsed
  Minute handling_since = kNever;    // in somebody's hands since; kNever when not
  Minute latent_until_end = kNever;  // when it would end by itself
  Minute solved = kNever;            // last true resolution R
  std::uint16_t marks = 0;
  std::uint16_t desk = kNoDesk;  // desk that has the file: set whenever a file is routed
  MatterState state = MatterState::free;
  std::uint8_t size = 0;        // class now: 0 small, 1 practical, 2 hard
  std::uint8_t size_first = 0;  // class at arising
  std::uint8_t topic = 0;
  std::uint8_t stage = 0;    // of growth
  std::uint8_t episode = 0;  // times it became latent or was registered: events of an earlier one are void
  std::uint8_t joiners = 0;
  Channel channel = Channel::walk_in;
  Minute registered = kNever;    // first registration g
  Minute registration = kNever;  // the present registration
  Minute deadline = kNever;
  Minute closed = kNever;              // first closing b
  Minute set_aside = kNever;           // last closed, or last taken up since
  Minute external_since = 0;           // start of the external delay or of the wait to be convened
  std::uint32_t burden = 0;            // open minutes within 365 days, already counted
  std::uint32_t handling_minutes = 0;  // civil minutes in somebody's hands so far
  std::uint32_t touch_minutes = 0;     // hands at work
  std::uint32_t person_minutes = 0;    // of them the contact person's
  std::uint32_t external_minutes = 0;
  std::uint32_t convening_minutes = 0;
  std::uint32_t path = 0;   // hash of the desks visited, in their order
  std::uint32_t cause = 0;  // index + 1 of the root it shares with others; 0 if it stands alone
  std::uint16_t handoffs = 0;
  std::uint16_t registrations = 0;
  std::uint8_t departments = 0;  // needed, of a hard matter
  std::uint8_t step = 0;         // departments done
  std::uint8_t pending = 0;      // joint desks still at work
  std::uint8_t attempt = 0;      // routing attempts
  std::uint8_t works = 0;        // times that work ended
  std::uint8_t closings = 0;     // closings tried
  std::uint8_t mediations = 0;
  std::uint8_t passes = 0;  // times a desk passed it on
};

}  // namespace tiexin::models

namespace tiexin::sim {
/// A matter has no padding.
template <>
inline constexpr bool plain_element<tiexin::models::Matter> = std::is_trivially_copyable_v<tiexin::models::Matter> &&
                                                              sizeof(tiexin::models::Matter) == 24 * 4 + 4 * 2 + 16;
}  // namespace tiexin::sim

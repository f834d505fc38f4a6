#pragma once

#include <compare>
#include <cstdint>
#include <type_traits>

#include "sim/contract.hpp"
#include "sim/time/minute.hpp"

namespace tiexin::sim {

/// One unsigned comparison of this type is the order of events.
__extension__ using EventKey = unsigned __int128;

/// Something that is due: when, in which phase of that minute, for whom, and what the handler needs to know.
///
/// Two words laid out so that the order of events, field by field (minute, phase, entity, nth, payload), is one
/// unsigned comparison of 128 bits. The order is total: two events that compare equal are the same 16 bytes.
class Event {
 public:
  static constexpr std::uint32_t kPhases = std::uint32_t{1} << 8;
  static constexpr std::uint32_t kNths = std::uint32_t{1} << 24;

  /// All fields zero: the least event.
  constexpr Event() = default;

  /// @param minute   when  [minutes since the origin]
  /// @param phase    place in the order of one minute  [0, 255]
  /// @param entity   structural number of whom it concerns
  /// @param nth      the how-many-eth of this entity  [0, 2^24)
  /// @param payload  whatever the handler needs
  /// Throws ContractError if phase or nth does not fit.
  constexpr Event(Minute minute, std::uint32_t phase, std::uint32_t entity, std::uint32_t nth, std::uint32_t payload)
      : low_(std::uint64_t{entity & 0xffU} << 56 | std::uint64_t{nth} << 32 | payload),
        high_(std::uint64_t{minute} << 32 | std::uint64_t{phase} << 24 | entity >> 8) {
    require(phase < kPhases, "event: phase must be less than 2^8");
    require(nth < kNths, "event: nth must be less than 2^24");
  }

  constexpr Minute minute() const { return static_cast<Minute>(high_ >> 32); }
  constexpr std::uint8_t phase() const { return static_cast<std::uint8_t>(high_ >> 24); }
  constexpr std::uint32_t entity() const {
    return static_cast<std::uint32_t>(high_ << 8) | static_cast<std::uint32_t>(low_ >> 56);
  }
  constexpr std::uint32_t nth() const { return static_cast<std::uint32_t>(low_ >> 32) & (kNths - 1); }
  constexpr std::uint32_t payload() const { return static_cast<std::uint32_t>(low_); }

  /// The event as one number, in the order of events.
  constexpr EventKey key() const { return static_cast<EventKey>(high_) << 64 | low_; }

  friend constexpr bool operator==(const Event&, const Event&) = default;
  friend constexpr bool operator<(const Event& a, const Event& b) { return a.key() < b.key(); }
  friend constexpr bool operator>(const Event& a, const Event& b) { return b.key() < a.key(); }
  friend constexpr bool operator<=(const Event& a, const Event& b) { return !(b < a); }
  friend constexpr bool operator>=(const Event& a, const Event& b) { return !(a < b); }

 private:
  std::uint64_t low_ = 0;   // entity:8 (its lower end)  nth:24  payload:32
  std::uint64_t high_ = 0;  // minute:32  phase:8  entity:24 (its upper end)
};

static_assert(sizeof(Event) == 16);
static_assert(std::is_trivially_copyable_v<Event>);
static_assert(std::has_unique_object_representations_v<Event>);

}  // namespace tiexin::sim

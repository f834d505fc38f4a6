#pragma once

#include <cstdint>

namespace tiexin::sim {

/// Minutes since the origin of the calendar, in local civil time. 32 bits last 8,166 years.
using Minute = std::uint32_t;

inline constexpr Minute kMinutesPerHour = 60;
inline constexpr Minute kMinutesPerDay = 24 * kMinutesPerHour;

}  // namespace tiexin::sim

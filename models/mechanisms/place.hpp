#pragma once

namespace tiexin::models {

/// The sizes a mechanism needs to turn county-wide levers (workers, members, yuan) into rules of one township.
struct Place {
  double natural_villages = 0;         // of the county  [villages]
  double administrative_villages = 0;  // of the county  [villages]
  double townships = 0;                // of the county  [townships]
  double households = 0;               // of the county  [households]
  /// Size of this county over the county the levers are written for (1,284 natural villages): a lever that counts heads
  /// or yuan for the whole county is multiplied by it, so that a test county has the same density.
  double scale = 1;
};

/// Closings of a household in a year, for which the hours of those who check them or ask about them are planned.
inline constexpr double kClosings = 0.2;

/// The part of one natural village in something counted for the whole county.
[[nodiscard]] constexpr double per_village(const Place& place, double county_wide) {
  return county_wide * place.scale / place.natural_villages;
}

/// The part of one household in something counted for the whole county.
[[nodiscard]] constexpr double per_household(const Place& place, double county_wide) {
  return county_wide * place.scale / place.households;
}

}  // namespace tiexin::models

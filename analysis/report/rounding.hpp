#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "analysis/report/words.hpp"

namespace tiexin::analysis {

/// Digits after the decimal point that an interval supports: the place of the one significant digit of its half width.
///
/// Half width .041 gives 2, 3.2 gives 0, 47 gives −1 (tens), 96 gives −2 (rounded to one digit it is 100).
/// @returns  −9 … 6; nothing where an end is not finite or the width is zero: such an interval says nothing about
/// decimals
std::optional<int> decimals(double low, double high);

/// A number to so many decimals, with thousands separators and a true minus sign; never "−0".
///
/// @param value     finite; anything else is printed as "—"
/// @param decimals  negative: rounded to tens, hundreds, …  [−9..6]
/// @param plus      whether a positive number carries its sign
std::string rounded(double value, int decimals, bool plus = false);

/// A number without an interval: three significant digits.
std::string three_digits(double value, bool plus = false);

/// What a printed number is multiplied with, and the words behind it.
struct ShownUnit {
  double factor = 1;
  Words level;       ///< "%", "天"; empty for a pure number
  Words difference;  ///< "个百分点" where the level has "%"
};

/// How a unit is printed: shares in percent, large sums of money and of harm in 万, everything else as it is.
///
/// @param unit     as in indicators.csv: share, day, yuan, …; an unknown one is printed as it stands
/// @param largest  largest magnitude that will be printed  [unit]
ShownUnit shown_unit(std::string_view unit, double largest);

/// A level as its range, "30–60": all that is ever printed of a level of truth.
///
/// @param cap  a value of it or more is printed as ">cap"; NaN: no cap
/// @returns    the rounded value alone where there is no interval, "—" where there is nothing
std::string shown_range(double value, double low, double high, double cap);

/// A level with its interval behind it, "72 [68, 76]".
std::string shown_level(double value, double low, double high, double cap);

/// A mean difference with its range and with the interval of the mean.
struct Spread {
  double difference, low, high;
  double mean_low = std::numeric_limits<double>::quiet_NaN();
  double mean_high = std::numeric_limits<double>::quiet_NaN();
};

/// Digits of a difference: those that its range supports. Where the mean would be printed as 0 and is told from 0,
/// those that its own interval supports, for the sign is known.
std::optional<int> decimals(const Spread& spread);

/// A difference with its range, "+12 [+8, +16]".
std::string shown_difference(const Spread& spread);

}  // namespace tiexin::analysis

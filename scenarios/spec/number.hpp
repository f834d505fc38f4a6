/// Numbers, dates and switches as a user writes them: one strict grammar, so that no text has two meanings.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scenarios/spec/tree.hpp"
#include "sim/time/calendar.hpp"

namespace tiexin::scenarios {

/// What is wrong with a text, and what would be right.
struct Refusal {
  std::string wrong;
  std::string allowed;
};

/// A value, or why there is none. (std::expected arrives with C++23.)
template <class T>
struct Read {
  std::optional<T> value;
  Refusal refusal;

  explicit operator bool() const { return value.has_value(); }
};

/// A number and the unit behind it, "" if there is none.
struct Quantity {
  double number = 0.0;
  bool whole = false;  // written without point and exponent
  std::string unit;
};

/// Reads a number: `-`? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)? and nothing else: no octal, hexadecimal,
/// `_`, `,`,
/// `+`, infinity or NaN; not so large that it overflows, not so small that it loses digits.
/// @returns the nearest double, to the last bit
[[nodiscard]] Read<Quantity> read_number(std::string_view text);

/// Reads a number and, after one space, a unit: `8 h/month`.
/// @param unit  what a refusal may suggest in the place of a unit that sticks to its number, "" for none; without it
///              the one that was written
[[nodiscard]] Read<Quantity> read_quantity(std::string_view text, std::optional<std::string_view> unit = std::nullopt);

/// Reads a civil date `2008-07-01` that exists.
[[nodiscard]] Read<sim::Date> read_date(std::string_view text);

/// @returns the date as `2008-07-01`
[[nodiscard]] std::string iso(sim::Date date);

/// Reads a switch: `true` or `false`, and no other spelling.
[[nodiscard]] Read<bool> read_switch(std::string_view text);

/// The refusal of a node that should be a plain scalar, if it is none: empty, quoted, a list or a mapping.
/// @param what  "a number", "a date", …
[[nodiscard]] std::optional<Refusal> not_plain(const Node& node, std::string_view what);

/// Whether the unit a user wrote is the unit of the field; a field of unit "1" also takes none.
/// @returns the refusal, naming the right unit
[[nodiscard]] std::optional<Refusal> wrong_unit(std::string_view written, std::string_view unit);

/// @returns a number in the fewest digits that read back as the same double
[[nodiscard]] std::string shortest(double number);

}  // namespace tiexin::scenarios

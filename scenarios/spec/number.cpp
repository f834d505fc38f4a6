#include "scenarios/spec/number.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace tiexin::scenarios {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// How many characters from the front are digits.
std::size_t n_digits(std::string_view text) {
  std::size_t n = 0;
  while (n < text.size() && is_digit(text[n])) ++n;
  return n;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

/// Why a text is no number, as helpfully as can be told.
Refusal explain(std::string_view text) {
  const std::string plain = lower(text);
  const std::string shown = in_quotes(text);
  const std::string_view digits = !text.empty() && (text[0] == '-' || text[0] == '+') ? text.substr(1) : text;
  if (text.empty()) return {"is empty", "write a number"};
  if (contains(plain, "inf")) return {shown + " is not finite", "write a finite number"};
  if (contains(plain, "nan")) return {shown + " is not a number", "write a number"};
  if (digits.size() > 1 && digits[0] == '0' && is_digit(digits[1])) {
    return {shown + " begins with 0, which could mean octal", "write it without leading zeros"};
  }
  if (plain.starts_with("0x") || plain.starts_with("0o") || plain.starts_with("0b") || plain.starts_with("-0x")) {
    return {shown + " is not decimal", "write a decimal number"};
  }
  if (contains(text, "_")) return {shown + " holds '_'", "write the digits without separators"};
  if (contains(text, ",")) return {shown + " holds a comma", "write a decimal point and no thousands separators"};
  if (contains(text, "%")) return {shown + " is a percentage", "write a share, as 0.12 for 12 %"};
  if (contains(text, "−")) return {shown + " holds a typographic minus", "write '-'"};
  if (text[0] == '+') return {shown + " begins with '+'", "write it without the sign"};
  if (digits.size() > 1 && digits[0] == '.') return {shown + " begins with a point", "write 0 before the point"};
  if (n_digits(digits) > 0 && digits.back() == '.')
    return {shown + " ends with a point", "write digits after the point"};
  return {shown + " is not a number", "write a number, as 12 or 0.5"};
}

bool matches_grammar(std::string_view text, bool& whole) {
  whole = true;
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t n_whole = n_digits(text);
  if (n_whole == 0 || (n_whole > 1 && text[0] == '0')) return false;
  text.remove_prefix(n_whole);
  if (text.starts_with('.')) {
    whole = false;
    text.remove_prefix(1);
    const std::size_t n_fraction = n_digits(text);
    if (n_fraction == 0) return false;
    text.remove_prefix(n_fraction);
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    whole = false;
    text.remove_prefix(1);
    if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
    const std::size_t n_exponent = n_digits(text);
    if (n_exponent == 0) return false;
    text.remove_prefix(n_exponent);
  }
  return text.empty();
}

bool has_significant_digit(std::string_view text) {
  return text.substr(0, text.find_first_of("eE")).find_first_of("123456789") != std::string_view::npos;
}

constexpr std::array<std::string_view, 5> kSpelledSwitches{"yes", "no", "on", "off", "True"};

}  // namespace

Read<Quantity> read_number(std::string_view text) {
  bool whole = false;
  if (!matches_grammar(text, whole)) return {std::nullopt, explain(text)};
  Quantity quantity;
  quantity.whole = whole;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), quantity.number);
  const double size = std::fabs(quantity.number);
  const bool nonzero = has_significant_digit(text);
  constexpr double kSmallestNormal = 2.2250738585072014e-308;
  const bool out_of_range = error == std::errc::result_out_of_range || end != text.data() + text.size();
  if (out_of_range || !std::isfinite(size) || (nonzero && size < kSmallestNormal)) {
    return {std::nullopt,
            {in_quotes(text) + " is too large or too small to be held", "write a size from 1e-300 to 1e300, or 0"}};
  }
  if (!nonzero) quantity.number = 0.0;  // `-0` is 0
  return {quantity, {}};
}

Read<Quantity> read_quantity(std::string_view text, std::optional<std::string_view> unit_of_field) {
  const std::size_t space = text.find(' ');
  Read<Quantity> read = read_number(text.substr(0, space));
  if (!read) {
    if (space == std::string_view::npos) {  // `8h/month`: the unit sticks to the number
      const std::size_t unit = text.find_first_not_of("-0123456789.");
      const bool sticks = unit != std::string_view::npos && unit > 0 && text[unit] != ',' && text[unit] != '_' &&
                          text[unit] != '%' && read_number(text.substr(0, unit));
      const bool hexadecimal = unit == 1 && text[0] == '0';
      const bool exponent = unit != std::string_view::npos && unit + 1 < text.size() &&
                            (text[unit] == 'e' || text[unit] == 'E') &&
                            text.find_first_not_of("eE+-0123456789", unit) == std::string_view::npos;
      if (sticks && !hexadecimal && !exponent) {
        const std::string number(text.substr(0, unit));
        const std::string right(unit_of_field.value_or(text.substr(unit)));
        const bool bare = right.empty() || right == "1";
        read.refusal = {in_quotes(text) + (bare ? " carries a unit" : " has no space before its unit"),
                        "write " + in_quotes(bare ? number : number + ' ' + right)};
      }
    }
    return read;
  }
  if (space == std::string_view::npos) return read;
  const std::string_view unit = text.substr(space + 1);
  if (n_digits(unit) > 0 && unit.find_first_not_of("0123456789.") == std::string_view::npos && unit != "1") {
    return {std::nullopt, {in_quotes(text) + " holds a space", "write the digits without separators"}};
  }
  if (unit.empty() || unit.find(' ') != std::string_view::npos) {
    return {std::nullopt,
            {in_quotes(text) + " is not a number and a unit", "write both with one space between, as `8 h/month`"}};
  }
  read.value->unit = unit;
  return read;
}

Read<sim::Date> read_date(std::string_view text) {
  const auto refuse = [text](const char* wrong) {
    return Read<sim::Date>{std::nullopt, {in_quotes(text) + wrong, "write a date as 2008-07-01"}};
  };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || n_digits(text.substr(0, 4)) != 4 ||
      n_digits(text.substr(5, 2)) != 2 || n_digits(text.substr(8, 2)) != 2) {
    return refuse(" is not a date");
  }
  const auto digits = [text](std::size_t from, std::size_t n) {
    int value = 0;
    for (std::size_t i = from; i < from + n; ++i) value = value * 10 + (text[i] - '0');
    return value;
  };
  const sim::Date date{digits(0, 4), digits(5, 2), digits(8, 2)};
  const bool leap = (date.year % 4 == 0 && date.year % 100 != 0) || date.year % 400 == 0;
  constexpr std::array<int, 13> kDays{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.year < 1 || date.month < 1 || date.month > 12) return refuse(" is not a date");
  const int n_days = kDays[static_cast<std::size_t>(date.month)] + (date.month == 2 && leap ? 1 : 0);
  if (date.day < 1 || date.day > n_days) return refuse(" is a day that the calendar does not have");
  return {date, {}};
}

std::string iso(sim::Date date) {
  std::array<char, 40> text;
  const int n = std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
  return {text.data(), static_cast<std::size_t>(n)};
}

Read<bool> read_switch(std::string_view text) {
  if (text == "true") return {true, {}};
  if (text == "false") return {false, {}};
  for (const std::string_view spelled : kSpelledSwitches) {
    if (lower(text) == lower(spelled))
      return {std::nullopt, {in_quotes(text) + " has other meanings elsewhere", "write true or false"}};
  }
  return {std::nullopt, {in_quotes(text) + " is not a switch", "write true or false"}};
}

std::optional<Refusal> not_plain(const Node& node, std::string_view what) {
  const std::string allowed = "write " + std::string(what);
  switch (node.kind) {
    case NodeKind::empty:
      return Refusal{"is empty", allowed};
    case NodeKind::sequence:
      return Refusal{"is a list", allowed};
    case NodeKind::mapping:
      return Refusal{"is a mapping", allowed};
    case NodeKind::scalar:
      break;
  }
  if (node.quoted) return Refusal{in_quotes(node.text) + " is quoted", allowed + " without quotes"};
  return std::nullopt;
}

std::optional<Refusal> wrong_unit(std::string_view written, std::string_view unit) {
  if (written == unit || (written.empty() && unit == "1")) return std::nullopt;
  const std::string exact = unit.empty() ? "write the number without a unit" : "write it in " + in_quotes(unit);
  if (written.empty()) return Refusal{"has no unit", exact};
  return Refusal{"unit " + in_quotes(written) + " is not " + in_quotes(unit), exact};
}

std::string shortest(double number) {
  std::array<char, 64> text;
  const double size = std::fabs(number);
  const bool plain = number == 0.0 || (size >= 1e-5 && size < 1e15);
  const auto format = plain ? std::chars_format::fixed : std::chars_format::scientific;
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number, format);
  return {text.data(), static_cast<std::size_t>(end - text.data())};
}

}  // namespace tiexin::scenarios

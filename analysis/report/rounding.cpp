#include "analysis/report/rounding.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace tiexin::analysis {
namespace {

constexpr int kMostDecimals = 6;
constexpr int kFewestDecimals = -9;
constexpr double kVeryLargeSum = 1e8;  // [yuan] from here on in 亿
constexpr double kLargeSum = 100'000;  // [yuan, severity_day] from here on in 万

/// 10 to a whole power, exact for the powers that matter.
double power_of_ten(int exponent) {
  double power = 1;
  for (int i = 0; i < std::abs(exponent); ++i) {
    power *= 10;
  }
  return exponent < 0 ? 1 / power : power;
}

std::string with_separators(const std::string& digits) {
  const std::size_t point = std::min(digits.find('.'), digits.size());
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && i < point && (point - i) % 3 == 0) {
      out += ',';
    }
    out += digits[i];
  }
  return out;
}

bool is_zero(const std::string& printed) { return printed.find_first_not_of("0.") == std::string::npos; }

bool capped(double value, double cap) { return std::isfinite(cap) && value >= cap; }

std::string one_level(double value, int digits, double cap) {
  return capped(value, cap) ? ">" + three_digits(cap) : rounded(value, digits);
}

struct Named {
  std::string_view unit;
  const char* zh;
  const char* en;
};

constexpr std::array kNamed{
    Named{"day", "天", "days"},
    Named{"hour", "小时", "hours"},
    Named{"yuan", "元", "yuan"},
    Named{"matter", "件", "matters"},
    Named{"transfer", "次", "transfers"},
    Named{"per_matter", "次/件", "per matter"},
    Named{"severity_day", "损失日", "severity-days"},
    Named{"sd", "个标准差", "standard deviations"},
    Named{"count", "", ""},
    Named{"tau", "", ""},
    Named{"ratio", "", ""},
    Named{"", "", ""},
};

}  // namespace

std::optional<int> decimals(double low, double high) {
  const double half = std::abs(high - low) / 2;
  if (!std::isfinite(half) || half <= 0) {
    return std::nullopt;
  }
  int exponent = static_cast<int>(std::floor(std::log10(half)));
  if (std::round(half / power_of_ten(exponent)) >= 10) {
    ++exponent;
  }
  return std::clamp(-exponent, kFewestDecimals, kMostDecimals);
}

std::string rounded(double value, int decimals, bool plus) {
  if (!std::isfinite(value)) {
    return "—";
  }
  const int places = std::clamp(decimals, kFewestDecimals, kMostDecimals);
  double magnitude = std::abs(value);
  if (places < 0) {
    const double step = power_of_ten(-places);
    magnitude = std::round(magnitude / step) * step;
  }
  const std::string digits = fmt::format("{:.{}f}", magnitude, std::max(places, 0));
  const char* sign = is_zero(digits) ? "" : value < 0 ? "−" : plus ? "+" : "";
  return sign + with_separators(digits);
}

std::string three_digits(double value, bool plus) {
  if (!std::isfinite(value) || value == 0) {
    return rounded(value, 0, plus);
  }
  const int exponent = static_cast<int>(std::floor(std::log10(std::abs(value))));
  std::string text = rounded(value, 2 - exponent, plus);
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') {
      text.pop_back();
    }
  }
  return text;
}

ShownUnit shown_unit(std::string_view unit, double largest) {
  if (unit == "share") {
    return {100, {"%", "%"}, {"个百分点", "percentage points"}};
  }
  if (unit == "yuan" && largest >= kVeryLargeSum) {
    return {1e-8, {"亿元", "100 million yuan"}, {"亿元", "× 100 million yuan"}};
  }
  if (unit == "yuan" && largest >= kLargeSum) {
    return {1e-4, {"万元", "10,000 yuan"}, {"万元", "× 10,000 yuan"}};
  }
  if (unit == "severity_day" && largest >= kLargeSum) {
    return {1e-4, {"万损失日", "10,000 severity-days"}, {"万损失日", "× 10,000 severity-days"}};
  }
  for (const Named& one : kNamed) {
    if (one.unit == unit) {
      return {1, {one.zh, one.en}, {one.zh, one.en}};
    }
  }
  const std::string text(unit);
  return {1, {text, text}, {text, text}};
}

std::string shown_range(double value, double low, double high, double cap) {
  if (capped(low, cap)) {
    return one_level(low, 0, cap);
  }
  if (const auto digits = decimals(low, high)) {
    const char* dash = low < 0 || capped(high, cap) ? " – " : "–";
    return one_level(low, *digits, cap) + dash + one_level(high, *digits, cap);
  }
  return capped(value, cap) ? one_level(value, 0, cap) : three_digits(value);
}

std::string shown_level(double value, double low, double high, double cap) {
  const auto digits = decimals(low, high);
  if (!digits) {
    return shown_range(value, low, high, cap);
  }
  return one_level(value, *digits, cap) + " [" + one_level(low, *digits, cap) + ", " + one_level(high, *digits, cap) +
         "]";
}

std::optional<int> decimals(const Spread& spread) {
  const auto of_range = decimals(spread.low, spread.high);
  if (!of_range || !is_zero(rounded(spread.difference, *of_range))) {
    return of_range;
  }
  const bool told_apart = spread.mean_low > 0 || spread.mean_high < 0;
  const auto of_mean = decimals(spread.mean_low, spread.mean_high);
  return told_apart && of_mean ? std::max(*of_range, *of_mean) : *of_range;
}

std::string shown_difference(const Spread& spread) {
  const auto digits = decimals(spread);
  if (!digits) {
    return three_digits(spread.difference, true);
  }
  return rounded(spread.difference, *digits, true) + " [" + rounded(spread.low, *digits, true) + ", " +
         rounded(spread.high, *digits, true) + "]";
}

}  // namespace tiexin::analysis

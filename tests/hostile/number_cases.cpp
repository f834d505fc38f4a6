#include "tests/hostile/cases.hpp"

namespace tiexin::tests {
namespace {

HostileCase lever(const char* name, std::string_view written, const char* fragment) {
  return {name, "upgrades/x.yaml", with(kGoodUpgrade, "8 h/month", written), 9, "sets.outreach.hours", fragment};
}

HostileCase parameter(const char* name, std::string_view from, std::string_view to, const char* key,
                      const char* fragment) {
  return {name, "county/x.yaml", with(kGoodCounty, from, to), 4, std::string("population.away_share") + key, fragment};
}

}  // namespace

std::vector<HostileCase> number_cases() {
  return {
      lever("octal", "010 h/month", "begins with 0, which could mean octal; write it without leading zeros"),
      lever("new_octal", "0o10 h/month", "is not decimal"),
      lever("hexadecimal", "0x10 h/month", "is not decimal; write a decimal number"),
      lever("hexadecimal_float", "0x1p3 h/month", "is not decimal"),
      lever("binary", "0b11 h/month", "is not decimal"),
      lever("overflow", "1e400 h/month", "is too large or too small to be held"),
      lever("underflow", "1e-400 h/month", "is too large or too small to be held"),
      lever("subnormal", "1e-310 h/month", "is too large or too small to be held"),
      lever("infinity", ".inf h/month", "is not finite"),
      lever("negative_infinity", "-.inf h/month", "is not finite"),
      lever("infinity_in_words", "Infinity h/month", "is not finite"),
      lever("nan", ".nan h/month", "is not a number"),
      lever("underscore", "1_000 h/month", "holds '_'; write the digits without separators"),
      lever("decimal_comma", "1,5 h/month", "holds a comma; write a decimal point"),
      lever("thousands_comma", "1,000 h/month", "holds a comma"),
      lever("thousands_space", "1 000 h/month", "is not a number and a unit"),
      lever("quoted", "'8 h/month'", "is quoted"),
      lever("quoted_twice", "\"8 h/month\"", "is quoted"),
      lever("block_scalar", "|\n      8 h/month", "is quoted"),
      lever("empty", "", "is empty; write a number from 0 to"),
      lever("null", "null", "is empty"),
      lever("plus", "+8 h/month", "begins with '+'"),
      lever("bare_point", ".5 h/month", "begins with a point; write 0 before the point"),
      lever("trailing_point", "5. h/month", "ends with a point"),
      lever("sexagesimal", "1:30 h/month", "is not a number"),
      lever("percentage", "50% h/month", "is a percentage; write a share"),
      lever("typographic_minus", "−8 h/month", "holds a typographic minus"),
      lever("full_width_digit", "８ h/month", "is not a number"),
      lever("word", "eight h/month", "is not a number"),
      lever("number_as_list", "[8 h/month]", "is a list; write a number"),
      lever("number_as_mapping", "{number: 8}", "is a mapping; write a number"),
      lever("no_unit", "8", "has no unit; write it in 'h/month'"),
      lever("wrong_unit", "8 h/week", "unit 'h/week' is not 'h/month'; write it in 'h/month'"),
      lever("unit_in_capitals", "8 H/month", "unit 'H/month' is not 'h/month'"),
      lever("unit_without_space", "8h/month", "has no space before its unit; write '8 h/month'"),
      lever("other_unit_without_space", "8小时/月", "has no space before its unit; write '8 h/month'"),
      parameter("unit_at_a_value", "value: 0.35", "value: 0.35元/小时", ".value", "carries a unit; write '0.35'"),
      lever("out_of_bounds", "9999 h/month", "9999 is outside what is possible; write a number from 0 to"),
      lever("negative", "-1 h/month", "-1 is outside what is possible"),
      lever("very_long", std::string(100'000, '9'), "is too large or too small to be held"),
      parameter("parameter_octal", "value: 0.35", "value: 035", ".value", "octal"),
      parameter("parameter_flow_comma", "value: 0.35", "value: 0,35", ".35",
                "if a comma was meant as a decimal point, write '.'"),
      parameter("parameter_with_unit", "value: 0.35", "value: 0.35 share", ".value", "carries a unit"),
      parameter("parameter_quoted", "value: 0.35", "value: '0.35'", ".value", "is quoted"),
      parameter("parameter_wrong_unit", "unit: share", "unit: percent", ".unit", "unit 'percent' is not 'share'"),
      parameter("parameter_range_nan", "[0.2, 0.5]", "[.nan, 0.5]", ".range", "is not a number"),
      {"whole_with_point", "county/x.yaml",
       with(kGoodCounty, "away_share: {value: 0.35, unit: share, range: [0.2, 0.5]",
            "natural_villages: {value: 20.5, unit: village, range: [20, 21]"),
       4, "population.natural_villages.value", "20.5 is not whole"},
  };
}

}  // namespace tiexin::tests

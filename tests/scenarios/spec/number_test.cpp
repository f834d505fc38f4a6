#include "scenarios/spec/number.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <gtest/gtest.h>
#include <string>
#include <utility>

namespace tiexin::scenarios {
namespace {

TEST(Number, ReadsWhatTheGrammarAllowsToTheLastBit) {
  const std::array<std::pair<const char*, double>, 9> cases{{{"0", 0.0},
                                                             {"12", 12.0},
                                                             {"-3", -3.0},
                                                             {"0.1", 0.1},
                                                             {"-0.25", -0.25},
                                                             {"1e3", 1000.0},
                                                             {"2.5E-3", 0.0025},
                                                             {"9007199254740993", 9007199254740992.0},
                                                             {"1.7976931348623157e308", 1.7976931348623157e308}}};
  for (const auto& [text, expected] : cases) {
    const Read<Quantity> read = read_number(text);
    ASSERT_TRUE(read) << text << ": " << read.refusal.wrong;
    EXPECT_EQ(std::bit_cast<std::uint64_t>(read.value->number), std::bit_cast<std::uint64_t>(expected)) << text;
  }
  EXPECT_TRUE(read_number("12").value->whole);
  EXPECT_FALSE(read_number("12.0").value->whole);
  EXPECT_FALSE(read_number("1e3").value->whole);
}

TEST(Number, MinusZeroIsZero) {
  EXPECT_EQ(std::bit_cast<std::uint64_t>(read_number("-0").value->number), 0u);
  EXPECT_EQ(std::bit_cast<std::uint64_t>(read_number("-0.0e5").value->number), 0u);
}

TEST(Number, RefusesWithAReason) {
  const std::array<std::pair<const char*, const char*>, 28> cases{{{"", "is empty"},
                                                                   {"010", "octal"},
                                                                   {"-010", "octal"},
                                                                   {"00", "octal"},
                                                                   {"0x1F", "not decimal"},
                                                                   {"0o17", "not decimal"},
                                                                   {"0b11", "not decimal"},
                                                                   {"1_000", "holds '_'"},
                                                                   {"1,5", "comma"},
                                                                   {"1,000", "comma"},
                                                                   {".inf", "not finite"},
                                                                   {"-.Inf", "not finite"},
                                                                   {"inf", "not finite"},
                                                                   {"infinity", "not finite"},
                                                                   {".nan", "not a number"},
                                                                   {"NaN", "not a number"},
                                                                   {"1e400", "too large or too small"},
                                                                   {"-1e400", "too large or too small"},
                                                                   {"1e-400", "too large or too small"},
                                                                   {"1e-310", "too large or too small"},
                                                                   {".5", "begins with a point"},
                                                                   {"5.", "ends with a point"},
                                                                   {"+5", "begins with '+'"},
                                                                   {"12%", "percentage"},
                                                                   {"−5", "minus"},
                                                                   {"1e", "is not a number"},
                                                                   {"８", "is not a number"},
                                                                   {"ten", "is not a number"}}};
  for (const auto& [text, fragment] : cases) {
    const Read<Quantity> read = read_number(text);
    ASSERT_FALSE(read) << text;
    EXPECT_NE(read.refusal.wrong.find(fragment), std::string::npos) << text << ": " << read.refusal.wrong;
    EXPECT_FALSE(read.refusal.allowed.empty()) << text;
  }
}

TEST(Quantity, SplitsNumberAndUnit) {
  const Read<Quantity> read = read_quantity("8 h/month");
  ASSERT_TRUE(read);
  EXPECT_EQ(read.value->number, 8.0);
  EXPECT_EQ(read.value->unit, "h/month");
  EXPECT_EQ(read_quantity("0.12").value->unit, "");
}

TEST(Quantity, RefusesWithAReason) {
  const std::array<std::pair<const char*, const char*>, 6> cases{{{"8h/month", "no space before its unit"},
                                                                  {"8  h", "not a number and a unit"},
                                                                  {"8 ", "not a number and a unit"},
                                                                  {"8 h month", "not a number and a unit"},
                                                                  {"1 000", "holds a space"},
                                                                  {"h 8", "is not a number"}}};
  for (const auto& [text, fragment] : cases) {
    const Read<Quantity> read = read_quantity(text);
    ASSERT_FALSE(read) << text;
    EXPECT_NE(read.refusal.wrong.find(fragment), std::string::npos) << text << ": " << read.refusal.wrong;
  }
}

// What a refusal suggests has to be admitted where it was read.
TEST(Quantity, SuggestsTheUnitOfTheField) {
  EXPECT_EQ(read_quantity("15元/小时").refusal.allowed, "write '15 元/小时'");
  EXPECT_EQ(read_quantity("15元/小时", "yuan/h").refusal.allowed, "write '15 yuan/h'");
  EXPECT_EQ(read_quantity("15元/小时", "").refusal.allowed, "write '15'");
  EXPECT_EQ(read_quantity("15倍", "1").refusal.allowed, "write '15'");
}

TEST(Unit, MustBeThatOfTheField) {
  EXPECT_FALSE(wrong_unit("h/month", "h/month"));
  EXPECT_FALSE(wrong_unit("", "1"));
  EXPECT_FALSE(wrong_unit("1", "1"));
  EXPECT_EQ(wrong_unit("h/mont", "h/month")->allowed, "write it in 'h/month'");
  EXPECT_EQ(wrong_unit("", "h/month")->wrong, "has no unit");
  EXPECT_TRUE(wrong_unit("H/month", "h/month"));
}

TEST(Date, ReadsOnlyDaysThatExist) {
  EXPECT_EQ(*read_date("2008-07-01").value, (sim::Date{2008, 7, 1}));
  EXPECT_TRUE(read_date("2008-02-29"));
  EXPECT_FALSE(read_date("2009-02-29"));
  EXPECT_FALSE(read_date("1900-02-29"));
  for (const char* text : {"2008-13-01", "2008-00-01", "2008-01-00", "2008-06-31", "2008-7-1", "08-07-01", "2008/07/01",
                           "20080701", "2008-07-01T00:00", "", "yesterday", "-008-07-01"}) {
    EXPECT_FALSE(read_date(text)) << text;
  }
  EXPECT_EQ(iso({2008, 7, 1}), "2008-07-01");
}

TEST(Switch, HasTwoSpellings) {
  EXPECT_TRUE(*read_switch("true").value);
  EXPECT_FALSE(*read_switch("false").value);
  for (const char* text : {"yes", "no", "on", "off", "True", "TRUE", "1", "0", ""})
    EXPECT_FALSE(read_switch(text)) << text;
}

TEST(Shortest, ReadsBackToTheSameBits) {
  for (const double number : {0.1, 1.0 / 3.0, 1e-300, -2e-5 / 3.0, 1e15 - 0.25, 1e-5, 5e300, 123456789.125, -0.7}) {
    EXPECT_EQ(read_number(shortest(number)).value->number, number);
  }
  EXPECT_EQ(shortest(0.1), "0.1");
  EXPECT_EQ(shortest(1284.0), "1284");
  EXPECT_EQ(shortest(3e6), "3000000");
  EXPECT_EQ(shortest(1e100), "1e+100");
}

}  // namespace
}  // namespace tiexin::scenarios

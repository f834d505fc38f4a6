#include "analysis/report/rounding.hpp"

#include <gtest/gtest.h>
#include <limits>

namespace tiexin::analysis {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

TEST(Decimals, AreThoseOfOneDigitOfTheHalfWidth) {
  EXPECT_EQ(decimals(.083, .165), 2);   // half width .041
  EXPECT_EQ(decimals(8.3, 14.7), 0);    // 3.2
  EXPECT_EQ(decimals(-47, 47), -1);     // 47
  EXPECT_EQ(decimals(0, 2), 0);         // exactly 1
  EXPECT_EQ(decimals(1200, 5200), -3);  // 2,000
  EXPECT_EQ(decimals(.5, .1), decimals(.1, .5));
}

TEST(Decimals, HalfWidthThatRoundsUpToTheNextPlaceCountsAsThatPlace) {
  EXPECT_EQ(decimals(0, 2 * .096), 1);  // .096 is .1 to one digit
  EXPECT_EQ(decimals(0, 2 * .094), 2);
  EXPECT_EQ(decimals(0, 2 * 96.0), -2);
}

TEST(Decimals, AnIntervalWithoutWidthSaysNothing) {
  EXPECT_FALSE(decimals(.3, .3));
  EXPECT_FALSE(decimals(kNan, .3));
  EXPECT_FALSE(decimals(.3, std::numeric_limits<double>::infinity()));
}

TEST(Rounded, KeepsTrailingZerosSignsAndSeparators) {
  EXPECT_EQ(rounded(.1, 2), "0.10");
  EXPECT_EQ(rounded(12.34, 1, true), "+12.3");
  EXPECT_EQ(rounded(-12.34, 1), "−12.3");
  EXPECT_EQ(rounded(1234567, -3), "1,235,000");
  EXPECT_EQ(rounded(-1234.5, 0), "−1,234");
  EXPECT_EQ(rounded(999.96, 1), "1,000.0");
}

TEST(Rounded, ZeroHasNoSign) {
  EXPECT_EQ(rounded(-.004, 2, true), "0.00");
  EXPECT_EQ(rounded(4, -1, true), "0");
  EXPECT_EQ(rounded(-0.0, 0), "0");
}

TEST(Rounded, MissingIsADash) {
  EXPECT_EQ(rounded(kNan, 2), "—");
  EXPECT_EQ(three_digits(kNan), "—");
}

TEST(ThreeDigits, DropsWhatIsNotThere) {
  EXPECT_EQ(three_digits(.99712), "0.997");
  EXPECT_EQ(three_digits(.5), "0.5");
  EXPECT_EQ(three_digits(123456), "123,000");
  EXPECT_EQ(three_digits(-2, true), "−2");
  EXPECT_EQ(three_digits(0), "0");
}

TEST(ShownRange, IsAllThatIsSaidOfALevelOfTruth) {
  EXPECT_EQ(shown_range(44, 31, 58, kNan), "30–60");
  EXPECT_EQ(shown_range(.3, -.12, .24, kNan), "−0.1 – 0.2");
  EXPECT_EQ(shown_range(44, kNan, kNan, kNan), "44");
  EXPECT_EQ(shown_range(kNan, kNan, kNan, kNan), "—");
}

TEST(ShownRange, ReachedCapIsSaid) {
  EXPECT_EQ(shown_range(365, 240, 365, 365), "240 – >365");
  EXPECT_EQ(shown_range(365, 365, 365, 365), ">365");
  EXPECT_EQ(shown_range(365, kNan, kNan, 365), ">365");
}

TEST(ShownLevel, CarriesItsInterval) {
  EXPECT_EQ(shown_level(72.4, 68.1, 76.7, kNan), "72 [68, 77]");
  EXPECT_EQ(shown_level(99.71, kNan, kNan, kNan), "99.7");
}

TEST(ShownDifference, CarriesSignsAndItsInterval) {
  EXPECT_EQ(shown_difference({12.34, 8.32, 16.49}), "+12 [+8, +16]");
  EXPECT_EQ(shown_difference({-.4, -1.3, .5}), "−0.4 [−1.3, +0.5]");
  EXPECT_EQ(shown_difference({0, 0, 0}), "0");
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(shown_difference({3.14, kNone, kNone}), "+3.14");  // without an interval
}

TEST(ShownUnit, SharesInPercentAndLargeSumsInTenThousands) {
  EXPECT_EQ(shown_unit("share", 1).factor, 100);
  EXPECT_EQ(shown_unit("share", 1).difference.zh, "个百分点");
  EXPECT_EQ(shown_unit("yuan", 640).level.zh, "元");
  EXPECT_EQ(shown_unit("yuan", 640).factor, 1);
  EXPECT_EQ(shown_unit("yuan", 3e7).level.zh, "万元");
  EXPECT_EQ(shown_unit("yuan", 3e7).factor, 1e-4);
  EXPECT_EQ(shown_unit("yuan", 100'000).factor, 1e-4);
  EXPECT_EQ(shown_unit("yuan", 99'999).factor, 1);
  EXPECT_EQ(shown_unit("yuan", 99'999'999).level.zh, "万元");
  EXPECT_EQ(shown_unit("yuan", 1e8).level.zh, "亿元");
  EXPECT_EQ(shown_unit("yuan", 1e8).factor, 1e-8);
  EXPECT_EQ(shown_unit("per_matter", 1).level.zh, "次/件");
  EXPECT_EQ(shown_unit("severity_day", 100'000).factor, 1e-4);
  EXPECT_EQ(shown_unit("severity_day", 600).level.zh, "损失日");
  EXPECT_EQ(shown_unit("severity_day", 2e6).difference.zh, "万损失日");
  EXPECT_EQ(shown_unit("severity_day", 2e6).factor, 1e-4);
  EXPECT_EQ(shown_unit("tau", 1).level.en, "");
  EXPECT_EQ(shown_unit("parsec", 1).level.zh, "parsec");
}

}  // namespace
}  // namespace tiexin::analysis

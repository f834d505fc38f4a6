#include "sim/time/calendar.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <gtest/gtest.h>

#include "sim/contract.hpp"

namespace tiexin::sim {
namespace {

const Calendar& whole() {
  static const Calendar calendar({1998, 1, 1}, {2037, 1, 1});
  return calendar;
}

Minute at(int year, int month, int day, Minute hour = 0, Minute minute = 0) {
  return whole().at({year, month, day}) + hour * kMinutesPerHour + minute;
}

int day_of(int year, int month, int day) { return whole().day(at(year, month, day)); }

TEST(Calendar, EveryDateComesBack) {
  const Calendar& calendar = whole();
  Date date = {1998, 1, 1};
  for (int day = 0; day < calendar.day(calendar.end_minute()); ++day) {
    const Minute start = static_cast<Minute>(day) * kMinutesPerDay;
    ASSERT_EQ(calendar.at(date), start);
    ASSERT_EQ(calendar.date(start), date);
    ASSERT_EQ(calendar.date(start + kMinutesPerDay - 1), date);
    ASSERT_EQ(calendar.year(start), date.year);
    ASSERT_EQ(calendar.month(start), (date.year - 1998) * 12 + date.month - 1);
    ++date.day;
    const bool leap = date.year % 4 == 0;  // 2000 included; no other century in range
    const std::array<int, 12> lengths = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (date.day > lengths[static_cast<std::size_t>(date.month - 1)]) {
      date = date.month == 12 ? Date{date.year + 1, 1, 1} : Date{date.year, date.month + 1, 1};
    }
  }
  EXPECT_EQ(date, (Date{2037, 1, 1}));
}

TEST(Calendar, WeekdaysAreThoseOfTheWall) {
  EXPECT_EQ(whole().weekday(day_of(1998, 1, 1)), 3);    // Thursday
  EXPECT_EQ(whole().weekday(day_of(2000, 2, 29)), 1);   // Tuesday
  EXPECT_EQ(whole().weekday(day_of(2008, 8, 8)), 4);    // Friday
  EXPECT_EQ(whole().weekday(day_of(2024, 12, 31)), 1);  // Tuesday
}

TEST(Calendar, MonthsAndYearsStartWhereTheyShould) {
  const Calendar& calendar = whole();
  EXPECT_EQ(calendar.n_months(), 39 * 12);
  EXPECT_EQ(calendar.month_start(0), 0U);
  EXPECT_EQ(calendar.month_start(26), at(2000, 3, 1));
  EXPECT_EQ(calendar.year_start(2008), at(2008, 1, 1));
  EXPECT_EQ(calendar.month_start(calendar.n_months()), calendar.end_minute());
  EXPECT_EQ(Calendar({2008, 1, 1}, {2008, 3, 1}).n_months(), 2);
  EXPECT_EQ(Calendar({2008, 1, 1}, {2008, 3, 2}).n_months(), 3);
}

TEST(Calendar, WeeksBeginOnMonday) {
  const Calendar& calendar = whole();
  EXPECT_EQ(calendar.week(0), 0);
  EXPECT_EQ(calendar.week_start(0), 0U);
  EXPECT_EQ(calendar.week_start(1), at(1998, 1, 5));
  for (Minute t = 0; t < 3000 * kMinutesPerDay; t += 631) {
    const int week = calendar.week(t);
    ASSERT_LE(calendar.week_start(week), t);
    ASSERT_GT(calendar.week_start(week + 1), t);
    ASSERT_EQ(calendar.weekday(calendar.day(calendar.week_start(week + 1))), 0);
  }
  const Calendar on_monday({2001, 1, 1}, {2002, 1, 1});
  EXPECT_EQ(on_monday.week_start(1), 7 * kMinutesPerDay);
}

TEST(Calendar, HolidaysAreFree) {
  const Calendar& calendar = whole();
  EXPECT_FALSE(calendar.working_day(day_of(2008, 1, 1)));  // New Year's Day, a Tuesday
  EXPECT_TRUE(calendar.working_day(day_of(2008, 1, 2)));
  EXPECT_FALSE(calendar.working_day(day_of(2008, 1, 5)));   // Saturday
  EXPECT_TRUE(calendar.working_day(day_of(2008, 2, 6)));    // the eve
  EXPECT_FALSE(calendar.working_day(day_of(2008, 2, 7)));   // Chinese New Year's Day, a Thursday
  EXPECT_FALSE(calendar.working_day(day_of(2008, 2, 13)));  // the seventh day
  EXPECT_TRUE(calendar.working_day(day_of(2008, 2, 14)));
  EXPECT_FALSE(calendar.working_day(day_of(2008, 5, 1)));  // a Thursday
  EXPECT_TRUE(calendar.working_day(day_of(2008, 5, 2)));
  EXPECT_TRUE(calendar.working_day(day_of(2008, 9, 30)));
  for (int day = 1; day <= 7; ++day) {
    EXPECT_FALSE(calendar.working_day(day_of(2008, 10, day)));
  }
  EXPECT_TRUE(calendar.working_day(day_of(2008, 10, 8)));
  EXPECT_EQ(calendar.working_days(at(2007, 12, 31), at(2008, 12, 31)), 250);  // 262 weekdays less 1 + 5 + 1 + 5
}

/// A second-hand check of the whole table: new moons are 29.530589 days apart, so New Year's Days of one cycle must be
/// whole numbers of them apart to within a day; and each lies between 20 January and 21 February.
TEST(Calendar, ChineseNewYearIsANewMoon) {
  const Calendar& calendar = whole();
  const int first = day_of(1998, 1, 28);
  for (int year = 1998; year <= 2036; ++year) {
    int found = -1;
    for (int day = day_of(year, 1, 1); day <= day_of(year, 3, 31); ++day) {
      if (calendar.festival(day)) {
        found = day + 7;
        break;
      }
    }
    ASSERT_GE(found, day_of(year, 1, 21));
    ASSERT_LE(found, day_of(year, 2, 20));
    const double moons = (found - first) / 29.530589;
    EXPECT_NEAR(moons, std::round(moons), 1.0 / 29.5) << year;
  }
}

TEST(Calendar, FestivalLastsThreeWeeks) {
  const Calendar& calendar = whole();
  EXPECT_FALSE(calendar.festival(day_of(2027, 1, 29)));
  EXPECT_TRUE(calendar.festival(day_of(2027, 1, 30)));
  EXPECT_TRUE(calendar.festival(day_of(2027, 2, 6)));
  EXPECT_TRUE(calendar.festival(day_of(2027, 2, 20)));
  EXPECT_FALSE(calendar.festival(day_of(2027, 2, 21)));
  int days = 0;
  for (int day = day_of(2030, 1, 1); day < day_of(2031, 1, 1); ++day) {
    days += calendar.festival(day) ? 1 : 0;
  }
  EXPECT_EQ(days, 22);
}

TEST(OfficeMinutes, FollowTheClockOfOneDay) {
  const Calendar& calendar = whole();
  const std::uint32_t before = calendar.office_minutes(at(2008, 3, 5));
  EXPECT_EQ(calendar.office_minutes(at(2008, 3, 5, 8, 0)), before);
  EXPECT_EQ(calendar.office_minutes(at(2008, 3, 5, 8, 1)), before + 1);
  EXPECT_EQ(calendar.office_minutes(at(2008, 3, 5, 12, 0)), before + 240);
  EXPECT_EQ(calendar.office_minutes(at(2008, 3, 5, 13, 59)), before + 240);
  EXPECT_EQ(calendar.office_minutes(at(2008, 3, 5, 14, 30)), before + 270);
  EXPECT_EQ(calendar.office_minutes(at(2008, 3, 5, 23, 0)), before + kOfficeMinutesPerDay);
  EXPECT_EQ(calendar.office_minutes(at(2008, 3, 8, 10, 0)),
            calendar.office_minutes(at(2008, 3, 9, 10, 0)));  // a weekend
}

/// Against the definition, minute by minute through two years with all their holidays.
TEST(OfficeMinutes, CountEveryOpenMinuteOnce) {
  const Calendar calendar({2008, 1, 1}, {2010, 1, 1});
  std::uint32_t elapsed = 0;
  for (Minute t = 0; t < calendar.end_minute(); ++t) {
    ASSERT_EQ(calendar.office_minutes(t), elapsed);
    const Minute clock = t % kMinutesPerDay;
    const bool open = calendar.working_day(calendar.day(t)) && ((clock >= kMorningOpens && clock < kMorningCloses) ||
                                                                (clock >= kAfternoonOpens && clock < kAfternoonCloses));
    if (open) {
      ++elapsed;
      ASSERT_EQ(calendar.civil(elapsed), t + 1);  // the first minute when that many have elapsed
    }
  }
  EXPECT_EQ(calendar.civil(0), 0U);
}

TEST(OfficeMinutes, AfterOfficeGoesOnFromWhereItIs) {
  const Calendar& calendar = whole();
  EXPECT_EQ(calendar.after_office(at(2008, 3, 5, 9, 0), 60), at(2008, 3, 5, 10, 0));
  EXPECT_EQ(calendar.after_office(at(2008, 3, 5, 11, 30), 60), at(2008, 3, 5, 14, 30));
  EXPECT_EQ(calendar.after_office(at(2008, 3, 5, 22, 0), 1), at(2008, 3, 6, 8, 1));
  EXPECT_EQ(calendar.after_office(at(2008, 3, 7, 17, 0), 120), at(2008, 3, 10, 9, 0));  // over a weekend
  EXPECT_EQ(calendar.after_office(at(2008, 3, 8, 3, 7), 0), at(2008, 3, 8, 3, 7));
  for (Minute t = 0; t < 400 * kMinutesPerDay; t += 97) {
    for (const std::uint32_t office : {1U, 240U, 241U, 480U, 5000U}) {
      const Minute then = calendar.after_office(t, office);
      ASSERT_GT(then, t);
      ASSERT_EQ(calendar.office_minutes(then), calendar.office_minutes(t) + office);
      ASSERT_EQ(calendar.office_minutes(then - 1), calendar.office_minutes(t) + office - 1);
    }
  }
}

TEST(WorkingDays, CloseAtTheCloseOfOffice) {
  const Calendar& calendar = whole();
  EXPECT_EQ(calendar.add_working_days(at(2008, 3, 5, 9, 0), 1), at(2008, 3, 6, 18, 0));
  EXPECT_EQ(calendar.add_working_days(at(2008, 3, 7, 9, 0), 1), at(2008, 3, 10, 18, 0));    // Friday to Monday
  EXPECT_EQ(calendar.add_working_days(at(2008, 3, 8, 9, 0), 1), at(2008, 3, 10, 18, 0));    // Saturday to Monday
  EXPECT_EQ(calendar.add_working_days(at(2008, 2, 6, 9, 0), 1), at(2008, 2, 14, 18, 0));    // over Spring Festival
  EXPECT_EQ(calendar.add_working_days(at(2008, 9, 30, 9, 0), 5), at(2008, 10, 14, 18, 0));  // over National Day
  EXPECT_EQ(calendar.add_working_days(at(2008, 3, 5, 9, 0), 0), at(2008, 3, 5, 18, 0));
  EXPECT_EQ(calendar.add_working_days(at(2008, 3, 5, 18, 1), 0), at(2008, 3, 6, 18, 0));
  EXPECT_EQ(calendar.add_working_days(at(2008, 3, 8, 9, 0), 0), at(2008, 3, 10, 18, 0));
}

TEST(WorkingDays, CountingUndoesAdding) {
  const Calendar& calendar = whole();
  for (Minute t = 0; t < 1000 * kMinutesPerDay; t += 977) {
    for (int n = 1; n < 40; n += 3) {
      const Minute term = calendar.add_working_days(t, n);
      ASSERT_EQ(calendar.working_days(t, term), n);
      ASSERT_EQ(calendar.working_days(term, t), -n);
      ASSERT_TRUE(calendar.working_day(calendar.day(term)));
    }
    ASSERT_LE(calendar.add_working_days(t, 0), calendar.add_working_days(t, 1));
  }
}

TEST(Calendar, AnswersInTheMarginAndThrowsBeyond) {
  const Calendar calendar({2008, 1, 1}, {2037, 1, 1});
  const Minute last = calendar.end_minute() - 1;
  EXPECT_GT(calendar.add_working_days(last, 250), last);
  EXPECT_EQ(calendar.date(last + 365 * kMinutesPerDay).year, 2037);
  EXPECT_FALSE(calendar.working_day(calendar.day(calendar.at({2037, 2, 16}))));  // Spring Festival goes on
  EXPECT_THROW(static_cast<void>(calendar.date(calendar.end_minute() + Calendar::kMargin * kMinutesPerDay)),
               ContractError);
  EXPECT_THROW(static_cast<void>(calendar.working_day(-1)), ContractError);
  EXPECT_THROW(static_cast<void>(calendar.add_working_days(last, 5000)), ContractError);
  EXPECT_THROW(static_cast<void>(calendar.add_working_days(last, -1)), ContractError);
  EXPECT_THROW(static_cast<void>(calendar.civil(0xffffffff)), ContractError);
  EXPECT_THROW(static_cast<void>(calendar.at({2008, 2, 30})), ContractError);
  EXPECT_THROW(static_cast<void>(calendar.at({2007, 12, 31})), ContractError);
  EXPECT_THROW(static_cast<void>(calendar.at({2008, 13, 1})), ContractError);
  EXPECT_THROW(static_cast<void>(calendar.week_start(-1)), ContractError);
}

TEST(Calendar, RefusesSpansItCannotAnswerFor) {
  EXPECT_THROW(Calendar({2008, 2, 1}, {2010, 1, 1}), ContractError);
  EXPECT_THROW(Calendar({1997, 1, 1}, {2010, 1, 1}), ContractError);
  EXPECT_THROW(Calendar({2008, 1, 1}, {2008, 1, 1}), ContractError);
  EXPECT_THROW(Calendar({2008, 1, 1}, {2037, 1, 2}), ContractError);
  EXPECT_THROW(Calendar({2008, 1, 1}, {2010, 2, 29}), ContractError);
}

}  // namespace
}  // namespace tiexin::sim

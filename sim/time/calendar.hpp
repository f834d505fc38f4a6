#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/contract.hpp"
#include "sim/time/minute.hpp"

namespace tiexin::sim {

/// A civil date of the Gregorian calendar.
struct Date {
  int year;
  int month;  // [1, 12]
  int day;    // [1, 31]

  friend constexpr bool operator==(const Date&, const Date&) = default;
  friend constexpr auto operator<=>(const Date&, const Date&) = default;  // NOLINT(modernize-use-nullptr): false alarm
};

/// Office hours: 8:00 to 12:00 and 14:00 to 18:00.
inline constexpr Minute kMorningOpens = 8 * kMinutesPerHour;
inline constexpr Minute kMorningCloses = 12 * kMinutesPerHour;
inline constexpr Minute kAfternoonOpens = 14 * kMinutesPerHour;
inline constexpr Minute kAfternoonCloses = 18 * kMinutesPerHour;
inline constexpr std::uint32_t kOfficeMinutesPerDay =
    (kMorningCloses - kMorningOpens) + (kAfternoonCloses - kAfternoonOpens);

/// The calendar of a Chinese public office, tabulated once so that every question is O(1) and allocates nothing.
///
/// Working days are Monday to Friday, except New Year's Day, the seven days from Chinese New Year's Day, 1 May and 1 to
/// 7 October. Make-up weekends are left out: they move about six days a year and differ by decree from year to year.
/// Answers reach kMargin days beyond the end, so that a term set on the last day has an answer; a question beyond that
/// throws. Weekdays and Chinese New Year need no origin; months, weeks and minutes count from it.
class Calendar {
 public:
  static constexpr int kFirstYear = 1998;  // of the table of Chinese New Year
  static constexpr int kLastYear = 2036;
  static constexpr int kMargin = 1095;  // [days] answered beyond the end

  /// @param origin  a 1 January, minute 0 of the calendar, not before kFirstYear
  /// @param end     the first day no longer simulated; after the origin, not after 1 January of kLastYear + 1
  /// Throws ContractError. Cost: some 0.1 ms and 12 bytes a day.
  Calendar(Date origin, Date end);

  Date origin() const { return origin_; }
  Date end() const { return end_; }
  /// The first minute no longer simulated.
  Minute end_minute() const { return end_minute_; }

  // Dates

  /// First minute of a date. Throws ContractError if there is no such date or it lies outside the calendar.
  Minute at(Date date) const;
  Date date(Minute t) const;
  /// Days since the origin.
  int day(Minute t) const { return static_cast<int>(t / kMinutesPerDay); }
  /// Day of the week: 0 Monday … 6 Sunday.
  int weekday(int day) const { return (day + origin_weekday_) % 7; }

  // Months, years, weeks

  /// Months since the origin.
  int month(Minute t) const { return of(day(t)).month; }
  /// Months that the days from the origin to the end touch.
  int n_months() const { return n_months_; }
  /// First minute of a month counted from the origin.
  Minute month_start(int month) const;
  /// Civil year.
  int year(Minute t) const { return origin_.year + month(t) / 12; }
  /// First minute of a civil year.
  Minute year_start(int year) const { return month_start((year - origin_.year) * 12); }
  /// Weeks since the origin. Weeks begin on Monday; week 0 is the one that contains the origin and may be short.
  int week(Minute t) const { return (day(t) + origin_weekday_) / 7; }
  /// First minute of a week; 0 for week 0.
  Minute week_start(int week) const;

  // Working days

  /// Whether offices are open on a day counted from the origin.
  bool working_day(int day) const { return (of(day).marks & kWorking) != 0; }
  /// Whether a day lies within the Spring Festival travel season: 7 days before Chinese New Year's Day to 14 days
  /// after.
  bool festival(int day) const { return (of(day).marks & kFestival) != 0; }
  /// Close of office of the n-th working day after the day of t; n = 0: the first close of office at or after t.
  ///
  /// @param n  working days  [0, …)
  Minute add_working_days(Minute t, int n) const;
  /// Working days after the day of `from` up to and with the day of `to`; negative if `to` is earlier.
  ///
  /// The inverse of the above: working_days(t, add_working_days(t, n)) == n for n >= 1.
  int working_days(Minute from, Minute to) const;

  // Office minutes

  /// Office minutes that have elapsed before t: an office clock, which stands still at night and on free days.
  std::uint32_t office_minutes(Minute t) const;
  /// First minute when that many office minutes have elapsed; 0 for 0.
  Minute civil(std::uint32_t office) const;
  /// First minute at or after t by which so many further office minutes have elapsed; t itself for 0.
  Minute after_office(Minute t, std::uint32_t office) const;

 private:
  static constexpr std::uint16_t kWorking = 1;
  static constexpr std::uint16_t kFestival = 2;

  struct Day {
    std::uint32_t working_before;  // working days from the origin, this day not included
    std::uint16_t month;           // months since the origin
    std::uint16_t marks;           // kWorking | kFestival
  };

  const Day& of(int day) const {
    require(static_cast<std::size_t>(day) < days_.size(),
            "calendar: a day beyond the end of the calendar and its margin");
    return days_[static_cast<std::size_t>(day)];
  }

  Date origin_;
  Date end_;
  Minute end_minute_ = 0;
  int origin_weekday_ = 0;
  int n_months_ = 0;
  std::vector<Day> days_;               // by day since the origin
  std::vector<std::int32_t> workdays_;  // day of the n-th working day, n from 0
  std::vector<Minute> month_starts_;    // by month since the origin, one more than there are
};

inline std::uint32_t Calendar::office_minutes(Minute t) const {
  const Day& today = of(day(t));
  const std::uint32_t before = today.working_before * kOfficeMinutesPerDay;
  if ((today.marks & kWorking) == 0) {
    return before;
  }
  const Minute clock = t % kMinutesPerDay;
  return before + (std::clamp(clock, kMorningOpens, kMorningCloses) - kMorningOpens) +
         (std::clamp(clock, kAfternoonOpens, kAfternoonCloses) - kAfternoonOpens);
}

inline Minute Calendar::civil(std::uint32_t office) const {
  if (office == 0) {
    return 0;
  }
  constexpr std::uint32_t kMorning = kMorningCloses - kMorningOpens;
  const std::size_t index = (office - 1) / kOfficeMinutesPerDay;
  require(index < workdays_.size(), "calendar: office minutes beyond the end of the calendar and its margin");
  const std::uint32_t into = office - static_cast<std::uint32_t>(index) * kOfficeMinutesPerDay;
  const Minute clock = into <= kMorning ? kMorningOpens + into : kAfternoonOpens + (into - kMorning);
  return static_cast<Minute>(workdays_[index]) * kMinutesPerDay + clock;
}

inline Minute Calendar::after_office(Minute t, std::uint32_t office) const {
  return office == 0 ? t : civil(office_minutes(t) + office);
}

}  // namespace tiexin::sim

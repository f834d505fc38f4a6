#include "sim/time/calendar.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "sim/contract.hpp"

namespace tiexin::sim {

namespace {

/// Chinese New Year's Day in a Gregorian year. Source: the lunisolar calendar as published by the Purple Mountain
/// Observatory.
struct NewYear {
  int month;
  int day;
};

constexpr std::array<NewYear, Calendar::kLastYear - Calendar::kFirstYear + 1 + Calendar::kMargin / 365>
    kChineseNewYear = {{
        {1, 28}, {2, 16}, {2, 5},  {1, 24}, {2, 12}, {2, 1},  {1, 22}, {2, 9},  {1, 29}, {2, 18},  // 1998 …
        {2, 7},  {1, 26}, {2, 14}, {2, 3},  {1, 23}, {2, 10}, {1, 31}, {2, 19}, {2, 8},  {1, 28},  // 2008 …
        {2, 16}, {2, 5},  {1, 25}, {2, 12}, {2, 1},  {1, 22}, {2, 10}, {1, 29}, {2, 17}, {2, 6},   // 2018 …
        {1, 26}, {2, 13}, {2, 3},  {1, 23}, {2, 11}, {1, 31}, {2, 19}, {2, 8},  {1, 28},           // 2028 … 2036
        {2, 15}, {2, 4},  {1, 24},  // 2037 … 2039, margin only
    }};

constexpr int kFestivalBefore = 7;      // days of the travel season before New Year's Day
constexpr int kFestivalAfter = 14;      // and after it
constexpr int kSpringFestivalDays = 7;  // free, from New Year's Day

constexpr bool leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

constexpr int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

/// Days from 1 January of kFirstYear to 1 January of a later year.
constexpr int days_to_year(int year) {
  int days = 0;
  for (int y = Calendar::kFirstYear; y < year; ++y) {
    days += leap(y) ? 366 : 365;
  }
  return days;
}

/// Days from 1 January of the same year.
constexpr int day_of_year(Date date) {
  int days = date.day - 1;
  for (int month = 1; month < date.month; ++month) {
    days += days_in_month(date.year, month);
  }
  return days;
}

constexpr int days_to(Date date) { return days_to_year(date.year) + day_of_year(date); }

constexpr bool exists(Date date) {
  return date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

constexpr int kWeekdayOfFirst = 3;  // 1 January 1998 was a Thursday

constexpr bool fixed_holiday(int month, int day) {
  return (month == 1 && day == 1) || (month == 5 && day == 1) || (month == 10 && day <= 7);
}

/// Days from Chinese New Year's Day of the same Gregorian year; negative before it.
constexpr int since_new_year(Date date) {
  const NewYear& first = kChineseNewYear[static_cast<std::size_t>(date.year - Calendar::kFirstYear)];
  return day_of_year(date) - day_of_year({date.year, first.month, first.day});
}

}  // namespace

Calendar::Calendar(Date origin, Date end) : origin_(origin), end_(end) {
  require(origin.month == 1 && origin.day == 1, "calendar: the origin must be a 1 January");
  require(origin.year >= kFirstYear, "calendar: the origin must not be before 1998");
  require(exists(end) && origin < end, "calendar: the end must be a date after the origin");
  require(end <= Date{kLastYear + 1, 1, 1}, "calendar: the end must not be after 1 January 2037");
  const int first = days_to(origin);
  const int n_days = days_to(end) - first;
  const int n_answered = n_days + kMargin;
  end_minute_ = static_cast<Minute>(n_days) * kMinutesPerDay;
  origin_weekday_ = (kWeekdayOfFirst + first) % 7;
  days_.reserve(static_cast<std::size_t>(n_answered));
  std::uint32_t working = 0;
  int month = 0;
  for (int year = origin.year; static_cast<int>(days_.size()) < n_answered; ++month, year += month % 12 == 0 ? 1 : 0) {
    const int of_year = month % 12 + 1;
    month_starts_.push_back(static_cast<Minute>(days_.size()) * kMinutesPerDay);
    for (int day = 1; day <= days_in_month(year, of_year) && static_cast<int>(days_.size()) < n_answered; ++day) {
      const int n = static_cast<int>(days_.size());
      const int offset = since_new_year({year, of_year, day});
      const bool free = weekday(n) >= 5 || fixed_holiday(of_year, day) || (offset >= 0 && offset < kSpringFestivalDays);
      const bool festival = offset >= -kFestivalBefore && offset <= kFestivalAfter;
      const int marks = (free ? 0 : kWorking) | (festival ? kFestival : 0);
      days_.push_back({working, static_cast<std::uint16_t>(month), static_cast<std::uint16_t>(marks)});
      if (!free) {
        workdays_.push_back(n);
        ++working;
      }
    }
  }
  n_months_ = days_[static_cast<std::size_t>(n_days - 1)].month + 1;
}

Minute Calendar::at(Date date) const {
  require(date.year >= origin_.year && exists(date), "calendar: no such date, or before the origin");
  return month_start((date.year - origin_.year) * 12 + date.month - 1) +
         static_cast<Minute>(date.day - 1) * kMinutesPerDay;
}

Date Calendar::date(Minute t) const {
  const int months = month(t);
  const int day_of_month = day(t) - day(month_start(months)) + 1;
  return {origin_.year + months / 12, months % 12 + 1, day_of_month};
}

Minute Calendar::month_start(int month) const {
  require(static_cast<std::size_t>(month) < month_starts_.size(),
          "calendar: a month beyond the end of the calendar and its margin");
  return month_starts_[static_cast<std::size_t>(month)];
}

Minute Calendar::week_start(int week) const {
  require(week >= 0, "calendar: a week before the origin");
  return week == 0 ? 0 : static_cast<Minute>(week * 7 - origin_weekday_) * kMinutesPerDay;
}

Minute Calendar::add_working_days(Minute t, int n) const {
  require(n >= 0, "calendar: a negative number of working days");
  const Day& today = of(day(t));
  const bool counts = (today.marks & kWorking) != 0;
  const bool still_open = counts && t % kMinutesPerDay <= kAfternoonCloses;
  // Index into workdays_ of the first working day after today, then n - 1 further; n = 0 takes today if it still
  // closes.
  const std::size_t first_after = std::size_t{today.working_before} + (counts ? 1 : 0);
  const std::size_t index = n > 0        ? first_after + static_cast<std::size_t>(n - 1)
                            : still_open ? first_after - 1
                                         : first_after;
  require(index < workdays_.size(), "calendar: a term beyond the end of the calendar and its margin");
  return static_cast<Minute>(workdays_[index]) * kMinutesPerDay + kAfternoonCloses;
}

int Calendar::working_days(Minute from, Minute to) const {
  const auto through = [this](Minute t) {
    const Day& it = of(day(t));
    return static_cast<int>(it.working_before) + ((it.marks & kWorking) != 0 ? 1 : 0);
  };
  return through(to) - through(from);
}

}  // namespace tiexin::sim

#pragma once

#include <cstdint>

#include "sim/time/calendar.hpp"

/// The two clocks a set of desks can run on. Both count minutes of service time as integers.
namespace tiexin::sim {

/// Service time passes in office hours only.
class OfficeClock {
 public:
  /// @param calendar  kept by reference; outlives the clock
  explicit OfficeClock(const Calendar& calendar) : calendar_(&calendar) {}

  /// Office minutes elapsed before civil minute `t`  [minute]. O(1).
  [[nodiscard]] std::uint32_t elapsed(Minute t) const { return calendar_->office_minutes(t); }

  /// First civil minute at which `service` more office minutes have elapsed since `now`. O(1).
  [[nodiscard]] Minute after(Minute now, std::uint32_t service) const { return calendar_->after_office(now, service); }

  /// First civil minute when `elapsed` office minutes have passed since the origin. O(1).
  [[nodiscard]] Minute civil(std::uint32_t elapsed) const { return calendar_->civil(elapsed); }

  /// Week number of a civil minute, and the first civil minute of a week.
  [[nodiscard]] int week(Minute t) const { return calendar_->week(t); }
  [[nodiscard]] Minute week_start(int week) const { return calendar_->week_start(week); }

 private:
  const Calendar* calendar_;
};

/// Service time passes day and night.
class RoundTheClock {
 public:
  [[nodiscard]] std::uint32_t elapsed(Minute t) const { return t; }
  [[nodiscard]] Minute after(Minute now, std::uint32_t service) const { return now + service; }
  [[nodiscard]] Minute civil(std::uint32_t elapsed) const { return elapsed; }
  [[nodiscard]] int week(Minute t) const { return static_cast<int>(t / kWeek); }
  [[nodiscard]] Minute week_start(int week) const { return static_cast<Minute>(week) * kWeek; }

 private:
  static constexpr Minute kWeek = 7 * 24 * 60;
};

}  // namespace tiexin::sim

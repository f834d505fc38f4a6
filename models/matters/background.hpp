/// The desks' ordinary business: items that touch nothing but their desk, done when somebody looks at it.
#pragma once

#include "models/run.hpp"
#include "sim/service/ordinary.hpp"

namespace tiexin::models {

/// Draws the first ordinary item of every desk.
void start_background(Run& run);

/// Does a desk's ordinary business before a turn of its clock; what ended is of this month.
void bring_up_to_date(Run& run, std::uint32_t desk, sim::Turn before);
/// The same up to the event being handled. Whoever reads a desk or brings it work calls this first.
void bring_up_to_date(Run& run, std::uint32_t desk);

/// Does all desks' ordinary business up to the event being handled and puts what ended into the books of a month. To be
/// called before a month's first event at a desk and after its last, so that nobody's work is counted in another month.
void settle_desks(Run& run, std::size_t month);

/// An ordinary item ended that took so many minutes.
void charge_ordinary(Run& run, std::uint32_t desk, std::uint64_t minutes, std::size_t month);

/// Schedules what desks tell: when a service ends that somebody has to know of.
inline auto telling(Run& run) {
  return [&run](std::uint32_t desk, std::uint32_t server, std::uint32_t reading) {
    const sim::Calendar& calendar = run.calendar();
    if (reading <= calendar.office_minutes(calendar.end_minute()))
      run.at(calendar.civil(reading), Phase::desk_done, desk, server, 0);
  };
}

}  // namespace tiexin::models

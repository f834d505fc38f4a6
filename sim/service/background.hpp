#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>

#include "sim/random/distributions.hpp"
#include "sim/random/draws.hpp"
#include "sim/service/desks.hpp"

/// A desk's ordinary business: a stream of jobs at the same servers, drawn by its own keys.
namespace tiexin::sim {

/// How much ordinary business a desk has.
struct Background {
  double utilisation = 0;  // share of `servers` it keeps busy in a week of factor 1  [0..1)
  double servers = 1;      // that utilisation is a share of  (0..64]
  double mean_touch = 30;  // mean service time  [office minute, 1..]
  double log_sd = 0.8;     // of the service time's logarithm  [0..3]
};

/// The next background job of a desk.
struct BackgroundArrival {
  Minute minute;        // when it arrives
  std::uint32_t touch;  // how long its service takes  [office minute, 1..]
  std::uint32_t nth;    // the how-many-eth of this desk
};

/// Which stream a desk's background is drawn from.
struct BackgroundStream {
  StreamKey key;
  std::uint32_t entity;  // structural number of the desk
  std::uint8_t purpose;  // the model's line for background work
};

namespace detail {

/// Enters a week of the desk's clock: its rate and where on the clock it ends.
template <class Clock, class Surge>
void enter_week(BackgroundAhead& ahead, int week, const Clock& clock, const Background& background, Minute until,
                Surge&& surge) {
  ahead.week = week;
  ahead.week_end = clock.elapsed(std::min(clock.week_start(week + 1), until));
  ahead.rate = background.utilisation * background.servers / background.mean_touch * surge(week);
}

}  // namespace detail

/// Draws when the next background job of a desk comes and how long it takes, and counts it.
///
/// Poisson in the desk's clock at rate utilisation · servers / mean_touch · surge(week): the n-th unit
/// exponential is spent along the weeks. The position on the clock is kept as a real number, so no minute is lost to
/// rounding. Service times are lognormal, rounded to the nearest minute, at least 1. A block of draws, keyed {desk,
/// purpose, n / 2}, serves two jobs: a word for the gap and one for the service each.
///
/// @param draw   draw(pair) -> the block of jobs 2 · pair and 2 · pair + 1
/// @param surge  surge(week of the clock) -> factor  [0..], the same for all desks in the model
/// @param until  no job is needed at or after this minute: an answer there stops the search
/// @returns      the arrival; its minute is at or after the former one's, and >= until if none comes before.
///               Half a block of draws; O(weeks passed). Surge, background and `until` of a desk do not change.
template <class Clock, std::invocable<std::uint32_t> Draw, class Surge>
BackgroundArrival next_background(const BasicDesks<Clock>& desks, DeskColumns& columns, std::uint32_t desk,
                                  const Background& background, Draw&& draw, Minute until, Surge&& surge) {
  const Clock& clock = desks.clock();
  BackgroundAhead& ahead = columns.ahead[desk];
  const std::uint32_t nth = columns.background_drawn[desk]++;
  if (ahead.pair != nth / 2) {
    ahead.pair = nth / 2;
    ahead.drawn = draw(ahead.pair);
  }
  const std::size_t half = nth % 2 == 0 ? 0 : 2;
  double hazard = exponential(uniform(ahead.drawn[half]));
  double at = columns.background_clock[desk];
  if (ahead.week < 0)
    detail::enter_week(ahead, clock.week(clock.civil(static_cast<std::uint32_t>(at))), clock, background, until, surge);
  while (!(hazard < ahead.rate * (ahead.week_end - at))) {
    if (ahead.week_end >= static_cast<double>(clock.elapsed(until))) return {until, 1, nth};
    hazard -= ahead.rate * (std::max(ahead.week_end, at) - at);
    at = std::max(ahead.week_end, at);
    detail::enter_week(ahead, ahead.week + 1, clock, background, until, surge);
  }
  at += hazard / ahead.rate;
  columns.background_clock[desk] = at;
  const double from_mean =
      background.log_sd * (standard_normal(uniform(ahead.drawn[half + 1])) - 0.5 * background.log_sd);
  const double touch = background.mean_touch * exp(from_mean) + 0.5;
  const auto minute = clock.civil(static_cast<std::uint32_t>(at) + 1);
  return {minute, static_cast<std::uint32_t>(std::max(1.0, touch)), nth};
}

/// The same, each block keyed by the stream.
template <class Clock, class Surge>
BackgroundArrival next_background(const BasicDesks<Clock>& desks, DeskColumns& columns, std::uint32_t desk,
                                  const Background& background, const BackgroundStream& stream, Minute until,
                                  Surge&& surge) {
  const auto draw = [&stream](std::uint32_t pair) {
    return philox(stream.key, stream.entity, occasion(stream.purpose, pair), 0);
  };
  return next_background(desks, columns, desk, background, draw, until, surge);
}

}  // namespace tiexin::sim

#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <type_traits>

#include "sim/random/distributions.hpp"
#include "sim/random/draws.hpp"
#include "sim/random/draws_many.hpp"
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

/// Draws what the next items wait for and take, as many as `draw` has blocks for.
template <class Draw>
void draw_ahead(BackgroundAhead& ahead, std::uint32_t nth, const Background& background, Draw&& draw) {
  std::array<Block, BackgroundAhead::kPairs> blocks;
  const std::uint32_t pairs = draw(nth / 2, std::span<Block>(blocks));
  require(pairs >= 1 && pairs <= blocks.size(), "background: a draw gives at least one block");
  ahead.first = nth / 2 * 2;
  ahead.last = ahead.first + 2 * pairs;
  for (std::size_t i = 0; i < 2 * std::size_t{pairs}; ++i) {
    const std::size_t half = i % 2 * 2;
    ahead.hazard[i] = exponential_of(blocks[i / 2][half]);
    const double from_mean =
        background.log_sd * (standard_normal_to_single(uniform(blocks[i / 2][half + 1])) - 0.5 * background.log_sd);
    const double touch = background.mean_touch * exp_to_single(from_mean) + 0.5;
    ahead.touch[i] = static_cast<std::uint32_t>(std::max(1.0, touch));
  }
}

/// Draws the next item: the reading of the desk's clock at which it comes, and its service time.
/// @returns  reading kNoSlot if none comes before `until`
template <class Clock, class Draw, class Surge>
NextOrdinary next_item(const Clock& clock, DeskColumns& columns, std::uint32_t desk, const Background& background,
                       Draw&& draw, Minute until, Surge&& surge) {
  BackgroundAhead& ahead = columns.ahead[desk];
  const std::uint32_t nth = columns.background_drawn[desk]++;
  if (nth - ahead.first >= ahead.last - ahead.first) draw_ahead(ahead, nth, background, draw);
  const std::uint32_t here = nth - ahead.first;
  double hazard = ahead.hazard[here];
  double at = columns.background_clock[desk];
  if (ahead.week < 0) [[unlikely]]
    enter_week(ahead, clock.week(clock.civil(static_cast<std::uint32_t>(at))), clock, background, until, surge);
  while (!(hazard < ahead.rate * (ahead.week_end - at))) {
    if (ahead.week_end >= static_cast<double>(clock.elapsed(until))) return {kNoSlot, 1};
    hazard -= ahead.rate * (std::max(ahead.week_end, at) - at);
    at = std::max(ahead.week_end, at);
    enter_week(ahead, ahead.week + 1, clock, background, until, surge);
  }
  at += hazard / ahead.rate;
  columns.background_clock[desk] = at;
  return {static_cast<std::uint32_t>(at) + 1, ahead.touch[here]};
}

}  // namespace detail

/// Draws blocks by the key of a stream, all that are kept ahead.
inline auto keyed(const BackgroundStream& stream) {
  return [&stream](std::uint32_t pair, std::span<Block> blocks) {
    static_assert(BackgroundAhead::kPairs == kLanes);
    Lanes entity;
    Lanes of;
    for (std::uint32_t i = 0; i < kLanes; ++i) {
      entity[i] = stream.entity;
      of[i] = occasion(stream.purpose, pair + i);
    }
    ManyBlocks drawn;
    philox(stream.key, entity, of, 0, drawn);
    for (std::uint32_t i = 0; i < kLanes; ++i) blocks[i] = drawn[i];
    return std::uint32_t{kLanes};
  };
}

/// Draws when the next background job of a desk comes and how long it takes, and counts it.
///
/// Poisson in the desk's clock at rate utilisation · servers / mean_touch · surge(week): the n-th unit
/// exponential is spent along the weeks. The position on the clock is kept as a real number, so no minute is lost to
/// rounding. Service times are lognormal, rounded to the nearest minute, at least 1. A block of draws, keyed {desk,
/// purpose, n / 2}, serves two jobs: a word for the gap and one for the service each.
///
/// @param draw   draw(pair, blocks) puts the blocks of jobs 2 · pair and 2 · pair + 1, of the next pair and so on into
///               `blocks`, as many as it will have drawn ahead  -> how many  [1..size of blocks]
/// @param surge  surge(week of the clock) -> factor  [0..], the same for all desks in the model
/// @param until  no job is needed at or after this minute: an answer there stops the search
/// @returns      the arrival; its minute is at or after the former one's, and >= until if none comes before.
///               Half a block of draws; O(weeks passed). Surge, background and `until` of a desk do not change.
template <class Clock, class Draw, class Surge>
requires std::is_invocable_v<Draw, std::uint32_t, std::span<Block>> BackgroundArrival
next_background(const BasicDesks<Clock>& desks, DeskColumns& columns, std::uint32_t desk, const Background& background,
                Draw&& draw, Minute until, Surge&& surge) {
  const std::uint32_t nth = columns.background_drawn[desk];
  const NextOrdinary next = detail::next_item(desks.clock(), columns, desk, background, draw, until, surge);
  if (next.reading == kNoSlot) return {until, 1, nth};
  return {desks.clock().civil(next.reading), next.touch, nth};
}

/// The same, each block keyed by the stream.
template <class Clock, class Surge>
BackgroundArrival next_background(const BasicDesks<Clock>& desks, DeskColumns& columns, std::uint32_t desk,
                                  const Background& background, const BackgroundStream& stream, Minute until,
                                  Surge&& surge) {
  return next_background(desks, columns, desk, background, keyed(stream), until, surge);
}

}  // namespace tiexin::sim

#include "models/matters/background.hpp"

#include "models/county/entity.hpp"

namespace tiexin::models {

namespace {

/// Draws under another rule: one block at a time, as of the minute in which the item before it came.
std::uint32_t draw_otherwise(const Run& run, std::uint32_t desk, std::uint32_t pair, std::span<sim::Block> blocks) {
  Run then = run;
  const double last = run.state.desks.background_clock[desk];
  then.now = pair == 0 ? 0 : run.calendar().civil(static_cast<std::uint32_t>(last) + 1);
  blocks[0] = then.draw(entity_of(EntityKind::desk, desk), Purpose::background, pair);
  return 1;
}

auto stream_of(Run& run, std::uint32_t desk) {
  const sim::BackgroundStream own{run.state.county.key, entity_of(EntityKind::desk, desk), number(Purpose::background)};
  const auto draw = [&run, desk, own](std::uint32_t pair, std::span<sim::Block> blocks) {
    if (run.scratch.draws != nullptr) [[unlikely]]
      return draw_otherwise(run, desk, pair, blocks);
    return sim::keyed(own)(pair, blocks);
  };
  const auto surge = [&run](int week) { return static_cast<double>(run.state.surge[static_cast<std::size_t>(week)]); };
  return sim::OrdinaryStream{run.system.desk_plan.background[desk], run.calendar().end_minute(), draw, surge};
}

void do_ordinary(Run& run, std::uint32_t desk, sim::Turn before, std::size_t month) {
  const sim::Happened happened = sim::catch_up(run.system.desks, run.state.desks, desk, before, stream_of(run, desk));
  if (happened.n == 0) return;
  run.state.county.events += happened.n;
  charge_ordinary(run, desk, happened.touch, month);
}

/// A minute's desk work comes after the files that arrive in it and before all else that is handled there.
sim::Turn present_turn(const Run& run) {
  const auto& clock = run.system.desks.clock();
  return run.in_phase <= Phase::desk_done ? sim::turn_before(clock, run.now) : sim::turn_after(clock, run.now);
}

}  // namespace

void start_background(Run& run) {
  for (std::uint32_t desk = 0; desk < run.system.desk_plan.n_desks(); ++desk)
    sim::begin_ordinary(run.system.desks, run.state.desks, desk, stream_of(run, desk));
}

void bring_up_to_date(Run& run, std::uint32_t desk, sim::Turn before) { do_ordinary(run, desk, before, run.month); }

void bring_up_to_date(Run& run, std::uint32_t desk) { do_ordinary(run, desk, present_turn(run), run.month); }

void settle_desks(Run& run, std::size_t month) {
  for (std::uint32_t desk = 0; desk < run.system.desk_plan.n_desks(); ++desk)
    do_ordinary(run, desk, present_turn(run), month);
}

void charge_ordinary(Run& run, std::uint32_t desk, std::uint64_t minutes, std::size_t month) {
  run.state.desk_conduct[desk].background += static_cast<std::int64_t>(minutes);
  run.state.books.months.add(month, Tally::desk_background, static_cast<std::int64_t>(minutes));
}

}  // namespace tiexin::models

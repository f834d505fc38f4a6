#include "models/county/entity.hpp"
#include "models/matters/handle.hpp"

namespace tiexin::models {

namespace {

/// Draws the next ordinary item of a desk and schedules it.
void next_item(Run& run, std::uint32_t desk) {
  const sim::Background& background = run.system.desk_plan.background[desk];
  if (background.utilisation <= 0) return;
  const auto draw = [&run, desk](std::uint32_t pair) {
    return run.draw(entity_of(EntityKind::desk, desk), Purpose::background, pair);
  };
  const Minute end = run.calendar().end_minute();
  const sim::BackgroundArrival next = sim::next_background(
      run.system.desks, run.state.desks, desk, background, draw, end,
      [&run](int week) { return static_cast<double>(run.state.surge[static_cast<std::size_t>(week)]); });
  if (next.minute < end)
    run.at(std::max(next.minute, run.now), Phase::background, desk, next.nth & 0xff'ffffU, next.touch);
}

}  // namespace

void start_background(Run& run) {
  for (std::uint32_t desk = 0; desk < run.system.desk_plan.n_desks(); ++desk) next_item(run, desk);
}

void on_background(Run& run, const sim::Event& event) {
  const std::uint32_t desk = event.entity();
  sim::Job job;
  job.subject = sim::kBackgroundSubject;
  job.tag = event.nth();
  job.touch = event.payload();
  run.system.desks.arrive(run.state.desks, desk, job, run.now,
                          [&run](std::uint32_t at, std::uint32_t server, Minute done, const sim::Job&) {
                            run.at(done, Phase::desk_done, at, server, 0);
                          });
  next_item(run, desk);
}

}  // namespace tiexin::models

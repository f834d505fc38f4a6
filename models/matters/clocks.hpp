#pragma once

#include "models/run.hpp"

namespace tiexin::models {

/// Draws the thresholds of a new episode: what must be spent until the matter is disclosed, brought, called in, reported, petitioned.
void begin_episode(Run& run, Matter& matter);

/// Odds of disclosure to a stranger, the contact person and the linked member, from trust, severity and ties of today (F1).
void refresh_odds(const Run& run, Matter& matter);

/// Lets the clocks of walking in, hotline, one-tap report and petition run from `from` to `until`; the first to run out within is scheduled.
/// A no-op for matters that somebody handles.
void run_clocks(Run& run, Matter& matter, Minute from, Minute until);

/// Draws when an untreated matter would end or grow next, and schedules both; the same in every arm.
void begin_stage(Run& run, Matter& matter, Minute from);

void on_end_untreated(Run& run, const sim::Event& event);
void on_grow(Run& run, const sim::Event& event);
void on_join(Run& run, const sim::Event& event);
void on_surface(Run& run, const sim::Event& event);

/// Brings harm up to now. Called before anything that harm depends on changes.
void bring_harm_up_to(Run& run, Matter& matter);

}  // namespace tiexin::models

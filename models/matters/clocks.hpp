#pragma once

#include "models/run.hpp"

namespace tiexin::models {

/// A new episode in which nobody acts on a latent or falsely closed matter: draws its thresholds (what must be spent
/// until it is disclosed, brought, called in, reported, petitioned), puts it on its village's list and lets the rest of
/// the month run.
void begin_episode(Run& run, Matter& matter);

/// Fills in what the row of a listed matter repeats of the matter, its household and today's trust.
void describe_untended(const System& system, const State& state, Untended& row);

/// Odds of telling a stranger, from trust and severity of today (F1). Those of telling somebody tied to it are this
/// times System::told_*.
[[nodiscard]] float odds_of_telling(const SurfacingParameters& surfacing, float weight, float trust);
/// The part of severity in these odds.
[[nodiscard]] float weight_of_severity(const SurfacingParameters& surfacing, float severity);
/// Brings the odds of all matters that nobody acts on up to today's trust.
void refresh_odds(Run& run);

/// Lets the clocks of walking in, hotline, one-tap report and petition of all matters that nobody acts on run through
/// the month from now; of each the first to run out is scheduled.
void run_clocks(Run& run, Minute until);

/// Draws when an untreated matter would end or grow next, and schedules both; the same in every arm.
void begin_stage(Run& run, Matter& matter, Minute from);

void on_end_untreated(Run& run, const sim::Event& event);
void on_grow(Run& run, const sim::Event& event);
void on_join(Run& run, const sim::Event& event);
void on_surface(Run& run, const sim::Event& event);

/// Harm a minute of one open matter: severity x (1 + joiners).  [milli-units]
[[nodiscard]] std::int64_t harm_rate(const Matter& matter);
/// The county's open matters do `change` more harm a minute from now on.  [milli-units]
void change_harm(Run& run, std::int64_t change);
/// Writes the harm done up to now into the books of a month.
void settle_harm(Run& run, std::size_t month);

}  // namespace tiexin::models

#pragma once

#include "models/run.hpp"

namespace tiexin::models {

/// A new episode in which nobody acts on a latent or falsely closed matter: draws its thresholds (what must be spent
/// until it is disclosed, brought, called in, reported, petitioned), puts it on its village's list and lets the rest of
/// the month run.
void begin_episode(Run& run, const Matter& matter);
/// The same from the episode's draw of Purpose::surface.
void begin_episode(Run& run, const Matter& matter, const sim::Block& drawn);
/// The same of a matter that has just arisen and needs no slot until somebody takes it up (untended.hpp).
void begin_unheard(Run& run, const Matter& matter, const sim::Block& drawn);

/// Fills in what the row of a listed matter repeats of the matter, its household and today's trust.
void describe_untended(const System& system, const State& state, Untended& row);

/// Notes the household's tie to a contact person in a row.  @param contact  by System::contact_of
inline void know_contact(const System& system, std::uint8_t contact, Untended& row) {
  const TieOfHousehold tie = system.ties_to_contact[contact][row.household];
  row.strength = tie.strength;
  row.told = tie.told;
  row.standing = contact;
}

/// Odds of telling a stranger, from trust and severity of today (F1). Those of telling somebody tied to it are this
/// times System::told_*.
[[nodiscard]] float odds_of_telling(const SurfacingParameters& surfacing, float severity, float trust);
/// Brings the odds of all matters that nobody acts on up to today's trust.
void refresh_odds(Run& run);

/// Lets the clocks of walking in, hotline, one-tap report and petition of all matters that nobody acts on run through
/// the month from now; of each the first to run out is scheduled.
void run_clocks(Run& run, Minute until);

/// What an untreated matter comes to if nobody acts, from now on; the same in every arm.
struct Stage {
  Minute end = kNever;     // it would end by itself
  Minute grown = kNever;   // it grows before that, within the horizon
  Minute joined = kNever;  // somebody joins it, if it is hard
};
[[nodiscard]] Stage draw_stage(const Run& run, const Matter& matter);
/// The same from the draw of Purpose::life of its stage.
[[nodiscard]] Stage draw_stage(const Run& run, const Matter& matter, const sim::Block& life);
/// Schedules what comes next of it. The matter has a slot.
void begin_stage(Run& run, Matter& matter, const Stage& stage);

void on_end_untreated(Run& run, const sim::Event& event);
void on_grow(Run& run, const sim::Event& event);
void on_join(Run& run, const sim::Event& event);
void on_surface(Run& run, const sim::Event& event);

/// Harm a minute of one open matter: severity x (1 + joiners).  [milli-units]
[[nodiscard]] std::int64_t harm_rate(const Matter& matter);
/// The county's open matters do `change` more harm a minute from now on.  [milli-units]
void change_harm(Run& run, std::int64_t change);
/// Writes the harm done before a minute into the books of this month.
void settle_harm(Run& run, Minute until);

}  // namespace tiexin::models

#pragma once

#include "models/run.hpp"

namespace tiexin::models {

/// A matter becomes known through a channel: it is settled on the spot, mediated, or put into the books (triage in
/// three).
void surface(Run& run, Matter& matter, Channel channel);

/// The two ties that a mediator has to the parties of a dispute.
struct TwoTies {
  double own;
  double other;
};

/// Chance that a mediation settles a dispute (F9).
/// @param skill  of the mediator  [0..1]   @param law  knowledge of the law of the party  [0..1]
[[nodiscard]] double mediation_chance(const QualityParameters& quality, double skill, TwoTies ties, double law);

/// The other party of a dispute: a neighbour, drawn once.
[[nodiscard]] std::uint32_t counterparty(const Run& run, const Matter& matter);

/// Working time of a piece of work on a matter, by one word of a draw.  [minutes]
[[nodiscard]] std::uint32_t touch_minutes(const Run& run, const Matter& matter, std::uint32_t word);

}  // namespace tiexin::models

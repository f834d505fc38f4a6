/// The first two steps of building a population: where everybody lives, and what differs between households.
#pragma once

#include <span>

#include "models/county/population.hpp"

namespace tiexin::models {

/// Lays out townships, committees and villages and the places in them: everything of Population under "places", and
/// `village`.
void lay_out(Population& population, std::span<const ExtraPlaces> extras);

/// Draws what differs between households: everything under "households" but `village`.
/// @throws Stopped  `watch` requests it, asked village by village
void draw_households(Population& population, sim::Progress* watch = nullptr);

}  // namespace tiexin::models

/// How a matter that nobody has heard of stops being one: somebody takes it up, or it ends (untended.hpp).
#pragma once

#include "models/run.hpp"

namespace tiexin::models {

/// Somebody takes up a listed matter: it gets a slot, and its end an event, if it has none. Invalidates references to
/// slots.
Matter& take_up(Run& run, Untended& row);
/// Ends the unheard matters whose time is up, each at its own minute; called once a month, at its end.
void strike_off(Run& run);

}  // namespace tiexin::models

#pragma once

#include "models/run.hpp"

namespace tiexin::models {

/// How much an outcome of this matter weighs on trust.  (0, 1)
[[nodiscard]] inline float severity_weight(const Matter& matter) { return matter.severity / (matter.severity + 4); }

/// A matter ends by itself, now, in the accounts of truth.
void count_end(Run& run, Matter& matter);

/// Frees the slot of a matter of which nothing more can be asked. A slot that is free already stays so.
void release_if_done(Run& run, Matter& matter);

}  // namespace tiexin::models

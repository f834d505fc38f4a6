/// What the next events will read is brought into the cache before they come.
#pragma once

#include "models/run.hpp"

namespace tiexin::models {

/// Called with every event. One finds its household, matter and village in some ten lines of memory that a hundred
/// thousand others have pushed out of the caches since; some events ahead what it names is fetched, fewer ahead what
/// that leads to. Nothing but time depends on it.
void foresee(const Run& run);

}  // namespace tiexin::models

/// What became of a matter, as one number: whether two arms of a replication gave it the same history.
#pragma once

#include <cstdint>

#include "models/matters/matter.hpp"

namespace tiexin::models {

/// A matter when it was over, or when the run ended.
struct History {
  std::uint32_t household = 0;
  std::uint32_t nth = 0;
  Minute arose = 0;
  std::uint64_t digest = 0;  // of all that happened to it
};

/// Sums up a matter as it stands.
///
/// Everything that has happened to it goes in: class, kind, topic and severity, then and now; growth, joiners and when
/// it would end by itself; the last channel by which it surfaced; each minute of a first, present or last registration,
/// deadline, closing and resolution; the minutes open, in somebody's hands, worked on, waiting outside and for a
/// meeting; the sequence of desks; how often it was registered, worked on, mediated, closed, passed on, and became
/// latent again; where it stands. Left out are what is left of thresholds, which a round lowers without anybody
/// noticing, and names that are no history (slot, index of its cause). Two histories that differ only in the date of a
/// mediation that failed and left no file look the same.
/// @returns  equal histories have equal digests; others differ but for a collision of 64 bits. O(1).
[[nodiscard]] History history_of(const Matter& matter);

}  // namespace tiexin::models

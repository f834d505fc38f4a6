#pragma once

#include "models/run.hpp"

namespace tiexin::models {

/// Roots that several matters share: a plant, a project, a flood. Many voices, one root.
///
/// Work on the root and answering each voice are separate. The first voice that is registered leads; a later one may be
/// merged with it (并案), waits for it, and is solved with it. A voice that is not merged is worked on alone: the
/// household is helped, the root is not, and what was solved is back sooner. Once the root is gone, whoever works on a
/// voice finds it easy.

/// Draws this month's new causes and schedules the matters they will give rise to, the same in every arm.
void causes_of_month(Run& run);

/// Takes over from the root what its voices have in common. @param cause  index + 1
void join_cause(Run& run, Matter& matter, std::uint32_t cause);

/// Whether a registered voice is merged with the file that leads its cause; if so it waits and no desk gets it.
[[nodiscard]] bool merged_with_lead(Run& run, Matter& matter);

/// A voice is being solved: if it leads, the root is gone, and those merged with it are solved too.
void solve_root(Run& run, const Matter& matter);

/// Whether a matter has a cause and that is gone.
[[nodiscard]] bool root_is_gone(const Run& run, const Matter& matter);

/// The word that decides which desk a matter needs: the root's for its voices, else one of its own handling_draw().
[[nodiscard]] std::uint32_t desk_word(const Run& run, const Matter& matter, const sim::Block& own);

}  // namespace tiexin::models

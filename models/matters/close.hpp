#pragma once

#include "models/run.hpp"

namespace tiexin::models {

/// Stands for the village where a desk is asked for.
inline constexpr std::uint32_t kVillageDesk = 0xffff;

/// True resolution, now: truth's accounts, trust, contribution; a relapse may be scheduled.
void solve(Run& run, Matter& matter);

/// It wore out or was settled without anybody; an open file is closed with it.
void end_by_itself(Run& run, Matter& matter);

/// The file is closed, whatever the truth is: the books' accounts, audit, call-back to come.
void close_in_books(Run& run, Matter& matter, std::uint32_t desk);

/// The handler may close a file whose matter is not solved (F5): in the books it is over, in truth it stays open.
/// @param word  decides, before the household is asked
/// @returns     whether he did
bool close_on_paper(Run& run, Matter& matter, std::uint32_t desk, bool at_deadline, std::uint32_t word);

/// Chance that an unsolved closing is found out: audit, publicity before those who know, refusal at call-back.  [0..1]
[[nodiscard]] double chance_found_out(const Run& run, std::uint32_t village, bool called_back);

/// Whether the household strikes the matter off, where its consent is needed. Asked again before more was done, it says
/// the same; at the deadline it makes up its mind anew.
[[nodiscard]] bool household_consents(const Run& run, const Matter& matter, bool solved, bool at_deadline);

/// Whether a petition gets any reply; an unanswered one costs trust.
[[nodiscard]] bool petition_is_answered(Run& run, Matter& matter);

/// A matter falsely closed is back: the delay since then, or since it was last back and set aside again, is held
/// against whoever had a hand in it. Nothing of one that had been solved when it was closed.
void regret_false_closing(Run& run, Matter& matter);

void on_deadline(Run& run, const sim::Event& event);
void on_verify(Run& run, const sim::Event& event);
void on_relapse(Run& run, const sim::Event& event);

/// Burden of open matters that will not be counted elsewhere, for tables made before their end.  [minutes]
[[nodiscard]] std::uint32_t burden_so_far(const Matter& matter, Minute now);

}  // namespace tiexin::models

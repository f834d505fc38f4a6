#include "models/matters/unheard.hpp"

#include "models/matters/clocks.hpp"
#include "models/matters/truth.hpp"

namespace tiexin::models {

Matter& take_up(Run& run, Untended& row) {
  Matters& matters = run.state.matters;
  if (row.is_unheard()) {
    const Minute end = row.until;
    const std::uint32_t village = run.people().village[row.household];
    const Matter matter = unheard_matter(run.people(), village, row);
    matters.give_slot(row, matter);
    row.until = kNever;
    row.topic = 0;
    if (end < run.calendar().end_minute()) run.at(end, Phase::end_untreated, matter, matter.stage);
  }
  return matters.slot[row.slot];
}

namespace {

/// An unheard matter is over that nobody has heard of.
void end_unheard(Run& run, std::uint32_t village, const Untended& row) {
  sim::require(row.is_unheard(), "matters: a row with a slot ends");
  Matter matter = unheard_matter(run.people(), village, row);
  run.now = row.until;
  ++run.state.county.events;
  change_harm(run, -harm_rate(matter));
  count_end(run, matter);
  if (run.scratch.departed != nullptr) run.scratch.departed->push_back(history_of(matter));
}

}  // namespace

void strike_off(Run& run) {
  Matters& matters = run.state.matters;
  Run then = run;
  std::int64_t unheard = 0;  // counted anew, since everybody else relies on the number that is kept
  for (std::uint32_t village = 0; village < run.people().n_villages(); ++village) {
    matters.fetch_rows(village + 1);
    const std::vector<Untended>& rows = matters.of_village[village];
    for (std::size_t place = rows.size(); place-- > 0;) {
      if (rows[place].until > run.now) {  // so it is for rows with a slot
        unheard += rows[place].is_unheard() ? 1 : 0;
        continue;
      }
      end_unheard(then, village, rows[place]);
      matters.unlist(village, place);
    }
  }
  sim::require(matters.n_unheard == unheard, "law: unheard matters are not as many as counted");
}

}  // namespace tiexin::models

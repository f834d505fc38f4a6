#include "models/foresight.hpp"

#include "models/engine.hpp"
#include "sim/fetch.hpp"

namespace tiexin::models {

namespace {

Whose whose(const sim::Event& event) { return whose(static_cast<Phase>(event.phase())); }

/// The household of an event of a matter, or of the job that ends at a desk; for any other a number that no household
/// has.
Household household_of(const Run& run, const sim::Event& event) {
  switch (whose(event)) {
    case Whose::household:
      return event.entity();
    case Whose::desk: {
      const sim::DeskColumns& desks = run.state.desks;
      return desks.served[desks.desk[event.entity()].first_server + event.nth()].job.subject;
    }
    default:
      return kNobody;
  }
}

void fetch_household(const Run& run, Household h) {
  const HouseholdColumns& households = run.state.households;
  sim::fetch(&run.state.matters.of_household[h]);
  sim::fetch(&run.people().village[h]);
  sim::fetch(&households.trust[h]);
  sim::fetch(&households.good[h]);
  sim::fetch(&households.bad[h]);
}

/// What an event names.
void fetch_named(const Run& run, const sim::Event& event) {
  if (whose(event) == Whose::village) {
    sim::fetch(&run.state.villages[event.entity()]);
    sim::fetch(&run.state.matters.of_village[event.entity()]);
    return;
  }
  const Household h = household_of(run, event);
  if (h < run.people().n_households()) fetch_household(run, h);
}

/// What that leads to, when it is there: the household's first matter, the rows of a list.
void fetch_behind(const Run& run, const sim::Event& event) {
  const Matters& matters = run.state.matters;
  if (whose(event) == Whose::village) return matters.fetch_rows(event.entity());
  const Household h = household_of(run, event);
  if (h >= run.people().n_households()) return;
  if (matters.of_household[h] != kNoMatter) return matters.slot[matters.of_household[h]].fetch();
  matters.fetch_rows(run.people().village[h]);
}

}  // namespace

void foresee(const Run& run) {
  look_ahead(
      run.state.queue, [&run](const sim::Event& event) { fetch_behind(run, event); },
      [&run](const sim::Event& event) { fetch_named(run, event); });
}

}  // namespace tiexin::models

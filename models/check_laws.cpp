#include <algorithm>
#include <array>

#include "models/model.hpp"

namespace tiexin::models {

namespace {

/// Conservation at this date: matters of all cohorts = prevented + ended + solved less relapsed + open.
void check_conservation(const Run& run, std::int64_t open) {
  const MonthlyBook& months = run.state.books.months;
  std::int64_t arisen = 0, prevented = 0, ended = 0, solved = 0;
  for (std::size_t month = 0; month <= run.month; ++month) {
    arisen += months.at(month, Tally::cohort_matters);
    prevented += months.at(month, Tally::cohort_prevented);
    ended += months.at(month, Tally::cohort_ended);
    solved += months.at(month, Tally::resolved);
  }
  sim::require(arisen == prevented + ended + solved + open, "law: matters are not conserved");
}

void check_desks(const Run& run) {
  for (std::uint32_t desk = 0; desk < run.system.desk_plan.n_desks(); ++desk) {
    sim::require(run.system.desks.little(run.state.desks, desk, run.now).holds(),
                 "law: Little's law does not hold at a desk");
    sim::require(run.system.desks.work(run.state.desks, desk, run.now).holds(), "law: work at a desk does not add up");
  }
}

/// The lines of the year's ledger come to what its months say, by kind and by payer.
void check_ledger(const Run& run) {
  const Books& books = run.state.books;
  std::array<std::int64_t, kKinds> by_kind{};
  std::array<std::int64_t, kPayers> by_payer{};
  const auto* cell = books.ledger.data() + run.year_index() * kKinds * kActivities * kPayers;
  for (std::int64_t& kind : by_kind) {
    for (std::size_t activity = 0; activity < kActivities; ++activity) {
      for (std::int64_t& payer : by_payer) {
        kind += cell->fen;
        payer += cell->fen;
        ++cell;
      }
    }
  }
  for (std::size_t month = run.year_index() * 12; month <= run.month; ++month) {
    for (std::size_t k = 0; k < kKinds; ++k) by_kind[k] -= books.months.at(month, Tally::cost_time + k);
    for (std::size_t k = 0; k < kPayers; ++k) by_payer[k] -= books.months.at(month, Tally::payer_county + k);
  }
  const auto is_zero = [](std::int64_t left) { return left == 0; };
  sim::require(std::all_of(by_kind.begin(), by_kind.end(), is_zero),
               "law: the ledger by kind is not that of its months");
  sim::require(std::all_of(by_payer.begin(), by_payer.end(), is_zero),
               "law: the ledger by payer is not that of its months");
}

void check_bounds(const Run& run) {
  for (const ContactPerson& person : run.state.villages) {
    sim::require(person.effort >= 0 && person.effort <= 1 && person.gaming >= 0 && person.gaming <= 1,
                 "law: conduct outside [0, 1]");
    sim::require(person.minutes_left >= 0 && person.member_left >= 0 && person.chief_left >= 0 && person.grid_left >= 0,
                 "law: more hours were used than there are");
  }
  for (std::size_t township = 0; township < run.state.whistle_left.size(); ++township) {
    sim::require(run.state.whistle_left[township] >= 0 && run.state.mediator_left[township] >= 0,
                 "law: more hours of a township were used than there are");
  }
}

}  // namespace

void check_laws(const Run& run, std::int64_t open) {
  check_conservation(run, open);
  check_desks(run);
  check_ledger(run);
  check_bounds(run);
}

}  // namespace tiexin::models

/// What must hold between the numbers of any run, whatever its parameters and rules.
#pragma once

#include <array>
#include <fmt/format.h>
#include <string>
#include <utility>
#include <vector>

#include "models/matters/clocks.hpp"
#include "models/model.hpp"

namespace tiexin::models::small {

/// The first is a subset of the second, month by month.
inline constexpr std::array kSubsets{
    std::pair{Tally::cohort_prevented, Tally::cohort_matters},
    std::pair{Tally::cohort_disputes, Tally::cohort_matters},
    std::pair{Tally::cohort_solved_30, Tally::cohort_matters},
    std::pair{Tally::cohort_solved_365, Tally::cohort_matters},
    std::pair{Tally::cohort_ended, Tally::cohort_matters},
    std::pair{Tally::cohort_surfaced_365, Tally::cohort_matters},
    std::pair{Tally::cohort_ended_365, Tally::cohort_ended},
    std::pair{Tally::cohort_ended_unsurfaced_365, Tally::cohort_ended_365},
    std::pair{Tally::cohort_severity_solved_180, Tally::cohort_severity},
    std::pair{Tally::registered_closed, Tally::registered},
    std::pair{Tally::registered_on_time, Tally::registered_closed},
    std::pair{Tally::registered_early, Tally::registered_on_time},
    std::pair{Tally::registered_closed_solved, Tally::registered_closed},
    std::pair{Tally::registered_called_back, Tally::registered_closed},
    std::pair{Tally::registered_recorded_resolved, Tally::registered_called_back},
    std::pair{Tally::registered_called_back_solved, Tally::registered_called_back},
    std::pair{Tally::registered_called_back_solved, Tally::registered_closed_solved},
    std::pair{Tally::registered_rated, Tally::registered_called_back},
    std::pair{Tally::registered_handoffs_excess, Tally::registered_handoffs},
    std::pair{Tally::registered_misroutes, Tally::registered_handoffs},
    std::pair{Tally::registered_returns, Tally::registered_handoffs},
    std::pair{Tally::joint_matters, Tally::registered},
    std::pair{Tally::registered, Tally::registrations},
    std::pair{Tally::hotline, Tally::registrations},
    std::pair{Tally::platform_items, Tally::registrations},
    std::pair{Tally::hotline_closed, Tally::hotline},
    std::pair{Tally::hotline_on_time, Tally::hotline_closed},
    std::pair{Tally::hotline_early, Tally::hotline_on_time},
    std::pair{Tally::hotline_called_back, Tally::hotline_closed},
    std::pair{Tally::hotline_recorded_resolved, Tally::hotline_called_back},
    std::pair{Tally::hotline_rated, Tally::hotline_called_back},
    std::pair{Tally::platform_closed, Tally::platform_items},
    std::pair{Tally::closings_false, Tally::closings},
    std::pair{Tally::closings_reopened, Tally::closings},
    std::pair{Tally::closings_audited, Tally::closings},
    std::pair{Tally::closings_found, Tally::closings_false},
    std::pair{Tally::closings_found, Tally::closings_audited},
    std::pair{Tally::stock_false, Tally::stock_open},
    std::pair{Tally::desk_touch, Tally::minutes_desk},
    std::pair{Tally::mediation_booked, Tally::mediation_files},
    std::pair{Tally::mediation_settled, Tally::mediation_tried},
    std::pair{Tally::written_replied, Tally::written},
    std::pair{Tally::minutes_coordination, Tally::minutes_handling},
};

/// Every identity that does not hold, in words.
class Identities {
 public:
  Identities(const System& system, const State& state) : system_(system), state_(state), months_(state.books.months) {
    for (month_ = 0; month_ < months_.n_months(); ++month_) check_month();
    check_ledger();
    check_years();
    check_slots();
  }

  [[nodiscard]] const std::vector<std::string>& broken() const { return broken_; }

 private:
  [[nodiscard]] std::int64_t at(Tally which) const { return months_.at(month_, which); }
  [[nodiscard]] std::int64_t row(Tally first, std::size_t n) const {
    std::int64_t total = 0;
    for (std::size_t k = 0; k < n; ++k) total += at(first + k);
    return total;
  }
  void demand(bool holds, std::string_view what) {
    if (!holds) broken_.push_back(fmt::format("month {}: {}", month_, what));
  }

  void check_month() {
    using T = Tally;
    for (std::size_t k = 0; k < kTallies; ++k) demand(at(Tally(k)) >= 0, fmt::format("{} < 0", kTallyColumns[k].name));
    for (const auto& [part, whole] : kSubsets) {
      demand(at(part) <= at(whole),
             fmt::format("{} {} > {} {}", kTallyColumns[static_cast<std::size_t>(part)].name, at(part),
                         kTallyColumns[static_cast<std::size_t>(whole)].name, at(whole)));
    }
    demand(at(T::registered_satisfied) + at(T::registered_dissatisfied) <= at(T::registered_rated), "ratings");
    demand(at(T::hotline_satisfied) + at(T::hotline_dissatisfied) <= at(T::hotline_rated), "hotline ratings");
    demand(at(T::cohort_surfaced_365) + at(T::cohort_ended_unsurfaced_365) <=
               at(T::cohort_matters) - at(T::cohort_prevented),
           "surfaced and never surfaced");
    demand(row(T::cohort_small, 3) + at(T::cohort_prevented) == at(T::cohort_matters), "classes and prevented are all");
    for (std::size_t k = 0; k < 4; ++k) {
      demand(at(T::cohort_small_solved_30 + k) + at(T::cohort_practical_solved_30 + k) +
                     at(T::cohort_hard_solved_30 + k) ==
                 at(T::cohort_solved_30 + k),
             "solved by class");
    }
    demand(row(T::resolved_latent, 5) == at(T::resolved_lead), "parts of the lead time are the whole");
    demand(row(T::registered_cell_small, 5) == at(T::registered), "cells of registration");
    demand(row(T::handoffs_cell_small, 5) == at(T::registered_handoffs), "handoffs by cell");
    demand(row(T::meeting_answered_meeting, 3) == at(T::meeting_items), "first answers");
    demand(row(T::cost_time, kKinds) == row(T::payer_county, kPayers), "kinds and payers");
    demand(sum_of(state_.books.lead_time, kLeadDays) == at(T::cohort_solved_365), "histogram of lead time");
    demand(sum_of(state_.books.closure_time, kClosureBins) == at(T::hotline_closed), "histogram of closure time");
  }

  [[nodiscard]] std::int64_t sum_of(const std::vector<std::int32_t>& cells, std::size_t bins) {
    std::int64_t total = 0;
    for (std::size_t bin = 0; bin < bins; ++bin) {
      total += cells[month_ * bins + bin];
      demand(cells[month_ * bins + bin] >= 0, "a bin is negative");
    }
    return total;
  }

  void check_ledger() {
    std::array<std::int64_t, kKinds> by_kind{};
    std::array<std::int64_t, kPayers> by_payer{};
    const std::vector<LedgerCell>& ledger = state_.books.ledger;
    for (std::size_t at_cell = 0; at_cell < ledger.size(); ++at_cell) {
      demand(ledger[at_cell].minutes >= 0 && ledger[at_cell].fen >= 0, "a line of the ledger is negative");
      by_payer[at_cell % kPayers] += ledger[at_cell].fen;
      by_kind[at_cell / (kPayers * kActivities) % kKinds] += ledger[at_cell].fen;
    }
    for (std::size_t k = 0; k < kKinds; ++k) demand(by_kind[k] == over_all(Tally::cost_time + k), "the ledger's kinds");
    for (std::size_t k = 0; k < kPayers; ++k)
      demand(by_payer[k] == over_all(Tally::payer_county + k), "the ledger's payers");
  }

  [[nodiscard]] std::int64_t over_all(Tally which) const {
    std::int64_t total = 0;
    for (std::size_t month = 0; month < months_.n_months(); ++month) total += months_.at(month, which);
    return total;
  }

  void check_years() {
    const std::size_t villages = system_.population->n_villages();
    const std::vector<std::int32_t>& cohorts = state_.books.cohorts;
    std::int64_t arisen = 0;
    std::int64_t solved = 0;
    for (std::size_t at_row = 0; at_row * 2 < cohorts.size(); ++at_row) {
      demand(cohorts[at_row * 2 + 1] >= 0 && cohorts[at_row * 2 + 1] <= cohorts[at_row * 2], "solved of a village");
      arisen += cohorts[at_row * 2];
      solved += cohorts[at_row * 2 + 1];
    }
    demand(arisen == over_all(Tally::cohort_matters) - over_all(Tally::cohort_prevented), "matters by village");
    demand(solved == over_all(Tally::cohort_solved_180), "solved by village");
    demand(state_.books.units.size() % villages == 0, "a row of units is missing");
    std::int64_t touch = 0;
    for (const DeskYear& desk : state_.books.desk_years) touch += desk.touch;
    demand(touch <= over_all(Tally::desk_touch), "desks worked more by year than by month");
  }

  /// Derived layout: who is on a village's list, who can be found, what is kept.
  void check_slots() {
    const Matters& matters = state_.matters;
    const std::vector<std::uint32_t>& village = system_.population->village;
    std::vector<std::uint8_t> listed(matters.slot.size(), 0);
    std::int64_t harm = 0;
    for (std::uint32_t v = 0; v < matters.of_village.size(); ++v) {
      for (const Untended& row : matters.of_village[v]) {
        demand(village[row.household] == v, "a matter is on another village's list");
        if (row.is_unheard()) {
          demand(matters.find(row.household, row.nth) == kNoMatter, "an unheard matter has a slot");
          demand(row.since < row.until && row.size < 2, "an unheard matter ends after it arose, and is not hard");
          harm += harm_rate(unheard_matter(*system_.population, v, row));
          continue;
        }
        demand(listed[row.slot]++ == 0, "a matter is listed twice");
        demand(matters.slot[row.slot].household == row.household, "a row is not that of its slot");
      }
    }
    std::size_t kept = 0;
    for (std::uint32_t slot = 0; slot < matters.slot.size(); ++slot) {
      const Matter& matter = matters.slot[slot];
      if (matter.state == MatterState::free) continue;
      const bool open = matter.state == MatterState::latent || matter.state == MatterState::paper;
      demand((listed[slot] != 0) == open, "those on the lists are those that nobody has");
      demand(matters.find(matter.household, matter.nth) == slot, "a matter cannot be found");
      if (open || matter.state == MatterState::handling) harm += harm_rate(matter);
      const bool over = matter.state == MatterState::solved || matter.state == MatterState::ended;
      const bool file_open = (matter.marks & mark::registered) != 0 && (matter.marks & mark::closed_now) == 0;
      kept += over && !file_open && (matter.marks & (mark::verify_due | mark::relapse_due)) == 0;
    }
    demand(harm == state_.county.harm_rate, "the county's harm a minute is that of its open matters");
    demand(kept == 0, fmt::format("{} matters are kept that are over", kept));
  }

  const System& system_;
  const State& state_;
  const MonthlyBook& months_;
  std::size_t month_ = 0;
  std::vector<std::string> broken_;
};

/// What does not hold, in words; nothing if all is well.
inline std::vector<std::string> broken_identities(const System& system, const State& state) {
  return Identities(system, state).broken();
}

}  // namespace tiexin::models::small

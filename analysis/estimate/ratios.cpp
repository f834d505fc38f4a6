#include "analysis/estimate/ratios.hpp"

#include <vector>

#include "analysis/estimate/value.hpp"

namespace tiexin::analysis {

namespace {

constexpr double kPerDay = 1.0 / 1440.0;                   // minutes -> days
constexpr double kPerHour = 1.0 / 60.0;                    // minutes -> hours
constexpr double kYuan = 1.0 / 100.0;                      // fen -> yuan
constexpr double kSeverityDays = 1.0 / (1000.0 * 1440.0);  // milli-unit minutes -> severity-unit days

constexpr Terms kNotPrevented = {"cohort_matters", "-cohort_prevented"};
constexpr Terms kArising = {"cohort_matters"};
constexpr Terms kSmall = {"cohort_small"};
constexpr Terms kPractical = {"cohort_practical"};
constexpr Terms kHard = {"cohort_hard"};
constexpr Terms kRegistered = {"registered"};
constexpr Terms kResolved = {"resolved"};
constexpr Terms kLead = {"resolved_lead"};
constexpr Terms kMonths = {"#months"};
constexpr Terms kAllRoles = {"minutes_cadre", "minutes_officer", "minutes_member",   "minutes_grid",
                             "minutes_desk",  "minutes_leader",  "minutes_mediator", "minutes_household"};
constexpr Terms kWorkingRoles = {"minutes_cadre", "minutes_officer", "minutes_member",  "minutes_grid",
                                 "minutes_desk",  "minutes_leader",  "minutes_mediator"};

constexpr std::array kRatios = {
    Ratio{"resolution", {"cohort_solved_180"}, kNotPrevented},
    Ratio{"relieved_share", {"cohort_prevented", "cohort_solved_180"}, kArising},
    Ratio{"resolution_30", {"cohort_solved_30"}, kNotPrevented},
    Ratio{"resolution_90", {"cohort_solved_90"}, kNotPrevented},
    Ratio{"resolution_180", {"cohort_solved_180"}, kNotPrevented},
    Ratio{"resolution_365", {"cohort_solved_365"}, kNotPrevented},
    Ratio{"resolution_small_30", {"cohort_small_solved_30"}, kSmall},
    Ratio{"resolution_small_90", {"cohort_small_solved_90"}, kSmall},
    Ratio{"resolution_small_180", {"cohort_small_solved_180"}, kSmall},
    Ratio{"resolution_small_365", {"cohort_small_solved_365"}, kSmall},
    Ratio{"resolution_practical_30", {"cohort_practical_solved_30"}, kPractical},
    Ratio{"resolution_practical_90", {"cohort_practical_solved_90"}, kPractical},
    Ratio{"resolution_practical_180", {"cohort_practical_solved_180"}, kPractical},
    Ratio{"resolution_practical_365", {"cohort_practical_solved_365"}, kPractical},
    Ratio{"resolution_hard_30", {"cohort_hard_solved_30"}, kHard},
    Ratio{"resolution_hard_90", {"cohort_hard_solved_90"}, kHard},
    Ratio{"resolution_hard_180", {"cohort_hard_solved_180"}, kHard},
    Ratio{"resolution_hard_365", {"cohort_hard_solved_365"}, kHard},
    Ratio{"harm_weighted_resolution", {"cohort_severity_solved_180"}, {"cohort_severity"}},
    Ratio{"never_surfaced", {"cohort_surfaced_365"}, kNotPrevented, -1.0, 1.0},
    Ratio{"ended_unsurfaced", {"cohort_ended_unsurfaced_365"}, kNotPrevented},
    Ratio{"ended_share", {"cohort_ended_365"}, kNotPrevented},
    Ratio{"prevented_share", {"cohort_prevented"}, kArising},
    Ratio{"closed_on_time", {"registered_on_time"}, kRegistered},
    Ratio{"registered_solved", {"registered_closed_solved"}, kRegistered},
    Ratio{"recorded_resolved", {"registered_recorded_resolved"}, {"registered_called_back"}},
    Ratio{"false_closure", {"closings_false"}, {"closings"}},
    Ratio{"reopened", {"closings_reopened"}, {"closings"}},
    Ratio{"satisfied_when_rated", {"registered_satisfied"}, {"registered_rated"}},
    Ratio{"not_dissatisfied", {"registered_dissatisfied"}, {"registered_rated"}, -1.0, 1.0},
    Ratio{"not_dissatisfied_closed", {"registered_dissatisfied"}, {"registered_closed"}, -1.0, 1.0},

    Ratio{"cost_per_resolution", {"cost_time", "cost_cash", "cost_idle"}, kResolved, kYuan},
    Ratio{"cash_per_resolution", {"cost_cash", "cost_transfer"}, kResolved, kYuan},
    Ratio{"budget_per_resolution", {"cost_cash", "cost_transfer", "cost_salaried"}, kResolved, kYuan},
    Ratio{"society_cost", {"cost_time", "cost_cash", "cost_idle"}, {}, kYuan},
    Ratio{"budget_cost", {"cost_cash", "cost_transfer", "cost_salaried"}, {}, kYuan},
    Ratio{"harm", {"harm"}, {}, kSeverityDays},

    Ratio{"burden_days", {"cohort_burden"}, kArising, kPerDay},
    Ratio{"days_to_closure", {"registered_closure_minutes"}, {"registered_closed"}, kPerDay},
    Ratio{"waiting_share", {"resolved_touch"}, kLead, -1.0, 1.0},
    Ratio{"waiting_latent", {"resolved_latent"}, kLead},
    Ratio{"waiting_queue", {"resolved_queue"}, kLead},
    Ratio{"waiting_external", {"resolved_external"}, kLead},
    Ratio{"waiting_convening", {"resolved_convening"}, kLead},
    Ratio{"touch_share", {"resolved_touch"}, kLead},
    Ratio{"hours_per_resolution", kAllRoles, kResolved, kPerHour},
    Ratio{"hours_cadre", {"minutes_cadre"}, kResolved, kPerHour},
    Ratio{"hours_officer", {"minutes_officer"}, kResolved, kPerHour},
    Ratio{"hours_member", {"minutes_member"}, kResolved, kPerHour},
    Ratio{"hours_grid", {"minutes_grid"}, kResolved, kPerHour},
    Ratio{"hours_desk", {"minutes_desk"}, kResolved, kPerHour},
    Ratio{"hours_leader", {"minutes_leader"}, kResolved, kPerHour},
    Ratio{"hours_mediator", {"minutes_mediator"}, kResolved, kPerHour},
    Ratio{"hours_household", {"minutes_household"}, kResolved, kPerHour},
    Ratio{"backlog_books", {"stock_books"}, kMonths},
    Ratio{"backlog_truth", {"stock_latent", "stock_open"}, kMonths},
    Ratio{"backlog_latent", {"stock_latent"}, kMonths},
    Ratio{"backlog_false", {"stock_false"}, kMonths},
    Ratio{"utilisation", {"desk_touch", "desk_background"}, {"desk_staffed"}},

    Ratio{"handoffs_raw", {"registered_handoffs"}, kRegistered},
    Ratio{"handoffs_excess", {"registered_handoffs_excess"}, kRegistered},
    Ratio{"misroutes", {"registered_misroutes"}, kRegistered},
    Ratio{"sent_back", {"registered_returns"}, kRegistered},
    Ratio{"convening_delay", {"joint_convening"}, {"joint_matters"}, kPerDay},
    Ratio{"coordination_share", {"minutes_coordination"}, {"minutes_handling"}},

    Ratio{"gaming_share", {"minutes_gaming"}, kWorkingRoles},
    Ratio{"audit_yield", {"closings_found"}, {"closings_audited"}},
    Ratio{"audit_sensitivity", {"closings_found"}, {"closings_false"}},
};

double total(const Terms& terms, const MonthSums& months, Window window) {
  double sum = 0.0;
  for (const std::string_view term : terms) {
    if (term.empty()) break;
    if (term == "#months") {
      sum += months.months(window);
    } else if (term.front() == '-') {
      sum -= static_cast<double>(months.sum(term.substr(1), window));
    } else {
      sum += static_cast<double>(months.sum(term, window));
    }
  }
  return sum;
}

}  // namespace

std::span<const Ratio> ratios() { return kRatios; }

double value_of(const Ratio& wanted, const MonthSums& months, Window window) {
  const double above = total(wanted.above, months, window);
  const double below = wanted.below.front().empty() ? 1.0 : total(wanted.below, months, window);
  return wanted.offset + wanted.scale * ratio(above, below);
}

}  // namespace tiexin::analysis

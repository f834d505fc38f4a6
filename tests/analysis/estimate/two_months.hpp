#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/analysis/estimate/hand_made.hpp"

namespace tiexin::analysis::testing {

/// Two months (1 and 2) with numbers to compute by hand, and months 0 and 3 that no window of theirs may read.
inline HandMade two_months() {
  HandMade made(2010, 12);
  made.fill(0, 1000003);
  made.fill(3, 1000003);
  const auto set = [&](std::string_view column, const std::vector<std::int64_t>& values) {
    made.set(column, 1, values);
  };
  set("cohort_matters", {60, 50});
  set("cohort_prevented", {6, 4});
  set("cohort_small", {50, 20});
  set("cohort_practical", {15, 10});
  set("cohort_hard", {3, 2});
  set("cohort_solved_30", {10, 10});
  set("cohort_solved_90", {20, 15});
  set("cohort_solved_180", {30, 20});
  set("cohort_solved_365", {40, 22});
  set("cohort_small_solved_30", {10, 4});
  set("cohort_small_solved_90", {11, 10});
  set("cohort_small_solved_180", {25, 10});
  set("cohort_small_solved_365", {39, 10});
  set("cohort_practical_solved_30", {5, 0});
  set("cohort_practical_solved_90", {6, 4});
  set("cohort_practical_solved_180", {8, 6});
  set("cohort_practical_solved_365", {11, 9});
  set("cohort_hard_solved_90", {0, 1});
  set("cohort_hard_solved_180", {1, 0});
  set("cohort_hard_solved_365", {1, 1});
  set("cohort_severity", {120000, 80000});
  set("cohort_severity_solved_180", {50000, 40000});
  set("cohort_surfaced_365", {40, 30});
  set("cohort_ended_unsurfaced_365", {7, 5});
  set("cohort_ended", {15, 8});
  set("cohort_ended_365", {12, 8});
  set("cohort_burden", {1440 * 3000, 1440 * 2500});
  set("registered", {25, 15});
  set("registered_on_time", {24, 14});
  set("registered_closed", {25, 14});
  set("registered_closure_minutes", {1440 * 100, 1440 * 56});
  set("registered_called_back", {12, 8});
  set("registered_recorded_resolved", {10, 6});
  set("registered_called_back_solved", {7, 4});
  set("registered_closed_solved", {12, 10});
  set("registered_rated", {6, 4});
  set("registered_satisfied", {4, 2});
  set("registered_dissatisfied", {1, 0});
  set("registered_misroutes", {5, 3});
  set("registered_returns", {4, 2});
  set("registered_handoffs", {40, 20});
  set("registered_handoffs_excess", {20, 4});
  set("registered_cell_small", {12, 8});
  set("registered_cell_practical", {6, 4});
  set("registered_cell_hard_2", {3, 2});
  set("registered_cell_hard_3", {2, 1});
  set("registered_cell_hard_4", {2, 0});
  set("handoffs_cell_small", {6, 4});
  set("handoffs_cell_practical", {10, 5});
  set("handoffs_cell_hard_2", {10, 5});
  set("handoffs_cell_hard_3", {6, 6});
  set("handoffs_cell_hard_4", {8, 0});
  set("joint_matters", {3, 1});
  set("joint_convening", {1440 * 40, 1440 * 8});
  set("closings", {20, 10});
  set("closings_false", {5, 4});
  set("closings_reopened", {4, 2});
  set("closings_audited", {6, 4});
  set("closings_found", {2, 1});
  set("resolved", {30, 20});
  set("resolved_lead", {4000000, 3200000});
  set("resolved_latent", {4000000, 320000});
  set("resolved_queue", {0, 720000});
  set("resolved_external", {0, 1440000});
  set("resolved_convening", {0, 360000});
  set("resolved_touch", {0, 360000});
  set("harm", {1440000LL * 1500, 1440000LL * 1000});
  set("stock_latent", {100, 200});
  set("stock_open", {40, 60});
  set("stock_books", {10, 14});
  set("stock_false", {5, 7});
  set("desk_staffed", {600, 400});
  set("desk_touch", {200, 100});
  set("desk_background", {250, 200});
  set("minutes_cadre", {2000, 1000});
  set("minutes_officer", {1000, 500});
  set("minutes_member", {300, 300});
  set("minutes_grid", {500, 400});
  set("minutes_desk", {4000, 2000});
  set("minutes_leader", {100, 200});
  set("minutes_mediator", {100, 50});
  set("minutes_household", {3000, 1500});
  set("minutes_handling", {5000, 3000});
  set("minutes_coordination", {1500, 500});
  set("minutes_gaming", {1000, 245});
  set("cost_time", {600000, 400000});
  set("cost_cash", {300000, 200000});
  set("cost_transfer", {100000, 100000});
  set("cost_idle", {60000, 40000});
  set("cost_salaried", {200000, 100000});
  made.set("platform_items", 0, std::vector<std::int64_t>{10, 20, 10});
  made.set("platform_closed", 0, std::vector<std::int64_t>{9, 17, 10});
  made.cell("lead_time", "d10", 1) = 20;
  made.cell("lead_time", "d10", 2) = 10;
  made.cell("lead_time", "d50", 2) = 20;
  made.cell("lead_time", "d200", 1) = 30;
  made.cell("lead_time", "d365", 1) = 5;
  made.cell("lead_time", "d0", 0) = 777;
  return made;
}

}  // namespace tiexin::analysis::testing

#pragma once

#include <array>
#include <span>
#include <vector>

#include "sim/record/table.hpp"

namespace tiexin::analysis {

/// How well one year's appraisal of contact persons agrees with what they truly contributed.
struct AppraisalYear {
  int year = 0;
  double agreement;             // tau-b of score with contribution; 0 without information  [-1..1]
  bool no_information = false;  // nobody appraised, or all tied
  double grade;                 // tau-b of grade; 0 without information
  double oracle;                // tau-b of true capability; 0 where all are tied
  double retest;                // tau-b of this year's with next year's contribution, holders unchanged; may be empty
  double contribution;          // mean over all units  [severity-unit days]
  std::array<double, 3> separation;  // of grade g + 1 from g, in standard deviations; empty if a grade has fewer than 5
};

/// Appraisal, year by year, from the table `units`. O(rows log rows).
std::vector<AppraisalYear> appraisal_years(const sim::Table& units);

/// Standardised mean difference: (mean b - mean a) / pooled standard deviation.
/// @returns  empty if a side has fewer than `least` values or nothing varies
double standardised_difference(std::span<const double> a, std::span<const double> b, std::size_t least = 5);

}  // namespace tiexin::analysis

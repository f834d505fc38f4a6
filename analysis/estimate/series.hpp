#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/record/table.hpp"

namespace tiexin::analysis {

/// Months since the origin, first included, last not.
struct Window {
  int first = 0;
  int last = 0;

  [[nodiscard]] int months() const { return last > first ? last - first : 0; }
  friend bool operator==(const Window&, const Window&) = default;
};

/// The part that two windows share.
Window overlap_of(Window a, Window b);

/// The monthly columns of one run, ready to be summed over any window.
class MonthSums {
 public:
  /// @param months  the table `months`: rows without gaps, the first a January
  /// @throws ContractError  a gap, or a first month that is not a January. O(cells).
  explicit MonthSums(const sim::Table& months);

  /// Sum of a column over the months of the window that the run has; exact. O(log n_columns).
  /// @throws ContractError  no such column
  [[nodiscard]] std::int64_t sum(std::string_view column, Window window) const;

  /// Number of months of the window that the run has.
  [[nodiscard]] int months(Window window) const;

  [[nodiscard]] int origin_year() const { return origin_year_; }
  [[nodiscard]] int n_months() const { return n_months_; }

  /// Month since the origin of a civil month (1..12); before the origin it is negative.
  [[nodiscard]] int month_index(int year, int month) const { return 12 * (year - origin_year_) + month - 1; }

  /// The window of one civil year.
  [[nodiscard]] Window year(int civil_year) const {
    return {month_index(civil_year, 1), month_index(civil_year + 1, 1)};
  }

  /// Civil years wholly inside a window: those that an indicator made by year covers.
  [[nodiscard]] std::vector<int> whole_years(Window window) const;

 private:
  int origin_year_ = 0;
  int n_months_ = 0;
  std::map<std::string, std::vector<std::int64_t>, std::less<>> before_;  // sum of the months before  (n_months + 1)
};

/// Sums of the bins of a histogram table (one row a month) over a window. O(months * bins).
///
/// @param table  `lead_time` or `closure_time`: a column a bin, in order
std::vector<std::int64_t> histogram(const sim::Table& table, Window window);

}  // namespace tiexin::analysis

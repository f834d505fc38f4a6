#include "analysis/estimate/series.hpp"

#include <algorithm>
#include <numeric>

#include "sim/contract.hpp"

namespace tiexin::analysis {

Window overlap_of(Window a, Window b) { return {std::max(a.first, b.first), std::min(a.last, b.last)}; }

MonthSums::MonthSums(const sim::Table& months) : n_months_(static_cast<int>(months.rows())) {
  sim::require(n_months_ > 0, "the table of months has a row");
  const auto& year = months.at("year");
  const auto& month = months.at("month");
  sim::require(month.front() == 1, "the first month is a January");
  origin_year_ = static_cast<int>(year.front());
  for (std::size_t row = 0; row < year.size(); ++row) {
    sim::require(12 * (year[row] - year.front()) + month[row] - 1 == static_cast<std::int64_t>(row),
                 "months follow without a gap");
  }
  for (const sim::Column& column : months.columns) {
    std::vector<std::int64_t> sums(column.values.size() + 1, 0);
    std::partial_sum(column.values.begin(), column.values.end(), sums.begin() + 1);
    before_.emplace(column.name, std::move(sums));
  }
}

std::int64_t MonthSums::sum(std::string_view column, Window window) const {
  const auto found = before_.find(column);
  if (found == before_.end()) throw sim::ContractError("no monthly column " + std::string(column));
  const Window own = overlap_of(window, {0, n_months_});
  if (own.months() == 0) return 0;
  return found->second[static_cast<std::size_t>(own.last)] - found->second[static_cast<std::size_t>(own.first)];
}

int MonthSums::months(Window window) const { return overlap_of(window, {0, n_months_}).months(); }

std::vector<int> MonthSums::whole_years(Window window) const {
  std::vector<int> found;
  const Window own = overlap_of(window, {0, n_months_});
  for (int first = 0; first + 12 <= n_months_; first += 12) {
    if (first >= own.first && first + 12 <= own.last) found.push_back(origin_year_ + first / 12);
  }
  return found;
}

std::vector<std::int64_t> histogram(const sim::Table& table, Window window) {
  const Window own = overlap_of(window, {0, static_cast<int>(table.rows())});
  std::vector<std::int64_t> bins;
  bins.reserve(table.columns.size());
  for (const sim::Column& column : table.columns) {
    std::int64_t sum = 0;
    for (int month = own.first; month < own.last; ++month) sum += column.values[static_cast<std::size_t>(month)];
    bins.push_back(sum);
  }
  return bins;
}

}  // namespace tiexin::analysis

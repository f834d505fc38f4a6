#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "analysis/estimate/appraisal.hpp"
#include "analysis/estimate/dictionary.hpp"
#include "analysis/estimate/series.hpp"
#include "analysis/estimate/value.hpp"
#include "sim/record/table.hpp"

namespace tiexin::analysis {

/// One value for every entry of the dictionary, in its order; kEmpty where there is none.
class IndicatorValues {
 public:
  IndicatorValues() : values_(dictionary().size(), kEmpty) {}

  double operator[](std::size_t index) const { return values_[index]; }
  double& operator[](std::size_t index) { return values_[index]; }
  /// @throws ContractError  no such indicator
  double operator[](std::string_view id) const { return values_[index_of(id)]; }
  double& operator[](std::string_view id) { return values_[index_of(id)]; }
  [[nodiscard]] std::size_t size() const { return values_.size(); }

 private:
  std::vector<double> values_;
};

/// Classes by departments needed, over which handoffs are standardised: small, practical, hard with 2, 3, 4 or more.
inline constexpr std::size_t kCells = 5;

/// Kinds of ledger lines (time, cash, transfer, idle, salaried) and payers (county, township, village, upper,
/// household, own time).
inline constexpr std::size_t kKinds = 5;
inline constexpr std::size_t kPayers = 6;

/// Registered matters and their handoffs by cell.
struct Mix {
  std::array<std::int64_t, kCells> matters{};
  std::array<std::int64_t, kCells> handoffs{};
};

/// Handoffs a matter if the matters had the composition of `reference`: Σ_c share_c · handoffs_c / matters_c.
///
/// Cells that the run has not are left out and the rest scaled up, if they hold at most 5 % of the reference.
/// @returns  empty where more is missing
double standardised_handoffs(const Mix& own, const Mix& reference);

/// Reads the indicators of one run over any number of windows.
///
/// Everything is a sum of monthly columns, a quantile of summed histograms, or made of the civil years wholly inside
/// the window: who bears costs, and appraisal. Without a whole year these are empty, for the part of a year that lies
/// in the window is not recorded.
class IndicatorReader {
 public:
  /// Keeps a reference to the tables. O(rows).
  /// @throws ContractError  a table or a column is missing
  explicit IndicatorReader(const sim::Tables& tables);

  /// All indicators that one run gives (Needs::run); the others are empty.
  ///
  /// @param window  months of arising for cohort indicators, months of happening for calendar ones
  [[nodiscard]] IndicatorValues values(Window window) const;

  /// Cells of the window's registered matters, for `handoffs`.
  [[nodiscard]] Mix mix(Window window) const;

  [[nodiscard]] const MonthSums& months() const { return months_; }

 private:
  void lead_times(Window window, IndicatorValues& values) const;
  void gap(Window window, IndicatorValues& values) const;
  void payers(Window window, IndicatorValues& values) const;
  void appraisal(Window window, IndicatorValues& values) const;
  void spread(Window window, IndicatorValues& values) const;
  [[nodiscard]] double path_variants(Window window) const;

  const sim::Tables& tables_;
  MonthSums months_;
  std::vector<AppraisalYear> appraisal_;
  std::vector<std::size_t> path_of_row_;  // of the table `paths`: which of the distinct paths
  std::size_t n_paths_ = 0;
  std::map<int, std::array<std::array<std::int64_t, kPayers>, kKinds>> ledger_;  // by civil year, kind, payer  [fen]
};

/// All indicators of one run over one window.
///
/// @param reference  mix to which handoffs are standardised: that of arm 0; none: its own, so `handoffs` is raw by cell
IndicatorValues indicators(const sim::Tables& tables, Window window, const Mix* reference = nullptr);

/// Fills what needs the same replication of arm 0: harm averted, net benefit, gaming as books without truth.
///
/// @param severity_value  [yuan per severity unit and day] at least 0
void fill_from_base(IndicatorValues& values, const IndicatorValues& base, double severity_value);

}  // namespace tiexin::analysis

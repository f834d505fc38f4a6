#include "analysis/estimate/indicators.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>

#include "analysis/estimate/descriptive.hpp"
#include "analysis/estimate/ratios.hpp"
#include "analysis/estimate/spread.hpp"
#include "analysis/estimate/variants.hpp"

namespace tiexin::analysis {

namespace {

constexpr std::array<std::string_view, kCells> kCellNames = {"small", "practical", "hard_2", "hard_3", "hard_4"};
constexpr double kLargestMissingCell = 0.05;  // share of the reference that may be without own matters
constexpr std::int64_t kLeastMatters = 20;    // of a village, to enter the spread
constexpr std::size_t kLeastYears = 5;        // of cohorts, for the spread

/// Smallest whole number of days within which the share p of `n` matters is resolved: bin d holds ages from d to d + 1
/// days. kCapDays if it is not reached, or only on the last day.
double quantile_of_days(std::span<const std::int64_t> by_day, double n, double p) {
  std::int64_t reached = 0;
  for (std::size_t day = 0; day < by_day.size(); ++day) {
    reached += by_day[day];
    if (static_cast<double>(reached) >= p * n)
      return std::min(static_cast<double>(day + 1), static_cast<double>(kCapDays));
  }
  return kCapDays;
}

/// Mean of one field of the years that have it.
template <class Of>
double mean_over(std::span<const AppraisalYear* const> years, Of of) {
  std::vector<double> values;
  for (const AppraisalYear* year : years) {
    const double value = of(*year);
    if (!is_empty(value)) values.push_back(value);
  }
  return mean(values);
}

}  // namespace

double standardised_handoffs(const Mix& own, const Mix& reference) {
  double all = 0.0;
  double present = 0.0;
  double sum = 0.0;
  for (std::size_t c = 0; c < kCells; ++c) {
    const double weight = static_cast<double>(reference.matters[c]);
    all += weight;
    if (own.matters[c] == 0) continue;
    present += weight;
    sum += weight * static_cast<double>(own.handoffs[c]) / static_cast<double>(own.matters[c]);
  }
  if (all == 0.0 || present < (1.0 - kLargestMissingCell) * all) return kEmpty;
  return sum / present;
}

IndicatorReader::IndicatorReader(const sim::Tables& tables)
    : tables_(tables), months_(sim::find(tables, "months")), appraisal_(appraisal_years(sim::find(tables, "units"))) {
  const auto& path = sim::find(tables, "paths").at("path");
  std::vector<std::int64_t> known(path);
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  n_paths_ = known.size();
  path_of_row_.reserve(path.size());
  for (const std::int64_t hash : path) {
    path_of_row_.push_back(
        static_cast<std::size_t>(std::lower_bound(known.begin(), known.end(), hash) - known.begin()));
  }
  const sim::Table& ledger = sim::find(tables, "ledger");
  const auto& year = ledger.at("year");
  const auto& kind = ledger.at("kind");
  const auto& payer = ledger.at("payer");
  const auto& fen = ledger.at("fen");
  for (std::size_t i = 0; i < year.size(); ++i) {
    ledger_[static_cast<int>(year[i])].at(static_cast<std::size_t>(kind[i])).at(static_cast<std::size_t>(payer[i])) +=
        fen[i];
  }
}

IndicatorValues IndicatorReader::values(Window window) const {
  IndicatorValues values;
  for (const Ratio& ratio : ratios()) values[ratio.indicator] = value_of(ratio, months_, window);
  const Window so_far = {0, window.last};
  values["closed_at_count"] = ratio(static_cast<double>(months_.sum("platform_closed", so_far)),
                                    static_cast<double>(months_.sum("platform_items", so_far)));
  values["path_variants"] = path_variants(window);
  gap(window, values);
  payers(window, values);
  lead_times(window, values);
  appraisal(window, values);
  spread(window, values);
  return values;
}

void IndicatorReader::gap(Window window, IndicatorValues& values) const {
  const auto sum = [&](std::string_view column) { return static_cast<double>(months_.sum(column, window)); };
  const double called = sum("registered_called_back");
  values["gap"] = called > 0.0 ? (sum("registered_recorded_resolved") - sum("registered_called_back_solved")) / called
                               : ratio(sum("registered_on_time") - sum("registered_closed_solved"), sum("registered"));
}

void IndicatorReader::payers(Window window, IndicatorValues& values) const {
  enum Kind : std::size_t { time, cash, transfer, idle };
  constexpr std::array<std::string_view, kPayers> kNames = {"county", "township",  "village",
                                                            "upper",  "household", "own_time"};
  constexpr std::size_t kPublic = 4;  // of them with a budget
  constexpr double kFenPerYuan = 100.0;
  double resolved = 0.0;
  std::array<std::int64_t, kPayers> society{};
  std::array<std::int64_t, kPayers> paid_out{};
  for (const int year : months_.whole_years(window)) {
    resolved += static_cast<double>(months_.sum("resolved", months_.year(year)));
    const auto lines = ledger_.find(year);
    if (lines == ledger_.end()) continue;
    const auto& of_kind = lines->second;
    for (std::size_t k = 0; k < kPayers; ++k) {
      society[k] += of_kind[time][k] + of_kind[cash][k] + of_kind[idle][k];
      paid_out[k] += of_kind[cash][k] + of_kind[transfer][k];
    }
  }
  for (std::size_t k = 0; k < kPayers; ++k) {
    const std::string name(kNames[k]);
    values["cost_by_" + name] = ratio(static_cast<double>(society[k]) / kFenPerYuan, resolved);
    if (k < kPublic) values["cash_by_" + name] = ratio(static_cast<double>(paid_out[k]) / kFenPerYuan, resolved);
  }
}

void IndicatorReader::lead_times(Window window, IndicatorValues& values) const {
  const auto by_day = histogram(sim::find(tables_, "lead_time"), window);
  const auto resolved = static_cast<double>(std::accumulate(by_day.begin(), by_day.end(), std::int64_t{0}));
  const auto matters =
      static_cast<double>(months_.sum("cohort_matters", window) - months_.sum("cohort_prevented", window));
  if (matters > 0.0) {
    values["lead_time_median"] = quantile_of_days(by_day, matters, 0.5);
    values["lead_time_p90"] = quantile_of_days(by_day, matters, 0.9);
    values["lead_time_at_cap"] = 1.0 - resolved / matters;
  }
  if (resolved > 0.0) {
    values["lead_time_resolved"] = quantile_of_days(by_day, resolved, 0.5);
    values["lead_time_resolved_p90"] = quantile_of_days(by_day, resolved, 0.9);
  }
}

void IndicatorReader::appraisal(Window window, IndicatorValues& values) const {
  std::vector<const AppraisalYear*> inside;
  const auto years = months_.whole_years(window);
  for (const AppraisalYear& year : appraisal_) {
    if (std::find(years.begin(), years.end(), year.year) != years.end()) inside.push_back(&year);
  }
  values["appraisal_agreement"] = mean_over(inside, [](const auto& y) { return y.agreement; });
  values["no_information"] = mean_over(inside, [](const auto& y) { return y.no_information ? 1.0 : 0.0; });
  values["tau_grade"] = mean_over(inside, [](const auto& y) { return y.grade; });
  values["tau_oracle"] = mean_over(inside, [](const auto& y) { return y.oracle; });
  values["tau_retest"] = mean_over(inside, [](const auto& y) { return y.retest; });
  values["true_contribution"] = mean_over(inside, [](const auto& y) { return y.contribution; });
  values["separation_basic"] = mean_over(inside, [](const auto& y) { return y.separation[0]; });
  values["separation_competent"] = mean_over(inside, [](const auto& y) { return y.separation[1]; });
  values["separation_excellent"] = mean_over(inside, [](const auto& y) { return y.separation[2]; });
  values["separation"] = mean_over(inside, [](const auto& y) { return mean(filled(y.separation)); });
}

void IndicatorReader::spread(Window window, IndicatorValues& values) const {
  const auto years = months_.whole_years(window);
  if (years.size() < kLeastYears) return;
  const sim::Table& table = sim::find(tables_, "villages");
  const auto& year = table.at("year");
  const auto& village = table.at("village");
  const auto& matters = table.at("matters");
  const auto& solved = table.at("solved_180");
  std::map<std::int64_t, Cases> by_village;
  for (std::size_t i = 0; i < year.size(); ++i) {
    if (year[i] < years.front() || year[i] > years.back()) continue;
    Cases& cases = by_village[village[i]];
    cases.n += matters[i];
    cases.with_outcome += solved[i];
  }
  std::vector<Cases> places;
  std::vector<double> shares;
  for (const auto& [id, cases] : by_village) {
    if (cases.n < kLeastMatters) continue;
    places.push_back(cases);
    shares.push_back(cases.share());
  }
  values["village_spread"] = denoised_spread(places);
  if (places.size() < 2) return;
  values["village_gini"] = gini(shares);
  values["village_gini_chance"] = gini_of_chance(places);
}

double IndicatorReader::path_variants(Window window) const {
  const sim::Table& table = sim::find(tables_, "paths");
  const auto& month = table.at("month");
  const auto& cases = table.at("cases");
  std::vector<std::int64_t> counts(n_paths_, 0);
  for (std::size_t i = 0; i < month.size(); ++i) {
    if (month[i] >= window.first && month[i] < window.last) counts[path_of_row_[i]] += cases[i];
  }
  return rarefied_variants(counts);
}

Mix IndicatorReader::mix(Window window) const {
  Mix mix;
  for (std::size_t c = 0; c < kCells; ++c) {
    mix.matters[c] = months_.sum("registered_cell_" + std::string(kCellNames[c]), window);
    mix.handoffs[c] = months_.sum("handoffs_cell_" + std::string(kCellNames[c]), window);
  }
  return mix;
}

IndicatorValues indicators(const sim::Tables& tables, Window window, const Mix* reference) {
  const IndicatorReader reader(tables);
  IndicatorValues values = reader.values(window);
  const Mix own = reader.mix(window);
  values["handoffs"] = standardised_handoffs(own, reference == nullptr ? own : *reference);
  return values;
}

void fill_from_base(IndicatorValues& values, const IndicatorValues& base, double severity_value) {
  values["harm_averted"] = base["harm"] - values["harm"];
  values["net_benefit"] = severity_value * values["harm_averted"] - (values["society_cost"] - base["society_cost"]);
  const double rise_in_books = values["closed_on_time"] - base["closed_on_time"];
  const double rise_in_truth = values["registered_solved"] - base["registered_solved"];
  values["gaming_excess"] = rise_in_books > 0.0 ? (rise_in_books - rise_in_truth) / rise_in_books : kEmpty;
}

}  // namespace tiexin::analysis

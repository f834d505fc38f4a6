#include "analysis/estimate/plan.hpp"

#include <algorithm>

namespace tiexin::analysis {

int first_whole_month(int origin_year, int year, int month, int day) {
  return 12 * (year - origin_year) + month - 1 + (day > 1 ? 1 : 0);
}

std::vector<std::string> HistoryPlan::arms() const {
  std::vector<std::string> names = {"0"};
  for (std::size_t k = 1; k <= upgrades.size(); ++k) {
    names.push_back(upgrades[k - 1].name);
    if (static_cast<int>(k) == swapped && !swapped_arm.empty()) names.push_back(swapped_arm);
  }
  return names;
}

std::string HistoryPlan::period_name(int first, int last) const {
  if (first == first_year && last == last_year) return "observed";
  return first == last ? std::to_string(first) : std::to_string(first) + "-" + std::to_string(last);
}

std::vector<NamedWindow> HistoryPlan::windows() const {
  std::vector<NamedWindow> all = {{"observed", observed()}};
  for (int year = first_year; year <= last_year; ++year) all.push_back({std::to_string(year), years(year, year)});
  for (const auto& period : periods) {
    const std::string name = period_name(period.front(), period.back());
    const bool known =
        std::any_of(all.begin(), all.end(), [&](const NamedWindow& window) { return window.name == name; });
    if (!known) all.push_back({name, years(period.front(), period.back())});
  }
  const Window seen = observed();
  const Window up_to_end = {0, seen.last};
  for (const Upgrade& upgrade : upgrades) {
    const int date = upgrade.month;
    const bool seen_to_come = date >= seen.first;  // else what it did first, and to older matters, was not observed
    const Window first = seen_to_come ? Window{date, date + kFirstMonths} : Window{date, date};
    const Window older = seen_to_come ? Window{date - kCarryOverMonths, date} : Window{date, date};
    all.push_back({"first18:" + upgrade.name, overlap_of(first, up_to_end)});
    all.push_back({"since:" + upgrade.name, overlap_of({date, seen.last}, seen)});
    all.push_back({"carry_over:" + upgrade.name, overlap_of(older, up_to_end)});
  }
  return all;
}

}  // namespace tiexin::analysis

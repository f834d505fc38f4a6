#include "analysis/estimate/plan.hpp"

#include <algorithm>

namespace tiexin::analysis {

int first_whole_month(int origin_year, int year, int month, int day) {
  return 12 * (year - origin_year) + month - 1 + (day > 1 ? 1 : 0);
}

std::vector<std::string> HistoryPlan::arms() const {
  std::vector<std::string> names = {"0"};
  for (int k = 1; k <= static_cast<int>(upgrades.size()); ++k) {
    names.push_back(arm(k));
    for (const SwappedArm& swapped : swapped_arms) {
      if (swapped.overtaken == k) names.push_back(swapped.name);
    }
  }
  return names;
}

const std::string& HistoryPlan::arm(int k) const {
  static const std::string none = "0";
  return k == 0 ? none : upgrades.at(static_cast<std::size_t>(k - 1)).name;
}

bool HistoryPlan::is_swapped(std::string_view arm) const {
  return std::any_of(swapped_arms.begin(), swapped_arms.end(),
                     [&](const SwappedArm& swapped) { return swapped.name == arm; });
}

std::pair<int, int> HistoryPlan::day_of(int k) const {
  const auto overtaken = [&](int upgrade) {
    return std::any_of(swapped_arms.begin(), swapped_arms.end(),
                       [&](const SwappedArm& swapped) { return swapped.overtaken == upgrade; });
  };
  std::pair<int, int> day{k, k};
  while (overtaken(day.first - 1)) --day.first;
  while (overtaken(day.second)) ++day.second;
  return day;
}

std::set<std::string> HistoryPlan::arms_of(int k) const {
  const auto [first, last] = day_of(k);
  std::set<std::string> arms;
  for (int own = first - 1; own <= last; ++own) arms.insert(arm(own));
  for (const SwappedArm& swapped : swapped_arms) {
    if (swapped.overtaken >= first && swapped.overtaken < last) arms.insert(swapped.name);
  }
  return arms;
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

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <vector>

#include "analysis/calibrate/targets.hpp"
#include "analysis/estimate/descriptive.hpp"
#include "analysis/estimate/series.hpp"
#include "analysis/estimate/spread.hpp"

// How each published figure is measured in a run.
namespace tiexin::analysis {

namespace {

constexpr std::int64_t kLeastRatings = 20;  // of a unit or topic, to be compared with others
constexpr std::size_t kLeastUnits = 30;     // for the spread between units

/// The months in which a target is measured.
const CivilMonths& months_of(std::string_view target) {
  const auto named = [&](const Target& one) { return one.id == target; };
  return std::find_if(targets().begin(), targets().end(), named)->months;
}

class Measure {
 public:
  explicit Measure(const sim::Tables& tables) : tables_(tables), months_(sim::find(tables, "months")) {
    residents_ = static_cast<double>(sim::find(tables, "run").at("residents").front());
    const auto& village = sim::find(tables, "villages").at("village");
    villages_ = static_cast<double>(std::set<std::int64_t>(village.begin(), village.end()).size());
  }

  /// The window in which a target is measured.
  [[nodiscard]] Window window_of(std::string_view target) const {
    const CivilMonths& months = months_of(target);
    return {months_.month_index(months.first_year, months.first_month),
            months_.month_index(months.last_year, months.last_month) + 1};
  }

  [[nodiscard]] double sum(std::string_view column, Window window) const {
    return static_cast<double>(months_.sum(column, window));
  }

  [[nodiscard]] double share(std::string_view part, std::string_view of, Window window) const {
    return ratio(sum(part, window), sum(of, window));
  }

  /// Events per `heads` and year; empty if the run does not cover the window.
  [[nodiscard]] double rate(std::string_view column, Window window, double heads) const {
    if (months_.months(window) < window.months()) return kEmpty;
    return ratio(sum(column, window) * 12.0 / window.months(), heads);
  }

  [[nodiscard]] double villages() const { return villages_; }
  [[nodiscard]] double thousands() const { return residents_ / 1000.0; }
  [[nodiscard]] const sim::Table& table(std::string_view name) const { return sim::find(tables_, name); }

 private:
  const sim::Tables& tables_;
  MonthSums months_;
  double residents_ = 0.0;
  double villages_ = 0.0;
};

/// Quantile of a histogram whose bins are equal in width, cases spread evenly within a bin  [bins]; empty in the last
/// bin.
double within_bins(std::span<const std::int64_t> bins, double p) {
  const auto all = static_cast<double>(std::accumulate(bins.begin(), bins.end(), std::int64_t{0}));
  double reached = 0.0;
  for (std::size_t i = 0; all > 0.0 && i + 1 < bins.size(); ++i) {
    const auto here = static_cast<double>(bins[i]);
    if (here > 0.0 && reached + here >= p * all) return static_cast<double>(i) + (p * all - reached) / here;
    reached += here;
  }
  return kEmpty;
}

/// (ln Q75 - ln Q50)/.674: what the log standard deviation of a lognormal upper half would be.
double upper_log_sd(const sim::Table& closure_time, Window window) {
  constexpr double kUpperQuartile = 0.674489750196082;  // of the standard normal
  const auto bins = histogram(closure_time, window);
  const double middle = within_bins(bins, 0.5);
  const double upper = within_bins(bins, 0.75);
  return is_empty(middle) || is_empty(upper) ? kEmpty : std::log(upper / middle) / kUpperQuartile;
}

/// Share closed within 7 days in the weeks with fewer orders than the median week, less that in the weeks with more;
/// weeks of the months given, which begin in the middle of a year.
double surge(const sim::Table& weeks, const CivilMonths& months) {
  const auto& year = weeks.at("year");
  const auto& week = weeks.at("week");
  const auto& orders = weeks.at("hotline");
  const auto& soon = weeks.at("hotline_closed_7d");
  constexpr int kHalfYear = 26;  // weeks
  std::int64_t first_of_year = -1;
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < year.size(); ++i) {
    if (year[i] == months.first_year && first_of_year < 0) first_of_year = week[i];
    if (year[i] < months.first_year || year[i] > months.last_year) continue;
    if (year[i] > months.first_year || week[i] >= first_of_year + kHalfYear) chosen.push_back(i);
  }
  std::vector<double> arrivals;
  arrivals.reserve(chosen.size());
  for (const std::size_t i : chosen) arrivals.push_back(static_cast<double>(orders[i]));
  const double median = quantile(arrivals, 0.5);
  Cases below;
  Cases above;
  for (const std::size_t i : chosen) {
    const auto arrived = static_cast<double>(orders[i]);
    if (arrived == median) continue;
    Cases& side = arrived < median ? below : above;
    side.n += orders[i];
    side.with_outcome += soon[i];
  }
  return below.n == 0 || above.n == 0 ? kEmpty : below.share() - above.share();
}

/// Cases and outcomes of each desk or topic over the years given, those with enough cases.
std::vector<Cases> by_place(const sim::Table& table, const CivilMonths& years, std::string_view place,
                            std::string_view n, std::string_view outcome) {
  const auto& year = table.at("year");
  std::map<std::int64_t, Cases> sums;
  for (std::size_t i = 0; i < year.size(); ++i) {
    if (year[i] < years.first_year || year[i] > years.last_year) continue;
    Cases& cases = sums[table.at(place)[i]];
    cases.n += table.at(n)[i];
    cases.with_outcome += table.at(outcome)[i];
  }
  std::vector<Cases> enough;
  for (const auto& [id, cases] : sums) {
    if (cases.n >= kLeastRatings) enough.push_back(cases);
  }
  return enough;
}

/// Lowest (or highest) unit's share of satisfied among rated; empty without a unit rated often enough.
double extreme_unit(const sim::Table& desks, const CivilMonths& years, bool highest) {
  const auto units = by_place(desks, years, "desk", "rated", "satisfied");
  if (units.empty()) return kEmpty;
  const auto less = [](const Cases& a, const Cases& b) { return a.share() < b.share(); };
  return highest ? std::max_element(units.begin(), units.end(), less)->share()
                 : std::min_element(units.begin(), units.end(), less)->share();
}

/// 1 where units differ more than topics, 0 where not; empty with too few units.
double units_over_topics(const sim::Table& desks, const sim::Table& topics, const CivilMonths& years) {
  const auto units = by_place(desks, years, "desk", "called_back", "recorded_resolved");
  const auto of_topics = by_place(topics, years, "topic", "called_back", "recorded_resolved");
  if (units.size() < kLeastUnits || of_topics.size() < 2) return kEmpty;
  return denoised_spread(units) > denoised_spread(of_topics) ? 1.0 : 0.0;
}

/// Share of the contact persons' minutes of a year that the fifth of them with most has.
double top_fifth(const sim::Table& units, int of_year) {
  const auto& year = units.at("year");
  const auto& unit = units.at("unit");
  const auto& holder = units.at("holder");
  const auto& minutes = units.at("minutes");
  std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> of_person;  // by unit and who holds its post
  for (std::size_t i = 0; i < year.size(); ++i) {
    if (year[i] == of_year) of_person[{unit[i], holder[i]}] += minutes[i];
  }
  std::vector<double> sorted;
  sorted.reserve(of_person.size());
  for (const auto& [person, sum] : of_person) sorted.push_back(static_cast<double>(sum));
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  const std::size_t top = (sorted.size() + 4) / 5;
  const double all = std::accumulate(sorted.begin(), sorted.end(), 0.0);
  return ratio(std::accumulate(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(top), 0.0), all);
}

void own_figures(const Measure& m, std::map<std::string_view, double>& found) {
  const Window meetings = m.window_of("p1a_meetings");
  found["p1a_meetings"] = m.rate("meetings", meetings, m.villages());
  found["p1b_attendance"] = m.share("meeting_attendance", "meetings", meetings);
  found["p1c_items"] = m.share("meeting_items", "meetings", meetings);
  const double answered = m.sum("meeting_answered_meeting", meetings) + m.sum("meeting_answered_township", meetings) +
                          m.sum("meeting_answered_county", meetings);
  found["p1d_meeting"] = ratio(m.sum("meeting_answered_meeting", meetings), answered);
  found["p1d_township"] = ratio(m.sum("meeting_answered_township", meetings), answered);
  found["p1d_county"] = ratio(m.sum("meeting_answered_county", meetings), answered);
  const Window platform = m.window_of("p2a_platform");
  found["p2a_platform"] = m.rate("platform_items", platform, m.thousands());
  found["p2b_closed"] = m.share("platform_closed", "platform_items", {0, platform.last});
}

void control_figures(const Measure& m, std::map<std::string_view, double>& found) {
  const Window hotline = m.window_of("p3_on_time");
  found["p3_on_time"] = m.share("hotline_on_time", "hotline", hotline);
  found["p3_not_dissatisfied"] = 1.0 - m.share("hotline_dissatisfied", "hotline_rated", hotline);
  found["p3_satisfied"] = m.share("hotline_satisfied", "hotline_rated", hotline);
  found["p3_lowest_unit"] = extreme_unit(m.table("desks"), months_of("p3_lowest_unit"), false);
  found["p3_highest_unit"] = extreme_unit(m.table("desks"), months_of("p3_highest_unit"), true);
  found["p3_recorded"] = m.share("hotline_recorded_resolved", "hotline_called_back", hotline);
  found["p4a_days"] = m.share("hotline_closure_minutes", "hotline_closed", hotline) / 1440.0;
  found["p4b_early"] = m.share("hotline_early", "hotline", hotline);
  found["p4c_log_sd"] = upper_log_sd(m.table("closure_time"), hotline);
  found["p4d_surge"] = surge(m.table("weeks"), months_of("p4d_surge"));
  double files = 0.0;
  double booked = 0.0;
  for (const std::string_view id : {"p5a_2007", "p5a_2017", "p5a_2022"}) {
    const Window window = m.window_of(id);
    found[id] = m.rate("mediation_files", window, m.thousands());
    files += m.sum("mediation_files", window);
    booked += m.sum("mediation_booked", window);
  }
  found["p5b_booked"] = ratio(booked, files);
  found["p6_replied"] = m.share("written_replied", "written", m.window_of("p6_replied"));
}

}  // namespace

TargetValues target_values(const sim::Tables& tables, TargetArm arm) {
  TargetValues values(targets().size(), kEmpty);
  if (arm == TargetArm::other) return values;
  const Measure measure(tables);
  std::map<std::string_view, double> found;
  if (arm == TargetArm::last) own_figures(measure, found);
  if (arm == TargetArm::base) control_figures(measure, found);
  found["p7a_units"] = units_over_topics(measure.table("desks"), measure.table("topics"), months_of("p7a_units"));
  found["p7b_top_fifth"] = top_fifth(measure.table("units"), months_of("p7b_top_fifth").first_year);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto own = found.find(targets()[i].id);
    if (own != found.end()) values[i] = own->second;
  }
  return values;
}

}  // namespace tiexin::analysis

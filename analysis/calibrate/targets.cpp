#include "analysis/calibrate/targets.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/estimate/descriptive.hpp"
#include "sim/contract.hpp"

namespace tiexin::analysis {

namespace {

constexpr double kTail = 0.05;           // of the central 90 % of the runs
constexpr double kInsideDistance = 3.0;  // standard deviations

using enum TargetKind;
using enum TargetRole;

constexpr bool kBase = true;
constexpr bool kNotBase = false;
constexpr bool kLast = true;
constexpr bool kNotLast = false;

constexpr CivilMonths kMeetings{2017, 7, 2019, 6};
constexpr CivilMonths kPlatform{2022, 7, 2024, 11};  // 29: the longest of the 24 to 30 that the start allows
constexpr CivilMonths kHotline{2022, 7, 2023, 12};
constexpr CivilMonths kUnits{2022, 1, 2023, 12};
constexpr CivilMonths kLetters{2010, 1, 2013, 12};

constexpr CivilMonths in_year(int year) { return {year, 1, year, 12}; }

// s_disc: a hundredth or two for shares that the rules of the books nearly set, three for shares that people's ratings
// set, about a twentieth for rates a head and durations. Stated before any fitting.
constexpr std::array kTargets = {
    Target{"p1a_meetings", "P1a", "courtyard meetings per natural village and year", "每个自然村每年屋场会次数", own,
           input, kNotBase, kLast, 0.80, 1.12, 0.05, kMeetings},
    Target{"p1b_attendance", "P1b", "persons attending a meeting", "每次屋场会到会人数", own, input, kNotBase, kLast,
           40.0, 44.0, 1.0, kMeetings},
    Target{"p1c_items", "P1c", "items recorded at a meeting", "每次屋场会记录事项", own, calibrated, kNotBase, kLast,
           1.00, 1.12, 0.03, kMeetings},
    Target{"p1d_meeting", "P1d", "items first answered at the meeting", "当场答复占比", own, calibrated, kNotBase,
           kLast, 0.659, 0.685, 0.02, kMeetings},
    Target{"p1d_township", "P1d", "items first answered by the township", "乡镇答复占比", own, calibrated, kNotBase,
           kLast, 0.304, 0.330, 0.02, kMeetings},
    Target{"p1d_county", "P1d", "items first answered by the county", "县级答复占比", own, calibrated, kNotBase, kLast,
           0.010, 0.013, 0.003, kMeetings},
    Target{"p2a_platform", "P2a", "platform items per 1,000 residents and year", "平台每千人每年事项", own, calibrated,
           kNotBase, kLast, 20.0, 26.0, 1.0, kPlatform},
    Target{"p2b_closed", "P2b", "platform items closed at count", "平台累计办结率", own, calibrated, kNotBase, kLast,
           0.90, 1.00, 0.02, kPlatform, 0.99},
    Target{"p3_on_time", "P3", "hotline orders closed on time", "热线按期办结率", control, calibrated, kBase, kNotLast,
           0.99, 1.00, 0.002, kHotline},
    Target{"p3_not_dissatisfied", "P3", "hotline, not dissatisfied when rated", "热线无不满意率", control, calibrated,
           kBase, kNotLast, 0.99, 1.00, 0.002, kHotline},
    Target{"p3_satisfied", "P3", "hotline, satisfied when rated", "热线评价者满意率", control, calibrated, kBase,
           kNotLast, 0.50, 0.80, 0.03, kHotline},
    Target{"p3_lowest_unit", "P3", "satisfied when rated, lowest unit", "评价者满意率最低的单位", control, check, kBase,
           kNotLast, 0.47, 0.47, 0.08, kUnits},
    Target{"p3_highest_unit", "P3", "satisfied when rated, highest unit", "评价者满意率最高的单位", control, check,
           kBase, kNotLast, 1.00, 1.00, 0.05, kUnits},
    Target{"p3_recorded", "P3", "hotline, recorded resolved at call-back", "热线回访解决率", control, calibrated, kBase,
           kNotLast, 0.70, 0.90, 0.03, kHotline},
    Target{"p4a_days", "P4a", "hotline, mean days to closure", "热线平均办结天数", control, calibrated, kBase, kNotLast,
           2.0, 6.5, 0.3, kHotline},
    Target{"p4b_early", "P4b", "hotline, closed before the deadline day", "热线提前办结占比", control, calibrated,
           kBase, kNotLast, 0.62, 0.81, 0.03, kHotline},
    Target{"p4c_log_sd", "P4c", "hotline, log standard deviation of the upper half of days to closure",
           "热线办结天数上半部对数标准差", control, calibrated, kBase, kNotLast, 1.0, 1.84, 0.1, kHotline},
    Target{"p4d_surge", "P4d", "7-day closure, weeks below less weeks above median arrivals",
           "平周与忙周的7日办结率之差", control, calibrated, kBase, kNotLast, 0.01, 0.05, 0.01, kHotline},
    Target{"p5a_2007", "P5a", "mediation files per 1,000 residents, 2007", "2007年每千人调解卷宗", control, calibrated,
           kBase, kNotLast, 3.0, 5.0, 0.3, in_year(2007)},
    Target{"p5a_2017", "P5a", "mediation files per 1,000 residents, 2017", "2017年每千人调解卷宗", control, calibrated,
           kBase, kNotLast, 5.5, 7.0, 0.3, in_year(2017)},
    Target{"p5a_2022", "P5a", "mediation files per 1,000 residents, 2022", "2022年每千人调解卷宗", control, calibrated,
           kBase, kNotLast, 5.8, 10.6, 0.5, in_year(2022)},
    Target{"p5b_booked", "P5b", "mediation files booked as a success", "调解账面成功率", control, calibrated, kBase,
           kNotLast, 0.95, 0.988, 0.01, CivilMonths{2007, 1, 2022, 12}},
    Target{"p6_replied", "P6", "letters to county government with any reply in 20 working days",
           "来信20个工作日内有回复的占比", control, input, kBase, kNotLast, 0.25, 0.42, 0.02, kLetters},
    Target{"p7a_units", "P7a", "recorded resolved varies more between units than between topics (share of vectors)",
           "账面解决率单位间差异大于事项间差异", control, check, kBase, kLast, 0.90, 1.00, 0.05, kUnits},
    Target{"p7b_top_fifth", "P7b", "share of handled minutes by the top fifth of handlers",
           "办件最多的两成人承担的工时占比", control, check, kBase, kLast, 0.40, 0.80, 0.05, in_year(2023)},
};

}  // namespace

std::span<const Target> targets() { return kTargets; }

std::string_view name_of(TargetKind kind) { return kind == own ? "own" : "control"; }

std::string_view name_of(TargetRole role) {
  constexpr std::array<std::string_view, 3> kNames = {"calibrated", "input", "check"};
  return kNames[static_cast<std::size_t>(role)];
}

double Target::s_obs() const { return (high - low) / std::sqrt(12.0); }

Fit fit(const Target& target, std::span<const double> values) {
  const std::vector<double> found = filled(values);
  Fit result;
  result.n = static_cast<int>(found.size());
  if (found.empty()) return result;
  result.mean = mean(found);
  result.low = quantile(found, kTail);
  result.high = quantile(found, 1.0 - kTail);
  const double counted = is_empty(target.credit_to) ? result.mean : std::min(result.mean, target.credit_to);
  const double monte_carlo = found.size() < 2 ? 0.0 : variance(found) / static_cast<double>(found.size());
  const double width = std::sqrt(monte_carlo + target.s_obs() * target.s_obs() + target.s_disc * target.s_disc);
  result.distance = std::fabs(counted - target.centre()) / width;
  result.inside = result.distance <= kInsideDistance;
  result.overlap = result.low <= target.high && result.high >= target.low;
  return result;
}

bool CivilMonths::covers(const CivilMonths& other) const {
  const auto month = [](int year, int month_of_year) { return 12 * year + month_of_year; };
  return month(first_year, first_month) <= month(other.first_year, other.first_month) &&
         month(other.last_year, other.last_month) <= month(last_year, last_month);
}

double implausibility(std::span<const double> values, const CivilMonths& run) {
  sim::require(values.size() == targets().size(), "one value a target");
  double largest = 0.0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (targets()[i].role != calibrated) continue;
    const double distance = fit(targets()[i], values.subspan(i, 1)).distance;
    if (is_empty(distance) && !run.covers(targets()[i].months)) continue;
    largest = std::max(largest, is_empty(distance) ? HUGE_VAL : distance);
  }
  return largest;
}

}  // namespace tiexin::analysis

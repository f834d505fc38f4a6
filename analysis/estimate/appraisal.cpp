#include "analysis/estimate/appraisal.hpp"

#include <cmath>
#include <cstdint>
#include <map>

#include "analysis/estimate/descriptive.hpp"
#include "analysis/estimate/rank.hpp"
#include "analysis/estimate/value.hpp"

namespace tiexin::analysis {

namespace {

constexpr double kMilliUnits = 1000.0;

struct Unit {
  std::int64_t holder, grade;
  double contribution, score, capability;
};

using Units = std::map<std::int64_t, Unit>;  // by unit

std::map<int, Units> by_year(const sim::Table& table) {
  const auto& year = table.at("year");
  const auto& unit = table.at("unit");
  const auto& holder = table.at("holder");
  const auto& kappa = table.at("kappa");
  const auto& score = table.at("score");
  const auto& grade = table.at("grade");
  const auto& capability = table.at("capability");
  std::map<int, Units> years;
  for (std::size_t i = 0; i < year.size(); ++i) {
    years[static_cast<int>(year[i])].insert_or_assign(
        unit[i], Unit{holder[i], grade[i], static_cast<double>(kappa[i]) / kMilliUnits, static_cast<double>(score[i]),
                      static_cast<double>(capability[i])});
  }
  return years;
}

/// tau-b of what `of` reads from each unit that `counts`, with contribution.
template <class Of, class Counts>
double agreement(const Units& units, Of of, Counts counts) {
  std::vector<double> judged;
  std::vector<double> contributed;
  for (const auto& [id, unit] : units) {
    if (!counts(unit)) continue;
    judged.push_back(of(unit));
    contributed.push_back(unit.contribution);
  }
  return tau_b(judged, contributed);
}

double retest(const Units& units, const Units& next) {
  std::vector<double> now;
  std::vector<double> then;
  for (const auto& [id, unit] : units) {
    const auto found = next.find(id);
    if (found == next.end() || found->second.holder != unit.holder) continue;
    now.push_back(unit.contribution);
    then.push_back(found->second.contribution);
  }
  return tau_b(now, then);
}

double zero_if_empty(double value) { return is_empty(value) ? 0.0 : value; }

AppraisalYear one_year(int year, const Units& units, const Units* next) {
  const auto appraised = [](const Unit& unit) { return unit.grade >= 0; };
  AppraisalYear result{};
  result.year = year;
  const double score = agreement(
      units, [](const Unit& unit) { return unit.score; }, appraised);
  result.no_information = is_empty(score);
  result.agreement = zero_if_empty(score);
  result.grade = zero_if_empty(agreement(
      units, [](const Unit& unit) { return static_cast<double>(unit.grade); }, appraised));
  result.oracle = zero_if_empty(agreement(
      units, [](const Unit& unit) { return unit.capability; }, [](const Unit&) { return true; }));
  result.retest = next == nullptr ? kEmpty : retest(units, *next);

  std::array<std::vector<double>, 4> of_grade;
  double sum = 0.0;
  for (const auto& [id, unit] : units) {
    sum += unit.contribution;
    if (unit.grade >= 0 && unit.grade < 4) of_grade[static_cast<std::size_t>(unit.grade)].push_back(unit.contribution);
  }
  result.contribution = ratio(sum, static_cast<double>(units.size()));
  for (std::size_t g = 0; g < 3; ++g) result.separation[g] = standardised_difference(of_grade[g], of_grade[g + 1]);
  return result;
}

}  // namespace

double standardised_difference(std::span<const double> a, std::span<const double> b, std::size_t least) {
  if (a.size() < least || b.size() < least || a.size() < 2 || b.size() < 2) return kEmpty;
  const double freedom_a = static_cast<double>(a.size() - 1);
  const double freedom_b = static_cast<double>(b.size() - 1);
  const double pooled = (freedom_a * variance(a) + freedom_b * variance(b)) / (freedom_a + freedom_b);
  return ratio(mean(b) - mean(a), std::sqrt(pooled));
}

std::vector<AppraisalYear> appraisal_years(const sim::Table& units) {
  const auto years = by_year(units);
  std::vector<AppraisalYear> result;
  for (auto here = years.begin(); here != years.end(); ++here) {
    const auto following = std::next(here);
    const bool adjacent = following != years.end() && following->first == here->first + 1;
    result.push_back(one_year(here->first, here->second, adjacent ? &following->second : nullptr));
  }
  return result;
}

}  // namespace tiexin::analysis

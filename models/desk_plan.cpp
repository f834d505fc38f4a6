#include "models/desk_plan.hpp"

#include <algorithm>
#include <cmath>

namespace tiexin::models {
namespace {

double present_share(const InstitutionParameters& p) {
  return (1 - p.vacant) * (1 - p.seconded) * (1 - p.on_leave) * (1 - p.drafted);
}

/// Whole staff for `wanted` of it, the fraction going to every so-many-eth desk: `carried` is what is left over so far.
/// At least one.
std::uint8_t staff(double wanted, double& carried) {
  carried += wanted;
  const double whole = std::clamp(std::floor(carried), 1.0, 64.0);
  carried -= whole;
  return static_cast<std::uint8_t>(whole);
}

void add_desk(DeskPlan& plan, std::uint8_t servers, double utilisation, double touch) {
  plan.servers.push_back(servers);
  plan.background.push_back({utilisation, static_cast<double>(servers), touch, 0.8});
}

/// Share of its topic's matters that falls to a department, as department_for() deals them out.
double load_share(std::uint32_t department, std::uint32_t n_departments) {
  const DepartmentsOfTopic run = departments_of(topic_of(department, n_departments), n_departments);
  const double at = department - run.first;
  return std::sqrt((at + 1) / run.n) - std::sqrt(at / run.n);
}

}  // namespace

DepartmentsOfTopic departments_of(std::size_t topic, std::uint32_t n_departments) {
  constexpr std::uint32_t kShares = kTopics;
  const auto t = static_cast<std::uint32_t>(topic);
  const std::uint32_t first = t * n_departments / kShares;
  return {first, (t + 1) * n_departments / kShares - first};
}

std::size_t topic_of(std::uint32_t department, std::uint32_t n_departments) {
  std::size_t topic = 0;
  while (topic + 1 < kTopics && departments_of(topic + 1, n_departments).first <= department) ++topic;
  return topic;
}

std::uint32_t department_for(std::size_t topic, std::uint32_t n_departments, double u) {
  const DepartmentsOfTopic run = departments_of(topic, n_departments);
  return run.first + static_cast<std::uint32_t>(u * u * run.n);
}

DeskPlan plan_desks(const Parameters& parameters, std::uint32_t n_townships, double scale) {
  const InstitutionParameters& p = parameters.institutions;
  DeskPlan plan;
  plan.n_townships = n_townships;
  plan.n_departments = static_cast<std::uint32_t>(std::max(8.0, std::floor(p.departments * scale + 0.5)));
  const double present = present_share(p);
  double carried = 0;
  for (std::uint32_t i = 0; i < n_townships; ++i) {
    add_desk(plan, staff(p.township_servers * present, carried), p.township_background, p.background_touch);
  }
  // Half of the departments' staff is spread evenly, half by what falls to them.
  carried = 0;
  const double per_topic = plan.n_departments / static_cast<double>(kTopics);
  for (std::uint32_t i = 0; i < plan.n_departments; ++i) {
    const double weight = 0.5 + 0.5 * load_share(i, plan.n_departments) * per_topic;
    add_desk(plan, staff(p.department_servers * present * weight, carried), p.department_background,
             p.background_touch);
  }
  add_desk(plan, staff(p.department_servers * present, carried), p.department_background,
           p.background_touch);  // the petition office
  return plan;
}

}  // namespace tiexin::models

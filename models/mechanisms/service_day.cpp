#include "models/mechanisms/service_day.hpp"

#include <algorithm>

namespace tiexin::models {
namespace {

/// Days a year, one a quarter, from which on the next one is waited for by all who know of it.
constexpr double kWaitedFor = 4;

}  // namespace

Rules rules_of(const ServiceDay& lever, const Place&) {
  Rules rules;
  if (lever.days <= 0 || lever.desks <= 0 || lever.hours <= 0) return rules;
  rules.service_days = lever.days;
  rules.service_desks = lever.desks;
  rules.service_minutes = lever.hours * 60;
  rules.service_notice = lever.notice * std::min(1.0, lever.days / kWaitedFor) *
                         std::min(1.0, lever.desks * lever.hours * 60 / kFullSitting);
  return rules;
}

}  // namespace tiexin::models

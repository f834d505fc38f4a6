#include "models/mechanisms/training.hpp"

namespace tiexin::models {
namespace {

/// Hours a year at which half of what can be gained is gained.
constexpr double kHalf = 40;

}  // namespace

Rules rules_of(const Training& lever, const Place&) {
  Rules rules;
  if (lever.hours <= 0) return rules;
  rules.skill = 0.5 * lever.hours / (lever.hours + kHalf);
  rules.staff_minutes = lever.hours * (1 + 1 / lever.trainees_per_trainer) * 60 / 12;
  rules.cash_fixed = lever.hours * lever.fee;
  return rules;
}

}  // namespace tiexin::models

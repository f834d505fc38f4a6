#include "models/mechanisms/outreach.hpp"

namespace tiexin::models {

Rules rules_of(const Outreach& lever, const Place&) {
  Rules rules;
  if (lever.hours <= 0) return rules;
  rules.posted_minutes = lever.hours * 60;
  rules.posting = static_cast<double>(lever.posting);
  return rules;
}

}  // namespace tiexin::models

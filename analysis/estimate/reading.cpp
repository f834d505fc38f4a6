#include "analysis/estimate/reading.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/estimate/paired.hpp"

namespace tiexin::analysis {

namespace {

constexpr double kConfidence = 0.95;

double standard_error(const EffectRow& row) {
  return row.n < 2 ? kEmpty : (row.mean_high - row.mean_low) / 2.0 / t_quantile((1.0 + kConfidence) / 2.0, row.n - 1);
}

}  // namespace

Reading reading(const EffectRow& row) {
  if (is_empty(row.difference)) return Reading::missing;
  const double error = standard_error(row);
  if (is_empty(error)) return Reading::single;
  if (error == 0.0 && row.difference == 0.0) return Reading::nothing;
  const double confidence = bonferroni(kConfidence, row.comparisons + 1);
  const double reach = error * t_quantile((1.0 + confidence) / 2.0, row.n - 1);
  if (std::fabs(row.difference) <= reach) return Reading::unclear;
  return row.difference > 0.0 ? Reading::raised : Reading::lowered;
}

std::string_view name_of(Reading reading) {
  constexpr std::array<std::string_view, 6> kNames{"raised", "lowered", "unclear", "nothing", "single", "missing"};
  return kNames.at(static_cast<std::size_t>(reading));
}

Verdict verdict(const EffectRow& row) {
  const Better better = dictionary()[row.indicator].better;
  if (better == Better::neither) return Verdict::unknown;
  switch (reading(row)) {
    case Reading::raised:
      return better == Better::higher ? Verdict::helps : Verdict::harms;
    case Reading::lowered:
      return better == Better::lower ? Verdict::helps : Verdict::harms;
    case Reading::unclear:
      return Verdict::undecided;
    case Reading::nothing:
      return Verdict::nothing;
    case Reading::single:
    case Reading::missing:
      break;
  }
  return Verdict::unknown;
}

double in_standard_errors(const EffectRow& row) {
  const double error = standard_error(row);
  if (is_empty(error) || is_empty(row.difference)) return kEmpty;
  if (error == 0.0) return row.difference == 0.0 ? 0.0 : HUGE_VAL;
  return std::fabs(row.difference) / error;
}

bool is_judged(const Indicator& indicator) {
  return indicator.headline && indicator.shown != Shown::capped_days && indicator.difference == Difference::meaningful;
}

int family_size(std::size_t n_upgrades) {
  const auto n_judged = std::count_if(dictionary().begin(), dictionary().end(), is_judged);
  return std::max(1, static_cast<int>(n_upgrades) * static_cast<int>(n_judged));
}

}  // namespace tiexin::analysis

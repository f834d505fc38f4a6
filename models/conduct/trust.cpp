#include "models/conduct/trust.hpp"

#include <algorithm>
#include <span>

#include "models/engine.hpp"
#include "models/matters/clocks.hpp"

namespace tiexin::models {

namespace {

/// The numbers of a sweep that are the same for everybody.
template <class Real>
struct Sweep {
  Real averaging, anchor, gain, loss, most;

  explicit Sweep(const TrustParameters& p)
      : averaging(static_cast<Real>(std::min(1.0, p.averaging * p.spread_months))),
        anchor(static_cast<Real>(std::min(1.0, p.anchor * p.spread_months))),
        gain(static_cast<Real>(p.gain)),
        loss(static_cast<Real>(p.gain * p.loss_ratio)),
        most(static_cast<Real>(1 / std::max(1e-9, p.gain + p.gain * p.loss_ratio))) {}

  [[nodiscard]] Real after(Real trust, Real around, Real own, Real good, Real bad) const {
    Real pulled = (1 - anchor) * ((1 - averaging) * trust + averaging * around) + anchor * own;
    pulled += gain * std::min(good, most) * (1 - pulled) - loss * std::min(bad, most) * pulled;
    return std::min(Real{1}, std::max(Real{0}, pulled));
  }
};

}  // namespace

double trust_after(const TrustParameters& p, double trust, double around, double own, double good, double bad) {
  return Sweep<double>(p).after(trust, around, own, good, bad);
}

namespace {

// Whole columns, in single precision like the columns themselves: the compiler does four households at a time, and each
// is rounded as if it stood alone, so that neither it nor a household put in between changes a bit.

/// One sweep over the trust of everybody; what they lived through is used up.
void move_trust(Run& run) {
  HouseholdColumns& households = run.state.households;
  const std::size_t n = households.trust.size();
  const Sweep<float> sweep(run.parameters().trust);
  const auto hearsay = static_cast<float>(run.parameters().trust.hearsay);
  const float* __restrict around = run.scratch.averaged.data();
  const float* __restrict heard_good = run.scratch.heard_good.data();
  const float* __restrict heard_bad = run.scratch.heard_bad.data();
  const float* __restrict anchor = run.people().trust.data();
  const float* __restrict good = households.good.data();
  const float* __restrict bad = households.bad.data();
  float* __restrict trust = households.trust.data();
  for (std::size_t h = 0; h < n; ++h) {
    trust[h] =
        sweep.after(trust[h], around[h], anchor[h], good[h] + hearsay * heard_good[h], bad[h] + hearsay * heard_bad[h]);
  }
  std::fill(households.good.begin(), households.good.end(), 0.0F);
  std::fill(households.bad.begin(), households.bad.end(), 0.0F);
}

/// Sum of trust over those who live in the county, in integers: order is nothing.  [2^-20]
std::int64_t total_trust(const Run& run) {
  const Population& people = run.people();
  const float* const trust = run.state.households.trust.data();
  std::int64_t total = 0;
  for (std::uint32_t village = 0; village < people.n_villages(); ++village) {
    const sim::NodeRange settled = people.settled_in(village);  // at most 2^11 of them: their sum fits
    std::int32_t of_village = 0;
    for (sim::Node h = settled.first; h < settled.last; ++h)
      of_village += static_cast<std::int32_t>(trust[h] * 0x1p20F);
    total += of_village;
  }
  return total;
}

}  // namespace

void learn_law(Run& run) {
  constexpr double kMonth = 1 / 12.0;
  const QualityParameters& q = run.parameters().quality;
  const double kept = sim::exp(-q.decay * kMonth);
  for (std::uint32_t village = 0; village < run.people().n_villages(); ++village) {
    const double gained = 1 - sim::exp(-q.learning * run.rules(village).law_hours * kMonth);
    const auto law = static_cast<double>(run.state.law[village]);
    run.state.law[village] = static_cast<float>(kept * (law + (1 - law) * gained));
  }
}

void turn_of_trust(Run& run) {
  HouseholdColumns& households = run.state.households;
  const sim::Ties& ties = run.people().ties;
  Scratch& scratch = run.scratch;
  scratch.averaged.resize(households.trust.size());
  scratch.heard_good.assign(households.trust.size(), 0);
  scratch.heard_bad.assign(households.trust.size(), 0);
  average_over_ties(ties, households.trust, scratch.averaged);
  tell_those_tied(ties, households.good, scratch.heard_good);
  tell_those_tied(ties, households.bad, scratch.heard_bad);
  move_trust(run);
  const double total = static_cast<double>(total_trust(run)) * 0x1p-20;
  sim::require(total >= 0 && total <= static_cast<double>(households.trust.size()), "law: trust outside [0, 1]");
  run.state.county.trust = total;
  ++run.state.county.sweeps;
  refresh_odds(run);
}

}  // namespace tiexin::models

#include "models/conduct/trust.hpp"

#include <algorithm>

#include "models/engine.hpp"
#include "models/matters/clocks.hpp"

namespace tiexin::models {

namespace {

/// The numbers of a sweep that are the same for everybody.
struct Sweep {
  double averaging, anchor, gain, loss, most;

  explicit Sweep(const TrustParameters& p)
      : averaging(std::min(1.0, p.averaging * p.spread_months)),
        anchor(std::min(1.0, p.anchor * p.spread_months)),
        gain(p.gain),
        loss(p.gain * p.loss_ratio),
        most(1 / std::max(1e-9, p.gain + p.gain * p.loss_ratio)) {}

  [[nodiscard]] double after(double trust, double around, double own, double good, double bad) const {
    double pulled = (1 - anchor) * ((1 - averaging) * trust + averaging * around) + anchor * own;
    if (good > 0 || bad > 0) pulled += gain * std::min(good, most) * (1 - pulled) - loss * std::min(bad, most) * pulled;
    return std::clamp(pulled, 0.0, 1.0);
  }
};

}  // namespace

double trust_after(const TrustParameters& p, double trust, double around, double own, double good, double bad) {
  return Sweep(p).after(trust, around, own, good, bad);
}

namespace {

/// Legal education attended and forgotten since the last sweep.
void learn_law(Run& run) {
  const QualityParameters& q = run.parameters().quality;
  const double years = run.parameters().trust.spread_months / 12.0;
  const double kept = sim::exp(-q.decay * years);
  const Population& people = run.people();
  std::vector<float>& law = run.state.households.law;
  for (std::uint32_t village = 0; village < people.n_villages(); ++village) {
    const double gained = 1 - sim::exp(-q.learning * run.rules(village).law_hours * years);
    for (std::uint32_t h = people.village_first[village]; h < people.village_first[village + 1]; ++h) {
      const double known = static_cast<double>(law[h]);
      if (known > 0 || gained > 0) law[h] = static_cast<float>(kept * (known + (1 - known) * gained));
    }
  }
}

}  // namespace

void turn_of_trust(Run& run) {
  HouseholdColumns& households = run.state.households;
  const sim::Ties& ties = run.people().ties;
  const std::size_t n = households.trust.size();
  std::vector<float>& around = run.scratch.averaged;
  std::vector<float>& good = run.scratch.heard_good;
  std::vector<float>& bad = run.scratch.heard_bad;
  around.assign(n, 0);
  good.assign(n, 0);
  bad.assign(n, 0);
  average_over_ties(ties, households.trust, around);
  tell_those_tied(ties, households.good, good);
  tell_those_tied(ties, households.bad, bad);
  const double hearsay = run.parameters().trust.hearsay;
  const Sweep sweep(run.parameters().trust);
  const Population& people = run.people();
  double total = 0;
  bool inside = true;
  for (std::uint32_t village = 0; village < people.n_villages(); ++village) {
    const sim::NodeRange settled = people.settled_in(village);
    for (Household h = settled.first; h < people.village_first[village + 1]; ++h) {
      const double g = static_cast<double>(households.good[h]) + hearsay * static_cast<double>(good[h]);
      const double b = static_cast<double>(households.bad[h]) + hearsay * static_cast<double>(bad[h]);
      const auto after =
          static_cast<float>(sweep.after(static_cast<double>(households.trust[h]), static_cast<double>(around[h]),
                                         static_cast<double>(people.trust[h]), g, b));
      households.trust[h] = after;
      if (h < settled.last) total += static_cast<double>(after);
      inside = inside && after >= 0 && after <= 1;
    }
  }
  sim::require(inside, "law: trust outside [0, 1]");
  run.state.county.trust = total;
  std::fill(households.good.begin(), households.good.end(), 0.0F);
  std::fill(households.bad.begin(), households.bad.end(), 0.0F);
  learn_law(run);
  ++run.state.county.sweeps;
  refresh_odds(run);
}

}  // namespace tiexin::models

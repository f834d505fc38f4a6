#include "models/conduct/trust.hpp"

#include <algorithm>
#include <span>

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
    pulled += gain * std::min(good, most) * (1 - pulled) - loss * std::min(bad, most) * pulled;
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

/// One sweep over the trust of everybody; what they lived through is used up.
void move_trust(Run& run) {
  const std::span<const float> around = run.scratch.averaged;
  const std::span<const float> heard_good = run.scratch.heard_good;
  const std::span<const float> heard_bad = run.scratch.heard_bad;
  const Sweep sweep(run.parameters().trust);
  const double hearsay = run.parameters().trust.hearsay;
  const std::span<const float> anchor = run.people().trust;
  const std::span<float> trust = run.state.households.trust;
  const std::span<float> good = run.state.households.good;
  const std::span<float> bad = run.state.households.bad;
  for (std::size_t h = 0; h < trust.size(); ++h) {
    const double g = static_cast<double>(good[h]) + hearsay * static_cast<double>(heard_good[h]);
    const double b = static_cast<double>(bad[h]) + hearsay * static_cast<double>(heard_bad[h]);
    trust[h] = static_cast<float>(sweep.after(static_cast<double>(trust[h]), static_cast<double>(around[h]),
                                              static_cast<double>(anchor[h]), g, b));
    good[h] = bad[h] = 0;
  }
}

/// Sum of trust over those who live in the county.
double total_trust(const Run& run) {
  const Population& people = run.people();
  const std::span<const float> trust = run.state.households.trust;
  double total = 0;
  for (std::uint32_t village = 0; village < people.n_villages(); ++village) {
    const sim::NodeRange settled = people.settled_in(village);
    for (const float each : trust.subspan(settled.first, settled.size())) total += static_cast<double>(each);
  }
  return total;
}

}  // namespace

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
  const double total = total_trust(run);
  sim::require(total >= 0 && total <= static_cast<double>(households.trust.size()), "law: trust outside [0, 1]");
  run.state.county.trust = total;
  learn_law(run);
  ++run.state.county.sweeps;
  refresh_odds(run);
}

}  // namespace tiexin::models

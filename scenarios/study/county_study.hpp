/// A study ready to run: people and the tree of arms are made once, parameters and levers differ from vector to vector.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "models/model.hpp"
#include "scenarios/spec/load.hpp"
#include "scenarios/study/arms.hpp"
#include "sim/replicate/plan.hpp"
#include "sim/replicate/progress.hpp"
#include "sim/time/calendar.hpp"

namespace tiexin::scenarios {

/// Seed from which the people of a county and their ties are drawn: the county is the same in every replication.
inline constexpr std::uint32_t kCountySeed = 1;

/// Days that a run goes on after the last day observed, so that what arose on it is followed to the end.
inline constexpr int kRunOutDays = 365;

/// The calendar of a county file: from its run-in to the same day a year after its last.
[[nodiscard]] sim::Calendar calendar_of(const Horizon& horizon);

/// The first ensemble there is beside the county file and those it extends, fitted to this county and these upgrades:
/// what `--set` or a nearer file says is not moved, nor a lever that its upgrade sets to another value than vector 1.
/// An assumed lever of which the ensemble says nothing is drawn from its range, each vector in a layer of its own.
/// Without any file: no vectors, which stands for the county's own values alone.
/// @throws SpecError  all problems of the file; vector 1 is not the county's own values
[[nodiscard]] Ensemble ensemble_of(const County& county, const std::vector<Upgrade>& upgrades);

/// What all replications of a county's arms share, and the model of each parameter vector.
class CountyStudy {
 public:
  /// Draws the people and measures their ties. Cost: half a second for 1,284 villages.
  /// @param ensemble  without vectors: vector 1 is the county's own values
  /// @param watch     may end it; nullptr: nobody asks for a stop
  /// @throws SpecError  two upgrades set one lever on the same day
  /// @throws Stopped    a stop was requested
  CountyStudy(const County& county, std::vector<StudyArm> arms, Ensemble ensemble, sim::Progress* watch = nullptr);

  [[nodiscard]] const std::vector<StudyArm>& arms() const { return arms_; }
  [[nodiscard]] const sim::Calendar& calendar() const { return *calendar_; }
  [[nodiscard]] const sim::ForkPlan& plan() const { return plan_; }
  [[nodiscard]] const Horizon& horizon() const { return horizon_; }
  [[nodiscard]] const models::Population& population() const { return *population_; }
  [[nodiscard]] const Ensemble& ensemble() const { return ensemble_; }
  [[nodiscard]] std::size_t n_vectors() const { return ensemble_.size() == 0 ? 1 : ensemble_.size(); }

  /// @param vector  number from 1  [1, n_vectors()]
  [[nodiscard]] Beliefs beliefs(std::size_t vector) const;

  /// The model of a vector. People and ties are shared unless the vector moves what they are drawn from. Safe from any
  /// thread. Cost: 10 ms; half a second and 20 MB where people are drawn anew.
  /// @throws Stopped  `watch` requested it while people were drawn
  [[nodiscard]] std::shared_ptr<const models::CountyModel> model(std::size_t vector,
                                                                 sim::Progress* watch = nullptr) const;

  /// The same under any beliefs.
  [[nodiscard]] std::shared_ptr<const models::CountyModel> model(const Beliefs& beliefs,
                                                                 sim::Progress* watch = nullptr) const;

 private:
  [[nodiscard]] std::vector<models::RuleBook> rule_books(const models::Population& population,
                                                         const LeverValues& levers) const;

  Horizon horizon_;
  models::Parameters parameters_;
  std::vector<StudyArm> arms_;
  Ensemble ensemble_;
  std::shared_ptr<const sim::Calendar> calendar_;
  std::shared_ptr<const models::Population> population_;
  std::vector<models::RuleBook> books_;
  models::Standings standings_;
  sim::ForkPlan plan_;
};

}  // namespace tiexin::scenarios

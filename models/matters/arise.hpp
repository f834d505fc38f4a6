#pragma once

#include "models/run.hpp"

namespace tiexin::models {

/// When the first potential matter arises to a household.
///
/// Poisson at rate x persons x the household's multiplier, along the county's intensity over the year. The exponential
/// to each later one is a word of the life of the one before it: keyed {household, nth}.
/// @returns  kNever beyond the horizon
[[nodiscard]] Minute first_arrival(const Run& run, Household household);

/// What is drawn for every matter that arises, each keyed {household, nth}: its draws of three purposes, step 0.
struct DrawnMatter {
  sim::Block life;
  sim::Block attributes;
  sim::Block surface;
};

/// A potential matter arises to a household now, unless it is prevented.
///
/// @param cause  index + 1 of the root it shares with others; 0 if it stands alone
void arise(Run& run, Household household, std::uint32_t nth, std::uint32_t cause, const DrawnMatter& drawn);

/// Lets all matters arise that do so before `until`, each at its own minute, household by household: nothing of the
/// month that has begun decides on them, so none needs an event. What prevents them is as the rules stand now.
void arrivals_of_month(Run& run, Minute until);

/// The voice of a cause.
void on_arise(Run& run, const sim::Event& event);

/// Hazard that exposure to law, virtue and work takes off a matter before it arises (F2): the sum of -log(1 - effect x
/// exposure) over what applies to it; it does not arise if its unit exponential is below.  [0..]
[[nodiscard]] double prevention(const QualityParameters& quality, bool dispute, double law, double virtue,
                                bool employment, bool job);

/// Exposure to virtue: the share taking part, from hours a household gives in a year.  [0..1]
[[nodiscard]] double virtue_exposure(double hours);

}  // namespace tiexin::models

#pragma once

#include "models/run.hpp"

namespace tiexin::models {

/// Spends the month on every household's exponential to its next matter and schedules those that arise within it.
void arrivals_of_month(Run& run, Minute until);

void on_arise(Run& run, const sim::Event& event);

/// Chance hazard that exposure keeps a matter from arising (F2): the sum of -log(1 - effect x exposure).
[[nodiscard]] double prevention(const QualityParameters& quality, bool dispute, double law, double virtue, bool employment, bool job);

/// Exposure to virtue: the share taking part, from hours a household gives in a year.  [0..1]
[[nodiscard]] double virtue_exposure(double hours);

}  // namespace tiexin::models

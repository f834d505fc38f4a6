#pragma once

#include "models/run.hpp"

namespace tiexin::models {

/// Looks up the lattice of this week: which rounds, meetings and service days are held, and when.
void plan_week(Run& run);

void on_visit(Run& run, const sim::Event& event);
void on_patrol(Run& run, const sim::Event& event);
void on_relay(Run& run, const sim::Event& event);
void on_meeting(Run& run, const sim::Event& event);
void on_service_day(Run& run, const sim::Event& event);

/// Minutes a week that are meant for the contact person of a village to be out among households.
[[nodiscard]] double visiting_budget(const Run& run, std::uint32_t village);

/// Minutes a week that the contact person of a village is out among households, from hours, effort and what is required
/// of him.
[[nodiscard]] double visiting_minutes(const Run& run, std::uint32_t village);

/// Share by which reports are held back where numbers of open matters and petitions are held against a village.  [0..1]
[[nodiscard]] double suppression(const Run& run, std::uint32_t village);

}  // namespace tiexin::models

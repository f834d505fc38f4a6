/// Two runs side by side, to the first event that tells them apart.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "models/model.hpp"
#include "sim/random/draws.hpp"
#include "sim/replicate/progress.hpp"

namespace tiexin::scenarios {

/// One of two runs.
struct Side {
  std::shared_ptr<const models::CountyModel> model;
  std::size_t arm = 0;
  sim::StreamKey key;
};

/// Where the states of two runs part.
struct StatesPart {
  std::optional<sim::Event> event;  // both handled it, and it left different states; none: they differ before any event
  std::string column;               // a sentence: which column and row, when its minute was over
};

/// Where two runs part. What both handle alike may still leave different states behind, and states may differ for long
/// before any event does: the two are found each for itself.
struct Parting {
  bool events = false;                              // they do part
  std::array<std::optional<sim::Event>, 2> next{};  // the first that differ; none: no further one that month
  std::optional<StatesPart> states;
  bool stopped = false;  // a stop was asked for before the search was done
};

/// Runs both, month by month, until their events and their states have parted, or to the end of the shorter one.
///
/// States are held together by hash at each month's end; within the month in which they part, by halving, to the
/// minute; within the minute, before every event. Cost: that of both runs, and a hash and a copy of both states a
/// month.
/// @param watch  is told of progress in simulated days
[[nodiscard]] Parting part(const Side& a, const Side& b, sim::Progress& watch);

}  // namespace tiexin::scenarios

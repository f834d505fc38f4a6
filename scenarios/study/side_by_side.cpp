#include "scenarios/study/side_by_side.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "sim/contract.hpp"
#include "sim/record/columns.hpp"

namespace tiexin::scenarios {
namespace {

using models::CountyModel;
using sim::Minute;

/// Keeps the events of a stretch and, if asked, the state's hash before each.
struct Log : models::Observer {
  void saw(const sim::Event& event) override {
    events.push_back(event);
    if (hashed != nullptr) hashes.push_back(sim::state_hash(*hashed));
  }
  const models::State* hashed = nullptr;
  std::vector<sim::Event> events;
  std::vector<std::uint64_t> hashes;
};

/// A run with the events of its last stretch.
class Watched {
 public:
  explicit Watched(const Side& side) : model_(side.model->watched_by(log_)), arm_(side.arm) {
    model_.start(state, scratch_, side.key);
  }
  Watched(const Watched&) = delete;
  Watched& operator=(const Watched&) = delete;

  void advance(Minute until, bool hash_each = false) {
    log_.events.clear();
    log_.hashes.clear();
    log_.hashed = hash_each ? &state : nullptr;
    model_.advance(state, scratch_, arm_, until);
  }
  [[nodiscard]] const std::vector<sim::Event>& events() const { return log_.events; }
  [[nodiscard]] const std::vector<std::uint64_t>& hashes() const { return log_.hashes; }

  models::State state;

 private:
  Log log_;
  CountyModel model_;
  models::Scratch scratch_;
  std::size_t arm_;
};

bool alike(const Watched& a, const Watched& b) { return sim::state_hash(a.state) == sim::state_hash(b.state); }

std::string column_of(const Watched& a, const Watched& b) {
  const auto difference = sim::first_difference(a.state, b.state);
  return difference ? sim::to_string(*difference) : "";
}

/// The first events of the stretch that differ, if any do.
void compare_events(const Watched& a, const Watched& b, Parting& parting) {
  const auto& left = a.events();
  const auto& right = b.events();
  const auto [at_left, at_right] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
  if (at_left == left.end() && at_right == right.end()) return;
  parting.events = true;
  if (at_left != left.end()) parting.next[0] = *at_left;
  if (at_right != right.end()) parting.next[1] = *at_right;
}

/// Of a minute that both began alike, the last event before which they still were: it left the different states.
sim::Event culprit(const Watched& a, const Watched& b) {
  const auto first = std::mismatch(a.hashes().begin(), a.hashes().end(), b.hashes().begin(), b.hashes().end()).first;
  const auto n_alike = static_cast<std::size_t>(first - a.hashes().begin());
  sim::require(n_alike > 0, "side by side: states part without an event");
  return a.events()[n_alike - 1];
}

/// Halves the stretch from `low`, where the states are alike, to `high`, where they are not.
/// @returns  nothing if a stop was asked for
std::optional<StatesPart> halve(Watched& a, Watched& b, models::State a_before, models::State b_before, Minute low,
                                Minute high, sim::Progress& watch) {
  const auto run_to = [&](Minute until, bool hash_each) {
    a.state = a_before;
    b.state = b_before;
    a.advance(until, hash_each);
    b.advance(until, hash_each);
  };
  while (high - low > 1) {
    if (watch.stop_requested()) return std::nullopt;
    const Minute middle = low + (high - low) / 2;
    run_to(middle, false);
    if (alike(a, b)) {
      a_before = a.state;
      b_before = b.state;
      low = middle;
    } else {
      high = middle;
    }
  }
  run_to(high, true);
  return StatesPart{culprit(a, b), column_of(a, b)};
}

}  // namespace

Parting part(const Side& a, const Side& b, sim::Progress& watch) {
  const sim::Calendar& calendar = *a.model->system().calendar;
  const Minute until = std::min(calendar.end_minute(), b.model->system().calendar->end_minute());
  Watched left(a);
  Watched right(b);
  Parting parting;
  if (!alike(left, right)) parting.states = {std::nullopt, column_of(left, right)};
  models::State left_before;
  models::State right_before;
  Minute at = 0;
  for (int month = 1; at < until && !(parting.events && parting.states); ++month) {
    if (watch.stop_requested()) {
      parting.stopped = true;
      break;
    }
    const Minute stop = month < calendar.n_months() ? std::min(until, calendar.month_start(month)) : until;
    if (!parting.states) {
      left_before = left.state;
      right_before = right.state;
    }
    left.advance(stop);
    right.advance(stop);
    if (!parting.events) compare_events(left, right, parting);
    if (!parting.states && !alike(left, right)) {
      const models::State left_now = left.state;
      const models::State right_now = right.state;
      parting.states = halve(left, right, left_before, right_before, at, stop, watch);
      parting.stopped = !parting.states;
      if (parting.stopped) break;
      left.state = left_now;
      right.state = right_now;
    }
    watch.advanced(static_cast<int>((stop - at) / 1440));
    at = stop;
  }
  return parting;
}

}  // namespace tiexin::scenarios

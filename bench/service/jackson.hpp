#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "bench/service/jackson_network.hpp"
#include "sim/event/queue.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/draws.hpp"
#include "sim/record/columns.hpp"
#include "sim/replicate/pending.hpp"
#include "sim/service/desks.hpp"

/// The `jackson` workload: an open network of queues with a closed form, on the headers that models use.
namespace tiexin::bench {

using sim::Minute;

struct Jackson : Network {
  enum Phase : std::uint32_t { kStop, kCompletion, kArrival };

  /// What the next case of a village draws.
  struct Ahead {
    Minute gap;  // to the case after it
    std::uint32_t touch;
    std::uint32_t route;
  };

  struct State {
    sim::DeskColumns desks;  // villages, then departments
    sim::BucketQueue queue;
    std::vector<Ahead> ahead;  // derived: drawn before it is needed, so that nothing waits for it  (villages)
    sim::StreamKey key{};
    std::uint64_t finished = 0;  // cases that left
    std::uint64_t minutes = 0;   // their times in the system, summed
  };

  /// @param stretch  of all service times: 1, or a planted bias
  explicit Jackson(double stretch = 1)
      : village_touch_(kVillageTouch * stretch), department_touch_(kDepartmentTouch * stretch) {}

  void start(State& state, sim::StreamKey key) const {
    std::vector<std::uint8_t> servers(kVillages, 1);
    servers.resize(kVillages + kDepartments, kServers);
    desks_.lay_out(state.desks, servers);
    state.queue.clear();
    state.ahead.clear();
    state.key = key;
    state.finished = state.minutes = 0;
    for (std::uint32_t village = 0; village < kVillages; ++village) {
      const Minute first = minutes(draw(state, village, 0, 0)[0], kArrivalGap);
      state.queue.push(sim::Event(first, kArrival, village, 0, 0));
      state.ahead.push_back(ahead(state, village, first));
    }
  }

  /// Handles every event before `until`; returns how many.
  std::uint64_t advance(State& state, Minute until) const {
    state.queue.push(sim::Event(until, kStop, 0, 0, 0));  // the least event of that minute: no need to look ahead
    for (std::uint64_t events = 0;; ++events) {
      const sim::Event event = state.queue.pop();
      if (event.phase() == kArrival) {
        begin(state, event.entity(), event.minute());
      } else if (event.phase() == kCompletion) {
        go_on(state, event);
      } else {
        return events;
      }
    }
  }

  Sums sums(const State& state) const {
    Sums sums{{}, {}, state.minutes, state.finished};
    for (std::uint32_t desk = 0; desk < kVillages + kDepartments; ++desk) {
      sums.minutes[desk < kVillages ? 0 : 1] += state.desks.desk[desk].sojourns;
      sums.visits[desk < kVillages ? 0 : 1] += state.desks.desk[desk].left();
    }
    return sums;
  }

  const sim::Desks& desks() const { return desks_; }

 private:
  // A case is known by its village and its first minute (a village has one arrival a minute at most), its visits are
  // numbered from 0, and visit k draws block k: {gap to the next arrival, touch, route, department}. The job's note:
  // visit number << 5 | stage of three << 3 | route << 1 | returns.
  enum Route : std::uint32_t { kLeave, kToOne, kToThree };

  static sim::Block draw(const State& state, std::uint32_t village, Minute entered, std::uint32_t visit) {
    return sim::philox(state.key, village, sim::occasion(1, entered), visit);
  }

  static std::uint32_t minutes(std::uint32_t word, double mean) {
    const double drawn = sim::exponential(sim::uniform(word)) * mean + .5;
    return drawn < 1 ? 1 : static_cast<std::uint32_t>(drawn);
  }

  Ahead ahead(const State& state, std::uint32_t village, Minute entered) const {
    const sim::Block drawn = draw(state, village, entered, 0);
    return {minutes(drawn[0], kArrivalGap), minutes(drawn[1], village_touch_), route_of(drawn[2])};
  }

  static std::uint32_t route_of(std::uint32_t word) {
    const double u = sim::uniform(word);
    return u < kOne ? kToOne : u < kOne + kThree ? kToThree : kLeave;
  }

  static auto starter(State& state) {
    return [&state](std::uint32_t desk, std::uint32_t server, Minute at, const sim::Job&) {
      state.queue.push(sim::Event(at, kCompletion, desk, server, 0));
    };
  }

  void begin(State& state, std::uint32_t village, Minute now) const {
    const Ahead drawn = state.ahead[village];
    state.queue.push(sim::Event(now + drawn.gap, kArrival, village, 0, 0));
    visit_village(state, village, now, 0, now, drawn.touch, drawn.route);
    state.ahead[village] = ahead(state, village, now + drawn.gap);
  }

  void visit_village(State& state, std::uint32_t village, Minute entered, std::uint32_t visit, Minute now,
                     std::uint32_t touch, std::uint32_t route) const {
    const auto note = static_cast<std::uint16_t>(visit << 5 | route << 1);
    desks_.arrive(state.desks, village, {.subject = village, .tag = entered, .touch = touch, .note = note}, now,
                  starter(state));
  }

  void visit_department(State& state, const sim::Job& job, std::uint32_t stage, Minute now) const {
    const std::uint32_t visit = (job.note >> 5) + 1U;
    const std::uint32_t route = job.note >> 1 & 3U;
    const sim::Block drawn = draw(state, job.subject, job.tag, visit);
    std::uint32_t department = scaled(drawn[3], kDepartments);
    if (route == kToThree) department = chosen(state, job, visit - 1 - stage)[stage];
    const std::uint32_t returns = sim::uniform(drawn[2]) < kReturn ? 1 : 0;
    const auto note = static_cast<std::uint16_t>(visit << 5 | stage << 3 | route << 1 | returns);
    desks_.arrive(state.desks, kVillages + department,
                  {.subject = job.subject, .tag = job.tag, .touch = minutes(drawn[1], department_touch_), .note = note},
                  now, starter(state));
  }

  void go_on(State& state, const sim::Event& event) const {
    const Minute now = event.minute();
    const sim::Job job = desks_.complete(state.desks, event.entity(), event.nth(), now, starter(state));
    const std::uint32_t route = job.note >> 1 & 3U;
    const std::uint32_t stage = job.note >> 3 & 3U;
    if (event.entity() < kVillages) {
      if (route != kLeave) return visit_department(state, job, 0, now);
    } else if ((job.note & 1U) != 0) {
      const std::uint32_t visit = (job.note >> 5) + 1U;
      const sim::Block drawn = draw(state, job.subject, job.tag, visit);
      return visit_village(state, job.subject, job.tag, visit, now, minutes(drawn[1], village_touch_),
                           route_of(drawn[2]));
    } else if (route == kToThree && stage < 2) {
      return visit_department(state, job, stage + 1, now);
    }
    ++state.finished;
    state.minutes += now - job.tag;
  }

  /// The three departments of a case, drawn at the village visit of that number: the k-th of those not yet chosen.
  static std::array<std::uint32_t, 3> chosen(const State& state, const sim::Job& job, std::uint32_t visit) {
    const sim::Block drawn = sim::philox(state.key, job.subject, sim::occasion(2, job.tag), visit);
    const std::uint32_t a = scaled(drawn[0], kDepartments);
    std::uint32_t b = scaled(drawn[1], kDepartments - 1);
    std::uint32_t c = scaled(drawn[2], kDepartments - 2);
    b += b >= a ? 1 : 0;
    c += c >= (a < b ? a : b) ? 1 : 0;
    c += c >= (a < b ? b : a) ? 1 : 0;
    return {a, b, c};
  }

  static std::uint32_t scaled(std::uint32_t word, std::uint32_t n) {
    return static_cast<std::uint32_t>(std::uint64_t{word} * n >> 32);
  }

  double village_touch_;
  double department_touch_;
  sim::Desks desks_;
};

template <class Visit>
void each_column(Jackson::State& state, Visit&& visit) {
  visit("desks", state.desks);
  visit("events", sim::pending(state.queue));
  visit("finished", state.finished);
  visit("minutes", state.minutes);
}

}  // namespace tiexin::bench

#include <array>
#include <benchmark/benchmark.h>
#include <deque>
#include <queue>
#include <random>
#include <vector>

#include "bench/service/jackson_network.hpp"

// The same network as an afternoon's plain C++: std::priority_queue, mt19937_64, deques, times as doubles. No hash, no
// identities, no reproducible order of ties: only the means.
namespace {

using tiexin::bench::Network;

struct Case {
  double entered = 0;
  double joined = 0;  // of the present visit
  int village = 0;
  int n_left = 0;  // departments still to visit
  std::array<int, 3> departments{};
};

struct Event {
  double time;
  int station;
  int number;  // of the case; -1: an arrival
  friend bool operator>(const Event& a, const Event& b) { return a.time > b.time; }
};

struct Station {
  int servers;
  int busy = 0;
  double mean;
  std::deque<int> waiting;
  double sojourns = 0;
  std::uint64_t left = 0;
};

class PlainNetwork {
 public:
  explicit PlainNetwork(std::uint64_t seed) : rng_(seed) {
    std::vector<Event> storage;
    storage.reserve(1 << 14);
    queue_ = decltype(queue_)(std::greater<>{}, std::move(storage));
    for (int v = 0; v < kVillages; ++v) stations_.push_back({1, 0, Network::kVillageTouch, {}, 0, 0});
    for (int d = 0; d < kDepartments; ++d) stations_.push_back({8, 0, Network::kDepartmentTouch, {}, 0, 0});
    for (int v = 0; v < kVillages; ++v) queue_.push({gap_(rng_), v, -1});
  }

  std::uint64_t run(double until) {
    std::uint64_t events = 0;
    for (; queue_.top().time < until; ++events) {
      const Event event = queue_.top();
      queue_.pop();
      if (event.number < 0) {
        queue_.push({event.time + gap_(rng_), event.station, -1});
        join(event.station, make_case(event.station, event.time), event.time);
      } else {
        leave(event.station, event.number, event.time);
      }
    }
    return events;
  }

  double mean_sojourn() const { return minutes_ / static_cast<double>(finished_); }

 private:
  static constexpr int kVillages = Network::kVillages;
  static constexpr int kDepartments = Network::kDepartments;

  int make_case(int village, double now) {
    int number;
    if (free_.empty()) {
      number = static_cast<int>(cases_.size());
      cases_.emplace_back();
    } else {
      number = free_.back();
      free_.pop_back();
    }
    cases_[static_cast<std::size_t>(number)] = {now, now, village, 0, {}};
    return number;
  }

  void join(int station, int number, double now) {
    Station& at = stations_[static_cast<std::size_t>(station)];
    cases_[static_cast<std::size_t>(number)].joined = now;
    if (at.busy < at.servers) {
      ++at.busy;
      queue_.push({now + unit_(rng_) * at.mean, station, number});
    } else {
      at.waiting.push_back(number);
    }
  }

  void leave(int station, int number, double now) {
    Station& at = stations_[static_cast<std::size_t>(station)];
    Case& one = cases_[static_cast<std::size_t>(number)];
    at.sojourns += now - one.joined;
    ++at.left;
    if (at.waiting.empty()) {
      --at.busy;
    } else {
      queue_.push({now + unit_(rng_) * at.mean, station, at.waiting.front()});
      at.waiting.pop_front();
    }
    if (station < kVillages) {
      choose(one);
    } else if (share_(rng_) < Network::kReturn) {
      return join(one.village, number, now);
    }
    if (one.n_left > 0) return join(kVillages + one.departments[static_cast<std::size_t>(--one.n_left)], number, now);
    ++finished_;
    minutes_ += now - one.entered;
    free_.push_back(number);
  }

  void choose(Case& one) {
    const double u = share_(rng_);
    one.n_left = u < Network::kOne ? 1 : u < Network::kOne + Network::kThree ? 3 : 0;
    for (int i = 0; i < one.n_left; ++i) {
      bool again = true;
      while (again) {
        one.departments[static_cast<std::size_t>(i)] = department_(rng_);
        again = false;
        for (int j = 0; j < i; ++j) {
          again |= one.departments[static_cast<std::size_t>(j)] == one.departments[static_cast<std::size_t>(i)];
        }
      }
    }
  }

  std::mt19937_64 rng_;
  std::exponential_distribution<double> gap_{1 / Network::kArrivalGap};
  std::exponential_distribution<double> unit_{1};
  std::uniform_real_distribution<double> share_{0, 1};
  std::uniform_int_distribution<int> department_{0, kDepartments - 1};
  std::priority_queue<Event, std::vector<Event>, std::greater<>> queue_;
  std::vector<Station> stations_;
  std::vector<Case> cases_;
  std::vector<int> free_;
  std::uint64_t finished_ = 0;
  double minutes_ = 0;
};

void jackson_yardstick(benchmark::State& bench) {
  std::uint64_t events = 0;
  double mean = 0;
  for (auto _ : bench) {
    PlainNetwork network(1);
    events += network.run(5840. * 1440);
    mean = network.mean_sojourn();
  }
  bench.counters["events"] = benchmark::Counter(static_cast<double>(events), benchmark::Counter::kAvgIterations);
  bench.counters["events_per_second"] = benchmark::Counter(static_cast<double>(events), benchmark::Counter::kIsRate);
  bench.counters["sojourn_error"] = mean / Network::closed_form().whole - 1;
}
BENCHMARK(jackson_yardstick)->Unit(benchmark::kMillisecond);

}  // namespace

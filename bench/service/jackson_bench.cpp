#include <benchmark/benchmark.h>
#include <cmath>

#include "bench/service/jackson.hpp"

namespace {

using tiexin::bench::Jackson;

/// 5,840 days of the full network, hash at each year's end; one iteration is one run.
void jackson(benchmark::State& bench) {
  constexpr tiexin::sim::Minute kYear = 365 * 1440;
  const Jackson model;
  Jackson::State state;
  std::uint64_t events = 0;
  std::uint64_t hash = 0;
  for (auto _ : bench) {
    model.start(state, {1, 0});
    for (tiexin::sim::Minute year = 1; year <= 16; ++year) {
      events += model.advance(state, year * kYear);
      hash = tiexin::sim::state_hash(state);
    }
  }
  for (std::uint32_t desk = 0; desk < state.desks.desk.size(); ++desk) {
    if (!model.desks().little(state.desks, desk, 16 * kYear).holds()) bench.SkipWithError("Little's law is broken");
  }
  const Jackson::Means exact = Jackson::closed_form();
  const Jackson::Means means = Jackson::means(model.sums(state), {});
  bench.counters["events"] = benchmark::Counter(static_cast<double>(events), benchmark::Counter::kAvgIterations);
  bench.counters["events_per_second"] = benchmark::Counter(static_cast<double>(events), benchmark::Counter::kIsRate);
  bench.counters["state_hash"] = static_cast<double>(hash >> 11);  // the 53 bits that a double holds
  bench.counters["sojourn_error"] = means.whole / exact.whole - 1;
  bench.counters["sojourn_days"] = means.whole / 1440;
  bench.counters["sojourn_exact"] = exact.whole / 1440;
  bench.counters["village_error"] = means.village / exact.village - 1;
  bench.counters["department_error"] = means.department / exact.department - 1;
}
BENCHMARK(jackson)->Unit(benchmark::kMillisecond);

}  // namespace

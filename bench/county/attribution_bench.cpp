#include <benchmark/benchmark.h>

#include "bench/county/shipped_county.hpp"
#include "sim/replicate/run.hpp"

namespace {

using tiexin::bench::Arms;
using tiexin::bench::ShippedCounty;

/// One replication of every combination of the eight upgrades, 1998 to 2025, from a county that is built: what an exact
/// attribution costs. Combinations share their past up to the date from which they differ.
void attribution(benchmark::State& bench) {
  const ShippedCounty shipped = tiexin::bench::ship_county(static_cast<int>(bench.range(0)), Arms::combinations, 2026);
  const std::vector<tiexin::sim::StreamKey> keys{{7, 0}};
  const auto model_of = [&](std::size_t) -> const tiexin::models::CountyModel& { return shipped.model; };
  tiexin::sim::RunResults results;
  tiexin::sim::Progress progress;
  for (auto _ : bench) results = tiexin::sim::run_all(model_of, shipped.plan, keys, 1, progress);
  std::uint64_t mixed = 0;
  for (const tiexin::sim::RunResult& combination : results.front()) {
    if (combination.status != tiexin::sim::RunStatus::finished) bench.SkipWithError("a combination did not finish");
    mixed = mixed * 31 + combination.state_hash;
  }
  const auto combinations = static_cast<double>(shipped.plan.arms.size());
  bench.counters["combinations"] = combinations;
  bench.counters["years"] = static_cast<double>(tiexin::sim::total_days(shipped.plan, keys.size(), progress)) / 365.25;
  bench.counters["years_unshared"] = combinations * 28;
  bench.counters["state_hash"] = static_cast<double>(mixed >> 11);
}
BENCHMARK(attribution)
    ->ArgName("villages")
    ->Arg(128)
    ->Arg(tiexin::bench::kPublishedVillages)
    ->Iterations(1)
    ->Unit(benchmark::kSecond);

}  // namespace

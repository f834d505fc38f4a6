#include <benchmark/benchmark.h>
#include <vector>

#include "bench/county/shipped_county.hpp"
#include "sim/network/spread.hpp"

namespace {

/// One sweep of averaging over all ties of the county.
void spread(benchmark::State& bench) {
  const auto shipped =
      tiexin::bench::ship_county(tiexin::bench::kPublishedVillages, tiexin::bench::Arms::all_from_start, 1999);
  const tiexin::sim::Ties& ties = shipped.population->ties;
  std::vector<float> from = shipped.population->trust;
  std::vector<float> to(from.size());
  for (auto _ : bench) {
    tiexin::sim::spread(ties, from, to);
    from.swap(to);
  }
  double sum = 0;
  for (const float trust : from) sum += static_cast<double>(trust);
  const double stored = static_cast<double>(ties.n_stored()) * static_cast<double>(bench.iterations());
  bench.counters["stored_ties"] = static_cast<double>(ties.n_stored());
  bench.counters["seconds_per_stored_tie"] =
      benchmark::Counter(stored, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  bench.counters["mean"] = sum / static_cast<double>(from.size());
}
BENCHMARK(spread)->Unit(benchmark::kMillisecond);

}  // namespace

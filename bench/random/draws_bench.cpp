#include <benchmark/benchmark.h>
#include <cmath>
#include <cstdint>

#include "sim/random/distributions.hpp"
#include "sim/random/draws.hpp"
#include "sim/random/real.hpp"

// Each benchmark walks the same million arguments and prints the sum of its results, so that what is timed is what is
// verified: the `check` of the own functions must be the same on every machine.

namespace {

using namespace tiexin;

constexpr std::uint32_t kArguments = 1 << 20;

void philox(benchmark::State& state) {
  std::uint64_t sum = 0;
  for ([[maybe_unused]] auto _ : state) {
    sum = 0;
    for (std::uint32_t i = 0; i < kArguments; ++i) {
      const sim::Block block = sim::philox({1, 2}, i, 3, 4);
      sum += std::uint64_t{block[0]} + block[1] + block[2] + block[3];
    }
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * kArguments);
  state.counters["check"] = static_cast<double>(sum);
}

/// Times f over arguments spread evenly from low to high.
template <class F>
void over(benchmark::State& state, double low, double high, F&& f) {
  const double step = (high - low) / kArguments;
  double sum = 0;
  for ([[maybe_unused]] auto _ : state) {
    sum = 0;
    for (std::uint32_t i = 0; i < kArguments; ++i) {
      sum += f(low + step * (static_cast<double>(i) + 0.5));
    }
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * kArguments);
  state.counters["check"] = sum;
}

void log(benchmark::State& state) {
  over(state, 0.0, 1.0, [](double x) { return sim::log(x); });
}
void exp(benchmark::State& state) {
  over(state, -20.0, 5.0, [](double x) { return sim::exp(x); });
}
void logistic(benchmark::State& state) {
  over(state, -8.0, 8.0, [](double x) { return sim::logistic(x); });
}
void power(benchmark::State& state) {
  over(state, 0.0, 10.0, [](double x) { return sim::power(x, 0.7); });
}
void standard_normal(benchmark::State& state) {
  over(state, 0.0, 1.0, [](double x) { return sim::standard_normal(x); });
}
void log_libm(benchmark::State& state) {
  over(state, 0.0, 1.0, [](double x) { return std::log(x); });
}
void exp_libm(benchmark::State& state) {
  over(state, -20.0, 5.0, [](double x) { return std::exp(x); });
}

BENCHMARK(philox)->Name("draws/philox")->Unit(benchmark::kMillisecond);
BENCHMARK(log)->Name("draws/log")->Unit(benchmark::kMillisecond);
BENCHMARK(exp)->Name("draws/exp")->Unit(benchmark::kMillisecond);
BENCHMARK(logistic)->Name("draws/logistic")->Unit(benchmark::kMillisecond);
BENCHMARK(power)->Name("draws/power")->Unit(benchmark::kMillisecond);
BENCHMARK(standard_normal)->Name("draws/standard_normal")->Unit(benchmark::kMillisecond);
BENCHMARK(log_libm)->Name("draws/log_libm")->Unit(benchmark::kMillisecond);
BENCHMARK(exp_libm)->Name("draws/exp_libm")->Unit(benchmark::kMillisecond);

}  // namespace

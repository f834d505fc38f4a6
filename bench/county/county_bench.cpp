#include <benchmark/benchmark.h>

#include "bench/county/shipped_county.hpp"
#include "models/other_draws.hpp"
#include "sim/record/columns.hpp"
#include "sim/replicate/run.hpp"

namespace {

using tiexin::bench::Arms;
using tiexin::bench::ShippedCounty;
using tiexin::models::State;

constexpr tiexin::sim::StreamKey kKey{7, 0};

template <class Hashed>
double hash_as_double(const Hashed& state) {
  return static_cast<double>(tiexin::sim::state_hash(state) >> 11);  // the 53 bits that a double holds
}

/// The full county in arm 8, 2008 to 2025, from a state that has run in; one iteration is 18 years.
void county(benchmark::State& bench) {
  const ShippedCounty shipped = tiexin::bench::ship_county(tiexin::bench::kPublishedVillages, Arms::history, 2026);
  tiexin::models::Scratch scratch;
  State run_in;
  shipped.model.start(run_in, scratch, kKey);
  shipped.model.advance(run_in, scratch, 0, shipped.year(2008));
  State state = run_in;
  std::uint64_t events = 0;
  for (auto _ : bench) {
    bench.PauseTiming();
    state = run_in;
    bench.ResumeTiming();
    events += shipped.model.advance(state, scratch, shipped.last_arm, shipped.year(2026));
  }
  const auto since = [&](std::uint64_t tiexin::models::CountyNumbers::*number) {
    return static_cast<double>(state.county.*number - run_in.county.*number);
  };
  const double matters = since(&tiexin::models::CountyNumbers::matters);
  const auto ties = static_cast<double>(shipped.population->ties.n_stored());
  bench.counters["events"] = benchmark::Counter(static_cast<double>(events), benchmark::Counter::kAvgIterations);
  bench.counters["events_per_second"] = benchmark::Counter(static_cast<double>(events), benchmark::Counter::kIsRate);
  bench.counters["seconds_per_event"] =
      benchmark::Counter(static_cast<double>(events), benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  bench.counters["matters"] = matters;
  bench.counters["matters_per_household_year"] = matters / shipped.households() / 18;
  bench.counters["rounds"] = since(&tiexin::models::CountyNumbers::rounds);
  bench.counters["ties_x_sweeps"] = ties * since(&tiexin::models::CountyNumbers::sweeps);
  bench.counters["bytes_per_household"] = shipped.bytes_per_household(state);
  bench.counters["state_hash"] = hash_as_double(state);
}
BENCHMARK(county)->Unit(benchmark::kMillisecond);

/// Counts the blocks that a run asks for; each is the one that its key gives.
class CountedDraws : public tiexin::models::OtherDraws {
 public:
  tiexin::sim::Block draw(const tiexin::models::Asked& asked) override {
    ++n_;
    return tiexin::sim::philox(asked.key, asked.entity,
                               tiexin::sim::occasion(tiexin::models::number(asked.purpose), asked.nth), asked.step);
  }
  [[nodiscard]] double n() const { return n_; }

 private:
  double n_ = 0;
};

/// What the county of `county` draws, counted; another hash than without counting is an error.
void draws_per_event(benchmark::State& bench) {
  const ShippedCounty shipped = tiexin::bench::ship_county(tiexin::bench::kPublishedVillages, Arms::history, 2026);
  tiexin::models::Scratch scratch;
  State state;
  shipped.model.start(state, scratch, kKey);
  shipped.model.advance(state, scratch, 0, shipped.year(2008));
  State plain = state;
  shipped.model.advance(plain, scratch, shipped.last_arm, shipped.year(2026));
  CountedDraws counted;
  scratch.draws = &counted;
  std::uint64_t events = 0;
  for (auto _ : bench) events += shipped.model.advance(state, scratch, shipped.last_arm, shipped.year(2026));
  if (tiexin::sim::state_hash(state) != tiexin::sim::state_hash(plain))
    bench.SkipWithError("counting draws changes the run");
  bench.counters["blocks"] = counted.n();
  bench.counters["events"] = static_cast<double>(events);
  bench.counters["blocks_per_event"] = counted.n() / static_cast<double>(events);
}
BENCHMARK(draws_per_event)->Iterations(1)->Unit(benchmark::kMillisecond);

/// A state of 2017 copied into one that has been run: what a fork costs; and its hash.
void fork(benchmark::State& bench) {
  const ShippedCounty shipped = tiexin::bench::ship_county(tiexin::bench::kPublishedVillages, Arms::history, 2026);
  tiexin::models::Scratch scratch;
  State state;
  shipped.model.start(state, scratch, kKey);
  shipped.model.advance(state, scratch, shipped.last_arm, shipped.year(2017));
  State kept = state;
  shipped.model.advance(kept, scratch, shipped.last_arm, shipped.year(2018));
  const bool hashes = bench.range(0) != 0;
  for (auto _ : bench) {
    if (hashes) {
      benchmark::DoNotOptimize(tiexin::sim::state_hash(state));
    } else {
      kept = state;
      benchmark::ClobberMemory();
    }
  }
  if (!hashes && tiexin::sim::state_hash(kept) != tiexin::sim::state_hash(state))
    bench.SkipWithError("a fork is another state");
  bench.counters["bytes_per_household"] = shipped.bytes_per_household(state);
  bench.counters["state_hash"] = hash_as_double(state);
}
BENCHMARK(fork)->ArgName("hash")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

/// What every growth benchmark prints.
template <class Shipped, class Grown>
void print_growth(benchmark::State& bench, const Shipped& shipped, const Grown& state, std::uint64_t events) {
  const double household_years = 2 * shipped.households() * static_cast<double>(bench.iterations());
  bench.counters["households"] = shipped.households();
  bench.counters["events_per_second"] = benchmark::Counter(static_cast<double>(events), benchmark::Counter::kIsRate);
  bench.counters["seconds_per_household_year"] =
      benchmark::Counter(household_years, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  bench.counters["bytes_per_household"] = shipped.bytes_per_household(state);
  bench.counters["state_hash"] = hash_as_double(state);
}

/// A region of counties side by side, all upgrades in force from the first day, two years after one of run-in: cost and
/// memory a household as the number of counties grows.
///
/// Up to sixteen counties all are run for as long altogether, so that what others do on the machine falls to them
/// alike.
void run_region(benchmark::State& bench, int months_a_step) {
  const tiexin::bench::ShippedRegion shipped = tiexin::bench::ship_region(static_cast<int>(bench.range(0)), 2001);
  const tiexin::sim::Calendar& calendar = *shipped.counties.front().calendar;
  tiexin::models::Scratch scratch;
  tiexin::models::RegionState state;
  std::uint64_t events = 0;
  for (auto _ : bench) {
    bench.PauseTiming();
    shipped.model.start(state, scratch, kKey);
    shipped.model.advance(state, scratch, 0, calendar.year_start(1999));
    bench.ResumeTiming();
    for (int month = 12 + months_a_step; month < calendar.n_months(); month += months_a_step)
      events += shipped.model.advance(state, scratch, 0, calendar.month_start(month));
    events += shipped.model.advance(state, scratch, 0, calendar.end_minute());
  }
  print_growth(bench, shipped, state, events);
}

/// With a stop at the end of each year.
void growth(benchmark::State& bench) { run_region(bench, 12); }
BENCHMARK(growth)->ArgName("counties")->Arg(1)->Iterations(16)->Unit(benchmark::kMillisecond);
BENCHMARK(growth)->ArgName("counties")->Arg(4)->Iterations(4)->Unit(benchmark::kMillisecond);
BENCHMARK(growth)->ArgName("counties")->Arg(16)->Arg(64)->Iterations(1)->Unit(benchmark::kMillisecond);

/// With a stop a month: every county is loaded into the caches twelve times a year.
void growth_by_months(benchmark::State& bench) { run_region(bench, 1); }
BENCHMARK(growth_by_months)->ArgName("counties")->Arg(16)->Iterations(1)->Unit(benchmark::kMillisecond);

/// One county of n times the published villages, which one county's departments and one petition office serve.
void growth_of_one_county(benchmark::State& bench) {
  const auto times = static_cast<int>(bench.range(0));
  const ShippedCounty shipped =
      tiexin::bench::ship_county(times * tiexin::bench::kPublishedVillages, Arms::all_from_start, 2001);
  tiexin::models::Scratch scratch;
  State state;
  std::uint64_t events = 0;
  for (auto _ : bench) {
    bench.PauseTiming();
    shipped.model.start(state, scratch, kKey);
    shipped.model.advance(state, scratch, 0, shipped.year(1999));
    bench.ResumeTiming();
    events += shipped.model.advance(state, scratch, 0, shipped.year(2001));
  }
  print_growth(bench, shipped, state, events);
}
BENCHMARK(growth_of_one_county)
    ->ArgName("times")
    ->Arg(1)
    ->Arg(4)
    ->Arg(16)
    ->Arg(64)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

/// Four replications of a quarter of the county on one and on two threads: the results must be the same.
void threads(benchmark::State& bench) {
  const ShippedCounty shipped =
      tiexin::bench::ship_county(tiexin::bench::kPublishedVillages / 4, Arms::all_from_start, 2002);
  const std::vector<tiexin::sim::StreamKey> keys{{7, 0}, {7, 1}, {7, 2}, {7, 3}};
  const auto model_of = [&](std::size_t) -> const tiexin::models::CountyModel& { return shipped.model; };
  std::uint64_t mixed = 0;
  for (auto _ : bench) {
    tiexin::sim::Progress progress;
    const auto results =
        tiexin::sim::run_all(model_of, shipped.plan, keys, static_cast<unsigned>(bench.range(0)), progress);
    mixed = 0;
    for (const auto& of_replication : results) mixed ^= of_replication.front().state_hash;
  }
  bench.counters["replications_per_second"] =
      benchmark::Counter(static_cast<double>(keys.size() * bench.iterations()), benchmark::Counter::kIsRate);
  bench.counters["state_hash"] = static_cast<double>(mixed >> 11);
}
BENCHMARK(threads)->ArgName("threads")->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace

// Golden scenarios in a process of their own: the smallest program that can be built by any compiler at any level, run
// on any number of threads, watched or not, and started from a checkpoint. Prints a line a scenario: `name hash`.
//
//   county_run [--threads N] [--observe] [--libm]   every scenario; --libm adds what the system's libm makes of exp and
//                                                   log, which no scenario uses and which may differ
//   county_run --checkpoints PREFIX                 the golden county, all mechanisms, straight; writes PREFIX.0 … .9
//   county_run --from FILE [--observe]              the same from one of them
//
// Ends with 0, 1 where a run failed, 2 for bad arguments or a checkpoint that is refused.
#include <atomic>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <exception>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>
#include <xxhash.h>

#include "sim/record/checkpoint.hpp"
#include "tests/determinism/golden.hpp"
#include "tests/determinism/small_golden.hpp"
#include "tests/models/random_plan.hpp"

namespace tiexin::models::small {
namespace {

struct Quiet : sim::Progress {};

/// Counts, and mixes what it sees so that nothing of it is left out by the compiler. Safe from any thread.
struct Counter : Observer {
  void saw(const sim::Event& event) override {
    seen.fetch_add(1, std::memory_order_relaxed);
    mixed.fetch_xor(event.entity() * 0x9e3779b97f4a7c15U + event.minute(), std::memory_order_relaxed);
  }
  std::atomic<std::uint64_t> seen{0};
  std::atomic<std::uint64_t> mixed{0};
};

struct Options {
  unsigned threads = 1;
  bool observe = false;
  bool libm = false;
  std::string checkpoints;
  std::string from;
};

struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

Options read_options(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view flag = argv[i];
    const auto value = [&]() -> std::string_view {
      if (i + 1 == argc) throw UsageError(fmt::format("{} needs a value", flag));
      return argv[++i];
    };
    if (flag == "--observe") {
      options.observe = true;
    } else if (flag == "--libm") {
      options.libm = true;
    } else if (flag == "--checkpoints") {
      options.checkpoints = value();
    } else if (flag == "--from") {
      options.from = value();
    } else if (flag == "--threads") {
      const std::string_view number = value();
      const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), options.threads);
      if (error != std::errc() || end != number.data() + number.size() || options.threads < 1)
        throw UsageError("--threads takes a number from 1");
    } else {
      throw UsageError(fmt::format("{} is not known", flag));
    }
  }
  return options;
}

CountyModel model_of(const std::shared_ptr<const System>& system, const Options& options, Counter& counter) {
  return CountyModel(system, options.observe ? &counter : nullptr);
}

/// All arms of all replications into one number, in order.
std::uint64_t run_all_of(const CountyModel& model, const sim::ForkPlan& plan, const std::vector<sim::StreamKey>& keys,
                         unsigned threads) {
  Quiet progress;
  const sim::RunResults results =
      sim::run_all([&](std::size_t) -> const CountyModel& { return model; }, plan, keys, threads, progress);
  std::uint64_t hash = 0;
  for (const auto& row : results) {
    for (const sim::RunResult& result : row) {
      if (result.status != sim::RunStatus::finished) throw std::runtime_error(result.error.text);
      hash = hash * 0x9e3779b97f4a7c15U + result.state_hash;
    }
  }
  return hash;
}

/// The golden county: arms 1 and 2 fork from arm 0 where their upgrades come into force.
struct Golden {
  County county{golden_description()};
  std::shared_ptr<const System> system = county.system_of(golden_arms(), county.second_summer());
  sim::ForkPlan plan = sim::make_plan(
      *county.calendar, {{"0", {}, 0}, {"1", 0, county.second_summer()}, {"2", 0, county.second_summer()}}, 0,
      county.calendar->end_minute());
};

constexpr std::size_t kAllMechanisms = 2;

std::uint64_t identity() {
  const std::string text =
      fmt::format("golden, arm {}, results version {}", kAllMechanisms, tests::kGoldenResultsVersion);
  return XXH3_64bits(text.data(), text.size());
}

void run_scenarios(const Options& options) {
  Counter counter;
  const Golden golden;
  fmt::print("golden {:016x}\n",
             run_all_of(model_of(golden.system, options, counter), golden.plan, {kKey}, options.threads));
  for (const std::uint32_t number : {3U, 21U}) {
    const PlannedStudy study = planned_study(number, 3);
    fmt::print("random-{} {:016x}\n", number,
               run_all_of(model_of(study.made.system, options, counter), study.plan, {{11, 1}, {11, 2}, {12, 1}},
                          options.threads));
  }
  if (options.observe && counter.seen == 0) throw std::runtime_error("the observer saw nothing");
}

void print_libm() {
  std::vector<double> values;
  for (int i = 1; i <= 100'000; ++i) {
    values.push_back(std::exp(-20.0 + 4e-4 * i));
    values.push_back(std::log(1e-3 * i));
  }
  fmt::print("libm {:016x}\n", XXH3_64bits(values.data(), values.size() * sizeof(double)));
}

void print_golden_arm(const State& state) { fmt::print("golden-all {:016x}\n", sim::state_hash(state)); }

void write_checkpoints(const Options& options) {
  Counter counter;
  const Golden golden;
  const CountyModel model = model_of(golden.system, options, counter);
  const Minute end = golden.county.calendar->end_minute();
  State state;
  Scratch scratch;
  model.start(state, scratch, kKey);
  for (Minute k = 0; k < 10; ++k) {
    // The first before anything happened, the others at odd minutes, some in the middle of a working day.
    const Minute date = k == 0 ? 0 : k * (end / 10) + 12'345 * k % 5000;
    model.advance(state, scratch, kAllMechanisms, date);
    const std::vector<std::byte> bytes = sim::write_checkpoint(state, {identity(), date});
    std::ofstream file(fmt::format("{}.{}", options.checkpoints, k), std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!file.flush()) throw std::runtime_error("a checkpoint cannot be written");
  }
  model.advance(state, scratch, kAllMechanisms, end);
  print_golden_arm(state);
}

void carry_on(const Options& options) {
  std::ifstream file(options.from, std::ios::binary);
  if (!file) throw UsageError(options.from + " cannot be read");
  const std::vector<char> text{std::istreambuf_iterator<char>(file), {}};
  Counter counter;
  const Golden golden;
  const CountyModel model = model_of(golden.system, options, counter);
  State state;
  Scratch scratch;
  sim::read_checkpoint(std::as_bytes(std::span(text)), identity(), state);
  model.restored(state);
  model.advance(state, scratch, kAllMechanisms, golden.county.calendar->end_minute());
  print_golden_arm(state);
}

int run(const Options& options) {
  if (!options.checkpoints.empty()) {
    write_checkpoints(options);
  } else if (!options.from.empty()) {
    carry_on(options);
  } else {
    run_scenarios(options);
    if (options.libm) print_libm();
  }
  return 0;
}

}  // namespace
}  // namespace tiexin::models::small

int main(int argc, char** argv) {
  using namespace tiexin::models::small;
  try {
    return run(read_options(argc, argv));
  } catch (const UsageError& error) {
    fmt::print(stderr, "county_run: {}\n", error.what());
    return 2;
  } catch (const tiexin::sim::CheckpointError& error) {
    fmt::print(stderr, "county_run: {}\n", error.what());
    return 2;
  } catch (const std::exception& error) {
    fmt::print(stderr, "county_run: {}\n", error.what());
    return 1;
  }
}

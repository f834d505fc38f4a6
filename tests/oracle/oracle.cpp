// The oracle: random small counties on the naive engine, one thread, every arm straight from the first minute to the
// last. Prints a line an arm: number of the county, arm, and the state hash at the end of every year.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fmt/format.h>
#include <type_traits>

#include "sim/event/heap_queue.hpp"
#include "tests/models/random_county.hpp"

static_assert(std::is_same_v<decltype(tiexin::models::State::queue), tiexin::sim::HeapQueue>,
              "this is not the oracle's engine");

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "oracle: FIRST LAST YEARS\n");
    return 2;
  }
  const auto first = static_cast<std::uint32_t>(std::atoi(argv[1]));
  const auto last = static_cast<std::uint32_t>(std::atoi(argv[2]));
  try {
    for (std::uint32_t number = first; number < last; ++number) {
      const tiexin::models::small::RandomStudy study = tiexin::models::small::random_study(number, std::atoi(argv[3]));
      for (std::size_t arm = 0; arm < study.books.size(); ++arm) {
        const tiexin::models::small::Finished run = tiexin::models::small::run(study.system, arm, {number, 1});
        fmt::print("{} {}", number, arm);
        for (const std::uint64_t hash : run.years) fmt::print(" {:016x}", hash);
        fmt::print("\n");
      }
    }
  } catch (const std::exception& error) {
    fmt::print(stderr, "oracle: {}\n", error.what());
    return 1;
  }
  return 0;
}

#include "sim/replicate/parallel.hpp"

#include <atomic>
#include <gtest/gtest.h>
#include <stdexcept>
#include <vector>

#include "sim/contract.hpp"

namespace tiexin::sim {
namespace {

/// How often each of n tasks was called.
std::vector<int> calls_of(Crew& crew, std::size_t n) {
  std::vector<std::atomic<int>> calls(n);
  crew.each(n, [&](std::size_t i) { ++calls[i]; });
  return {calls.begin(), calls.end()};
}

TEST(Crew, DoesEachTaskOnce) {
  EXPECT_THROW(Crew(0), ContractError);
  for (const unsigned threads : {1U, 2U, 8U}) {
    Crew crew(threads);
    EXPECT_EQ(calls_of(crew, 100), std::vector<int>(100, 1)) << threads;
    EXPECT_TRUE(calls_of(crew, 0).empty()) << threads;
  }
}

// What was cancelled is forgotten: it holds on to what its caller no longer has.
TEST(Crew, WorksOnAfterATaskThrew) {
  for (const unsigned threads : {1U, 2U, 8U}) {
    Crew crew(threads);
    std::atomic<int> of_first{0};
    const auto first = [&](std::size_t i) {
      ++of_first;
      if (i % 10 == 3) throw std::runtime_error("fell");
    };
    EXPECT_THROW(crew.each(100, first), std::runtime_error);
    const int done = of_first;
    EXPECT_EQ(calls_of(crew, 100), std::vector<int>(100, 1)) << threads;
    EXPECT_EQ(of_first, done) << "a task that was cancelled was done later";
  }
}

TEST(Crew, WhatIsOfferedIsDoneBeforeItReturns) {
  for (const unsigned threads : {1U, 4U}) {
    Crew crew(threads);
    std::atomic<int> n_done{0};
    crew.each(2, [&](std::size_t) {
      for (int i = 0; i < 20; ++i) {
        if (!crew.offer([&n_done] { ++n_done; })) ++n_done;
      }
    });
    EXPECT_EQ(n_done, 40) << threads;
  }
}

}  // namespace
}  // namespace tiexin::sim

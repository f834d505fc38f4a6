#include "sim/random/draws.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <gtest/gtest.h>
#include <vector>

#include "sim/random/draws_many.hpp"

namespace tiexin::sim {
namespace {

/// Philox4x32-10 written out from the paper, to hold the packaged one against.
Block reference(Block counter, std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t first = std::uint64_t{0xD2511F53} * counter[0];
    const std::uint64_t second = std::uint64_t{0xCD9E8D57} * counter[2];
    counter = {static_cast<std::uint32_t>(second >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(second),
               static_cast<std::uint32_t>(first >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(first)};
    key[0] += 0x9E3779B9;
    key[1] += 0xBB67AE85;
  }
  return counter;
}

Block packaged(Block counter, std::array<std::uint32_t, 2> key) {
  const philox4x32_ctr_t drawn =
      philox4x32_R(10, {{counter[0], counter[1], counter[2], counter[3]}}, {{key[0], key[1]}});
  return {drawn.v[0], drawn.v[1], drawn.v[2], drawn.v[3]};
}

TEST(Uniform, OfHalfAWordIsInTheOpenIntervalAndReadsItsOwnHalf) {
  EXPECT_EQ(uniform_of_upper_half(0), 0x1p-17);
  EXPECT_EQ(uniform_of_lower_half(0), 0x1p-17);
  EXPECT_EQ(uniform_of_upper_half(0xffffffffU), 1 - 0x1p-17);
  EXPECT_EQ(uniform_of_lower_half(0xffffffffU), 1 - 0x1p-17);
  EXPECT_EQ(uniform_of_upper_half(0x8000ffffU), 0.5 + 0x1p-17);
  EXPECT_EQ(uniform_of_lower_half(0xffff8000U), 0.5 + 0x1p-17);
}

/// The known answers that Random123 ships (kat_vectors, philox4x32 10).
TEST(Philox, KnownAnswers) {
  struct Known {
    Block counter;
    std::array<std::uint32_t, 2> key;
    Block answer;
  };
  constexpr std::uint32_t kOnes = 0xffffffff;
  const std::array<Known, 3> known = {{
      {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
      {{kOnes, kOnes, kOnes, kOnes}, {kOnes, kOnes}, {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
      {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
       {0xa4093822, 0x299f31d0},
       {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
  }};
  for (const Known& vector : known) {
    EXPECT_EQ(packaged(vector.counter, vector.key), vector.answer);
    EXPECT_EQ(reference(vector.counter, vector.key), vector.answer);
  }
  EXPECT_EQ(philox({0, 0}, 0, 0, 0), known[0].answer);
}

TEST(Philox, EveryArgumentHasItsOwnWord) {
  for (std::uint32_t i = 0; i < 1000; ++i) {
    const Block words = reference({i, 1, 2, 3}, {4, 5});
    EXPECT_EQ(philox({words[0], words[1]}, words[2], words[3], i),
              reference({words[2], words[3], i, 0}, {words[0], words[1]}));
  }
}

TEST(Philox, EightInOneGoAreTheSameEight) {
  for (std::uint32_t i = 0; i < 200; ++i) {
    Lanes entity;
    Lanes of;
    for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
      const Block words = reference({i, lane, 2, 3}, {4, 5});
      entity[lane] = words[0];
      of[lane] = words[1];
    }
    const StreamKey key{i * 7919, i};
    ManyBlocks drawn;
    philox(key, entity, of, i, drawn);
    for (std::size_t lane = 0; lane < kLanes; ++lane)
      EXPECT_EQ(drawn[lane], reference({entity[lane], of[lane], i, 0}, {key.seed, key.replication}));
  }
}

TEST(Occasion, KeepsPurposeAndNthApart) {
  static_assert(occasion(0, 0) == 0);
  static_assert(occasion(1, 0) == 0x01000000);
  static_assert(occasion(255, kOccasionsPerPurpose - 1) == 0xffffffff);
  EXPECT_THROW(static_cast<void>(occasion(0, kOccasionsPerPurpose)), ContractError);
}

TEST(Uniform, ExtremeWordsLieStrictlyInside) {
  constexpr std::uint32_t kLast = 0xffffffff;
  EXPECT_EQ(uniform(0), 0x1p-33);
  EXPECT_EQ(uniform(kLast), 1.0 - 0x1p-33);
  EXPECT_EQ(uniform(0, 0), 0x1p-53);
  EXPECT_EQ(uniform(0, 0xfff), 0x1p-53);  // the lowest 12 bits do not count
  EXPECT_EQ(uniform(kLast, kLast), 1.0 - 0x1p-53);
  EXPECT_LT(uniform(kLast, kLast), 1.0);
  EXPECT_GT(uniform(0, 0), 0.0);
  EXPECT_LT(uniform(0x7fffffff, kLast), 0.5);
  EXPECT_GT(uniform(0x80000000, 0), 0.5);
}

// Statistical tests. The draws are fixed, so a test passes for ever or never; the false-alarm rate is that of a fresh
// key.

constexpr std::uint32_t kEntities = 200'000;

/// One word of one purpose for each entity.
std::vector<double> draws_of(std::uint8_t purpose, std::uint32_t replication) {
  std::vector<double> values;
  values.reserve(kEntities);
  for (std::uint32_t entity = 0; entity < kEntities; ++entity) {
    values.push_back(uniform(philox({20070701, replication}, entity, occasion(purpose, 0), 0)[0]));
  }
  return values;
}

/// Pearson's statistic of a 16 × 16 table of pairs against uniform independence, as a normal deviate (Wilson and
/// Hilferty; 255 degrees of freedom).
double dependence(const std::vector<double>& a, const std::vector<double>& b) {
  constexpr double kFreedom = 255.0;
  std::array<std::uint32_t, 256> cells{};
  for (std::size_t i = 0; i < a.size(); ++i) {
    ++cells[static_cast<std::size_t>(a[i] * 16.0) * 16 + static_cast<std::size_t>(b[i] * 16.0)];
  }
  const double expected = static_cast<double>(a.size()) / 256.0;
  double statistic = 0.0;
  for (const std::uint32_t cell : cells) {
    statistic += (cell - expected) * (cell - expected) / expected;
  }
  const double ninth = 2.0 / (9.0 * kFreedom);
  return (std::cbrt(statistic / kFreedom) - (1.0 - ninth)) / std::sqrt(ninth);
}

constexpr double kOneInAMillion = 4.753;  // one-sided

/// 28 pairs of purposes and 7 of replications, each at a false-alarm rate of 1e-6: together 3.5e-5.
TEST(Independence, BetweenPurposesAndReplications) {
  std::vector<std::vector<double>> purposes;
  for (std::uint8_t purpose = 0; purpose < 8; ++purpose) {
    purposes.push_back(draws_of(purpose, 0));
  }
  for (std::size_t i = 0; i < purposes.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_LT(dependence(purposes[i], purposes[j]), kOneInAMillion) << "purposes " << i << " and " << j;
    }
  }
  for (std::uint32_t replication = 1; replication < 8; ++replication) {
    EXPECT_LT(dependence(purposes[0], draws_of(0, replication)), kOneInAMillion) << "replication " << replication;
  }
}

/// One draw in a hundred taken from the other purpose: the non-centrality is 200,000 · 0.01² · 15 = 300, against a
/// threshold of 120 and a standard deviation near 41, so the test misses it with probability below 1e-4.
TEST(Independence, DetectsAPlantedDependenceOfOnePerCent) {
  const std::vector<double> a = draws_of(0, 0);
  std::vector<double> b = draws_of(1, 0);
  for (std::size_t i = 0; i < b.size(); i += 100) {
    b[i] = a[i];
  }
  EXPECT_GT(dependence(a, b), kOneInAMillion);
}

/// Deviation of the mean from 1/2 in standard errors.
double mean_deviation(const std::vector<double>& values, double factor) {
  double sum = 0.0;
  for (const double value : values) {
    sum += value * factor - 0.5;
  }
  return sum / std::sqrt(static_cast<double>(values.size()) / 12.0);
}

/// False-alarm rate 1e-6 each (two-sided 4.892). A mean 1 % too high is 7.7 standard errors off: missed with
/// probability 0.003.
TEST(Uniform, MeanIsOneHalfAndAOnePerCentBiasShows) {
  constexpr double kThreshold = 4.892;
  for (std::uint8_t purpose = 0; purpose < 4; ++purpose) {
    const std::vector<double> values = draws_of(purpose, 9);
    EXPECT_LT(std::abs(mean_deviation(values, 1.0)), kThreshold);
    EXPECT_GT(std::abs(mean_deviation(values, 1.01)), kThreshold);
  }
}

}  // namespace
}  // namespace tiexin::sim

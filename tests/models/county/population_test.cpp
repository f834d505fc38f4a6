#include "models/county/population.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>
#include <set>

#include "models/county/gamma_table.hpp"
#include "models/county/purpose.hpp"
#include "sim/contract.hpp"
#include "sim/random/distributions.hpp"
#include "tests/sim/replicate/stops_after.hpp"

namespace tiexin::models {
namespace {

PopulationParameters county_of(int villages) {
  PopulationParameters parameters;
  parameters.natural_villages = villages;
  return parameters;
}

/// Shared by the tests of this file: a county of published size.
const Population& shangli() {
  static const Population population = build_population({}, {}, 1);
  return population;
}

struct Moments {
  double mean;
  double variance;
};

template <class T>
Moments moments(const std::vector<T>& column) {
  double sum = 0.0;
  double square = 0.0;
  for (const T value : column) {
    sum += static_cast<double>(value);
    square += static_cast<double>(value) * static_cast<double>(value);
  }
  const double n = static_cast<double>(column.size());
  return {sum / n, square / n - sum / n * sum / n};
}

TEST(Population, HasThePublishedSize) {
  const Population& population = shangli();
  EXPECT_EQ(population.n_villages(), 1284U);
  EXPECT_EQ(population.n_committees(), 163U);
  EXPECT_EQ(population.n_townships(), 10U);
  // Each within four standard errors of the county's draw: false alarm 6e-5 for a new seed, none for this one.
  EXPECT_NEAR(population.n_households(), 160'500, 4 * 82.4 * 35.8);
  EXPECT_NEAR(moments(population.persons).mean, 2.94, 0.02);
  const auto [smallest, largest] = std::ranges::minmax(population.settled);
  EXPECT_GE(smallest, 8U);
  EXPECT_LE(largest, 1200U);
  EXPECT_GT(largest, 500U);
}

TEST(Population, PlacesAreContiguousAndNested) {
  const Population& population = shangli();
  for (std::uint32_t v = 0; v < population.n_villages(); ++v) {
    for (Household h = population.village_first[v]; h < population.village_first[v + 1]; ++h) {
      ASSERT_EQ(population.village[h], v);
      ASSERT_TRUE(population.lives(h));
      ASSERT_EQ(village_of(population.entity(h)), v);
      ASSERT_EQ(place_of(population.entity(h)), population.place(h));
    }
    const std::uint32_t c = population.committee[v];
    EXPECT_GE(v, population.committee_first[c]);
    EXPECT_LT(v, population.committee_first[c + 1]);
    EXPECT_GE(c, population.township_first[population.township[c]]);
    EXPECT_LT(c, population.township_first[population.township[c] + 1]);
  }
  for (std::uint32_t c = 0; c < population.n_committees(); ++c) {
    const std::uint32_t n = population.committee_first[c + 1] - population.committee_first[c];
    EXPECT_TRUE(n == 7 || n == 8);
  }
}

TEST(Population, HouseholdsDifferAsTheParametersSay) {
  const Population& population = shangli();
  // Standard errors: villages differ, so the mean rate and trust rest on 1,284 draws. Bounds are about four of them.
  EXPECT_NEAR(moments(population.rate).mean, 1.0, 0.05);
  EXPECT_NEAR(moments(population.rate).variance, 0.09 + 1.0 + 0.09, 0.12);
  EXPECT_NEAR(moments(population.frailty).mean, 1.0, 0.011);
  EXPECT_NEAR(moments(population.frailty).variance, 1.0, 0.03);
  EXPECT_NEAR(moments(population.attendance).mean, 0.0, 0.011);
  EXPECT_NEAR(moments(population.attendance).variance, 1.0, 0.015);
  EXPECT_NEAR(moments(population.trust).mean, 0.5, 0.012);
  EXPECT_NEAR(moments(population.trust).variance, 0.08 * 0.08 + 0.15 * 0.15, 0.002);
  const auto [low, high] = std::ranges::minmax(population.trust);
  EXPECT_EQ(low, 0.02F);
  EXPECT_EQ(high, 0.98F);
}

TEST(Population, ScalesByTheNumberOfVillages) {
  EXPECT_EQ(n_committees(county_of(20)), 3U);
  EXPECT_EQ(n_townships(county_of(20)), 1U);
  EXPECT_EQ(n_committees(county_of(1)), 1U);
  EXPECT_EQ(n_committees(county_of(128'400)), 16'300U);
  EXPECT_EQ(n_townships(county_of(128'400)), 1'000U);
  PopulationParameters given = county_of(20);
  given.administrative_villages = 5;
  given.townships = 2;
  const Population population = build_population(given, {}, 1);
  EXPECT_EQ(population.n_committees(), 5U);
  EXPECT_EQ(population.n_townships(), 2U);
  given.townships = 6;
  EXPECT_THROW((void)build_population(given, {}, 1), sim::ContractError);
}

TEST(Population, IsAFunctionOfItsSeed) {
  const Population a = build_population(county_of(20), {}, 1);
  const Population b = build_population(county_of(20), {}, 1);
  const Population c = build_population(county_of(20), {}, 2);
  EXPECT_EQ(a.trust, b.trust);
  EXPECT_TRUE(std::ranges::equal(a.ties.stored(), b.ties.stored()));
  EXPECT_NE(a.settled, c.settled);
}

// Who they are, relatives, marriages, friends: each is drawn village by village.
TEST(Population, GivesWayToAStopBetweenAnyTwoVillages) {
  constexpr int kVillages = 6;
  sim::StopsAfter never(1'000'000);
  const Population watched = build_population(county_of(kVillages), {}, 1, {}, &never);
  EXPECT_GE(never.asked, 4 * kVillages);
  for (int n = 0; n < never.asked; ++n) {
    sim::StopsAfter stop(n);
    EXPECT_THROW((void)build_population(county_of(kVillages), {}, 1, {}, &stop), sim::Stopped) << n;
    EXPECT_EQ(stop.asked, n + 1) << "who was told to stop asks no more";
  }
  const Population alone = build_population(county_of(kVillages), {}, 1);
  EXPECT_EQ(watched.trust, alone.trust);
  EXPECT_TRUE(std::ranges::equal(watched.ties.stored(), alone.ties.stored()));
}

/// The households of `wide` that live, compared with those of `narrow` column by column and tie by tie.
void expect_nobody_noticed(const Population& narrow, const Population& wide) {
  std::vector<Household> kept;
  std::vector<Household> renumbered(wide.n_households(), kNobody);
  for (Household h = 0; h < wide.n_households(); ++h) {
    if (wide.lives(h)) {
      renumbered[h] = static_cast<Household>(kept.size());
      kept.push_back(h);
    } else {
      EXPECT_EQ(wide.ties.degree(h), 0U);
      EXPECT_EQ(wide.persons[h], 0U);
      EXPECT_EQ(wide.rate[h], 0.0F);
    }
  }
  ASSERT_EQ(kept.size(), narrow.n_households());
  for (Household h = 0; h < narrow.n_households(); ++h) {
    const Household w = kept[h];
    ASSERT_EQ(narrow.entity(h), wide.entity(w));
    ASSERT_EQ(narrow.rate[h], wide.rate[w]);
    ASSERT_EQ(narrow.frailty[h], wide.frailty[w]);
    ASSERT_EQ(narrow.attendance[h], wide.attendance[w]);
    ASSERT_EQ(narrow.trust[h], wide.trust[w]);
    ASSERT_EQ(narrow.persons[h], wide.persons[w]);
    ASSERT_EQ(narrow.lineage[h], wide.lineage[w]);
    ASSERT_EQ(narrow.committee_of(h), wide.committee_of(w));
    ASSERT_EQ(narrow.ties.degree(h), wide.ties.degree(w));
    for (std::uint32_t k = 0; k < narrow.ties.degree(h); ++k) {
      ASSERT_EQ(narrow.ties.of(h)[k].node(), renumbered[wide.ties.of(w)[k].node()]);
      ASSERT_EQ(narrow.ties.of(h)[k].kind(), wide.ties.of(w)[k].kind());
    }
  }
}

TEST(Population, TheLeastDifferentWorld) {
  const Population narrow = build_population(county_of(40), {}, 3);
  const std::vector<ExtraPlaces> one_household{{7, 1}};
  expect_nobody_noticed(narrow, build_population(county_of(40), {}, 3, one_household));
  const std::vector<ExtraPlaces> a_village{{40, 90}};
  expect_nobody_noticed(narrow, build_population(county_of(40), {}, 3, a_village));
  const std::vector<ExtraPlaces> both{{0, 5}, {39, 1}, {40, 3}, {41, 2}};
  const Population wide = build_population(county_of(40), {}, 3, both);
  EXPECT_EQ(wide.n_villages(), 42U);
  EXPECT_EQ(wide.committee.back(), narrow.n_committees() - 1);
  expect_nobody_noticed(narrow, wide);
  EXPECT_THROW((void)build_population(county_of(40), {}, 3, std::vector<ExtraPlaces>{{41, 2}}), sim::ContractError);
}

TEST(Population, MemoryIsModest) {
  EXPECT_LT(static_cast<double>(shangli().bytes()) / shangli().n_households(), 110.0);
  EXPECT_LT(shangli().bytes(), 20'000'000U);
}

TEST(Entity, NumbersMeetNowhere) {
  EXPECT_NE(household_entity(3, kMaxPlaces - 1), village_entity(3));
  EXPECT_NE(village_entity(3), household_entity(4, 0));
  EXPECT_GT(entity_of(EntityKind::committee, 0), village_entity(kMaxVillages - 1));
  EXPECT_NE(entity_of(EntityKind::cadre, 5), entity_of(EntityKind::officer, 5));
  EXPECT_THROW((void)household_entity(3, kMaxPlaces), sim::ContractError);
  EXPECT_THROW((void)village_entity(kMaxVillages), sim::ContractError);
}

TEST(GammaTable, IsTheQuantileWithinATenthOfAPercent) {
  for (const double variance : {0.04, 0.3, 1.0, 2.5}) {
    const GammaTable table(variance);
    double last = 0.0;
    for (std::uint64_t word = 1 << 19; word < std::uint64_t{1} << 32; word += 7'654'321) {
      const auto w = static_cast<std::uint32_t>(word);
      const double exact = variance * sim::gamma(sim::uniform(w), 1.0 / variance);
      EXPECT_NEAR(table(w), exact, 1e-3 * exact) << variance << " at " << sim::uniform(w);
      EXPECT_GT(table(w), last);
      last = table(w);
    }
  }
  EXPECT_EQ(GammaTable(0.0)(12345), 1.0);
  EXPECT_THROW(GammaTable(-1.0), sim::ContractError);
}

}  // namespace
}  // namespace tiexin::models

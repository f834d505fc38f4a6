#include "models/county/contact.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <numeric>

#include "tests/sim/replicate/stops_after.hpp"

namespace tiexin::models {
namespace {

Population county(int villages, std::span<const ExtraPlaces> extras = {}) {
  PopulationParameters parameters;
  parameters.natural_villages = villages;
  parameters.townships = 3;
  return build_population(parameters, {}, 9, extras);
}

const Population& shared() {
  static const Population population = county(160);
  return population;
}

double mean_tie(const std::vector<VillageStanding>& standings) {
  double sum = 0.0;
  for (const VillageStanding& standing : standings) sum += standing.mean_tie;
  return sum / static_cast<double>(standings.size());
}

TEST(Posting, IsAPermutationOfCadres) {
  const Population& population = shared();
  for (const Posting posting : {Posting::birthplace, Posting::office, Posting::random}) {
    std::vector<std::uint32_t> posted = post_cadres(population, posting);
    if (posting == Posting::birthplace) {
      EXPECT_TRUE(std::is_sorted(posted.begin(), posted.end()));
    } else {
      EXPECT_FALSE(std::is_sorted(posted.begin(), posted.end()));
    }
    std::sort(posted.begin(), posted.end());
    for (std::uint32_t v = 0; v < posted.size(); ++v) EXPECT_EQ(posted[v], v);
  }
}

TEST(Posting, OfficesAreOftenInTheTownshipOfBirth) {
  const Population& population = shared();
  const auto at_home = [&](Posting posting) {
    const std::vector<std::uint32_t> posted = post_cadres(population, posting);
    double n = 0.0;
    for (std::uint32_t v = 0; v < posted.size(); ++v) {
      n += population.township_of_village(posted[v]) == population.township_of_village(v) ? 1 : 0;
    }
    return n / static_cast<double>(posted.size());
  };
  EXPECT_NEAR(at_home(Posting::office), 0.5 + 0.5 / 3,
              0.15);  // 1/2, and by chance 1/3 of the others; dealing moves a few
  EXPECT_NEAR(at_home(Posting::random), 1.0 / 3, 0.15);
}

TEST(Standing, ACadreIsTiedToTheVillageOfHisBirthAndHardlyElsewhere) {
  const Population& population = shared();
  Standing home;
  Standing office;
  Standing random;
  stand_cadres(population, Posting::birthplace, home);
  stand_cadres(population, Posting::office, office);
  stand_cadres(population, Posting::random, random);
  EXPECT_GT(mean_tie(home.cadre_in), 0.08);
  EXPECT_LT(mean_tie(home.cadre_in), 0.3);
  EXPECT_LT(mean_tie(office.cadre_in), 0.2 * mean_tie(home.cadre_in));
  EXPECT_LT(mean_tie(random.cadre_in), 0.2 * mean_tie(home.cadre_in));
  for (std::uint32_t v = 0; v < population.n_villages(); ++v) {
    const Household natal = cadre_household(population, v);
    EXPECT_EQ(population.village[natal], v);
    EXPECT_EQ(home.cadre_tie[natal], 1.0F);
  }
  for (const float tie : home.cadre_tie) {
    EXPECT_GE(tie, 0.0F);
    EXPECT_LE(tie, 1.0F);
  }
}

TEST(Standing, TheNextHolderHasAnotherHome) {
  const Population& population = shared();
  std::uint32_t n_other = 0;
  for (std::uint32_t v = 0; v < population.n_villages(); ++v) {
    n_other += cadre_household(population, v, 1) != cadre_household(population, v) ? 1 : 0;
  }
  EXPECT_GT(n_other, population.n_villages() * 8 / 10);
}

TEST(Standing, OfficersShareTheVillagesOfTheirCommittee) {
  const Population& population = shared();
  Standing standing;
  stand_officers(population, standing);
  std::vector<std::uint32_t> load(population.n_committees() * 8, 0);
  for (std::uint32_t v = 0; v < population.n_villages(); ++v) {
    const std::uint32_t c = population.committee[v];
    ++load[c * 8 + officer_of(population, v)];
    EXPECT_EQ(population.committee_of(officer_household(population, c, officer_of(population, v))), c);
  }
  EXPECT_LE(*std::max_element(load.begin(), load.end()), 2U);
  EXPECT_GT(mean_tie(standing.officer_in), 0.02);
  EXPECT_LT(mean_tie(standing.officer_in), 0.1);
}

TEST(Standing, AMemberIsOneOfTenNeighbours) {
  const Population& population = shared();
  Standing standing;
  stand_members(population, standing);
  std::uint32_t n_members = 0;
  for (Household h = 0; h < population.n_households(); ++h) {
    const Household member = member_household(population, h);
    ASSERT_EQ(population.village[member], population.village[h]);
    ASSERT_EQ(population.place(member) / 10, population.place(h) / 10);
    ASSERT_EQ(standing.member_tie[h] == 1.0F, member == h);
    ASSERT_GT(standing.member_tie[h], 0.0F);  // nine doors away at most, and friends, kin or neighbours between
    n_members += member == h ? 1 : 0;
  }
  EXPECT_NEAR(n_members, population.n_households() / 10.0 + population.n_villages() / 2.0,
              population.n_villages() / 4.0);
}

// Cadres, officers and members are measured village by village.
TEST(Standing, GivesWayToAStopBetweenAnyTwoVillages) {
  const Population population = county(24);
  sim::StopsAfter never(1'000'000);
  const Standing watched = contact_ties(population, Posting::office, &never);
  EXPECT_GE(never.asked, 3 * 24);
  for (int n = 0; n < never.asked; ++n) {
    sim::StopsAfter stop(n);
    EXPECT_THROW((void)contact_ties(population, Posting::office, &stop), sim::Stopped) << n;
    EXPECT_EQ(stop.asked, n + 1);
  }
  EXPECT_EQ(watched.member_tie, contact_ties(population, Posting::office).member_tie);
}

TEST(Standing, TheLeastDifferentWorld) {
  const Population narrow = county(40);
  const std::vector<ExtraPlaces> extras{{7, 3}, {40, 20}};
  const Population wide = county(40, extras);
  for (const Posting posting : {Posting::birthplace, Posting::office, Posting::random}) {
    const Standing a = contact_ties(narrow, posting);
    const Standing b = contact_ties(wide, posting);
    Household h = 0;
    for (Household w = 0; w < wide.n_households(); ++w) {
      if (!wide.lives(w)) {
        EXPECT_EQ(b.cadre_tie[w] + b.officer_tie[w] + b.member_tie[w], 0.0F);
        continue;
      }
      ASSERT_EQ(a.cadre_tie[h], b.cadre_tie[w]);
      ASSERT_EQ(a.officer_tie[h], b.officer_tie[w]);
      ASSERT_EQ(a.member_tie[h], b.member_tie[w]);
      ASSERT_EQ(narrow.entity(member_household(narrow, h)), wide.entity(member_household(wide, w)));
      ++h;
    }
    for (std::uint32_t v = 0; v < 40; ++v) {
      EXPECT_EQ(a.cadre[v], b.cadre[v]);
      EXPECT_EQ(a.cadre_in[v].mean_tie, b.cadre_in[v].mean_tie);
    }
    EXPECT_EQ(b.cadre_in[40].mean_tie, 0.0);
  }
}

}  // namespace
}  // namespace tiexin::models

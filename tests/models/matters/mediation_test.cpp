// F9, mediation.
#include <cmath>
#include <gtest/gtest.h>

#include "models/matters/triage.hpp"
#include "tests/models/stage.hpp"

namespace tiexin::models {
namespace {

using small::Kind3;
using small::quiet_with;
using small::Stage;

TEST(Mediation, TheWeakerTieHelpsAndTheDifferenceIsPartial) {
  QualityParameters q;
  q.mediation = 0.5;
  q.partiality = -1;
  const double level = mediation_chance(q, 0.5, {0, 0}, 0);
  EXPECT_NEAR(level, 1 / (1 + std::exp(-0.5)), 1e-12);
  EXPECT_GT(mediation_chance(q, 0.9, {0, 0}, 0), level);
  EXPECT_GT(mediation_chance(q, 0.5, {0, 0}, 0.8), level);
  EXPECT_GT(mediation_chance(q, 0.5, {0.6, 0.6}, 0), level);
  EXPECT_LT(mediation_chance(q, 0.5, {0.6, 0}, 0), level) << "a tie to one side only";
  EXPECT_DOUBLE_EQ(mediation_chance(q, 0.5, {0.6, 0.1}, 0), mediation_chance(q, 0.5, {0.1, 0.6}, 0));
}

TEST(Mediation, TheOtherPartyLivesInTheSameVillage) {
  for (const int households : {8, 30}) {
    small::Description d = quiet_with(Kind3::small, [](Parameters& p) { p.matters.dispute_share = 1; });
    d.households_per_village = households;
    Stage stage(d);
    const Population& people = *stage.system->population;
    for (std::uint32_t h = 0; h < people.n_households(); ++h) {
      stage.arise(h, 1000 + h);
      const models::Run run = stage.at(1001 + h);
      const std::uint32_t other = counterparty(run, stage.matter(h));
      EXPECT_EQ(people.village[other], people.village[h]);
      EXPECT_TRUE(people.lives(other));
      EXPECT_NE(other, h) << "nobody has a dispute with himself";
    }
  }
}

}  // namespace
}  // namespace tiexin::models

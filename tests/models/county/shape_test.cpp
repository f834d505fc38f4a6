// The published shape of village networks, as loose bounds: dense, small-world, one or two lineages, degrees with an
// exponential cut-off.
#include <algorithm>
#include <array>
#include <gtest/gtest.h>

#include "models/county/population.hpp"
#include "models/county/relation.hpp"
#include "models/county/weave.hpp"
#include "sim/network/examine.hpp"

namespace tiexin::models {
namespace {

const Population& county() {
  static const Population population = [] {
    PopulationParameters parameters;
    parameters.natural_villages = 300;
    return build_population(parameters, {}, 5);
  }();
  return population;
}

TEST(Shape, MeanTiesOfEachRelation) {
  const Population& population = county();
  std::array<double, kRelations> mean{};
  for (Household h = 0; h < population.n_households(); ++h) {
    for (const sim::Tie tie : population.ties.of(h)) mean.at(tie.kind()) += 1.0 / population.n_households();
  }
  const auto of = [&](Relation relation) { return mean.at(kind_of(relation)); };
  EXPECT_NEAR(of(Relation::friendship), 6.0, 0.4);  // both choosing each other costs a few
  EXPECT_NEAR(of(Relation::marriage), 0.5, 0.03);
  EXPECT_NEAR(of(Relation::neighbour), 2.0, 0.05);
  EXPECT_GT(of(Relation::parent), 1.5);
  EXPECT_LT(of(Relation::parent), 2.0);
  EXPECT_GT(of(Relation::kin), 3.0);
  EXPECT_LT(of(Relation::kin), 6.0);
  const double all = static_cast<double>(population.ties.n_stored()) / population.n_households();
  EXPECT_GT(all, 12.0);
  EXPECT_LT(all, 16.0);
}

TEST(Shape, FollowsItsParameters) {
  PopulationParameters parameters;
  parameters.natural_villages = 40;
  TieParameters more;
  more.friends = 12.0;
  more.marriage_ties = 3.0;
  const Population population = build_population(parameters, more, 5);
  double n_friends = 0.0;
  double n_marriages = 0.0;
  for (Household h = 0; h < population.n_households(); ++h) {
    n_friends +=
        static_cast<double>(population.ties.of(h, kind_of(Relation::friendship), kind_of(Relation::friendship)).size());
    n_marriages +=
        static_cast<double>(population.ties.of(h, kind_of(Relation::marriage), kind_of(Relation::marriage)).size());
  }
  EXPECT_GT(n_friends / population.n_households(), 9.5);  // ranked lists end at sixteen
  EXPECT_NEAR(n_marriages / population.n_households(), 3.0, 0.15);
}

TEST(Shape, OneOrTwoLineagesDominate) {
  const Population& population = county();
  double largest = 0.0;
  double top_two = 0.0;
  std::uint32_t n_within = 0;
  for (std::uint32_t v = 0; v < population.n_villages(); ++v) {
    const sim::NodeRange village = population.settled_in(v);
    std::array<std::uint32_t, 8> sizes{};
    for (Household h = village.first; h < village.last; ++h) ++sizes.at(population.lineage[h]);
    const double share = static_cast<double>(sizes[0]) / village.size();
    largest += share / population.n_villages();
    top_two += static_cast<double>(sizes[0] + sizes[1]) / village.size() / population.n_villages();
    n_within += share > 0.35 && share < 0.85 ? 1 : 0;
  }
  EXPECT_NEAR(largest, 0.60, 0.03);  // published range over teams .43-.77
  EXPECT_NEAR(top_two, 0.86, 0.03);  // .73-1
  EXPECT_GT(n_within, population.n_villages() * 9 / 10);
}

TEST(Shape, IsASmallWorldWithACutOff) {
  const sim::Shape shape = sim::examine(county().ties);
  EXPECT_EQ(shape.n_components, 1U);
  // A random graph of this size and degree clusters at .0004 and has paths of about 4.1 steps.
  EXPECT_GT(shape.clustering, 0.15);
  EXPECT_LT(shape.clustering, 0.6);
  EXPECT_LT(shape.mean_path, 7.0);
  // Wider than Poisson (whose variance is its mean), yet each further eight neighbours are rarer by a factor that does
  // not shrink.
  EXPECT_GT(shape.degree_variance, 1.3 * shape.mean_degree);
  EXPECT_LT(shape.tail(24) / shape.tail(16), 0.3);
  EXPECT_LT(shape.tail(32) / shape.tail(24), shape.tail(24) / shape.tail(16));
  EXPECT_LT(shape.degrees.size(), 80U);
}

TEST(Shape, KinAreWithinTheLineageAndNearestFirst) {
  const Population& population = county();
  for (Household h = 0; h < population.n_households(); ++h) {
    sim::Kind last = 0;
    for (const sim::Tie tie : population.kin_of(h)) {
      ASSERT_GE(tie.kind(), last);
      last = tie.kind();
      const bool same_village = population.village[tie.node()] == population.village[h];
      if (tie.kind() == kind_of(Relation::marriage)) {
        ASSERT_FALSE(same_village);
      } else {
        ASSERT_TRUE(same_village);
        ASSERT_EQ(population.lineage[tie.node()], population.lineage[h]);
      }
    }
  }
}

TEST(Shape, FriendsStayWithinTheCommittee) {
  const Population& population = county();
  double n_outside = 0.0;
  double n_friends = 0.0;
  for (Household h = 0; h < population.n_households(); ++h) {
    for (const sim::Tie tie : population.ties.of(h, kind_of(Relation::friendship), kind_of(Relation::friendship))) {
      ASSERT_EQ(population.committee_of(tie.node()), population.committee_of(h));
      n_outside += population.village[tie.node()] != population.village[h] ? 1 : 0;
      ++n_friends;
    }
  }
  EXPECT_NEAR(n_outside / n_friends, 0.2, 0.02);
}

}  // namespace
}  // namespace tiexin::models

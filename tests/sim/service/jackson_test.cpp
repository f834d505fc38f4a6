#include "bench/service/jackson.hpp"

#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <vector>

namespace tiexin::bench {
namespace {

constexpr Minute kDay = 1440;

/// |t| of the means over days 100 to 300 of twelve runs against the closed form: village, department, whole case.
std::array<double, 3> distances(double stretch) {
  const Jackson model(stretch);
  std::array<std::vector<double>, 3> runs;
  for (std::uint32_t r = 0; r < 12; ++r) {
    Jackson::State state;
    model.start(state, {3, r});
    model.advance(state, 100 * kDay);
    const Jackson::Sums warm = model.sums(state);
    model.advance(state, 300 * kDay);
    const Jackson::Means means = Jackson::means(model.sums(state), warm);
    runs[0].push_back(means.village);
    runs[1].push_back(means.department);
    runs[2].push_back(means.whole);
  }
  const Jackson::Means exact = Jackson::closed_form();
  std::array<double, 3> distance{exact.village, exact.department, exact.whole};
  for (std::size_t kind = 0; kind < 3; ++kind) {
    double mean = 0, squares = 0;
    for (const double run : runs[kind]) mean += run / 12;
    for (const double run : runs[kind]) squares += (run - mean) * (run - mean);
    distance[kind] = (mean - distance[kind]) / std::sqrt(squares / 11 / 12);
  }
  return distance;
}

TEST(Jackson, TheClosedFormIsThePublishedOne) { EXPECT_NEAR(Jackson::closed_form().whole / kDay, 1.99787, 5e-6); }

// t with 11 degrees of freedom beyond 4.44: false-alarm rate .001 each, .003 together. Service times 1 % too long
// lengthen a case by 2.3 %, about seven standard errors: power above .99.
TEST(Jackson, MeanSojournsAreTheClosedForm) {
  for (const double t : distances(1)) EXPECT_LT(std::abs(t), 4.44);
  EXPECT_GT(distances(1.01)[2], 4.44);
}

TEST(Jackson, LittleHoldsAtEveryStationAndTheCheckpointCarriesOn) {
  const Jackson model;
  Jackson::State state;
  model.start(state, {3, 0});
  model.advance(state, 60 * kDay);
  for (std::uint32_t desk = 0; desk < state.desks.desk.size(); ++desk) {
    ASSERT_TRUE(model.desks().little(state.desks, desk, 60 * kDay).holds());
    ASSERT_TRUE(model.desks().work(state.desks, desk, 60 * kDay).holds());
  }
  Jackson::State forked = state;
  model.advance(state, 90 * kDay);
  model.advance(forked, 75 * kDay);
  model.advance(forked, 90 * kDay);
  EXPECT_EQ(sim::state_hash(state), sim::state_hash(forked));
}

}  // namespace
}  // namespace tiexin::bench

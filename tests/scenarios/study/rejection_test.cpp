#include "scenarios/study/rejection.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <gtest/gtest.h>

#include "scenarios/store/csv.hpp"
#include "scenarios/study/walk.hpp"
#include "tests/scenarios/study/small_county.hpp"

namespace tiexin::scenarios {
namespace {

using tests::message_of;
using tests::SmallCounty;

County library_county() { return load_county(SmallCounty::library() / "county" / "test.yaml"); }

Trial trial_with(double value_of_first_calibrated) {
  Trial trial;
  trial.finished = true;
  for (const analysis::Target& target : analysis::targets()) {
    trial.base.push_back(target.in_base ? target.centre() : analysis::kEmpty);
    trial.last.push_back(target.in_last ? target.centre() : analysis::kEmpty);
  }
  for (std::size_t i = 0; i < analysis::targets().size(); ++i) {
    if (analysis::targets()[i].role != analysis::TargetRole::calibrated) continue;
    (analysis::targets()[i].in_base ? trial.base : trial.last)[i] += value_of_first_calibrated;
    break;
  }
  return trial;
}

TEST(Rejection, DrawsWhatIsMarkedAndWhatIsAskedFor) {
  const County county = library_county();
  const auto drawn = drawn_of(county, {}, {"matters.rate"}, false);
  const auto has = [&](const std::string& path) {
    return std::any_of(drawn.begin(), drawn.end(), [&](const Drawn& one) { return one.path == path; });
  };
  EXPECT_TRUE(has("matters.rate"));
  EXPECT_TRUE(has("surfacing.hotline"));
  EXPECT_FALSE(has("population.away_share"));
  for (const Drawn& one : drawn) EXPECT_LT(one.origin.low, one.origin.high) << one.path;
  EXPECT_GT(drawn_of(county, {}, {}, true).size(), drawn.size());
  const std::string text = message_of<SpecError>([&] { (void)drawn_of(county, {}, {"matters.rat"}, false); });
  EXPECT_NE(text.find("matters.rate"), std::string::npos) << text;
}

TEST(Rejection, DrawsLeversOfUpgradesAmongTheAssumed) {
  const County county = library_county();
  const auto upgrades = load_upgrades(std::filesystem::path(TIEXIN_LIBRARY_DIR) / "upgrades");
  const auto drawn = drawn_of(county, upgrades, {}, true);
  const auto at =
      std::find_if(drawn.begin(), drawn.end(), [](const Drawn& one) { return one.path == "upgrade.1.outreach.hours"; });
  ASSERT_NE(at, drawn.end());
  EXPECT_GT(drawn.size(), drawn_of(county, {}, {}, true).size() + 30);
  for (const Drawn& one : drawn) EXPECT_NE(one.path, "upgrade.7.grid.workers") << "the source has it";
  const Beliefs beliefs = with_vector(county.parameters, drawn, vector_at(Place(drawn.size(), 0.5), drawn));
  EXPECT_EQ(beliefs.levers.at("upgrade.1.outreach.hours"), 9.0);
  const Place place = place_of(beliefs, drawn);
  EXPECT_NEAR(place[static_cast<std::size_t>(at - drawn.begin())], 0.5, 1e-12);
}

TEST(Rejection, DrawsAreKeyedByThePathAndFillTheRange) {
  const County county = library_county();
  const auto few = drawn_of(county, {}, {}, false);
  const auto more = drawn_of(county, {}, {"matters.rate"}, false);
  const auto a = draw_vectors(county, few, 200, 3);
  const auto b = draw_vectors(county, more, 200, 3);
  for (std::size_t i = 0; i < few.size(); ++i) {
    const auto at = std::find_if(more.begin(), more.end(), [&](const Drawn& one) { return one.path == few[i].path; });
    const auto j = static_cast<std::size_t>(at - more.begin());
    double mean = 0.0;
    for (std::size_t v = 0; v < a.size(); ++v) {
      EXPECT_EQ(a[v][i], b[v][j]) << few[i].path;
      EXPECT_GE(a[v][i], few[i].origin.low);
      EXPECT_LE(a[v][i], few[i].origin.high);
      const double share =
          few[i].origin.prior == Prior::log_uniform
              ? std::log(a[v][i] / few[i].origin.low) / std::log(few[i].origin.high / few[i].origin.low)
              : (a[v][i] - few[i].origin.low) / (few[i].origin.high - few[i].origin.low);
      mean += share / 200.0;
    }
    // Mean of 200 uniforms: standard deviation .0204. Over some 20 numbers a false alarm in 10,000 draws of seeds.
    EXPECT_NEAR(mean, 0.5, few[i].whole ? 0.2 : 0.1) << few[i].path;
  }
  EXPECT_NE(draw_vectors(county, few, 1, 4)[0], a[0]);
}

TEST(Rejection, KeepsWhatIsPlausibleInTheOrderOfDrawingAndNothingElse) {
  std::vector<Trial> trials;
  for (const double off : {9.0, 0.01, 5.0, 0.02, 0.0}) trials.push_back(trial_with(off));
  trials.push_back(Trial{});  // was stopped
  EXPECT_EQ(kept_of(trials, 2), (std::vector<std::size_t>{1, 3}));
  EXPECT_EQ(kept_of(trials, 4), (std::vector<std::size_t>{1, 3, 4})) << "what is ruled out never fills up";
}

TEST(Rejection, TheFileReadsBackWithTheDefaultsFirst) {
  const County county = library_county();
  const auto drawn = drawn_of(county, {}, {"matters.rate"}, false);
  const auto vectors = draw_vectors(county, drawn, 3, 1);
  const CsvTable table = parse_csv("made", ensemble_csv(drawn, vectors));
  models::Parameters parameters;
  const Ensemble ensemble = ensemble_of_table(table, slots(parameters));
  ASSERT_EQ(ensemble.size(), 4u);
  EXPECT_EQ(ensemble.vectors[2], vectors[1]);
  Problems problems;
  check_defaults(ensemble, county.provenance, problems);
  EXPECT_TRUE(problems.empty());
}

TEST(Trial, MeasuresBothArms) {
  const SmallCounty county;
  const County read = load_county(county.county());
  const CountyStudy study(read, target_arms(load_upgrades(county.upgrades())), {});
  sim::Progress silent;
  const auto trials = try_out(study, {{read.parameters, {}}}, {{1, 1}}, 1, silent);
  ASSERT_EQ(trials.size(), 1u);
  EXPECT_TRUE(trials[0].finished) << trials[0].error;
  EXPECT_EQ(trials[0].values().size(), analysis::targets().size());
}

}  // namespace
}  // namespace tiexin::scenarios

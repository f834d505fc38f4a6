// How long a contact person is out.
#include "models/matters/rounds.hpp"

#include <gtest/gtest.h>

#include "tests/models/stage.hpp"

namespace tiexin::models {
namespace {

using small::Stage;

TEST(Hours, AContactPersonIsOutAsLongAsHoursEffortAndInspectionSay) {
  Rules rules;
  rules.posted_minutes = 480;
  Stage stage(small::quiet(), rules);
  const auto out = [&](double effort, double required, double notice) {
    Rules now = rules;
    now.required_visits = required;
    now.notice = notice;
    Stage there(small::quiet(), now);
    models::Run run = there.at(Stage::wednesday());
    run.state.villages[0].effort = static_cast<float>(effort);
    return visiting_minutes(run, 0);
  };
  const double week = 480 * 12 / (365.25 / 7);
  EXPECT_NEAR(out(1, 0, 0), week, 1e-9);
  EXPECT_LE(out(0.5, 0, 0), week) << "nobody is out longer than he has hours";
  EXPECT_NEAR(out(0.3, 0, 0), 2 * out(0.15, 0, 0), 1e-6) << "below full effort in proportion to it";
  EXPECT_EQ(out(0, 0, 1), 0);
  EXPECT_NEAR(out(0, 100, 1), week, 1e-9) << "what is required is bounded by the hours";
  EXPECT_NEAR(out(0, 100, 0.5), week / 2, 1e-9) << "and done as far as it is noticed";
}

}  // namespace
}  // namespace tiexin::models

// Whether a matter that nobody has heard of has a slot and an event is nobody's business: no table shows it.
#include "models/matters/unheard.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <tuple>
#include <vector>

#include "tests/models/small_county.hpp"

namespace tiexin::models {
namespace {

// Everything goes on in this county; what of it nobody has heard of is taken up at the turn of each month.
TEST(Unheard, ARunInWhichAllAreTakenUpAtOnceHasTheSameTables) {
  small::Description description;
  description.parameters.matters.causes = 0.3;
  const small::County county(description);
  const auto system = county.system_of({small::shipped()});
  const CountyModel model(system);
  std::vector<History> departed[2];
  sim::Tables tables[2];
  std::size_t taken = 0;
  for (const int taken_up : {0, 1}) {
    Scratch scratch;
    scratch.departed = &departed[taken_up];
    State state;
    model.start(state, scratch, small::kKey);
    for (int month = 0; month < county.calendar->n_months(); ++month) {
      const Minute now = county.calendar->month_start(month) + 1;
      model.advance(state, scratch, 0, now);
      if (taken_up == 0) continue;
      models::Run run{*system, state, scratch, system->arms[0][0].township, now, static_cast<std::size_t>(month)};
      for (std::vector<Untended>& rows : state.matters.of_village) {
        for (Untended& row : rows) {
          taken += row.is_unheard();
          take_up(run, row);
        }
      }
    }
    model.advance(state, scratch, 0, county.calendar->end_minute());
    tables[taken_up] = small::outcomes(model, state);
    std::sort(departed[taken_up].begin(), departed[taken_up].end(), [](const History& a, const History& b) {
      return std::tie(a.household, a.nth, a.digest) < std::tie(b.household, b.nth, b.digest);
    });
  }
  EXPECT_GT(taken, 200U) << "hardly anything is unheard here";
  for (std::size_t t = 0; t < tables[0].size(); ++t) {
    for (std::size_t c = 0; c < tables[0][t].columns.size(); ++c) {
      const sim::Column& unheard = tables[0][t].columns[c];
      const sim::Column& heard = tables[1][t].columns[c];
      if (unheard.name == "events") {
        // An unheard matter's clock that runs out after its end is not scheduled; one with a slot is told in vain.
        EXPECT_LE(unheard.values[0], heard.values[0]);
        EXPECT_LT(heard.values[0] - unheard.values[0], static_cast<std::int64_t>(taken / 20));
      } else {
        EXPECT_EQ(unheard.values, heard.values) << tables[0][t].name << ' ' << unheard.name;
      }
    }
  }
  ASSERT_EQ(departed[0].size(), departed[1].size());
  for (std::size_t i = 0; i < departed[0].size(); ++i) EXPECT_EQ(departed[0][i].digest, departed[1][i].digest);
}

}  // namespace
}  // namespace tiexin::models

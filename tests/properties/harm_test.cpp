// A report that can only praise is broken: under some beliefs that the priors admit, some upgrade lowers true
// resolution.
#include <cmath>
#include <gtest/gtest.h>

#include "tests/models/small_county.hpp"

namespace tiexin::models {
namespace {

struct Paired {
  double mean;
  double error;  // standard error of the mean
};

/// True resolution with less without, over replications of one small county: paired, and seen from the second summer
/// on.
Paired effect(const Parameters& parameters, const Mechanisms& base, const Mechanisms& with, int replications) {
  small::Description d;
  d.villages = 12;
  d.households_per_village = 80;
  d.years = 5;
  d.parameters = parameters;
  const small::County county(d);
  const auto system = county.system_of({base, with}, county.second_summer());
  double sum = 0;
  double square = 0;
  for (int r = 1; r <= replications; ++r) {
    const sim::StreamKey key{77, static_cast<std::uint32_t>(r)};
    const double difference =
        small::resolution(small::run(system, 1, key), 18, 52) - small::resolution(small::run(system, 0, key), 18, 52);
    sum += difference;
    square += difference * difference;
  }
  const double mean = sum / replications;
  return {mean, std::sqrt((square / replications - mean * mean) / (replications - 1))};
}

constexpr int kReplications = 10;

// Four standard errors: a false alarm of 2e-3 by Student's t with nine degrees of freedom, for keys drawn anew; these
// are fixed.
TEST(Harm, GradesOnBooksAloneCanLowerTrueResolution) {
  Parameters p;
  p.conduct.slope_reward = 0;   // a reward moves nobody to do more
  p.conduct.gaming_reward = 4;  // but everybody to look better
  p.conduct.gaming_base = -1;
  p.conduct.suppression = 0.8;  // reports are discouraged where their number is held against a village
  p.books.close_gaming = 4;
  p.books.close_base = -1;
  Mechanisms duty = small::only(small::shipped(), "duty");
  duty.duty.weight_audited = 0;
  duty.duty.weight_open = 1;
  duty.duty.visits = 0;
  const Mechanisms contact = small::only(small::shipped(), "outreach");
  Mechanisms both = contact;
  both.duty = duty.duty;
  const Paired found = effect(p, contact, both, kReplications);
  EXPECT_LT(found.mean + 4 * found.error, 0) << found.mean << " +- " << found.error;
}

TEST(Harm, ServiceDaysThatNobodyComesToCanLowerTrueResolution) {
  Parameters p;
  p.contacts.defer = 0.6;                    // those who would have walked in wait for the next one
  p.surfacing.intercept_service_day = -4.3;  // and then hardly anybody comes
  p.surfacing.walk_in = {0.2, 0.6, 1.2};
  p.surfacing.hotline = 0.4;
  Mechanisms rare = small::only(small::shipped(), "service_day");
  rare.service_day.days = 2;
  const Paired found = effect(p, Mechanisms{}, rare, kReplications);
  EXPECT_LT(found.mean + 4 * found.error, 0) << found.mean << " +- " << found.error;
}

// And at the defaults contact helps: the same comparison is able to praise.
TEST(Harm, ContactHelpsWherePeopleTell) {
  const Paired found = effect({}, Mechanisms{}, small::only(small::shipped(), "outreach"), kReplications);
  EXPECT_GT(found.mean - 4 * found.error, 0) << found.mean << " +- " << found.error;
}

}  // namespace
}  // namespace tiexin::models

#include "models/county/parameters.hpp"

#include <gtest/gtest.h>
#include <set>
#include <string>

#include "models/county/institutions.hpp"

namespace tiexin::models {
namespace {

struct Check {
  std::set<std::string, std::less<>> names;

  template <FieldValue F>
  void operator()(std::string_view name, F& value, std::string_view unit, Bounds bounds, std::string_view doc) {
    EXPECT_TRUE(names.emplace(name).second) << name << " is listed twice";
    EXPECT_TRUE(bounds.contains(static_cast<double>(value))) << name;
    EXPECT_FALSE(unit.empty()) << name;
    EXPECT_FALSE(doc.empty()) << name;
  }
};

TEST(CountyParameters, EveryFieldIsListedOnceAndItsDefaultIsWithinItsBounds) {
  Check population;
  fields(population, static_cast<const PopulationParameters&>(PopulationParameters{}));
  EXPECT_EQ(population.names.size(), 17U);
  Check ties;
  TieParameters parameters;
  fields(ties, parameters);
  EXPECT_EQ(ties.names.size(), 8U);
  // A field that is added must be listed, and counted here.
  static_assert(sizeof(PopulationParameters) == 14 * sizeof(double) + 4 * sizeof(int));
  static_assert(sizeof(TieParameters) == 5 * sizeof(double) + 4 * sizeof(int));
}

/// The bounds of one field.
struct BoundsOf {
  std::string_view wanted;
  Bounds found{0, 0};

  template <FieldValue F>
  void operator()(std::string_view name, F&, std::string_view, Bounds bounds, std::string_view) {
    if (name == wanted) found = bounds;
  }
};

// The draws of a desk's ordinary business are numbered in 24 bits, two items a block: forty years of the fullest desk
// with the shortest items must fit, with a quarter to spare for surges.
TEST(CountyParameters, ADeskNeverHasMoreOrdinaryItemsThanItsDrawsCanNumber) {
  InstitutionParameters parameters;
  BoundsOf servers{"township_servers"};
  BoundsOf share{"township_background"};
  BoundsOf touch{"background_touch"};
  fields(servers, parameters);
  fields(share, parameters);
  fields(touch, parameters);
  const double minutes = 40 * 366 * 5 / 7.0 * 480;
  EXPECT_LT(servers.found.high * share.found.high * minutes / touch.found.low * 1.25, 0x1p25);
}

}  // namespace
}  // namespace tiexin::models

#include "models/county/parameters.hpp"

#include <gtest/gtest.h>
#include <set>
#include <string>

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

}  // namespace
}  // namespace tiexin::models

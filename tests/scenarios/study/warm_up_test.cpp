#include "scenarios/study/warm_up.hpp"

#include <cmath>
#include <functional>
#include <gtest/gtest.h>

namespace tiexin::scenarios {
namespace {

/// Tables of 120 months whose backlog follows a curve.
sim::Tables tables_of(const std::function<double(int)>& backlog) {
  sim::Table months{"months", {}};
  const auto add = [&](const char* name, const std::function<double(int)>& value) {
    sim::Column column{name, {}};
    for (int month = 0; month < 120; ++month) column.values.push_back(std::llround(value(month)));
    months.columns.push_back(std::move(column));
  };
  add("year", [](int month) { return 1998 + month / 12; });
  add("month", [](int month) { return month % 12 + 1; });
  add("stock_latent", [](int) { return 26000.0; });
  add("stock_books", backlog);
  add("trust_sum", [](int) { return 8e10; });
  return {months};
}

constexpr analysis::Window kRunIn{0, 120};

TEST(WarmUp, ASlowTrendIsNotAnEmptyStart) {
  EXPECT_EQ(unsettled(tables_of([](int month) { return 2000.0 + 5.0 * month; }), kRunIn), "");
}

TEST(WarmUp, AStockThatStillFillsIsNamed) {
  const std::string text = unsettled(tables_of([](int month) { return 40.0 * month; }), kRunIn);
  EXPECT_NE(text.find("backlog in books"), std::string::npos) << text;
}

TEST(WarmUp, AHandfulIsTooFewToTell) {
  EXPECT_EQ(unsettled(tables_of([](int month) { return month < 72 ? 1.0 : 3.0; }), kRunIn), "");
}

TEST(WarmUp, AShortRunInIsNotJudged) {
  EXPECT_EQ(unsettled(tables_of([](int month) { return 40.0 * month; }), {0, 48}), "");
}

}  // namespace
}  // namespace tiexin::scenarios

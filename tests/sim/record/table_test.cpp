#include "sim/record/table.hpp"

#include <gtest/gtest.h>

#include "sim/contract.hpp"

namespace tiexin::sim {
namespace {

Tables sample() { return {{"months", {{"month", {0, 1}}, {"arisen", {5, 7}}}}, {"years", {}}}; }

TEST(Table, FindsTablesAndColumns) {
  const Tables tables = sample();
  EXPECT_EQ(find(tables, "months").rows(), 2U);
  EXPECT_EQ(find(tables, "years").rows(), 0U);
  EXPECT_EQ(find(tables, "months").at("arisen"), (std::vector<std::int64_t>{5, 7}));
  EXPECT_TRUE(tables[0].has("month"));
  EXPECT_FALSE(tables[0].has("months"));
}

template <class F>
std::string text_of(F&& f) {
  try {
    f();
  } catch (const ContractError& error) {
    return error.what();
  }
  return "nothing thrown";
}

TEST(Table, AnUnknownNameIsAnErrorThatNamesTheNearest) {
  const Tables tables = sample();
  EXPECT_EQ(text_of([&] { (void)find(tables, "month"); }), "table month: no such name; did you mean months?");
  EXPECT_EQ(text_of([&] { (void)tables[0].at("arose"); }),
            "table months: column arose: no such name; did you mean arisen?");
  EXPECT_EQ(text_of([&] { (void)tables[1].at("arisen"); }), "table years: column arisen: there are none");
}

TEST(Table, AddedColumnsAreFilledInPlaceAndNamedOnce) {
  Table table{"hours", {}};
  table.add("spent").assign({1, 2, 3});
  EXPECT_EQ(table.rows(), 3U);
  EXPECT_THROW(table.add("spent"), ContractError);
}

TEST(Table, ColumnsOfDifferentLengthsAreADefect) {
  Tables tables = sample();
  tables[0].columns[1].values.push_back(1);
  EXPECT_EQ(text_of([&] { (void)tables[0].rows(); }), "table months: column month has 2 rows, column arisen has 3");
}

TEST(Table, NearestNameTakesTheFirstOfEquals) {
  EXPECT_EQ(nearest_name("ac", {"ab", "ad"}), "ab");
  EXPECT_EQ(nearest_name("x", {}), "");
  EXPECT_EQ(nearest_name("sovled", {"abcdef", "solved"}), "solved");
  EXPECT_EQ(nearest_name("month", {"m", "months", "monthly"}), "months");
  EXPECT_EQ(nearest_name("ab", {"xyz", "b"}), "b");  // one letter left out
  EXPECT_EQ(nearest_name("aa", {"b", "ab"}), "ab");
  EXPECT_EQ(nearest_name("aa", {"a", "aa"}), "aa");
  EXPECT_EQ(nearest_name("abcd", {"abxy", "abd"}), "abd");  // one letter left out, not two replaced
}

}  // namespace
}  // namespace tiexin::sim

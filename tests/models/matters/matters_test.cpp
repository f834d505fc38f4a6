// The rows of a village's list, and what a checkpoint puts back.
#include <gtest/gtest.h>
#include <utility>
#include <vector>

#include "models/matters/untended.hpp"
#include "tests/models/stage.hpp"

namespace tiexin::models {
namespace {

using small::Stage;

constexpr std::uint32_t kHousehold = 3;
constexpr Minute kArose = 5000;

TEST(UntendedRow, IsThereFromItsBeginningUntilItsEnd) {
  Untended row;
  row.since = 100;
  row.until = 200;
  for (const Minute out : {0U, 99U, 200U, kNever}) EXPECT_FALSE(row.is_there(out)) << out;
  for (const Minute in : {100U, 199U}) EXPECT_TRUE(row.is_there(in)) << in;
  row.until = kNever;
  EXPECT_TRUE(row.is_there(kNever - 1));
  EXPECT_FALSE(row.is_there(99));
  row.until = row.since;
  EXPECT_FALSE(row.is_there(100));
}

// A checkpoint is not trusted: whom it names must be there.
TEST(Matters, OfNobodyAreNotPutBack) {
  Stage stage(small::quiet());
  stage.arise(kHousehold, kArose);
  const std::size_t households = stage.system->population->n_households();
  std::vector<Matter> rows = stage.state.matters.rows();
  ASSERT_EQ(rows.size(), 1U);
  std::vector<UntendedRow> untended = stage.state.matters.untended_rows();
  ASSERT_EQ(untended.size(), 1U);
  Matters matters;
  matters.put_back(std::vector<Matter>(rows), households);
  matters.put_back_untended(untended, 4);
  EXPECT_EQ(matters.rows().size(), 1U);
  for (const auto& spoil : {+[](UntendedRow& row) { row.village = 4; }, +[](UntendedRow& row) { row.household = ~0U; },
                            +[](UntendedRow& row) { ++row.nth; }}) {
    std::vector<UntendedRow> spoilt = untended;
    spoil(spoilt.front());
    Matters other;
    other.put_back(std::vector<Matter>(rows), households);
    EXPECT_THROW(other.put_back_untended(spoilt, 4), sim::ContractError);
  }
  rows.front().household = static_cast<std::uint32_t>(households);
  EXPECT_THROW(matters.put_back(std::move(rows), households), sim::ContractError);
}

}  // namespace
}  // namespace tiexin::models

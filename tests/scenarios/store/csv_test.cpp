#include "scenarios/store/csv.hpp"

#include <cmath>
#include <cstdint>
#include <gtest/gtest.h>
#include <limits>
#include <optional>
#include <string>

#include "scenarios/spec/number.hpp"
#include "scenarios/spec/spec_error.hpp"
#include "sim/contract.hpp"
#include "tests/scenarios/temporary.hpp"

namespace tiexin::scenarios {
namespace {

TEST(CsvWriter, WritesPlainFields) {
  CsvWriter csv({"arm", "year", "mean", "low", "day", "flag"});
  csv.add("0").add(2008).add(0.1).missing().add(sim::Date{2008, 7, 1}).add(true).end_row();
  csv.add("上栗")
      .add(std::uint64_t{18446744073709551u})
      .add(std::nan(""))
      .add(std::optional<double>{})
      .add("")
      .add(false)
      .end_row();
  EXPECT_EQ(csv.text(), "arm,year,mean,low,day,flag\n0,2008,0.1,,2008-07-01,1\n上栗,18446744073709551,,,,0\n");
  EXPECT_EQ(csv.n_rows(), 2u);
}

TEST(CsvWriter, QuotesOnlyWhatMustBe) {
  CsvWriter csv({"a", "b"});
  csv.add("x,y").add("say \"no\"\nor").end_row();
  EXPECT_EQ(csv.text(), "a,b\n\"x,y\",\"say \"\"no\"\"\nor\"\n");
}

TEST(CsvWriter, HoldsToItsColumns) {
  CsvWriter csv({"a", "b"});
  csv.add(1);
  EXPECT_THROW(csv.end_row(), sim::ContractError);
  EXPECT_THROW((void)csv.text(), sim::ContractError);
  csv.add(2);
  EXPECT_THROW(csv.add(3), sim::ContractError);
  csv.end_row();
  EXPECT_THROW(csv.add(std::numeric_limits<double>::infinity()), sim::ContractError);
  EXPECT_THROW(CsvWriter({"Arm"}), sim::ContractError);
  EXPECT_THROW(CsvWriter({}), sim::ContractError);
}

TEST(Csv, ReadsBackWhatWasWritten) {
  CsvWriter csv({"text", "number"});
  const std::string awkward = "a \"b\", c\r\nd\n\n,";
  const double third = 1.0 / 3.0;
  csv.add(awkward).add(third).end_row();
  csv.add("").add(-1e-300).end_row();
  const CsvTable table = parse_csv("f", csv.text());
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.rows[0].fields[0], awkward);
  EXPECT_EQ(read_number(table.rows[0].fields[1]).value->number, third);
  EXPECT_EQ(table.rows[1].line, 6);
  EXPECT_EQ(read_number(table.rows[1].fields[1]).value->number, -1e-300);
  EXPECT_EQ(table.column("number"), 1u);
  EXPECT_FALSE(table.column("none"));
}

TEST(Csv, ReadsWithoutLastLineFeedAndWithCarriageReturns) {
  const CsvTable table = parse_csv("f", "a,b\r\n1,2\r\n3,4");
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.rows[1].fields[1], "4");
  EXPECT_EQ(table.rows[0].fields[1], "2");
}

TEST(Csv, RefusesWithLine) {
  const auto refused = [](const std::string& text) {
    return tests::message_of<SpecError>([&] { (void)parse_csv("f", text); });
  };
  EXPECT_EQ(refused("a\n\"x"), "f:2:1: has a quote that is never closed; close it");
  EXPECT_EQ(refused("a\nx\"y"),
            "f:2:1: holds a quote within a field; put the whole field in quotes and double those within");
  EXPECT_EQ(refused("a\n\"x\"y"), "f:2:1: text after a closing quote; separate fields by a comma");
  EXPECT_EQ(refused("a,a\n"), "f:1:1: a: is a column twice; name it once");
  EXPECT_EQ(refused("a,b\n1\n"), "f:2:1: has 1 fields; write 2, as many as there are columns");
  EXPECT_NE(refused(std::string("a\n\0", 3)).find("f:2:1: holds a NUL"), std::string::npos);
}

TEST(Csv, RefusesWhatIsTooLargeBeforeItIsHeld) {
  const auto message = [](const std::string& text, const CsvLimits& limits) {
    return tests::message_of<SpecError>([&] { (void)parse_csv("f", text, limits); });
  };
  EXPECT_EQ(parse_csv("f", "a\n1\n2\n", {100, 2}).rows.size(), 2u);
  EXPECT_EQ(message("a\n1\n2\n3\n", {100, 2}), "f:4:1: is one row too many; at most 2 are read");
  EXPECT_EQ(message(std::string(kMostColumns, ',') + "\n", {}), "f:1:1: has too many fields; at most 10000 are read");
}

}  // namespace
}  // namespace tiexin::scenarios

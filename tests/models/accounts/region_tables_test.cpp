// The tables of a region are those of its counties: added up where things are counted, side by side where they stand.
#include "models/accounts/region_tables.hpp"

#include <gtest/gtest.h>
#include <map>
#include <set>

#include "models/region.hpp"
#include "tests/models/random_county.hpp"

namespace tiexin::models {
namespace {

using Row = std::vector<std::int64_t>;

Row row_of(const sim::Table& table, std::size_t row, std::size_t first, std::size_t last) {
  Row cells;
  for (std::size_t c = first; c < std::min(last, table.columns.size()); ++c)
    cells.push_back(table.columns[c].values[row]);
  return cells;
}

/// Three random counties of three years under all mechanisms, their tables and those of the region.
struct Made {
  std::vector<std::shared_ptr<const System>> systems;
  std::vector<sim::Tables> parts;
  sim::Tables whole;

  Made() {
    for (const std::uint32_t number : {91U, 92U, 93U}) {
      small::Description d = small::random_county(number, 3);
      d.first_year = 2016;
      systems.push_back(small::County(d).system_of({small::shipped()}));
    }
    const RegionModel region(systems);
    RegionState state;
    Scratch scratch;
    region.start(state, scratch, small::kKey);
    region.advance(state, scratch, 0, systems.front()->calendar->end_minute());
    for (std::size_t k = 0; k < systems.size(); ++k) parts.push_back(region.county(k).tables(state.counties[k], 0));
    whole = region.tables(state, 0);
  }
};

const Made& made() {
  static const Made kMade;
  return kMade;
}

TEST(RegionTables, AreTheSameTablesWithTheSameColumns) {
  ASSERT_EQ(made().whole.size(), made().parts[0].size());
  for (std::size_t t = 0; t < made().whole.size(); ++t) {
    const sim::Table& whole = made().whole[t];
    const sim::Table& part = made().parts[0][t];
    EXPECT_EQ(whole.name, part.name);
    EXPECT_GT(whole.rows(), 0U) << whole.name << ": nothing here to put together";
    ASSERT_EQ(whole.columns.size(), part.columns.size());
    for (std::size_t c = 0; c < whole.columns.size(); ++c) EXPECT_EQ(whole.columns[c].name, part.columns[c].name);
  }
}

// Row by row against a map over all counties, keys as the description of the tables says.
TEST(RegionTables, SumsAreThoseOfTheCountiesCellByCell) {
  for (const auto& [name, keys] :
       std::map<std::string, std::size_t>{{"months", 2}, {"weeks", 2}, {"topics", 2}, {"paths", 2}, {"ledger", 4}}) {
    std::map<Row, Row> sums;  // ascending: the order of rows
    for (const sim::Tables& tables : made().parts) {
      const sim::Table& part = sim::find(tables, name);
      for (std::size_t row = 0; row < part.rows(); ++row) {
        const Row cells = row_of(part, row, keys, part.columns.size());
        Row& sum = sums[row_of(part, row, 0, keys)];
        sum.resize(cells.size());
        for (std::size_t c = 0; c < cells.size(); ++c) sum[c] += cells[c];
      }
    }
    const sim::Table& whole = sim::find(made().whole, name);
    ASSERT_EQ(whole.rows(), sums.size()) << name;
    std::size_t row = 0;
    for (const auto& [key, sum] : sums) {
      EXPECT_EQ(row_of(whole, row, 0, keys), key) << name;
      EXPECT_EQ(row_of(whole, row, keys, whole.columns.size()), sum) << name;
      ++row;
    }
  }
}

TEST(RegionTables, TablesWithoutKeysAreAddedRowByRow) {
  for (const char* name : {"lead_time", "closure_time", "run"}) {
    const sim::Table& whole = sim::find(made().whole, name);
    std::int64_t total = 0;
    for (std::size_t row = 0; row < whole.rows(); ++row) {
      Row sum(whole.columns.size());
      for (const sim::Tables& tables : made().parts) {
        const sim::Table& part = sim::find(tables, name);
        ASSERT_EQ(part.rows(), whole.rows()) << name;
        for (std::size_t c = 0; c < sum.size(); ++c) sum[c] += part.columns[c].values[row];
      }
      EXPECT_EQ(row_of(whole, row, 0, sum.size()), sum) << name << ", row " << row;
      for (const std::int64_t cell : sum) total += cell;
    }
    EXPECT_GT(total, 0) << name << " counts nothing";
  }
}

/// Every row of every county is found again, under its number behind those of the counties before it, and no other.
void expect_numbered_through(const char* name, std::size_t (*size)(const System&)) {
  const sim::Table& whole = sim::find(made().whole, name);
  std::map<Row, Row> found;
  Row last;
  for (std::size_t row = 0; row < whole.rows(); ++row) {
    const Row key = row_of(whole, row, 0, 2);
    EXPECT_LT(last, key) << name << ": rows stand in order, and no number stands twice in a year";
    found[key] = row_of(whole, row, 2, whole.columns.size());
    last = key;
  }
  std::int64_t before = 0;
  std::size_t n = 0;
  for (std::size_t k = 0; k < made().parts.size(); ++k) {
    const sim::Table& part = sim::find(made().parts[k], name);
    for (std::size_t row = 0; row < part.rows(); ++row) {
      Row key = row_of(part, row, 0, 2);
      key[1] += before;
      EXPECT_EQ(found[key], row_of(part, row, 2, part.columns.size())) << name << ", county " << k;
    }
    n += part.rows();
    before += static_cast<std::int64_t>(size(*made().systems[k]));
  }
  EXPECT_EQ(whole.rows(), n) << name;
  EXPECT_EQ(found.size(), n) << name;
}

TEST(RegionTables, VillagesContactPersonsAndDesksAreNumberedThrough) {
  const auto villages = [](const System& system) -> std::size_t { return system.population->n_villages(); };
  const auto desks = [](const System& system) -> std::size_t { return system.desk_plan.n_desks(); };
  expect_numbered_through("villages", villages);
  expect_numbered_through("units", villages);
  expect_numbered_through("desks", desks);
}

TEST(RegionTables, EveryCountyHasItsOwnPetitionOffice) {
  const sim::Table& desks = sim::find(made().whole, "desks");
  std::map<std::int64_t, std::size_t> offices;  // by year
  for (std::size_t row = 0; row < desks.rows(); ++row) offices[desks.at("year")[row]] += desks.at("level")[row] == 2;
  ASSERT_FALSE(offices.empty());
  for (const auto& [year, n] : offices) EXPECT_EQ(n, 3U) << year;
}

TEST(RegionTables, WhatDoesNotBelongTogetherIsRefused) {
  const System& system = *made().systems[0];
  const auto refused = [&](sim::Tables tables) {
    RegionTables region;
    region.add(system, made().parts[0]);
    EXPECT_THROW(region.add(system, std::move(tables)), sim::ContractError);
  };
  sim::Tables tables = made().parts[0];
  tables.pop_back();
  refused(tables);
  tables = made().parts[0];
  tables[0].columns[3].name = "other";
  refused(tables);
  tables = made().parts[0];
  for (sim::Column& column : tables[1].columns) column.values.pop_back();
  refused(tables);
  tables = made().parts[0];
  tables[0].name = "weathers";
  EXPECT_THROW(RegionTables().add(system, tables), sim::ContractError) << "nobody said how to put it together";
  // One village twice in a year.
  tables = made().parts[0];
  for (sim::Table& table : tables) {
    if (table.name == "villages") table.columns[1].values[1] = table.columns[1].values[0];
  }
  RegionTables region;
  region.add(system, tables);
  EXPECT_THROW((void)std::move(region).take(), sim::ContractError);
}

}  // namespace
}  // namespace tiexin::models

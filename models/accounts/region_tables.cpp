#include "models/accounts/region_tables.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <vector>

#include "sim/contract.hpp"

namespace tiexin::models {

namespace {

using sim::Column;
using sim::Table;

/// What the last key of a table counts through.
enum class Numbers : std::uint8_t { nothing, villages, desks };

/// How a table of a region is made of those of its counties: rows stand in the order of the first `keys` columns.
///
/// - Without keys the nth rows of all counties are added up.
/// - Where `through` is nothing, rows with the same keys become one, in which the other columns are added up.
/// - Else the last key is numbered through all counties, no two rows have the same keys, and nothing is added.
struct Line {
  std::string_view table;
  std::size_t keys;
  Numbers through = Numbers::nothing;
};

constexpr std::array kLines{Line{"months", 2},                    // year, month
                            Line{"lead_time", 0},                 // a row a month
                            Line{"closure_time", 0},              // the same
                            Line{"weeks", 2},                     // year, week
                            Line{"units", 2, Numbers::villages},  // year, unit
                            Line{"desks", 2, Numbers::desks},     // year, desk
                            Line{"topics", 2},                    // year, topic
                            Line{"villages", 2, Numbers::villages},
                            Line{"paths", 2},   // month, path by the desks' numbers in their own county
                            Line{"ledger", 4},  // year, kind, activity, payer
                            Line{"run", 0}};

const Line& line_of(const Table& table) {
  const auto* line =
      std::find_if(kLines.begin(), kLines.end(), [&](const Line& one) { return one.table == table.name; });
  sim::require(line != kLines.end(), "region: how a table is put together is not said");
  return *line;
}

bool same_columns(const Table& a, const Table& b) {
  return a.name == b.name && std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(), b.columns.end(),
                                        [](const Column& x, const Column& y) { return x.name == y.name; });
}

/// Adds the nth row of `more` to the nth of `to`.
void add_by_row(Table& to, const Table& more) {
  sim::require(to.rows() == more.rows(), "region: a table has another number of rows in another county");
  for (std::size_t c = 0; c < to.columns.size(); ++c) {
    std::vector<std::int64_t>& sums = to.columns[c].values;
    const std::vector<std::int64_t>& values = more.columns[c].values;
    for (std::size_t row = 0; row < sums.size(); ++row) sums[row] += values[row];
  }
}

void append(Table& to, const Table& more) {
  for (std::size_t c = 0; c < to.columns.size(); ++c) {
    std::vector<std::int64_t>& values = to.columns[c].values;
    values.insert(values.end(), more.columns[c].values.begin(), more.columns[c].values.end());
  }
}

/// Orders rows by their keys and adds up those whose keys are the same.
Table ordered(const Table& table, const Line& line) {
  const auto same_keys = [&](std::size_t a, std::size_t b) {
    for (std::size_t c = 0; c < line.keys; ++c) {
      if (table.columns[c].values[a] != table.columns[c].values[b]) return false;
    }
    return true;
  };
  std::vector<std::size_t> order(table.rows());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    for (std::size_t c = 0; c < line.keys; ++c) {
      const std::vector<std::int64_t>& key = table.columns[c].values;
      if (key[a] != key[b]) return key[a] < key[b];
    }
    return false;
  });
  Table result{table.name, {}};
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const std::vector<std::int64_t>& values = table.columns[c].values;
    std::vector<std::int64_t>& made = result.add(table.columns[c].name);
    for (std::size_t i = 0; i < order.size(); ++i) {
      const bool again = i > 0 && same_keys(order[i - 1], order[i]);
      sim::require(!again || line.through == Numbers::nothing, "region: two rows of a table have the same keys");
      if (!again) {
        made.push_back(values[order[i]]);
      } else if (c >= line.keys) {
        made.back() += values[order[i]];
      }
    }
  }
  return result;
}

}  // namespace

void RegionTables::add(const System& system, sim::Tables tables) {
  const bool first = tables_.empty();
  sim::require(first || tables.size() == tables_.size(), "region: a county has other tables");
  for (std::size_t t = 0; t < tables.size(); ++t) {
    Table& table = tables[t];
    const Line& line = line_of(table);
    if (line.through != Numbers::nothing) {
      const std::int64_t before = line.through == Numbers::villages ? villages_ : desks_;
      for (std::int64_t& number : table.columns[line.keys - 1].values) number += before;
    }
    if (first) continue;
    sim::require(same_columns(tables_[t], table), "region: a county has other tables");
    if (line.keys == 0) {
      add_by_row(tables_[t], table);
    } else {
      append(tables_[t], table);
    }
  }
  if (first) tables_ = std::move(tables);
  villages_ += system.population->n_villages();
  desks_ += system.desk_plan.n_desks();
}

sim::Tables RegionTables::take() && {
  for (Table& table : tables_) {
    const Line& line = line_of(table);
    if (line.keys > 0) table = ordered(table, line);
  }
  return std::move(tables_);
}

}  // namespace tiexin::models

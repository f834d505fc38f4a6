#include "sim/record/table.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

#include "sim/contract.hpp"

namespace tiexin::sim {

namespace {

std::size_t edits(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

template <class Named>
const Named& find_named(const std::vector<Named>& all, std::string_view name, const std::string& what) {
  std::vector<std::string_view> names;
  for (const Named& one : all) {
    if (one.name == name) return one;
    names.push_back(one.name);
  }
  const std::string_view nearest = nearest_name(name, names);
  throw ContractError(nearest.empty() ? fmt::format("{} {}: there are none", what, name)
                                      : fmt::format("{} {}: no such name; did you mean {}?", what, name, nearest));
}

}  // namespace

std::string_view nearest_name(std::string_view wanted, const std::vector<std::string_view>& names) {
  const auto nearest = std::min_element(names.begin(), names.end(), [&](std::string_view a, std::string_view b) {
    return edits(wanted, a) < edits(wanted, b);
  });
  return nearest == names.end() ? std::string_view{} : *nearest;
}

std::size_t Table::rows() const {
  if (columns.empty()) return 0;
  const std::size_t n = columns.front().values.size();
  for (const Column& column : columns) {
    if (column.values.size() != n) {
      throw ContractError(fmt::format("table {}: column {} has {} rows, column {} has {}", name, columns.front().name,
                                      n, column.name, column.values.size()));
    }
  }
  return n;
}

bool Table::has(std::string_view column) const {
  return std::any_of(columns.begin(), columns.end(), [&](const Column& c) { return c.name == column; });
}

const std::vector<std::int64_t>& Table::at(std::string_view column) const {
  return find_named(columns, column, fmt::format("table {}: column", name)).values;
}

std::vector<std::int64_t>& Table::add(std::string column) {
  if (has(column)) throw ContractError(fmt::format("table {}: column {} is there already", name, column));
  columns.push_back({std::move(column), {}});
  return columns.back().values;
}

const Table& find(const Tables& tables, std::string_view name) { return find_named(tables, name, "table"); }

}  // namespace tiexin::sim

#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/estimate/weights.hpp"
#include "models/accounts/tally_list.hpp"
#include "sim/record/table.hpp"

/// Small tables written by hand, with every column that a run has.
namespace tiexin::analysis::testing {

inline std::vector<std::string> tally_names() {
  return {
#define TIEXIN_TALLY_NAME(name, what, unit) #name,
      TIEXIN_TALLIES(TIEXIN_TALLY_NAME)
#undef TIEXIN_TALLY_NAME
  };
}

struct HandMade {
  sim::Tables tables;

  /// All tables, the monthly ones from January of `first_year` with zeros, the others without rows.
  HandMade(int first_year, int n_months) {
    sim::Table months{"months", {}};
    auto& year = months.add("year");
    for (int m = 0; m < n_months; ++m) year.push_back(first_year + m / 12);
    auto& month = months.add("month");
    for (int m = 0; m < n_months; ++m) month.push_back(m % 12 + 1);
    for (const std::string& name : tally_names()) months.add(name).assign(static_cast<std::size_t>(n_months), 0);
    tables.push_back(std::move(months));
    tables.push_back(bins("lead_time", "d", 366, n_months));
    tables.push_back(bins("closure_time", "q", 240, n_months));
    tables.push_back(empty("weeks", {"year", "week", "hotline", "hotline_closed_7d"}));
    tables.push_back(empty("units", {"year", "unit", "holder", "kappa", "score", "grade", "capability", "minutes"}));
    tables.push_back(
        empty("desks", {"year", "desk", "level", "registered", "closed", "called_back", "recorded_resolved", "rated",
                        "satisfied", "dissatisfied", "touch", "background", "staffed", "minutes"}));
    tables.push_back(empty("topics", {"year", "topic", "called_back", "recorded_resolved"}));
    tables.push_back(empty("villages", {"year", "village", "matters", "solved_180"}));
    tables.push_back(empty("paths", {"month", "path", "cases"}));
    tables.push_back(empty("ledger", {"year", "kind", "activity", "payer", "minutes", "fen"}));
    tables.push_back(
        empty("run", {"events", "rounds", "matters", "stored_ties", "households", "residents", "bytes", "sweeps"}));
  }

  sim::Table& table(std::string_view name) {
    for (sim::Table& one : tables) {
      if (one.name == name) return one;
    }
    throw std::out_of_range(std::string(name));
  }

  std::int64_t& cell(std::string_view of, std::string_view column, int row) {
    for (sim::Column& one : table(of).columns) {
      if (one.name == column) return one.values.at(static_cast<std::size_t>(row));
    }
    throw std::out_of_range(std::string(column));
  }

  void set(std::string_view column, int month, std::int64_t value) { cell("months", column, month) = value; }

  /// Sets a column in a row of months from `first` on.
  void set(std::string_view column, int first, const std::vector<std::int64_t>& values) {
    for (const std::int64_t value : values) set(column, first++, value);
  }

  /// Sets every tally of one month.
  void fill(int month, std::int64_t value) {
    for (const std::string& name : tally_names()) set(name, month, value);
  }

  void add_row(std::string_view of, const std::vector<std::int64_t>& values) {
    sim::Table& wanted = table(of);
    for (std::size_t c = 0; c < wanted.columns.size(); ++c)
      wanted.columns[c].values.push_back(c < values.size() ? values[c] : 0);
  }

 private:
  static sim::Table bins(std::string name, const std::string& prefix, int n, int n_months) {
    sim::Table table{std::move(name), {}};
    for (int i = 0; i < n; ++i) table.add(prefix + std::to_string(i)).assign(static_cast<std::size_t>(n_months), 0);
    return table;
  }

  static sim::Table empty(std::string name, const std::vector<std::string>& columns) {
    sim::Table table{std::move(name), {}};
    for (const std::string& column : columns) table.add(column);
    return table;
  }
};

/// The generator of the golden values: x <- (1103515245 x + 12345) mod 2^31 from 12345, u = x/2^31.
class GoldenUniform {
 public:
  double operator()() {
    x_ = (1103515245ULL * x_ + 12345ULL) % (1ULL << 31U);
    return static_cast<double>(x_) / 2147483648.0;
  }

 private:
  std::uint64_t x_ = 12345;
};

/// Vectors of three assumptions, of which the last does not vary.
inline Vectors made_up_vectors(int n) {
  GoldenUniform uniform;
  Vectors vectors;
  vectors.names = {"weighs", "other", "fixed"};
  for (int v = 0; v < n; ++v) vectors.rows.push_back({uniform(), uniform(), 3.0});
  return vectors;
}

}  // namespace tiexin::analysis::testing

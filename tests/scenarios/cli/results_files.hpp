/// The tables of a results folder as another program sees them: names, texts and numbers, nothing of ours.
#pragma once

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "scenarios/store/csv.hpp"

namespace tiexin::tests {

/// One CSV file, a row as a map from column to text.
inline std::vector<std::map<std::string, std::string>> rows_of(const std::filesystem::path& file) {
  const scenarios::CsvTable table = scenarios::read_csv(file);
  std::vector<std::map<std::string, std::string>> rows;
  for (const auto& row : table.rows) {
    auto& map = rows.emplace_back();
    for (std::size_t i = 0; i < table.header.size(); ++i) map[table.header[i]] = row.fields[i];
  }
  return rows;
}

inline std::string header_of(const std::filesystem::path& file) {
  std::string line;
  for (const std::string& column : scenarios::read_csv(file).header) line += (line.empty() ? "" : ",") + column;
  return line;
}

/// A field as a number, not a number where it is empty.
inline double number_of(const std::string& field) {
  return field.empty() ? std::numeric_limits<double>::quiet_NaN() : std::strtod(field.c_str(), nullptr);
}

/// runs.csv and runs_year.csv.
class RunFiles {
 public:
  explicit RunFiles(const std::filesystem::path& folder) {
    for (const auto& row : rows_of(folder / "runs.csv")) {
      const Key key{row.at("arm"), std::stoi(row.at("replication"))};
      runs_[key] = {std::stoi(row.at("vector")), row.at("dice") == "1", row.at("status") == "failed"};
      for (const auto& [column, field] : row) {
        if (!field.empty()) values_[{key.first, key.second, "observed", column}] = number_of(field);
      }
    }
    for (const auto& row : rows_of(folder / "runs_year.csv")) {
      values_[{row.at("arm"), std::stoi(row.at("replication")), row.at("window"), row.at("indicator")}] =
          number_of(row.at("value"));
    }
  }

  /// Values of a mean of arms by replication; of the ensemble, or (dice) of vector 1.
  [[nodiscard]] std::map<int, double> series(const std::vector<std::string>& arms, const std::string& window,
                                             const std::string& indicator, bool dice) const {
    std::map<int, double> found;
    for (const auto& [key, run] : runs_) {
      if (key.first != arms.front() || run.failed || (dice ? run.vector != 1 : run.dice)) continue;
      double sum = 0.0;
      bool complete = true;
      for (const std::string& arm : arms) {
        const auto at = values_.find({arm, key.second, window, indicator});
        complete = complete && at != values_.end();
        if (at != values_.end()) sum += at->second / static_cast<double>(arms.size());
      }
      if (complete) found[key.second] = sum;
    }
    return found;
  }

 private:
  using Key = std::pair<std::string, int>;
  struct Run {
    int vector;
    bool dice;
    bool failed;
  };
  std::map<Key, Run> runs_;
  std::map<std::tuple<std::string, int, std::string, std::string>, double> values_;
};

/// Differences of two series over the replications that both have.
inline std::vector<double> differences(const std::map<int, double>& control, const std::map<int, double>& treated) {
  std::vector<double> found;
  for (const auto& [replication, value] : control) {
    if (treated.contains(replication)) found.push_back(treated.at(replication) - value);
  }
  return found;
}

inline std::vector<double> values_of(const std::map<int, double>& series) {
  std::vector<double> found;
  for (const auto& [replication, value] : series) found.push_back(value);
  return found;
}

}  // namespace tiexin::tests

#include "sim/record/columns.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <xxhash.h>

namespace tiexin::sim {

std::string to_string(const Difference& difference) {
  if (difference.column.empty()) return "the two states name different columns";
  if (difference.rows_a != difference.rows_b) {
    return fmt::format("column {} has {} rows against {}, equal up to row {}", difference.column, difference.rows_a,
                       difference.rows_b, difference.row);
  }
  return fmt::format("column {} differs first in row {}", difference.column, difference.row);
}

namespace detail {

std::string prefix_in_list(const std::string& list, std::size_t at) { return fmt::format("{}[{}].", list, at); }

void Hasher::add(const ColumnView& column) {
  sums_.push_back(XXH3_64bits(column.name.data(), column.name.size()));
  sums_.push_back(column.rows);
  sums_.push_back(column.element_bytes);
  sums_.push_back(XXH3_64bits(column.data, column.size()));
}

std::uint64_t Hasher::value() const { return XXH3_64bits(sums_.data(), sums_.size() * sizeof(std::uint64_t)); }

std::optional<Difference> first_difference(const std::vector<std::pair<ColumnView, std::vector<std::byte>>>& a,
                                           const std::vector<std::pair<ColumnView, std::vector<std::byte>>>& b) {
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    if (i >= a.size() || i >= b.size() || a[i].first.name != b[i].first.name ||
        a[i].first.element_bytes != b[i].first.element_bytes) {
      return Difference{{}, i, a.size(), b.size()};
    }
    const auto& [view_a, bytes_a] = a[i];
    const auto& [view_b, bytes_b] = b[i];
    const auto apart = std::mismatch(bytes_a.begin(), bytes_a.end(), bytes_b.begin(), bytes_b.end());
    if (apart.first == bytes_a.end() && apart.second == bytes_b.end()) continue;
    const auto offset = static_cast<std::size_t>(apart.first - bytes_a.begin());
    return Difference{view_a.name, offset / view_a.element_bytes, view_a.rows, view_b.rows};
  }
  return std::nullopt;
}

}  // namespace detail
}  // namespace tiexin::sim

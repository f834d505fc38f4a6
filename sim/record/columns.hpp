#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/contract.hpp"

/// The columns of a state, and everything that walks them without knowing one of them by name.
///
/// A state names its columns once, in a function template found by argument-dependent lookup:
///
///     template <class Visit>
///     void each_column(Trust& trust, Visit&& visit) {
///         visit("county", trust.county);        // a vector
///         visit("quarter", trust.quarter);      // a scalar
///         visit("desks", trust.desks);          // another struct with each_column: "desks.row", ...
///         visit("towns", trust.towns);          // a vector of such: "towns" how many, "towns[0].row", ...
///         visit("events", listed(save, load));  // what is stored in one layout and known by another
///     }
///
/// Fork is copy-assignment of the whole state, derived members included; hash, byte count, first
/// difference and checkpoint see only what is named here. So slots, free lists and bucket layouts,
/// which a state may lay out as it likes, are either not named or named through `listed`.
namespace tiexin::sim {

/// True for a type whose equal values have equal bytes, which is what a column may be made of.
///
/// A struct of floating-point members without padding may opt in by specialisation.
template <class T>
inline constexpr bool plain_element = std::is_trivially_copyable_v<T> &&
                                      (std::has_unique_object_representations_v<T> || std::is_floating_point_v<T>);
template <class T, std::size_t N>
inline constexpr bool plain_element<std::array<T, N>> = plain_element<T>;

/// A column whose content is a list that is made on demand and put back on restoring.
///
/// @tparam Save  callable without arguments, returns std::vector<T>: the content in canonical order
/// @tparam Load  callable with std::vector<T>&&: rebuilds the stored form
template <class Save, class Load>
struct Listed {
  Save save;
  Load load;
};

/// Makes a `Listed` column. `save` must not change the state; it is called for hash, byte count,
/// first difference and checkpoint. `load` is called only when a checkpoint is restored.
template <class Save, class Load>
[[nodiscard]] Listed<Save, Load> listed(Save save, Load load) {
  return {std::move(save), std::move(load)};
}

/// One column as bytes, valid while the visitor runs.
struct ColumnView {
  std::string name;           // full name, blocks joined by dots
  const std::byte* data;      // (rows * element_bytes)
  std::size_t rows;           // a scalar has one
  std::size_t element_bytes;  // [1..]
  bool scalar;                // a value, not a list of rows
  std::size_t size() const { return rows * element_bytes; }
};

/// Where two states differ first.
struct Difference {
  std::string column;  // full name; empty: the two name different columns
  std::size_t row;     // first differing row, or the shorter length if the lengths differ
  std::size_t rows_a;
  std::size_t rows_b;
};

/// One sentence saying where the two states part.
[[nodiscard]] std::string to_string(const Difference& difference);

namespace detail {

template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_listed = false;
template <class Save, class Load>
inline constexpr bool is_listed<Listed<Save, Load>> = true;

struct AnyVisitor {
  template <class Column>
  void operator()(const char*, Column&&) const {}
};

/// A struct that names columns of its own.
template <class T>
concept NamesColumns = !plain_element<T> && requires(T & block, AnyVisitor& visit) {
  each_column(block, visit);
};

template <class T>
inline constexpr bool is_list_of_blocks = false;
template <NamesColumns T>
inline constexpr bool is_list_of_blocks<std::vector<T>> = true;

/// What stands before the names of the columns of one block of a list.
[[nodiscard]] std::string prefix_in_list(const std::string& list, std::size_t at);

/// Visitor that turns every column into a ColumnView and hands it on.
template <class Receive>
struct Reading {
  Receive& receive;
  std::string prefix;

  template <class Column>
  void operator()(const char* name, Column&& column) {
    using Plain = std::remove_cvref_t<Column>;
    if constexpr (is_listed<Plain>) {
      const auto rows = column.save();
      hand_on(name, rows);
    } else if constexpr (is_list_of_blocks<Plain>) {
      const std::uint64_t n = column.size();
      (*this)(name, n);
      for (std::size_t at = 0; at < column.size(); ++at) {
        Reading inner{receive, prefix_in_list(prefix + name, at)};
        each_column(column[at], inner);
      }
    } else if constexpr (is_vector<Plain>) {
      hand_on(name, column);
    } else if constexpr (plain_element<Plain>) {
      receive(ColumnView{prefix + name, reinterpret_cast<const std::byte*>(&column), 1, sizeof(Plain), true});
    } else {
      Reading inner{receive, prefix + name + "."};
      each_column(column, inner);
    }
  }

  template <class T>
  void hand_on(const char* name, const std::vector<T>& rows) {
    static_assert(plain_element<T>, "a column is made of a type without padding");
    static_assert(!std::is_same_v<T, bool>, "a column of flags is std::vector<std::uint8_t>");
    receive(ColumnView{prefix + name, reinterpret_cast<const std::byte*>(rows.data()), rows.size(), sizeof(T), false});
  }
};

/// Visitor that fills every column from `source(name, element_bytes)`, which returns {data, rows}.
template <class Source>
struct Writing {
  Source& source;
  std::string prefix;

  template <class Column>
  void operator()(const char* name, Column&& column) {
    using Plain = std::remove_cvref_t<Column>;
    if constexpr (is_listed<Plain>) {
      decltype(column.save()) rows;
      take(name, rows);
      column.load(std::move(rows));
    } else if constexpr (is_list_of_blocks<Plain>) {
      std::uint64_t n = 0;
      (*this)(name, n);
      column.resize(n);
      for (std::size_t at = 0; at < column.size(); ++at) {
        Writing inner{source, prefix_in_list(prefix + name, at)};
        each_column(column[at], inner);
      }
    } else if constexpr (is_vector<Plain>) {
      take(name, column);
    } else if constexpr (plain_element<Plain>) {
      const auto [data, rows] = source(prefix + name, sizeof(Plain));
      require(rows == 1, "each_column: a scalar column has one row");
      std::memcpy(&column, data, sizeof(Plain));
    } else {
      Writing inner{source, prefix + name + "."};
      each_column(column, inner);
    }
  }

  template <class T>
  void take(const char* name, std::vector<T>& column) {
    const auto [data, rows] = source(prefix + name, sizeof(T));
    column.resize(rows);
    if (rows != 0) std::memcpy(column.data(), data, rows * sizeof(T));
  }
};

/// Visitor that says of every column what it has to be, for as many blocks as a source has in a list, not the state:
/// `match(full name, element bytes, scalar)` returns {data, rows}. Changes nothing.
template <class Match>
struct Matching {
  Match& match;
  std::string prefix;

  template <class Column>
  void operator()(const char* name, Column&& column) {
    using Plain = std::remove_cvref_t<Column>;
    if constexpr (is_listed<Plain>) {
      match(prefix + name, sizeof(typename decltype(column.save())::value_type), false);
    } else if constexpr (is_list_of_blocks<Plain>) {
      std::uint64_t n = 0;
      std::memcpy(&n, match(prefix + name, sizeof n, true).first, sizeof n);
      typename Plain::value_type block{};
      for (std::uint64_t at = 0; at < n; ++at) {
        Matching inner{match, prefix_in_list(prefix + name, at)};
        each_column(block, inner);
      }
    } else if constexpr (is_vector<Plain>) {
      match(prefix + name, sizeof(typename Plain::value_type), false);
    } else if constexpr (plain_element<Plain>) {
      match(prefix + name, sizeof(Plain), true);
    } else {
      Matching inner{match, prefix + name + "."};
      each_column(column, inner);
    }
  }
};

/// Collects the hash of one column after another.
class Hasher {
 public:
  void add(const ColumnView& column);
  [[nodiscard]] std::uint64_t value() const;

 private:
  std::vector<std::uint64_t> sums_;
};

std::optional<Difference> first_difference(const std::vector<std::pair<ColumnView, std::vector<std::byte>>>& a,
                                           const std::vector<std::pair<ColumnView, std::vector<std::byte>>>& b);

}  // namespace detail

/// Calls `receive(ColumnView)` once for every column of a state, in the order each_column names them.
template <class State, class Receive>
void read_columns(const State& state, Receive&& receive) {
  detail::Reading<std::remove_reference_t<Receive>> visit{receive, {}};
  // Reading never writes, so one each_column, written for State&, serves both ways.
  each_column(const_cast<State&>(state), visit);
}

/// Fills every column of a state from `source(full name, element bytes)` -> {const std::byte*, rows}.
template <class State, class Source>
void write_columns(State& state, Source&& source) {
  detail::Writing<std::remove_reference_t<Source>> visit{source, {}};
  each_column(state, visit);
}

/// Calls `match(full name, element bytes, scalar)`, which returns {const std::byte*, rows}, once for every column that
/// write_columns will ask the same source for. The state does not change.
template <class State, class Match>
void match_columns(State& state, Match&& match) {
  detail::Matching<std::remove_reference_t<Match>> visit{match, {}};
  each_column(state, visit);
}

/// Fingerprint of a state: XXH3 of each column's bytes, combined in order with the columns' names
/// and lengths. Equal on every platform of the same byte order; O(bytes), about 10 GB/s.
template <class State>
[[nodiscard]] std::uint64_t state_hash(const State& state) {
  detail::Hasher hasher;
  read_columns(state, [&](const ColumnView& column) { hasher.add(column); });
  return hasher.value();
}

/// Bytes of all columns [byte], without what is derived.
template <class State>
[[nodiscard]] std::size_t bytes(const State& state) {
  std::size_t total = 0;
  read_columns(state, [&](const ColumnView& column) { total += column.size(); });
  return total;
}

/// The first column and row in which two states differ, or nothing if their columns are equal byte
/// for byte. Copies the columns of both: for diagnosis, not for a hot path.
template <class State>
[[nodiscard]] std::optional<Difference> first_difference(const State& a, const State& b) {
  std::vector<std::pair<ColumnView, std::vector<std::byte>>> of[2];
  const State* states[2] = {&a, &b};
  for (int side = 0; side < 2; ++side) {
    read_columns(*states[side], [&](const ColumnView& column) {
      of[side].emplace_back(column, std::vector<std::byte>(column.data, column.data + column.size()));
    });
  }
  return detail::first_difference(of[0], of[1]);
}

}  // namespace tiexin::sim

#pragma once

#include <cstddef>
#include <cstdint>

#include "models/system.hpp"
#include "sim/record/table.hpp"

namespace tiexin::models {

/// Puts the tables of counties together into those of their region: the same names, columns and order of rows.
///
/// What is counted is added up; villages, contact persons and desks stand side by side and are numbered through, each
/// county's behind those of the counties before it. How each table is put together is one line of a list in
/// region_tables.cpp.
class RegionTables {
 public:
  /// Adds the tables of one more county.
  /// @param tables  what make_tables gives, of a run of this county's System
  /// @throws ContractError  a table that the list does not know; other names or columns than the first county's,
  /// or, where the nth rows are added, another number of them
  void add(const System& system, sim::Tables tables);

  /// The tables of all counties that were added.
  /// @throws ContractError  two rows have one key where nothing is added up
  [[nodiscard]] sim::Tables take() &&;

 private:
  sim::Tables tables_;
  std::int64_t villages_ = 0;  // of the counties that were added
  std::int64_t desks_ = 0;
};

}  // namespace tiexin::models

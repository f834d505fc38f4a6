#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "models/accounts/tallies.hpp"

namespace tiexin::models {

inline constexpr std::size_t kLeadDays = 366;     // 0..365 whole days
inline constexpr std::size_t kClosureBins = 240;  // quarter days

/// Kinds of ledger lines.
enum class Kind : std::uint8_t { time, cash, transfer, idle, salaried };
inline constexpr std::size_t kKinds = 5;

/// What was done.
enum class Activity : std::uint8_t {
  rounds,
  relaying,
  patrol,
  meetings,
  service_day,
  settling,
  mediation,
  desks,
  authority,
  attending,
  funds,
  standing,
  rewards,
  gaming
};
inline constexpr std::size_t kActivities = 14;
inline constexpr std::array<std::string_view, kActivities> kActivityNames{
    "rounds", "relaying",  "patrol",    "meetings", "service_day", "settling", "mediation",
    "desks",  "authority", "attending", "funds",    "standing",    "rewards",  "gaming"};

/// Who pays.
enum class Payer : std::uint8_t { county, township, village, upper, household, own_time };
inline constexpr std::size_t kPayers = 6;

/// One cell of the ledger.
struct LedgerCell {
  std::int64_t minutes = 0;
  std::int64_t fen = 0;
};

/// Rows kept a year: the contact person of a village.
struct UnitRow {
  std::int64_t kappa = 0;
  std::int64_t score = 0;
  std::int32_t year = 0;
  std::uint32_t unit = 0;
  std::uint32_t holder = 0;
  std::int32_t grade = -1;
  std::int32_t capability = 0;
  std::uint32_t minutes = 0;
};

/// Rows kept a year: a desk.
struct DeskYear {
  std::int64_t touch = 0;
  std::int64_t background = 0;
  std::int64_t staffed = 0;
  std::int32_t year = 0;
  std::uint32_t desk = 0;
  std::uint32_t registered = 0;
  std::uint32_t closed = 0;
  std::uint32_t called_back = 0;
  std::uint32_t recorded = 0;
  std::uint32_t rated = 0;
  std::uint32_t satisfied = 0;
  std::uint32_t dissatisfied = 0;
  std::uint32_t on_time = 0;
};

/// A followed case's desks: month of registration above, hash of the sequence below.
using PathRow = std::uint64_t;

/// Everything a run writes down for analysis: integers only.
struct Books {
  MonthlyBook months;
  std::vector<std::int32_t> lead_time;  // resolved by month of arising and whole days  (n_months x kLeadDays)
  std::vector<std::int32_t>
      closure_time;  // hotline orders by month of registration and quarter days  (n_months x kClosureBins)
  std::vector<std::int32_t> weeks;    // hotline orders, of them closed within 7 days  (n_weeks x 2)
  std::vector<std::int32_t> cohorts;  // matters, solved after 180 days, by year and village  (n_years x n_villages x 2)
  std::vector<std::int32_t> topics;   // called back, recorded resolved, by year and topic  (n_years x kTopics x 2)
  std::vector<LedgerCell> ledger;     // (n_years x kKinds x kActivities x kPayers)
  std::vector<UnitRow> units;
  std::vector<DeskYear> desk_years;
  std::vector<PathRow> paths;
};

template <class Visit>
void each_column(Books& b, Visit&& visit) {
#ifdef __GLIBCXX__
  static_assert(sizeof(Books) == sizeof(MonthlyBook) + 9 * sizeof(std::vector<int>), "name the new column");
#endif
  visit("months", b.months.cells);
  visit("lead_time", b.lead_time);
  visit("closure_time", b.closure_time);
  visit("weeks", b.weeks);
  visit("cohorts", b.cohorts);
  visit("topics", b.topics);
  visit("ledger", b.ledger);
  visit("units", b.units);
  visit("desk_years", b.desk_years);
  visit("paths", b.paths);
}

}  // namespace tiexin::models

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tiexin::analysis {

/// The five weaknesses, always in this order.
enum class Weakness : std::uint8_t { resolution, cost_benefit, efficiency, process, appraisal };

/// truth: nobody in the county can know it; also whatever compares books with truth. books: what the county records.
enum class Layer : std::uint8_t { truth, books };

/// cohort: matters that arose in the window. calendar: whatever happened in the window (registrations, closings,
/// costs).
enum class Basis : std::uint8_t { cohort, calendar };

/// Which direction is better for the people.
enum class Better : std::uint8_t { higher, lower, neither };

/// How a value is printed. percent: a share, 0.642 as 64.2 %. capped_days: a value of kCapDays is printed as ">365".
enum class Shown : std::uint8_t { percent, number, days, capped_days };

/// From what an indicator is computed: one run; one run and the mix of matters of arm 0; the same replication of arm 0.
enum class Needs : std::uint8_t { run, mix, base };

/// Whether a paired difference between two arms means something.
enum class Difference : std::uint8_t { meaningful, meaningless };

/// Horizon of lead times and of burden days  [days]
inline constexpr int kCapDays = 365;

/// One entry of the one dictionary that every table, page and workbook reads (`indicators.csv`).
struct Indicator {
  std::string_view id;  // at most 32 characters, lower case; a column name
  Weakness weakness;
  std::string_view zh;        // the leaders' word
  std::string_view zh_paper;  // the technical term
  std::string_view en;
  std::string_view unit;
  Layer layer;
  Basis basis;
  Better better;
  Shown shown;
  std::string_view definition;
  bool headline = false;
  Needs needs = Needs::run;
  Difference difference = Difference::meaningful;
};

/// All indicators, by weakness, the headline first.
const std::vector<Indicator>& dictionary();

/// Place of an indicator in the dictionary, if there is one of that id. O(log n).
std::optional<std::size_t> place_of(std::string_view id);

/// Place of an indicator in the dictionary.
/// @throws ContractError  no such indicator; names the nearest one
std::size_t index_of(std::string_view id);

std::string_view name_of(Weakness weakness);
std::string_view name_of(Layer layer);
std::string_view name_of(Basis basis);
/// "higher", "lower", or empty where neither is better.
std::string_view name_of(Better better);

}  // namespace tiexin::analysis

#pragma once

#include <array>
#include <cstdint>

namespace tiexin::bench {

/// The `jackson` network and its closed form. Times in minutes.
///
/// Village stations (1 server) and departments (8 servers), first come first served, everything exponential, no office
/// hours. A case enters at its village, .5 a day; service there takes .8 days on average; then 68 % leave, 31 % go to
/// one department, 1 % to three distinct ones in turn. After each department 5 % return to their village as a new
/// visit.
struct Network {
  static constexpr std::uint32_t kVillages = 1284;
  static constexpr std::uint32_t kDepartments = 40;
  static constexpr std::uint32_t kServers = 8;
  static constexpr double kUtilisation = .85;
  static constexpr double kArrivalGap = 2 * 1440;     // [minute]
  static constexpr double kVillageTouch = .8 * 1440;  // [minute]
  static constexpr double kReturn = .05;
  static constexpr double kOne = .31;
  static constexpr double kThree = .01;

  // Closed form, from the traffic equations.
  static constexpr double kStages = kOne + kThree * (1 + (1 - kReturn) + (1 - kReturn) * (1 - kReturn));
  static constexpr double kVisits = 1 / (1 - kReturn * kStages);  // of its village by a case
  static constexpr double kDepartmentRate = kVillages / kArrivalGap * kVisits * kStages / kDepartments;
  static constexpr double kDepartmentTouch = kUtilisation * kServers / kDepartmentRate;  // [minute]

  /// Mean time in the system of a village visit, a department visit and a whole case  [minute].
  struct Means {
    double village, department, whole;
  };

  /// Visits that ended by kind {village, department}, cases that left, and their times in the system.
  struct Sums {
    std::array<std::uint64_t, 2> minutes, visits;
    std::uint64_t case_minutes, cases;
  };

  /// Means of what ended between two moments.
  static Means means(const Sums& now, const Sums& then) {
    const auto mean = [](std::uint64_t sum, std::uint64_t n) {
      return static_cast<double>(sum) / static_cast<double>(n);
    };
    return {mean(now.minutes[0] - then.minutes[0], now.visits[0] - then.visits[0]),
            mean(now.minutes[1] - then.minutes[1], now.visits[1] - then.visits[1]),
            mean(now.case_minutes - then.case_minutes, now.cases - then.cases)};
  }

  /// What the means are in the long run.
  static constexpr Means closed_form() {
    const double village = 1 / (1 / kVillageTouch - kVisits / kArrivalGap);
    double blocked = 1;  // Erlang B by recursion, then Erlang C
    const double load = kUtilisation * kServers;
    for (std::uint32_t c = 1; c <= kServers; ++c) blocked = load * blocked / (c + load * blocked);
    const double waits = blocked / (1 - kUtilisation * (1 - blocked));
    const double department = kDepartmentTouch * (1 + waits / (kServers * (1 - kUtilisation)));
    return {village, department, kVisits * (village + kStages * department)};
  }
};

}  // namespace tiexin::bench

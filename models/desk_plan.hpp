#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/parameters.hpp"
#include "sim/service/background.hpp"

namespace tiexin::models {

inline constexpr std::size_t kTopics = 6;  // education, employment, medical care, housing, elder care, public security
inline constexpr std::uint8_t kEmployment = 1;

/// The desks of the county: township stations, then departments, then the petition office.
struct DeskPlan {
  std::uint32_t n_townships = 0;
  std::uint32_t n_departments = 0;          // at least kTopics
  std::vector<std::uint8_t> servers;        // staffed posts  (n_desks)
  std::vector<sim::Background> background;  // ordinary business  (n_desks)
  [[nodiscard]] std::uint32_t n_desks() const { return static_cast<std::uint32_t>(servers.size()); }
  [[nodiscard]] std::uint32_t petition_office() const { return n_desks() - 1; }
  [[nodiscard]] bool is_township(std::uint32_t desk) const { return desk < n_townships; }
};

/// The desks of a county of so many townships.
/// @param scale  natural villages over 1,284: departments and their staff grow with it
[[nodiscard]] DeskPlan plan_desks(const Parameters& parameters, std::uint32_t n_townships, double scale);

/// The departments that deal with a topic, numbered from the county's first: every topic has a run of its own.
struct DepartmentsOfTopic {
  std::uint32_t first;
  std::uint32_t n;  // at least one
};
[[nodiscard]] DepartmentsOfTopic departments_of(std::size_t topic, std::uint32_t n_departments);
/// The topic of a department.
[[nodiscard]] std::size_t topic_of(std::uint32_t department, std::uint32_t n_departments);

/// A department that deals with a topic: the uneven topic matrix.
/// @param u  in [0, 1): the i-eth of n departments has √((i + 1) / n) - √(i / n) of it, the first the most
[[nodiscard]] std::uint32_t department_for(std::size_t topic, std::uint32_t n_departments, double u);

}  // namespace tiexin::models

#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "models/county/contact.hpp"
#include "models/county/population.hpp"
#include "models/desk_plan.hpp"
#include "models/parameters.hpp"
#include "models/rules/rules.hpp"
#include "sim/service/desks.hpp"
#include "sim/time/calendar.hpp"

namespace tiexin::models {

/// How contact persons stand in their villages, by Posting. Entries that no rule book uses may be empty.
using Standings = std::array<std::shared_ptr<const Standing>, 3>;

/// A household's tie to one of those who come to its village, and the factor of it in the odds of telling him.
struct TieOfHousehold {
  float strength;  // [0..1]
  float told;      // exp(slope_tie · strength)
};

/// The part of a county that no event changes: beliefs, people, calendar, rule books, and tables derived from them.
///
/// Shared by every arm of a replication; population and standings also by all replications.
struct System {
  Parameters parameters;
  std::shared_ptr<const Population> population;
  Standings standings;
  std::shared_ptr<const sim::Calendar> calendar;
  std::vector<RuleBook> arms;  // rule book of each arm
  sim::OfficeDesks desks;
  DeskPlan desk_plan;
  double scale = 1;                           // natural villages over 1,284
  std::array<double, kTopics> topic_below{};  // share of matters of this topic and those before it  [0..1]
  std::vector<double> intensity;  // cumulative arrivals of a household of rate 1 a year, by day  (n_days + 1)
  double intensity_bins = 1;      // of day_of_intensity, a unit of intensity
  std::vector<std::uint16_t> day_of_intensity;                 // the day on which a bin of intensity begins
  std::vector<double> hotline_rate;                            // by month  [per minute]
  std::vector<double> committee_rate;                          // by month  [per minute]
  std::vector<double> smartphones;                             // by month  [0..1]
  std::array<std::vector<TieOfHousehold>, 4> ties_to_contact;  // by contact_of()  (n_households)
  std::vector<float> matters_a_year;  // potential matters of a household  [per year]  (n_households)
  std::vector<float> told_member;     // factor of the tie to the linked member in the odds of telling  (n_households)

  /// @throws ContractError  no arms, rules that do not begin with a month, a rule book that does not start at 0 or
  /// whose townships do not match the population
  System(Parameters parameters, std::shared_ptr<const Population> population, Standings standings,
         std::shared_ptr<const sim::Calendar> calendar, std::vector<RuleBook> arms);

  [[nodiscard]] const Standing& standing(const Rules& rules) const {
    return *standings[rules.posted_minutes > 0 ? static_cast<std::size_t>(rules.posting) : 0];
  }
  /// Tie of a household to the contact person of its village: the posted cadre, else the committee officer.  [0..1]
  [[nodiscard]] double tie_to_contact(Household h, const Rules& rules) const {
    return ties_to_contact[contact_of(rules)][h].strength;
  }
  /// How that person stands in a village.
  [[nodiscard]] const VillageStanding& contact_in(std::uint32_t village, const Rules& rules) const {
    const Standing& by = standing(rules);
    return rules.posted_minutes > 0 ? by.cadre_in[village] : by.officer_in[village];
  }
  [[nodiscard]] double tie_to_member(Household h) const { return standings[0]->member_tie[h]; }
  /// Which of the ties to contact persons counts: the posted cadre's by Posting, or the committee officer's, the last.
  [[nodiscard]] static std::uint8_t contact_of(const Rules& rules) {
    return rules.posted_minutes > 0 ? static_cast<std::uint8_t>(rules.posting) : std::uint8_t{3};
  }
};

}  // namespace tiexin::models

#include "scenarios/study/event_words.hpp"

#include <fmt/core.h>

#include "models/phases.hpp"
#include "scenarios/spec/number.hpp"

namespace tiexin::scenarios {
namespace {

std::string desk_words(std::uint32_t desk, const models::DeskPlan& plan) {
  if (desk >= plan.n_desks()) return fmt::format("desk {}", desk);
  if (plan.is_township(desk)) return fmt::format("desk {} (station of township {})", desk, desk);
  if (desk == plan.petition_office()) return fmt::format("desk {} (petition office)", desk);
  return fmt::format("desk {} (department {})", desk, desk - plan.n_townships);
}

std::string matter_words(const sim::Event& event, const models::Population& people) {
  const models::Household household = event.entity();
  if (household >= people.n_households()) return fmt::format("household {}, matter {}", household, event.nth());
  return fmt::format("household {} of village {}, matter {}", people.place(household), people.village[household],
                     event.nth());
}

}  // namespace

std::string clock_words(sim::Minute minute, const sim::Calendar& calendar) {
  const std::string day = minute < calendar.end_minute() ? iso(calendar.date(minute)) : "the end";
  const auto of_day = minute % 1440;
  return fmt::format("{} {:02}:{:02}", day, of_day / 60, of_day % 60);
}

std::string who(const sim::Event& event, const models::System& system) {
  using models::Phase;
  const auto phase = static_cast<Phase>(event.phase());
  switch (phase) {
    case Phase::year_turn:
    case Phase::trust_turn:
    case Phase::month_turn:
    case Phase::week_turn:
    case Phase::month_end:
      return "the county";
    case Phase::visit:
    case Phase::patrol:
    case Phase::relay:
    case Phase::meeting:
      return fmt::format("village {}, week {}", event.entity(), event.nth());
    case Phase::service_day:
      return fmt::format("administrative village {}, week {}", event.entity(), event.nth());
    case Phase::desk_done:
      return fmt::format("{}, server {}", desk_words(event.entity(), system.desk_plan), event.nth());
    default:
      return matter_words(event, *system.population);
  }
}

std::string event_words(const sim::Event& event, const models::System& system) {
  return fmt::format("{} (minute {}), phase {}, {}, payload {}", clock_words(event.minute(), *system.calendar),
                     event.minute(), models::phase_name(event.phase()), who(event, system), event.payload());
}

}  // namespace tiexin::scenarios

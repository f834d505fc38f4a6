#include "scenarios/spec/strange.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "models/county/population.hpp"
#include "models/mechanisms/all.hpp"
#include "scenarios/spec/number.hpp"

namespace tiexin::scenarios {
namespace {

constexpr double kVillages = 1284.0;    // natural villages of the county that levers are written for
constexpr double kWorkingDays = 249.0;  // a year, public holidays left out
constexpr double kSlack = 1.0 + 1e-9;   // beyond rounding

/// A lever that does nothing while another is zero.
struct Need {
  std::string_view lever;
  std::string_view needed;
};

constexpr std::array kNeeds{
    Need{"outreach.posting", "outreach.hours"},
    Need{"duty.visits", "duty.inspection_hours"},
    Need{"duty.excellent_quota", "duty.reward"},
    Need{"household_links.members", "household_links.hours"},
    Need{"household_links.hours", "household_links.members"},
    Need{"household_links.contacts", "household_links.hours"},
    Need{"fellow_villagers.mediators", "fellow_villagers.hours"},
    Need{"fellow_villagers.hours", "fellow_villagers.mediators"},
    Need{"courtyard_meetings.meetings", "courtyard_meetings.minutes"},
    Need{"courtyard_meetings.minutes", "courtyard_meetings.meetings"},
    Need{"village_chiefs.leaders", "village_chiefs.hours"},
    Need{"village_chiefs.hours", "village_chiefs.leaders"},
    Need{"grid.workers", "grid.hours"},
    Need{"grid.hours", "grid.workers"},
    Need{"grid.visits", "grid.hours"},
    Need{"grid.consent", "grid.hours"},
    Need{"grid.whistle_days", "grid.whistle_hours"},
    Need{"platform.one_tap", "platform.intake_hours"},
    Need{"platform.return_days", "platform.intake_hours"},
    Need{"platform.results_shown", "platform.intake_hours"},
    Need{"platform.capital", "platform.intake_hours"},
    Need{"platform.running", "platform.intake_hours"},
    Need{"service_day.days", "service_day.desks"},
    Need{"service_day.days", "service_day.hours"},
    Need{"service_day.desks", "service_day.days"},
    Need{"service_day.hours", "service_day.days"},
    Need{"supervision.supervisors", "supervision.hours"},
    Need{"supervision.hours", "supervision.supervisors"},
    Need{"mediation.mediators", "mediation.hours"},
    Need{"mediation.hours", "mediation.mediators"},
    Need{"law.sessions", "law.hours"},
    Need{"law.hours", "law.sessions"},
    Need{"virtue.points", "virtue.review_hours"},
    Need{"virtue.review_hours", "virtue.points"},
    Need{"industry.yuan_per_job", "industry.investment"},
    Need{"training.fee", "training.hours"},
};

/// All that is in force together in one township from one day on.
class Situation {
 public:
  Situation(const models::Parameters& parameters, const std::vector<Upgrade>& upgrades, sim::Date day, int township)
      : parameters_(parameters), slots_(slots(levers_)) {
    fold_levers(upgrades, day, township, slots_);
    std::map<std::string_view, sim::Date> since;
    for (const Upgrade& upgrade : upgrades) {
      if (!upgrade.in_force(day, township)) continue;
      for (const Assignment& set : upgrade.sets) {
        const auto earlier = since.find(set.path);
        if (earlier != since.end() && upgrade.date.value < earlier->second) continue;
        since[set.path] = upgrade.date.value;
        places_[set.path] = set.place;
      }
    }
    const models::PopulationParameters& people = parameters.population;
    place_.natural_villages = people.natural_villages;
    place_.administrative_villages = models::n_committees(people);
    place_.townships = models::n_townships(people);
    place_.households = people.natural_villages * people.households_per_village;
    place_.scale = people.natural_villages / kVillages;
  }
  Situation(const Situation&) = delete;
  Situation& operator=(const Situation&) = delete;

  std::vector<Problem> look() {
    find_needs();
    find_hours();
    find_more_than_there_are();
    return std::move(strange_);
  }

 private:
  /// Notes something of a lever where it is set; nothing if no file sets it.
  void note(const std::string& path, std::string wrong, std::string allowed) {
    const auto place = places_.find(path);
    if (place != places_.end())
      strange_.push_back({place->second, "sets." + path, std::move(wrong), std::move(allowed)});
  }

  void find_needs() {
    for (const Need& need : kNeeds) {
      const Leaf lever = find_leaf(slots_, need.lever);
      const bool idle = lever.value() == 0.0 && lever.slot->kind != SlotKind::choice;
      if (idle || find_leaf(slots_, need.needed).value() > 0.0) continue;
      note(std::string(need.lever), fmt::format("does nothing while {} is 0", need.needed),
           fmt::format("set {} too", need.needed));
    }
  }

  void find_hours() {
    const double posted = levers_.outreach.hours * 60.0;
    const models::Rules links = rules_of(levers_.household_links, place_);
    const models::Rules grid = rules_of(levers_.grid, place_);
    const models::Rules platform = rules_of(levers_.platform, place_);
    const models::Rules virtue = rules_of(levers_.virtue, place_);
    const double visit = parameters_.contacts.visit_minutes;
    beyond_posted("duty.visits", levers_.duty.visits * visit, posted, fmt::format("visits of {:g} minutes", visit));
    beyond_posted("courtyard_meetings.meetings",
                  levers_.courtyard_meetings.meetings * levers_.courtyard_meetings.minutes / 12.0, posted, "meetings");
    beyond_posted("training.hours", levers_.training.hours * 60.0 / 12.0, posted, "training");
    if (links.linked_share > 0.0)
      allowed("household_links.contacts", levers_.household_links.contacts, links.member_contacts,
              "household_links.hours");
    if (grid.consent > 0.0 || grid.grid_visits > 0.0)
      allowed("grid.visits", levers_.grid.visits, grid.grid_visits, "grid.hours");
    if (levers_.platform.intake_hours > 0.0)
      allowed("platform.one_tap", levers_.platform.one_tap, platform.digital, "platform.intake_hours");
    if (virtue.virtue_hours > 0.0) {
      allowed("virtue.points", levers_.virtue.points, virtue.stipends * place_.natural_villages / place_.scale,
              "virtue.review_hours");
    }
  }

  /// Notes a duty that takes more of a posted cadre than the cadre gives.
  void beyond_posted(const char* path, double minutes, double posted, const std::string& what) {
    if (posted <= 0.0 || minutes <= posted * kSlack) return;
    note(path, fmt::format("takes {:.0f} minutes a month of {}; a posted cadre gives {:.0f}", minutes, what, posted),
         "write less, or more outreach.hours");
  }

  /// Notes a lever of which the hours allow only a part.
  void allowed(const char* path, double asked, double possible, const char* hours) {
    if (asked <= possible * kSlack) return;
    note(path, fmt::format("is {}; the hours allow {:.2g}", shortest(asked), possible),
         fmt::format("write less, or more {}", hours));
  }

  void find_more_than_there_are() {
    const models::HouseholdLinks& links = levers_.household_links;
    const double linked = links.members * links.households * place_.scale;
    if (links.hours > 0.0 && linked > place_.households * kSlack) {
      note("household_links.members",
           fmt::format("link {:.0f} households; the county has {:.0f}", linked, place_.households), "write fewer");
    }
    const double leaders = levers_.village_chiefs.leaders * place_.scale;
    if (levers_.village_chiefs.hours > 0.0 && leaders > place_.administrative_villages + 0.5) {
      note("village_chiefs.leaders",
           fmt::format("are {:.0f} leaders for {:.0f} administrative villages: some have none of their own", leaders,
                       place_.administrative_villages),
           "write fewer");
    }
    const models::ServiceDay& day = levers_.service_day;
    const double needed = day.days * place_.administrative_villages * day.desks;
    const double there_are = parameters_.institutions.departments * place_.scale * kWorkingDays;
    if (day.hours > 0.0 && needed > there_are * kSlack) {
      note("service_day.days",
           fmt::format("needs {:.0f} desk-days a year; the departments have {:.0f}", needed, there_are),
           "write fewer days or fewer service_day.desks");
    }
  }

  const models::Parameters& parameters_;
  models::Mechanisms levers_;
  std::vector<Slot> slots_;
  std::map<std::string, Location> places_;  // of the lever that is in force, by path
  models::Place place_;
  std::vector<Problem> strange_;
};

/// Townships that stand for all: those that some upgrade names, and one that none does.
std::set<int> townships_that_differ(const std::vector<Upgrade>& upgrades) {
  std::set<int> townships;
  for (const Upgrade& upgrade : upgrades) townships.insert(upgrade.townships.begin(), upgrade.townships.end());
  int unnamed = 1;
  while (townships.count(unnamed) != 0) ++unnamed;
  townships.insert(unnamed);
  return townships;
}

}  // namespace

std::vector<Problem> strange_levers(const models::Parameters& parameters, const std::vector<Upgrade>& upgrades) {
  std::set<sim::Date> dates;
  for (const Upgrade& upgrade : upgrades) dates.insert(upgrade.date.value);
  std::map<std::tuple<std::string, int, int, std::string, std::string>, Problem> found;
  for (const sim::Date date : dates) {
    for (const int township : townships_that_differ(upgrades)) {
      for (Problem& problem : Situation(parameters, upgrades, date, township).look()) {
        const Location& place = problem.place;
        found.emplace(std::tuple(place.file, place.line, place.column, problem.key, problem.wrong), std::move(problem));
      }
    }
  }
  std::vector<Problem> strange;
  strange.reserve(found.size());
  for (auto& [where, problem] : found) strange.push_back(std::move(problem));
  return strange;
}

}  // namespace tiexin::scenarios

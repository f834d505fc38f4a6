#include "models/conduct/conduct.hpp"

#include <algorithm>
#include <vector>

#include "models/matters/close.hpp"

namespace tiexin::models {

using sim::uniform;

double effort_target(const ConductParameters& p, double own, double reward, double noticed, double kin,
                     double overload) {
  return std::clamp(own + p.slope_reward * reward * noticed + p.slope_kin * kin - p.slope_overload * overload, 0.0,
                    1.0);
}

double gaming_target(const ConductParameters& p, double reward, double verified, double found) {
  return sim::logistic(p.gaming_base + p.gaming_reward * reward * (1 - verified) - p.gaming_detection * found);
}

double verified_weight(const Rules& rules) {
  const double confirmed = rules.weight_audited + rules.consent * rules.weight_satisfied;
  const double all = rules.weight_visits + rules.weight_closed + rules.weight_satisfied + rules.weight_count +
                     rules.weight_open + rules.weight_petition + rules.weight_audited;
  return all > 0 ? std::min(1.0, confirmed / all) : 0;
}

namespace {

void take_post(Run& run, std::uint32_t village) {
  ContactPerson& person = run.state.villages[village];
  // Officers and cadres are different people: the holder's number says which kind he is.
  const std::uint32_t nth = person.holder * 2 + person.posted;
  const sim::Block drawn = run.draw(village_entity(village), Purpose::capability, nth);
  const ConductParameters& p = run.parameters().conduct;
  const double skill = 0.5 + run.parameters().contacts.capability_sd * sim::standard_normal(uniform(drawn[0]));
  const double own = p.effort_mean + p.effort_sd * sim::standard_normal(uniform(drawn[1]));
  person.skill = static_cast<float>(std::clamp(skill, 0.0, 1.0));
  person.own_effort = static_cast<float>(std::clamp(own, 0.0, 1.0));
  person.effort = person.own_effort;
  person.gaming = static_cast<float>(sim::logistic(p.gaming_base));
}

double noticed(const Run& run, std::uint32_t village) {
  return 1 - (1 - run.parameters().conduct.notice_base) * (1 - run.rules(village).notice);
}

/// Moves a value part of the way to its target.
void approach(float& value, double target, double speed) {
  value = static_cast<float>((1 - speed) * static_cast<double>(value) + speed * target);
}

/// Chance that a closing on paper is found out when `called_back` of the files are.
double expected_found_out(const Run& run, std::uint32_t village, double called_back) {
  return called_back * chance_found_out(run, village, true) + (1 - called_back) * chance_found_out(run, village, false);
}

void learn_conduct(Run& run, std::uint32_t village) {
  ContactPerson& person = run.state.villages[village];
  const Rules& rules = run.rules(village);
  const ConductParameters& p = run.parameters().conduct;
  const double reward = felt_reward(rules);
  const double budget = std::max(1.0, rules.posted_minutes);
  const double required =
      rules.posted_minutes > 0 ? rules.required_visits * run.parameters().contacts.visit_minutes / budget - 1 : 0;
  const double kin = run.system.contact_in(village, rules).mean_tie;
  const double found = expected_found_out(run, village, rules.digital);
  approach(person.effort,
           effort_target(p, static_cast<double>(person.own_effort), reward, noticed(run, village), kin,
                         std::max(0.0, required) * rules.notice),
           p.speed);
  approach(person.gaming, gaming_target(p, reward, verified_weight(rules), found), p.speed);
}

/// Share of what was registered in the past twelve months that came by the hotline.
double hotline_share(const Run& run) {
  const MonthlyBook& months = run.state.books.months;
  std::int64_t orders = 0;
  std::int64_t all = 0;
  for (std::size_t month = run.month - std::min<std::size_t>(run.month, 12); month < run.month; ++month) {
    orders += months.at(month, Tally::hotline);
    all += months.at(month, Tally::registrations);
  }
  return static_cast<double>(orders) / static_cast<double>(std::max<std::int64_t>(1, all));
}

/// Chance that a closing on paper of a desk is found out, by township: mean over its villages. Called back are what
/// stands on the platform and, from call_back_start on, the hotline's orders.
std::vector<double> chances_desks_are_found_out(const Run& run) {
  const Population& people = run.people();
  const bool orders = run.calendar().year(run.now) >= run.parameters().books.call_back_start;
  const double ordered = orders ? hotline_share(run) : 0;
  std::vector<double> found(people.n_townships(), 0);
  std::vector<std::uint32_t> villages(people.n_townships(), 0);
  for (std::uint32_t village = 0; village < people.n_inhabited(); ++village) {
    const double called_back = 1 - (1 - run.rules(village).digital) * (1 - ordered);
    found[run.township_of(village)] += expected_found_out(run, village, called_back);
    ++villages[run.township_of(village)];
  }
  for (std::size_t township = 0; township < found.size(); ++township)
    found[township] /= std::max<std::uint32_t>(1, villages[township]);
  return found;
}

/// Desks answer to the mean of the rules of the townships they serve.
/// @param found  chance that a closing on paper is found out, by township
void learn_desk_conduct(Run& run, std::uint32_t desk, const std::vector<double>& found) {
  DeskConduct& conduct = run.state.desk_conduct[desk];
  const ConductParameters& p = run.parameters().conduct;
  const auto townships = static_cast<std::uint32_t>(run.township_rules.size());
  const bool own = run.system.desk_plan.is_township(desk);
  const std::uint32_t first = own ? desk : 0;
  const std::uint32_t last = own ? desk + 1 : townships;
  double effort = 0;
  double gaming = 0;
  for (std::uint32_t township = first; township < last; ++township) {
    const Rules& rules = run.township_rules[township];
    const std::uint32_t village = run.people().committee_first[run.people().township_first[township]];
    const double reward = felt_reward(rules);
    effort += effort_target(p, static_cast<double>(conduct.own_effort), reward, noticed(run, village), 0, 0);
    gaming += gaming_target(p, reward, verified_weight(rules), found[township]);
  }
  approach(conduct.effort, effort / (last - first), p.speed);
  approach(conduct.gaming, gaming / (last - first), p.speed);
}

void replace_holders(Run& run, std::uint32_t year) {
  sim::Block drawn{};
  for (std::uint32_t village = 0; village < run.people().n_villages(); ++village) {
    if (village % 4 == 0) drawn = run.draw(village_entity(village), Purpose::turnover, year);
    if (uniform(drawn[village % 4]) >= run.parameters().conduct.turnover) continue;
    ++run.state.villages[village].holder;
    take_post(run, village);
  }
}

void draw_household_year(Run& run, std::uint32_t year) {
  const Population& people = run.people();
  const double away = run.parameters().population.away_share;
  for (std::uint32_t village = 0; village < people.n_villages(); ++village) {
    const double jobs = run.rules(village).jobs;
    const Household first = people.village_first[village];
    const std::uint32_t places = people.village_first[village + 1] - first;
    sim::Block drawn{};
    for (std::uint32_t place = 0; place < places; ++place) {
      if (place % 4 == 0) drawn = run.draw(household_entity(village, place), Purpose::away, year);
      const sim::Decided gone = sim::decide(uniform(drawn[place % 4]), away);
      const unsigned is_away = gone.happens ? trait::away : 0U;
      const unsigned has_job = gone.rest < jobs ? trait::job : 0U;
      std::uint8_t& traits = run.state.households.traits[first + place];
      traits = static_cast<std::uint8_t>((traits & trait::near) | is_away | has_job);
    }
  }
  for (std::vector<Untended>& rows : run.state.matters.of_village) {
    for (Untended& row : rows) row.away = (run.state.households.traits[row.household] & trait::away) != 0;
  }
}

}  // namespace

void start_conduct(Run& run) {
  for (std::uint32_t village = 0; village < run.people().n_villages(); ++village) take_post(run, village);
  const ConductParameters& p = run.parameters().conduct;
  for (std::uint32_t desk = 0; desk < run.system.desk_plan.n_desks(); ++desk) {
    const sim::Block drawn = run.draw(entity_of(EntityKind::desk, desk), Purpose::desk_conduct, 0);
    DeskConduct& conduct = run.state.desk_conduct[desk];
    const double own = p.effort_mean + p.effort_sd * sim::standard_normal(uniform(drawn[0]));
    conduct.own_effort = conduct.effort = static_cast<float>(std::clamp(own, 0.0, 1.0));
    conduct.gaming = static_cast<float>(sim::logistic(p.gaming_base));
  }
}

void review_postings(Run& run) {
  for (std::uint32_t village = 0; village < run.people().n_villages(); ++village) {
    ContactPerson& person = run.state.villages[village];
    const std::uint32_t posted = run.rules(village).posted_minutes > 0 ? 1 : 0;
    if (person.posted == posted) continue;
    person.posted = posted;
    take_post(run, village);
  }
}

void turn_of_year(Run& run) {
  const auto year = static_cast<std::uint32_t>(run.calendar().year(run.now));
  if (run.now > 0) {
    for (std::uint32_t village = 0; village < run.people().n_villages(); ++village) learn_conduct(run, village);
    const std::vector<double> found = chances_desks_are_found_out(run);
    for (std::uint32_t desk = 0; desk < run.system.desk_plan.n_desks(); ++desk) learn_desk_conduct(run, desk, found);
    replace_holders(run, year);
  }
  draw_household_year(run, year);
}

}  // namespace tiexin::models

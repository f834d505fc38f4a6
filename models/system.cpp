#include "models/system.hpp"

#include <algorithm>
#include <cmath>

#include "models/run.hpp"

namespace tiexin::models {

namespace {

/// Cumulative arrivals of a household of rate 1 a year: disputes are more frequent around Spring Festival.
std::vector<double> cumulate_intensity(const sim::Calendar& calendar, const MatterParameters& p) {
  const int days = calendar.day(calendar.end_minute());
  std::vector<double> cumulative(static_cast<std::size_t>(days) + 1, 0);
  for (int day = 0; day < days; ++day) {
    const double factor = calendar.festival(day) ? 1 + p.dispute_share * (p.festival_factor - 1) : 1;
    cumulative[static_cast<std::size_t>(day) + 1] = cumulative[static_cast<std::size_t>(day)] + factor / 365.25;
  }
  return cumulative;
}

/// Cuts the cumulative intensity into as many equal bins as there are days, so that the day of a value is found at
/// once.
void tabulate_days(System& system) {
  const std::vector<double>& cumulative = system.intensity;
  const std::size_t n = cumulative.size();
  system.intensity_bins = static_cast<double>(n - 1) / cumulative.back();
  std::size_t day = 0;
  for (std::size_t bin = 0; bin < n; ++bin) {
    // A value rounded into this bin is not below its edge by more than rounding: a day less is never too many.
    const double edge = static_cast<double>(bin) / system.intensity_bins * (1 - 1e-12);
    while (day + 2 < n && cumulative[day + 1] <= edge) ++day;
    system.day_of_intensity.push_back(static_cast<std::uint16_t>(day));
  }
}

/// Shares of the topics: a draw of the county around equal shares, the closer the higher the concentration.
std::array<double, kTopics> draw_topics(std::uint32_t county_seed, double concentration) {
  std::array<double, kTopics> below{};
  double total = 0;
  for (std::uint32_t topic = 0; topic < kTopics; ++topic) {
    const sim::Block drawn = sim::philox({county_seed, 0}, entity_of(EntityKind::county, topic),
                                         sim::occasion(number(Purpose::topics), 0), 0);
    total += sim::gamma(sim::uniform(drawn[0], drawn[1]), concentration / kTopics);
    below[topic] = total;
  }
  for (double& share : below) share /= total;
  return below;
}

/// National trends, the same in every arm.
void tabulate_trends(System& system) {
  const SurfacingParameters& p = system.parameters.surfacing;
  const sim::Calendar& calendar = *system.calendar;
  const double level_2023 = sim::logistic(p.hotline_steepness * (2023.5 - p.hotline_half));
  constexpr double kSmartphonesHalf = 2015.0;
  constexpr double kSmartphonesSteepness = 0.6;
  const double phones_2022 = sim::logistic(kSmartphonesSteepness * (2022.5 - kSmartphonesHalf));
  for (int month = 0; month < calendar.n_months(); ++month) {
    const double year = calendar.origin().year + (month + 0.5) / 12;
    const double level =
        year < p.hotline_start ? 0 : sim::logistic(p.hotline_steepness * (year - p.hotline_half)) / level_2023;
    system.hotline_rate.push_back(p.hotline * level / kMinutesPerYear);
    const double grown = std::clamp(year - 2007.5, -9.5, 15.0);
    system.committee_rate.push_back(p.committee * sim::exp(p.committee_growth * grown) / kMinutesPerYear);
    system.smartphones.push_back(
        std::min(1.0, p.smartphones * sim::logistic(kSmartphonesSteepness * (year - kSmartphonesHalf)) / phones_2022));
  }
}

/// Factor of ties in the odds of telling somebody.
std::vector<float> factors_of(const std::vector<float>& ties, double slope) {
  std::vector<float> factors;
  factors.reserve(ties.size());
  for (const float tie : ties) factors.push_back(static_cast<float>(sim::exp(slope * static_cast<double>(tie))));
  return factors;
}

std::vector<TieOfHousehold> with_factors(const std::vector<float>& ties, double slope) {
  const std::vector<float> told = factors_of(ties, slope);
  std::vector<TieOfHousehold> both(ties.size());
  for (std::size_t h = 0; h < ties.size(); ++h) both[h] = {ties[h], told[h]};
  return both;
}

void tabulate_ties(System& system) {
  const double slope = system.parameters.surfacing.slope_tie;
  for (std::size_t posting = 0; posting < system.standings.size(); ++posting) {
    if (system.standings[posting] != nullptr)
      system.ties_to_contact[posting] = with_factors(system.standings[posting]->cadre_tie, slope);
  }
  system.ties_to_contact.back() = with_factors(system.standings[0]->officer_tie, slope);
  system.told_member = factors_of(system.standings[0]->member_tie, slope);
}

/// How many potential matters a household has in a year.
void tabulate_rates(System& system) {
  const Population& people = *system.population;
  const double of_person = system.parameters.matters.rate / 1000;
  system.matters_a_year.reserve(people.n_households());
  for (Household h = 0; h < people.n_households(); ++h)
    system.matters_a_year.push_back(
        static_cast<float>(of_person * people.persons[h] * static_cast<double>(people.rate[h])));
}

void check_arms(const System& system) {
  sim::require(!system.arms.empty(), "system: there is no arm");
  for (const RuleBook& book : system.arms) {
    sim::require(!book.empty() && book.front().minute == 0, "system: a rule book starts at minute 0");
    sim::require(std::is_sorted(book.begin(), book.end(),
                                [](const RulesFrom& a, const RulesFrom& b) { return a.minute < b.minute; }),
                 "system: the periods of a rule book are in order of time");
    for (const RulesFrom& from : book) {
      sim::require(from.minute >= system.calendar->end_minute() ||
                       from.minute == system.calendar->month_start(system.calendar->month(from.minute)),
                   "system: rules begin with a month, for hours are granted by the month");
      sim::require(from.township.size() == system.population->n_townships(),
                   "system: rules are given for every township");
      for (const Rules& rules : from.township) {
        const auto posting = static_cast<std::size_t>(rules.posting);
        sim::require(posting < 3 && system.standings[posting] != nullptr,
                     "system: the standing of a posting is missing");
      }
    }
  }
}

}  // namespace

System::System(Parameters parameters_in, std::shared_ptr<const Population> population_in, Standings standings_in,
               std::shared_ptr<const sim::Calendar> calendar_in, std::vector<RuleBook> arms_in)
    : parameters(parameters_in),
      population(std::move(population_in)),
      standings(std::move(standings_in)),
      calendar(std::move(calendar_in)),
      arms(std::move(arms_in)),
      desks(sim::OfficeClock(*calendar)),
      scale(population->n_inhabited() / 1284.0) {
  sim::require(standings[0] != nullptr, "system: the standing at the birthplace is missing");
  check_arms(*this);
  desk_plan = plan_desks(parameters, population->n_townships(), scale);
  sim::require(desk_plan.n_desks() < kNoDesk, "system: there are more desks than a matter can name");
  topic_below = draw_topics(population->county_seed, parameters.matters.topic_concentration);
  intensity = cumulate_intensity(*calendar, parameters.matters);
  tabulate_days(*this);
  tabulate_trends(*this);
  tabulate_ties(*this);
  tabulate_rates(*this);
}

}  // namespace tiexin::models

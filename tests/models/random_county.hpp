/// Random small counties under random upgrades, all by keyed draws: case n is the same county everywhere and for ever.
#pragma once

#include <algorithm>

#include "sim/random/real.hpp"
#include "tests/models/small_county.hpp"

namespace tiexin::models::small {

/// A stream of uniforms for one case.
class Dice {
 public:
  explicit Dice(std::uint32_t number) : number_(number) {}
  double operator()() { return sim::uniform(sim::philox({20240607, 1}, number_, 0, step_++)[0]); }
  double between(double low, double high) { return low + (high - low) * (*this)(); }
  int whole(int low, int high) { return std::min(high, low + static_cast<int>((*this)() * (high - low + 1))); }
  bool coin(double chance = 0.5) { return (*this)() < chance; }

 private:
  std::uint32_t number_;
  std::uint32_t step_ = 0;
};

/// Moves every real number of a tree of fields about its default, held within its bounds: logits by up to `logits`,
/// shares on the logit scale, the others by a factor of up to exp(`factor`).
struct Shaker {
  Dice& dice;
  double logits = 1;
  double factor = 0.7;

  void operator()(std::string_view name, double& value, std::string_view unit, Bounds bounds, std::string_view) {
    value = std::clamp(moved(name, value, unit, bounds), bounds.low, bounds.high);
  }
  void operator()(std::string_view name, ByClass& value, std::string_view unit, Bounds bounds, std::string_view) {
    for (std::size_t k = 0; k < kClasses; ++k)
      value[k] = std::clamp(moved(name, value[k], unit, bounds), bounds.low, bounds.high);
  }
  void operator()(std::string_view name, int& value, std::string_view, Bounds, std::string_view) {
    if (name == "spread_months") value = dice.whole(1, 6);
  }
  void operator()(std::string_view, bool& value, std::string_view, Bounds, std::string_view) { value = dice.coin(); }
  template <class E, std::size_t n>
  void choice(std::string_view, E& value, const std::array<std::string_view, n>&, std::string_view) {
    value = static_cast<E>(dice.whole(0, static_cast<int>(n) - 1));
  }
  template <class T>
  void block(std::string_view, T& nested, std::string_view) {
    fields(*this, nested);
  }

 private:
  double moved(std::string_view name, double value, std::string_view unit, Bounds bounds) {
    const double u = dice.between(-1, 1);
    if (unit == "year") return value + (name == "call_back_start" ? 1 : 2) * u;
    if (unit == "logit" || (bounds.low < 0 && unit == "1")) return value + logits * u;
    if (unit == "share" && value > 0 && value < 1) return sim::logistic(sim::logit(value) + logits * u);
    return value * sim::exp(factor * u);
  }
};

/// A county of 4 to 10 villages with random parameters.
inline Description random_county(std::uint32_t number, int years) {
  Dice dice(number * 2 + 1);
  Description d;
  d.villages = dice.whole(4, 10);
  d.committees = dice.whole(2, 4);
  d.townships = dice.whole(1, 2);
  d.households_per_village = dice.whole(12, 50);
  d.first_year = dice.whole(2008, 2020);
  d.years = years;
  d.county_seed = number + 1;
  Shaker shaker{dice};
  fields(shaker, d.parameters);
  d.parameters.matters.hard_share = dice.between(0, 0.1);
  d.parameters.matters.rate = dice.between(60, 400);
  // Desks at the knee of the queue in some, idle in others.
  d.parameters.institutions.department_background = dice.between(0.1, 0.9);
  d.parameters.institutions.township_background = dice.between(0.1, 0.9);
  d.parameters.institutions.township_servers = dice.whole(1, 8);
  d.parameters.institutions.department_servers = dice.whole(1, 3);
  return d;
}

/// Every other mechanism, its levers moved about those of `shipped`, some to nothing at all.
inline Mechanisms random_mechanisms(Dice& dice) {
  Mechanisms mechanisms = shipped();
  Shaker shaker{dice};
  fields(shaker, mechanisms);
  for (const std::string_view name : kMechanismNames) {
    if (dice.coin()) mechanisms = without(mechanisms, name);
  }
  return mechanisms;
}

/// Arms of a random county: nothing, something, and something else that shares its beginning.
struct RandomStudy {
  County county;
  std::vector<RuleBook> books;
  std::vector<Minute> forks;  // by arm; where it parts from the one before it
  std::shared_ptr<const System> system;
};

inline RandomStudy random_study(std::uint32_t number, int years) {
  County county(random_county(number, years));
  Dice dice(number * 2);
  const int months = county.calendar->n_months();
  const auto first_month = static_cast<int>(dice.between(0.1, 0.5) * months);
  const auto second_month = std::max(first_month + 1, static_cast<int>(dice.between(0.5, 0.8) * months));
  const Minute first = county.calendar->month_start(first_month);
  const Minute second = county.calendar->month_start(second_month);
  const Rules one = rules_of(random_mechanisms(dice), county.place());
  const Rules two = rules_of(random_mechanisms(dice), county.place());
  const std::size_t townships = county.population->n_townships();
  RuleBook nothing{{0, std::vector<Rules>(townships)}};
  RuleBook some = nothing;
  some.push_back({first, std::vector<Rules>(townships, one)});
  RuleBook more = some;
  more.push_back({second, std::vector<Rules>(townships, one)});
  more.back().township.back() = two;
  std::vector<RuleBook> books{nothing, some, more};
  auto system = county.system(books);
  return {std::move(county), std::move(books), {0, first, second}, std::move(system)};
}

}  // namespace tiexin::models::small

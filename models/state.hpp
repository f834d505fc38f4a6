#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "models/accounts/books.hpp"
#include "models/engine.hpp"
#include "models/matters/matters.hpp"
#include "sim/random/draws.hpp"
#include "sim/replicate/pending.hpp"
#include "sim/service/desk_columns.hpp"

namespace tiexin::models {

/// What changes about a household.
struct HouseholdColumns {
  std::vector<std::uint32_t> arisen;  // potential matters so far  (n_households)
  std::vector<Minute> next_arrival;   // when the next one arises; kNever beyond the horizon
  std::vector<float> trust;           // trust in the county  [0..1]
  std::vector<float> good;            // good outcomes since the last sweep, by severity
  std::vector<float> bad;             // bad outcomes since the last sweep, by severity
  std::vector<std::uint8_t> traits;   // trait:: bits
  std::vector<std::uint32_t> linked;  // derived: word for being linked to a member, the same in every year
};

namespace trait {
inline constexpr std::uint8_t away = 1;  // this year
inline constexpr std::uint8_t job = 2;   // work in local industry this year
inline constexpr std::uint8_t near = 4;  // lives where a service day is held near by
}  // namespace trait

template <class Visit>
void each_column(HouseholdColumns& c, Visit&& visit) {
  static_assert(sizeof(HouseholdColumns) == 7 * sizeof(std::vector<int>), "name the new column");
  visit("arisen", c.arisen);
  visit("next_arrival", c.next_arrival);
  visit("trust", c.trust);
  visit("good", c.good);
  visit("bad", c.bad);
  visit("traits", c.traits);
}

/// The contact person of a natural village: who holds the post, how he works, what his year looks like in the books.
struct ContactPerson {
  std::int64_t kappa = 0;         // true contribution this year  [milli severity-unit days]
  std::uint32_t holder = 0;       // how-many-eth holder
  float effort = 0.5F;            // [0..1]
  float gaming = 0;               // [0..1]
  float skill = 0.5F;             // [0..1]
  float own_effort = 0.5F;        // what he would do unwatched  [0..1]
  std::int32_t minutes_left = 0;  // of the village's time for matters this month
  std::int32_t member_left = 0;   // of the linked members'
  std::int32_t chief_left = 0;    // of the village chief's
  std::int32_t grid_left = 0;     // of the grid workers'
  std::uint32_t minutes = 0;      // handled this year
  std::uint32_t visits = 0;       // this year
  std::uint32_t registered = 0;   // matters first registered this year, of the village
  std::uint32_t on_time = 0;      // matters first closed this year, by their deadline
  std::uint32_t rated = 0;
  std::uint32_t satisfied = 0;
  std::uint32_t items = 0;  // recorded, invented ones included
  std::uint32_t petitions = 0;
  std::uint32_t found = 0;     // false closings found out
  std::uint32_t posted = 0;    // 1: a posted cadre holds the village
  std::uint32_t reserved = 0;  // keeps the struct free of padding
};
static_assert(sizeof(ContactPerson) == 8 + 20 * 4);

/// A desk's people and its year.
struct DeskConduct {
  std::int64_t touch = 0;       // minutes on matters this year
  std::int64_t background = 0;  // minutes of ordinary business that arrived this year
  float own_effort = 0.5F;
  float effort = 0.5F;
  float gaming = 0;
  std::uint32_t registered = 0;
  std::uint32_t closed = 0;
  std::uint32_t on_time = 0;
  std::uint32_t called_back = 0;
  std::uint32_t recorded = 0;
  std::uint32_t rated = 0;
  std::uint32_t satisfied = 0;
  std::uint32_t dissatisfied = 0;
  std::uint32_t reserved = 0;  // keeps the struct free of padding
};
static_assert(sizeof(DeskConduct) == 16 + 12 * 4);

/// A matter that waits for money.
struct FundWait {
  std::uint32_t household;
  std::uint32_t nth;
  std::uint32_t episode;
  std::uint32_t amount;  // [yuan]
};

/// A root that several matters share.
struct Cause {
  std::uint32_t village;
  std::uint32_t month;           // it began, since the origin
  std::uint32_t lead_household;  // whose file leads; kNobody until one is registered
  std::uint32_t lead_nth;
  Minute gone;  // kNever while it lasts
};

/// Numbers of the county as a whole.
struct CountyNumbers {
  std::int64_t fund = 0;     // county money at hand  [fen]
  std::int64_t outside = 0;  // money from outside at hand  [fen]
  std::uint64_t events = 0;
  std::uint64_t rounds = 0;
  std::uint64_t matters = 0;
  std::uint64_t sweeps = 0;
  std::int64_t harm_rate = 0;   // of all open matters  [milli-units a minute]
  std::int64_t harm_since = 0;  // harm is in the books up to this minute
  double trust = 0;             // sum over households, as of the last sweep
  sim::StreamKey key{};
};
static_assert(sizeof(CountyNumbers) == 10 * sizeof(std::int64_t));

/// Everything that a run remembers.
struct State {
  HouseholdColumns households;
  std::vector<ContactPerson> villages;      // (n_villages)
  std::vector<float> law;                   // exposure of a village to legal education  [0..1]  (n_villages)
  std::vector<std::uint16_t> village_seen;  // outcomes a village's router has seen  (n_villages x kTopics)
  std::vector<std::uint32_t> county_seen;   // by the county's, then the hotline's  (2 x kTopics)
  std::vector<std::int32_t> whistle_left;   // minutes to convene this month  (n_townships)
  std::vector<std::int32_t> mediator_left;  // of invited mediators, this month  (n_townships)
  std::vector<DeskConduct> desk_conduct;    // (n_desks)
  std::vector<FundWait> waiting_for_money;
  std::vector<Cause> causes;  // in the order in which they began
  std::vector<float> surge;   // factor on ordinary business  (n_weeks)
  sim::DeskColumns desks;
  Matters matters;
  EventQueue queue;
  Books books;
  CountyNumbers county;
};

}  // namespace tiexin::models

namespace tiexin::sim {
template <>
inline constexpr bool plain_element<tiexin::models::ContactPerson> = true;
template <>
inline constexpr bool plain_element<tiexin::models::DeskConduct> = true;
template <>
inline constexpr bool plain_element<tiexin::models::CountyNumbers> = true;
}  // namespace tiexin::sim

namespace tiexin::models {

template <class Visit>
void each_column(State& s, Visit&& visit) {
#ifdef __GLIBCXX__
  static_assert(sizeof(State) == sizeof(HouseholdColumns) + 10 * sizeof(std::vector<int>) + sizeof(sim::DeskColumns) +
                                     sizeof(Matters) + sizeof(EventQueue) + sizeof(Books) + sizeof(CountyNumbers),
                "name the new column");
#endif
  visit("households", s.households);
  visit("villages", s.villages);
  visit("law", s.law);
  visit("village_seen", s.village_seen);
  visit("county_seen", s.county_seen);
  visit("whistle_left", s.whistle_left);
  visit("mediator_left", s.mediator_left);
  visit("desk_conduct", s.desk_conduct);
  visit("waiting_for_money", s.waiting_for_money);
  visit("causes", s.causes);
  visit("surge", s.surge);
  visit("desks", s.desks);
  visit("matters", sim::listed([&] { return s.matters.rows(); },
                               [&](std::vector<Matter>&& rows) {
                                 s.matters.put_back(std::move(rows), s.households.trust.size());
                               }));
  visit("untended",
        sim::listed([&] { return s.matters.untended_rows(); },
                    [&](std::vector<UntendedRow>&& rows) { s.matters.put_back_untended(rows, s.villages.size()); }));
  visit("events", sim::pending(s.queue));
  visit("books", s.books);
  visit("county", s.county);
}

}  // namespace tiexin::models

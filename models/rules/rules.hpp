#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tiexin::models {

/// Where a posted contact person comes from.
enum class Posting : std::uint8_t { birthplace, office, random };
inline constexpr std::array<std::string_view, 3> kPostingNames{"birthplace", "office", "random"};

/// How two mechanisms that touch the same number are combined.
enum class Combine : std::uint8_t {
  add,      // a + b
  larger,   // max(a, b)
  smaller,  // min(a, b)
  either    // 1 - (1 - a)(1 - b), for chances
};

// Linked members go round every second week and grid workers every fourth: nobody is met more often.
inline constexpr int kRelayWeeks = 2;
inline constexpr int kPatrolWeeks = 4;
inline constexpr double kWeeksPerYear = 365.25 / 7;

// Time that contact takes to be whole: with less of it, in proportion less comes of it.
inline constexpr double kFullMeeting = 60;      // a courtyard meeting that hears all who come       [minutes]
inline constexpr double kFullSitting = 4 * 60;  // a service day that serves all who come, all desks  [minutes]

/// What the rules in force at one township on one day amount to: the only thing of a policy that the life of a matter
/// reads.
///
/// Every number has a neutral value (what it is where no mechanism is in force) and one way to combine, both in
/// `rule_list`. Hours are minutes, so that nothing acts without somebody's time.
struct Rules {
  // who is in contact with whom
  double posted_minutes = 0;          // posted contact person, time for the village         [minutes a month]
  double posting = 0;                 // Posting of that person, as its index                [0, 1, 2]
  double required_visits = 0;         // visits a contact person must make                   [visits a month]
  double linked_share = 0;            // households linked to a party member                 [0..1]
  double member_contacts = 0;         // contacts of a linked household with its member      [a year]
  double member_contact_minutes = 0;  // length of such a contact                        [minutes]
  double member_minutes = 0;          // members' time on settling small matters, for each household  [minutes a month]
  double meetings = 0;                // courtyard meetings a natural village                [a year]
  double meeting_minutes = 0;         // length of a meeting                                 [minutes]
  double meeting_openness = 0;        // opinions are invited during a meeting               [0..1]
  double grid_visits = 0;             // visits of a grid worker to a household              [a year]
  double grid_visit_minutes = 0;      // length of such a visit                              [minutes]
  double grid_minutes = 0;            // a village's grid workers, time for matters          [minutes a month]
  double service_days = 0;            // service days of an administrative village           [a year]
  double service_desks = 0;           // desks that come to one                              [desks]
  double service_minutes = 0;         // how long they sit                                   [minutes]
  double service_notice = 0;          // households who know the date and place beforehand   [0..1]
  // who knows what
  double digital = 0;          // one-tap report can be used                          [0..1]
  double shared_learning = 0;  // routers see the outcomes of the whole county        [0..1]
  double return_days = 1e9;    // a wrongly sent file is back on the router's desk    [working days]
  double topics_known = 0;     // topics are collected before a meeting               [0..1]
  double publicity = 0;        // results of closed matters are made public           [0..1]
  double audit = 0;            // a closing is checked by someone outside the chain   [0..1]
  double skill = 0;            // skill in conversation gained by training            [0..0.5]
  double law_hours = 0;        // legal education attended by a household             [hours a year]
  double virtue_hours = 0;     // deeds that earn points, by a household              [hours a year]
  // who may decide
  double chief_minutes = 0;      // time of leaders with authority over departments     [minutes a week, a village]
  double whistle_days = 1e9;     // a whistle convenes the departments within           [working days]
  double whistle_minutes = 0;    // time set aside to convene                           [minutes a month, a township]
  double consent = 0;            // closing needs the household's consent               [0..1]
  double mediator_minutes = 0;   // invited and professional mediators                  [minutes a month, a village]
  double mediator_standing = 0;  // standing of those mediators with both sides         [0..1]
  double jobs = 0;               // households given work by local industry             [share a year]
  double outside_fund = 0;       // money from outside for matters that wait for it     [yuan a year, a village]
  // what is rewarded
  double notice = 0;           // absence of a contact person is noticed              [0..1]
  double reward = 0;           // spread of what a grade pays, in monthly wages        [0..]
  double excellent_quota = 0;  // largest share graded excellent                      [0..1]
  double weight_visits = 0;    // weights of the appraisal score                      [0..]
  double weight_closed = 0;
  double weight_satisfied = 0;
  double weight_count = 0;
  double weight_open = 0;
  double weight_petition = 0;
  double weight_audited = 0;
  // money that is spent whether used or not
  double cash_fixed = 0;  // platform, training, meetings: cash                  [yuan a year, a village]
  double stipends = 0;    // paid to grid workers, mediators, for points         [yuan a year, a village]
  // time that meets no matter but is spent all the same
  double staff_minutes = 0;      // inspecting, intake, teaching, training: salaried     [minutes a month, a village]
  double volunteer_minutes = 0;  // supervising, reviewing: unpaid                      [minutes a month, a village]

  friend bool operator==(const Rules&, const Rules&) = default;
};

/// One line of the table of rules: name, member, way to combine. Neutral values are those of a default `Rules`.
struct RuleLine {
  std::string_view name;
  double Rules::*member;
  Combine combine;
};

inline constexpr std::array kRuleList{
    RuleLine{"posted_minutes", &Rules::posted_minutes, Combine::add},
    RuleLine{"posting", &Rules::posting, Combine::larger},
    RuleLine{"required_visits", &Rules::required_visits, Combine::larger},
    RuleLine{"linked_share", &Rules::linked_share, Combine::larger},
    RuleLine{"member_contacts", &Rules::member_contacts, Combine::larger},
    RuleLine{"member_contact_minutes", &Rules::member_contact_minutes, Combine::larger},
    RuleLine{"member_minutes", &Rules::member_minutes, Combine::add},
    RuleLine{"meetings", &Rules::meetings, Combine::add},
    RuleLine{"meeting_minutes", &Rules::meeting_minutes, Combine::larger},
    RuleLine{"meeting_openness", &Rules::meeting_openness, Combine::larger},
    RuleLine{"grid_visits", &Rules::grid_visits, Combine::add},
    RuleLine{"grid_visit_minutes", &Rules::grid_visit_minutes, Combine::larger},
    RuleLine{"grid_minutes", &Rules::grid_minutes, Combine::add},
    RuleLine{"service_days", &Rules::service_days, Combine::add},
    RuleLine{"service_desks", &Rules::service_desks, Combine::larger},
    RuleLine{"service_minutes", &Rules::service_minutes, Combine::larger},
    RuleLine{"service_notice", &Rules::service_notice, Combine::either},
    RuleLine{"digital", &Rules::digital, Combine::larger},
    RuleLine{"shared_learning", &Rules::shared_learning, Combine::larger},
    RuleLine{"return_days", &Rules::return_days, Combine::smaller},
    RuleLine{"topics_known", &Rules::topics_known, Combine::larger},
    RuleLine{"publicity", &Rules::publicity, Combine::either},
    RuleLine{"audit", &Rules::audit, Combine::either},
    RuleLine{"skill", &Rules::skill, Combine::add},
    RuleLine{"law_hours", &Rules::law_hours, Combine::add},
    RuleLine{"virtue_hours", &Rules::virtue_hours, Combine::add},
    RuleLine{"chief_minutes", &Rules::chief_minutes, Combine::add},
    RuleLine{"whistle_days", &Rules::whistle_days, Combine::smaller},
    RuleLine{"whistle_minutes", &Rules::whistle_minutes, Combine::add},
    RuleLine{"consent", &Rules::consent, Combine::larger},
    RuleLine{"mediator_minutes", &Rules::mediator_minutes, Combine::add},
    RuleLine{"mediator_standing", &Rules::mediator_standing, Combine::larger},
    RuleLine{"jobs", &Rules::jobs, Combine::add},
    RuleLine{"outside_fund", &Rules::outside_fund, Combine::add},
    RuleLine{"notice", &Rules::notice, Combine::either},
    RuleLine{"reward", &Rules::reward, Combine::add},
    RuleLine{"excellent_quota", &Rules::excellent_quota, Combine::larger},
    RuleLine{"weight_visits", &Rules::weight_visits, Combine::larger},
    RuleLine{"weight_closed", &Rules::weight_closed, Combine::larger},
    RuleLine{"weight_satisfied", &Rules::weight_satisfied, Combine::larger},
    RuleLine{"weight_count", &Rules::weight_count, Combine::larger},
    RuleLine{"weight_open", &Rules::weight_open, Combine::larger},
    RuleLine{"weight_petition", &Rules::weight_petition, Combine::larger},
    RuleLine{"weight_audited", &Rules::weight_audited, Combine::larger},
    RuleLine{"cash_fixed", &Rules::cash_fixed, Combine::add},
    RuleLine{"stipends", &Rules::stipends, Combine::add},
    RuleLine{"staff_minutes", &Rules::staff_minutes, Combine::add},
    RuleLine{"volunteer_minutes", &Rules::volunteer_minutes, Combine::add},
};
static_assert(sizeof(Rules) == kRuleList.size() * sizeof(double), "a rule is missing from the list");

/// Spread of what a grade pays as it is felt: R = reward · min(1, excellent quota / .2) (F6).  [monthly wages]
[[nodiscard]] double felt_reward(const Rules& rules);

/// How far gaming a part of the score pays: as far as the part weighs, and as a grade is felt, each at most in full.
/// [0..1]
[[nodiscard]] double pays(const Rules& rules, double weight);

/// Folds what one mechanism adds into the rules so far, line by line. O(lines).
void fold(Rules& rules, const Rules& added);

/// The rules of every township from a day on.
struct RulesFrom {
  std::uint32_t minute = 0;     // first minute in force, the first of a month
  std::vector<Rules> township;  // (n_townships)
};

/// The rule book of one arm: periods in order of time, the first from minute 0.
using RuleBook = std::vector<RulesFrom>;

}  // namespace tiexin::models

/// What is believed about the people of the county and the ties between them: rows 1-10, 15, 35 and 77 of the parameter
/// table.
#pragma once

#include <cstdint>

#include "models/fields/field.hpp"

namespace tiexin::models {

/// Villages, households and what differs between them.
struct PopulationParameters {
  int natural_villages = 1284;
  int administrative_villages = 0;
  int townships = 0;
  double households_per_village = 125.0;
  double village_log_sd = 0.6;
  double household_size = 2.94;
  double largest_lineage = 0.60;
  double top_two_lineages = 0.86;
  double away_share = 0.35;
  double festival_return = 0.9;
  double phone_contact = 0.3;
  double rate_cv_village = 0.3;
  double rate_cv_household = 1.0;
  double frailty_variance = 1.0;
  double trust_mean = 0.5;
  double trust_between_sd = 0.08;
  double trust_within_sd = 0.15;

  friend bool operator==(const PopulationParameters&, const PopulationParameters&) = default;
};

/// Lists the fields of PopulationParameters; see models/fields/field.hpp.
template <class V, FieldsOf<PopulationParameters> P>
void fields(V& v, P& p) {
  v("natural_villages", p.natural_villages, "village", between(1, 1'000'000), "natural villages of the county");
  v("administrative_villages", p.administrative_villages, "village", between(0, 200'000),
    "administrative villages, each with a committee; 0 keeps the published 163 to 1,284 natural villages");
  v("townships", p.townships, "township", between(0, 20'000), "townships; 0 keeps the published 10 to 1,284 villages");
  v("households_per_village", p.households_per_village, "household", between(8, 1000),
    "mean size of a natural village, log-normal, held within 8 and 1,200");
  v("village_log_sd", p.village_log_sd, "1", between(0, 1.5), "standard deviation of the log of village size");
  v("household_size", p.household_size, "person", between(1, 8), "mean persons of a household");
  v("largest_lineage", p.largest_lineage, "share", between(0, 1), "mean share of a village's largest lineage");
  v("top_two_lineages", p.top_two_lineages, "share", between(0, 1), "mean share of a village's two largest lineages");
  v("away_share", p.away_share, "share", between(0, 1), "share of households that are away in a year");
  v("festival_return", p.festival_return, "share", between(0, 1),
    "share of those away who are home at Spring Festival");
  v("phone_contact", p.phone_contact, "share", between(0, 1), "share of those away who can be reached by telephone");
  v("rate_cv_village", p.rate_cv_village, "1", between(0, 2),
    "coefficient of variation of the rate of matters between villages");
  v("rate_cv_household", p.rate_cv_household, "1", between(0, 4),
    "coefficient of variation of the rate of matters between households of one village");
  v("frailty_variance", p.frailty_variance, "1", between(0, 4),
    "variance of the disclosure frailty of a household, whose mean is 1");
  v("trust_mean", p.trust_mean, "1", between(0, 1), "mean of initial trust in the county");
  v("trust_between_sd", p.trust_between_sd, "1", between(0, 0.5),
    "standard deviation of initial trust between villages");
  v("trust_within_sd", p.trust_within_sd, "1", between(0, 0.5), "standard deviation of initial trust within a village");
}

/// How households are tied to one another and to those who serve them.
struct TieParameters {
  double friends = 6.0;
  double marriage_ties = 0.5;
  double weight_friend = 0.6;
  double weight_neighbour = 0.4;
  double tie_decay = 0.5;
  int tie_depth = 4;
  int households_per_member = 10;
  int officers_per_committee = 5;

  friend bool operator==(const TieParameters&, const TieParameters&) = default;
};

/// Lists the fields of TieParameters; see models/fields/field.hpp.
template <class V, FieldsOf<TieParameters> P>
void fields(V& v, P& p) {
  v("friends", p.friends, "tie", between(0, 24), "mean number of friends of a household");
  v("marriage_ties", p.marriage_ties, "tie", between(0, 4), "mean ties by marriage to households of other villages");
  v("weight_friend", p.weight_friend, "1", between(0, 1), "weight of friendship, kinship being 1");
  v("weight_neighbour", p.weight_neighbour, "1", between(0, 1), "weight of living next door, kinship being 1");
  v("tie_decay", p.tie_decay, "1", between(0, 1), "factor on the strength of a tie at each step of a path");
  v("tie_depth", p.tie_depth, "step", between(1, 4), "longest path that still ties two people");
  v("households_per_member", p.households_per_member, "household", between(2, 100),
    "consecutive households linked to one member");
  v("officers_per_committee", p.officers_per_committee, "officer", between(1, 8),
    "officers of a village committee who share its natural villages");
}

}  // namespace tiexin::models

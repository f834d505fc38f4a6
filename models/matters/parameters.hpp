/// What is believed about matters: how they arise, surface, are handled, solved and written down. Rows 11-70 of the
/// parameter table.
#pragma once

#include "models/fields/field.hpp"

namespace tiexin::models {

/// Potential matters and their untreated life (rows 11-25): exogenous, the same in every arm.
struct MatterParameters {
  double rate = 120;
  double dispute_share = 0.12;
  double practical_share = 0.29;
  double hard_share = 0.01;
  double festival_factor = 1.5;
  ByClass untreated_life{120, 360, 1440};
  double growth_small = 0.10;
  double growth_practical = 0.05;
  double joiners = 0.5;
  ByClass severity{1, 4, 16};
  double severity_log_sd = 1.0;
  ByClass touch{45, 180, 480};
  double touch_log_sd = 1.0;
  ByClass external_delay{0.5, 1.1, 8};
  double external_log_sd = 1.0;
  double departments_mean = 3;
  double needs_money = 0.4;
  double amount = 20000;
  double township_share = 0.6;
  double topic_concentration = 20;
  double causes = 0.02;
  double cause_voices = 12;
  double cause_merged = 0.5;
  double cause_relapse = 1.0;
};

template <class V, FieldsOf<MatterParameters> P>
void fields(V& v, P& p) {
  v("rate", p.rate, "per_1000_residents_year", between(1, 1000), "potential matters");
  v("dispute_share", p.dispute_share, "share", between(0, 1), "disputes among potential matters");
  v("practical_share", p.practical_share, "share", between(0, 1), "practical matters, one desk");
  v("hard_share", p.hard_share, "share", between(0, 1), "hard matters, several departments");
  v("festival_factor", p.festival_factor, "factor", between(0.1, 10),
    "rate of disputes around Spring Festival over the rest of the year");
  v("untreated_life", p.untreated_life, "day", between(1, 36500),
    "mean life of a matter nobody treats, until it ends by itself");
  v("growth_small", p.growth_small, "per_year", between(0, 10), "rate at which a small matter becomes practical");
  v("growth_practical", p.growth_practical, "per_year", between(0, 10),
    "rate at which a practical matter becomes hard");
  v("joiners", p.joiners, "per_year", between(0, 20), "households that join an open hard matter");
  v("severity", p.severity, "unit_per_day", between(0.01, 1000), "median severity");
  v("severity_log_sd", p.severity_log_sd, "1", between(0, 3), "standard deviation of the log of severity");
  v("touch", p.touch, "minute", between(1, 9600), "median working time at one desk");
  v("touch_log_sd", p.touch_log_sd, "1", between(0, 3), "standard deviation of the log of touch time");
  v("external_delay", p.external_delay, "working_day", between(0, 400), "median wait for site, party or contractor");
  v("external_log_sd", p.external_log_sd, "1", between(0, 3), "standard deviation of the log of the external delay");
  v("departments_mean", p.departments_mean, "desk", between(2, 12),
    "departments a hard matter needs: two and a geometric rest");
  v("needs_money", p.needs_money, "share", between(0, 1), "hard matters that wait for money");
  v("amount", p.amount, "yuan", between(1, 1e8), "median money such a matter needs");
  v("township_share", p.township_share, "share", between(0, 1),
    "practical matters that the township station can settle itself");
  v("topic_concentration", p.topic_concentration, "1", between(0.1, 1000),
    "concentration of the shares of the six topics");
  v("causes", p.causes, "per_village_year", between(0, 2), "causes that give rise to many matters at once");
  v("cause_voices", p.cause_voices, "household", between(2, 60), "households that raise their voice about one cause");
  v("cause_merged", p.cause_merged, "share", between(0, 1), "later voices that are merged with the file that leads");
  v("cause_relapse", p.cause_relapse, "per_year", between(0, 20),
    "a voice answered by itself comes back, while its cause lasts");
}

/// How matters surface (rows 26-36).
struct SurfacingParameters {
  ByClass walk_in{0.10, 0.30, 0.60};
  double committee = 1.7;
  double committee_growth = 0.04;
  double hotline = 0.55;
  double hotline_start = 2012;
  double hotline_half = 2019;
  double hotline_steepness = 0.6;
  double petition = 0.2;
  double intercept_visit = -2.0;
  double intercept_patrol = -2.8;
  double intercept_service_day = -4.3;
  double intercept_member = -4.3;
  double intercept_meeting = -0.5;
  double slope_trust = 2.0;
  double slope_severity = 0.5;
  double slope_skill = 0.5;
  double slope_public = -0.5;
  double slope_tie = 1.0;
  double digital = 0.5;
  double smartphones = 0.7;
};

template <class V, FieldsOf<SurfacingParameters> P>
void fields(V& v, P& p) {
  v("walk_in", p.walk_in, "per_year", between(0, 100), "rate of walking in with an open matter");
  v("committee", p.committee, "per_year", between(0, 100), "rate of bringing a dispute to the committee, in 2007");
  v("committee_growth", p.committee_growth, "per_year", between(-0.2, 0.3), "growth of that rate, until 2022");
  v("hotline", p.hotline, "per_year", between(0, 100), "rate of calling the hotline with an open matter, in 2023");
  v("hotline_start", p.hotline_start, "year", between(1998, 2035), "year the hotline opened");
  v("hotline_half", p.hotline_half, "year", between(1998, 2035), "year its use was half of saturation");
  v("hotline_steepness", p.hotline_steepness, "per_year", between(0.05, 5), "steepness of the growth of its use");
  v("petition", p.petition, "per_year", between(0, 100), "rate of petitioning after a failure or a false closing");
  v("intercept_visit", p.intercept_visit, "logit", between(-10, 10), "disclosure at a visit of the contact person");
  v("intercept_patrol", p.intercept_patrol, "logit", between(-10, 10), "disclosure to a grid worker");
  v("intercept_service_day", p.intercept_service_day, "logit", between(-10, 10),
    "coming to a service day with a matter");
  v("intercept_member", p.intercept_member, "logit", between(-10, 10), "disclosure to a linked member, one contact");
  v("intercept_meeting", p.intercept_meeting, "logit", between(-10, 10), "speaking up at a courtyard meeting");
  v("slope_trust", p.slope_trust, "logit", between(-10, 10), "slope on trust less one half");
  v("slope_severity", p.slope_severity, "logit", between(-10, 10), "slope on the log of severity");
  v("slope_skill", p.slope_skill, "logit", between(-10, 10), "slope on skill in conversation less one half");
  v("slope_public", p.slope_public, "logit", between(-10, 10), "speaking in public");
  v("slope_tie", p.slope_tie, "logit", between(-10, 10), "slope on the tie to the person");
  v("digital", p.digital, "per_year", between(0, 100), "rate of one-tap reports by those with a smartphone");
  v("smartphones", p.smartphones, "share", between(0, 1), "households with a smartphone in 2022");
}

/// How contacts are made (rows 37-42): beliefs about conduct of contacts; hours and numbers are levers of the
/// mechanisms.
struct ContactParameters {
  double visit_minutes = 40;
  double visit_tie_weight = 1.0;
  double officer_hours = 6;
  double officer_visit_share = 0.10;
  double attendance = 42;
  double defer = 0.3;
  double service_catchment = 0.5;
  double capability_sd = 0.15;
};

template <class V, FieldsOf<ContactParameters> P>
void fields(V& v, P& p) {
  v("visit_minutes", p.visit_minutes, "minute", between(1, 480), "one household visit, the way there included");
  v("visit_tie_weight", p.visit_tie_weight, "1", between(0, 10), "how much more often those with a tie are visited");
  v("officer_hours", p.officer_hours, "h/week", between(0, 60), "a village officer's hours on matters of households");
  v("officer_visit_share", p.officer_visit_share, "share", between(0, 1), "of these hours spent on visits");
  v("attendance", p.attendance, "person", between(1, 400), "persons attending a courtyard meeting");
  v("defer", p.defer, "share", between(0, 1), "walking in that is put off until a known service day");
  v("service_catchment", p.service_catchment, "share", between(0, 1),
    "households near enough to come to a service day");
  v("capability_sd", p.capability_sd, "1", between(0, 1), "spread of skill between contact persons");
}

/// Routing, passing on, deadlines and convening (rows 49-54).
struct HandlingParameters {
  double accuracy_start = 0.60;
  double accuracy_best = 0.92;
  double accuracy_half = 50;
  double pass_base = -1.5;
  double pass_unclear = 1.5;
  double pass_load = 1;
  double pass_authority = 2;
  double return_days = 2;
  ByClass deadline{3, 7, 15};
  double convene_days = 20;
  double reply_chance = 0.33;
  double expedite_minutes = 20;
  double convene_minutes = 120;
  double misread_minutes = 15;
  double signoff_minutes = 20;
  double township_money = 70000;
};

template <class V, FieldsOf<HandlingParameters> P>
void fields(V& v, P& p) {
  v("accuracy_start", p.accuracy_start, "share", between(0, 1), "right first desk, no experience of the topic");
  v("accuracy_best", p.accuracy_best, "share", between(0, 1), "right first desk, full experience");
  v("accuracy_half", p.accuracy_half, "outcome", between(1, 10000), "outcomes seen at half of the way");
  v("pass_base", p.pass_base, "logit", between(-10, 10), "passing a file on, responsibility clear");
  v("pass_unclear", p.pass_unclear, "logit", between(-10, 10), "slope on unclear responsibility");
  v("pass_load", p.pass_load, "logit", between(-10, 10), "slope on load above capacity");
  v("pass_authority", p.pass_authority, "logit", between(-10, 10), "slope on authority over the desk");
  v("return_days", p.return_days, "working_day", between(0, 60), "a wrongly sent file is back, without a platform");
  v("deadline", p.deadline, "working_day", between(1, 200), "deadline of a registered matter");
  v("convene_days", p.convene_days, "working_day", between(1, 200),
    "petition office or joint meeting convenes departments");
  v("reply_chance", p.reply_chance, "share", between(0, 1),
    "any reply to a letter before appraisal reached the office");
  v("expedite_minutes", p.expedite_minutes, "minute", between(1, 480), "a leader's time to move one file forward");
  v("convene_minutes", p.convene_minutes, "minute", between(1, 960), "a leader's time to convene departments once");
  v("misread_minutes", p.misread_minutes, "minute", between(1, 480), "desk time until a wrong file is found out");
  v("township_money", p.township_money, "yuan", between(0, 1e9),
    "money for one matter that a township can promise by itself");
  v("signoff_minutes", p.signoff_minutes, "minute", between(0, 480), "transfer and sign-off of a file at a desk");
}

/// Whether work solves a matter (rows 55-62).
struct QualityParameters {
  ByClass solved{0.90, 0.72, 0.45};
  double slope_effort = 0.3;
  double slope_pressure = 0.2;
  double mediation = 1.1;
  double mediation_skill = 0.5;
  double mediation_tie = 0.5;
  double mediation_law = 0.3;
  double partiality = -0.5;
  double relapse = 0.10;
  double prevent_law = 0.10;
  double prevent_virtue = 0.10;
  double prevent_industry = 0.5;
  double learning = 0.1;
  double decay = 0.3;
};

template <class V, FieldsOf<QualityParameters> P>
void fields(V& v, P& p) {
  v("solved", p.solved, "share", between(0, 1), "work that solves the matter, at mean effort and no pressure");
  v("slope_effort", p.slope_effort, "1", between(-1, 2), "slope on effort less one half");
  v("slope_pressure", p.slope_pressure, "1", between(0, 2), "slope on the desk's load above capacity");
  v("mediation", p.mediation, "logit", between(-10, 10), "a mediation settles the dispute");
  v("mediation_skill", p.mediation_skill, "logit", between(-10, 10), "slope on skill less one half");
  v("mediation_tie", p.mediation_tie, "logit", between(-10, 10), "slope on the weaker of the two ties");
  v("mediation_law", p.mediation_law, "logit", between(-10, 10), "slope on knowledge of the law");
  v("partiality", p.partiality, "logit", between(-10, 10), "slope on the difference of the two ties");
  v("relapse", p.relapse, "per_year", between(0, 5), "a solved matter comes back");
  v("prevent_law", p.prevent_law, "1", between(0, 1), "effect of full legal education on disputes arising");
  v("prevent_virtue", p.prevent_virtue, "1", between(0, 1), "effect of full participation on disputes arising");
  v("prevent_industry", p.prevent_industry, "1", between(0, 1),
    "effect of local work on matters of employment arising");
  v("learning", p.learning, "per_hour", between(0, 1), "exposure gained by an attended hour");
  v("decay", p.decay, "per_year", between(0, 10), "exposure forgotten");
}

/// The county's books (rows 63-70).
struct BookParameters {
  double rating_given = 0.50;
  double rating_solved = 3.5;
  double cut_satisfied = 1.7;
  double cut_dissatisfied = -3.9;
  double rating_trust = 1.0;
  double call_back_flatters = 0.20;
  double call_back_misses = 0.02;
  double call_back_start = 2016;
  double record_settled = 0.25;
  double file_failed = 0.10;
  double close_base = 0;
  double close_deadline = 6;
  double close_gaming = 2;
  double close_verified = 2;
  double consent_base = 0;
  double consent_tie = 0.5;
  double consent_severity = 0.5;
  double consent_solved = 0.97;
};

template <class V, FieldsOf<BookParameters> P>
void fields(V& v, P& p) {
  v("rating_given", p.rating_given, "share", between(0, 1), "a rating is given after closing");
  v("rating_solved", p.rating_solved, "1", between(-20, 20), "a solved matter on the latent scale of satisfaction");
  v("cut_satisfied", p.cut_satisfied, "1", between(-20, 20), "cut above which the rating is satisfied");
  v("cut_dissatisfied", p.cut_dissatisfied, "1", between(-20, 20), "cut below which the rating is dissatisfied");
  v("rating_trust", p.rating_trust, "1", between(-20, 20), "slope on trust less one half");
  v("call_back_flatters", p.call_back_flatters, "share", between(0, 1), "unsolved, recorded as resolved (e0)");
  v("call_back_misses", p.call_back_misses, "share", between(0, 1), "solved, recorded as not resolved (e1)");
  v("call_back_start", p.call_back_start, "year", between(1998, 2035), "year from which the hotline calls back");
  v("record_settled", p.record_settled, "share", between(0, 1), "a matter settled on the spot is written down");
  v("file_failed", p.file_failed, "share", between(0, 1), "a failed mediation is filed");
  v("close_base", p.close_base, "logit", between(-10, 10), "closing unsolved when work ends");
  v("close_deadline", p.close_deadline, "logit", between(-10, 20), "more so at the deadline");
  v("close_gaming", p.close_gaming, "logit", between(-10, 10), "slope on gaming");
  v("close_verified", p.close_verified, "logit", between(-10, 10), "slope on the chance that it is found out");
  v("consent_base", p.consent_base, "logit", between(-10, 10), "consent to closing an unsolved matter");
  v("consent_tie", p.consent_tie, "logit", between(-10, 10), "slope on the tie to the person who asks");
  v("consent_severity", p.consent_severity, "logit", between(-10, 10), "slope on the log of severity");
  v("consent_solved", p.consent_solved, "share", between(0, 1), "consent to closing a solved matter");
}

}  // namespace tiexin::models

/// What is believed about how people change slowly: effort, gaming, turnover (rows 71-76) and trust (77-78).
#pragma once

#include "models/fields/field.hpp"

namespace tiexin::models {

struct ConductParameters {
  double speed = 0.5;
  double effort_mean = 0.5;
  double effort_sd = 0.15;
  double slope_reward = 0.3;
  double slope_kin = 0.1;
  double slope_overload = 0.2;
  double gaming_base = -2;
  double gaming_reward = 2;
  double gaming_detection = 2;
  double inflation = 0.3;
  double suppression = 0.3;
  double notice_base = 0.05;
  double turnover = 0.15;
  double leader_turnover = 0.25;
};

template <class V, FieldsOf<ConductParameters> P>
void fields(V& v, P& p) {
  v("speed", p.speed, "per_year", between(0, 1), "share of the way to the target covered in a year");
  v("effort_mean", p.effort_mean, "1", between(0, 1), "own effort, mean over persons");
  v("effort_sd", p.effort_sd, "1", between(0, 0.5), "own effort, spread over persons");
  v("slope_reward", p.slope_reward, "1", between(-2, 2), "effort on reward spread times what is noticed");
  v("slope_kin", p.slope_kin, "1", between(-2, 2), "effort on kinship with the village");
  v("slope_overload", p.slope_overload, "1", between(-2, 2), "effort on required hours over budget");
  v("gaming_base", p.gaming_base, "logit", between(-10, 10), "gaming without rewards");
  v("gaming_reward", p.gaming_reward, "logit", between(-10, 10), "slope on reward that hangs on unverified outcomes");
  v("gaming_detection", p.gaming_detection, "logit", between(-10, 10), "slope on the chance of being found out");
  v("inflation", p.inflation, "share", between(0, 5), "items invented per item, at full gaming and weight");
  v("suppression", p.suppression, "share", between(0, 1), "reports discouraged, at full gaming and weight");
  v("notice_base", p.notice_base, "share", between(0, 1), "absence is noticed anyway");
  v("turnover", p.turnover, "per_year", between(0, 1), "contact persons replaced");
  v("leader_turnover", p.leader_turnover, "per_year", between(0, 1), "leaders replaced");
}

struct TrustParameters {
  double gain = 0.10;
  double loss_ratio = 2;
  double hearsay = 0.3;
  double averaging = 0.03;
  double anchor = 0.02;
  int spread_months = 3;
};

template <class V, FieldsOf<TrustParameters> P>
void fields(V& v, P& p) {
  v("gain", p.gain, "per_event", between(0, 0.5), "trust gained from a true resolution, own severity weight 1");
  v("loss_ratio", p.loss_ratio, "ratio", between(0, 10), "loss from a false closing over that gain");
  v("hearsay", p.hearsay, "share", between(0, 1), "weight of what befalls those one is tied to");
  v("averaging", p.averaging, "per_month", between(0, 0.3), "pull to the mean of one's ties");
  v("anchor", p.anchor, "per_month", between(0, 0.3), "pull to one's own disposition");
  v("spread_months", p.spread_months, "month", between(1, 12), "months between two sweeps");
}

}  // namespace tiexin::models

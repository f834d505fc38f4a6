/// What stands in every arm: the desks of township and county and their staffing (rows 45-48).
#pragma once

#include "models/fields/field.hpp"

namespace tiexin::models {

struct InstitutionParameters {
  int township_servers = 10;
  double township_background = 0.30;
  int departments = 35;
  int department_servers = 6;
  double department_background = 0.60;
  double background_touch = 120;
  double surge_cv = 0.4;
  double vacant = 0.05;
  double seconded = 0.05;
  double on_leave = 0.04;
  double drafted = 0.05;
  double county_fund = 5e6;
};

template <class V, FieldsOf<InstitutionParameters> P>
void fields(V& v, P& p) {
  v("township_servers", p.township_servers, "staff", between(1, 64), "posts at a township station");
  v("township_background", p.township_background, "share", between(0, 0.98), "time of a station on ordinary business");
  v("departments", p.departments, "desk", between(1, 200), "county departments");
  v("department_servers", p.department_servers, "staff", between(1, 64), "posts for such matters in a department");
  v("department_background", p.department_background, "share", between(0, 0.98),
    "time of a department on ordinary business");
  // A full desk of 64 has less than the 2^25 items in 40 years that its draws can number.
  v("background_touch", p.background_touch, "minute", between(15, 2400), "mean working time of an ordinary item");
  v("surge_cv", p.surge_cv, "1", between(0, 3), "weekly surges shared by all desks, coefficient of variation");
  v("vacant", p.vacant, "share", between(0, 0.9), "posts vacant");
  v("seconded", p.seconded, "share", between(0, 0.9), "holders seconded elsewhere");
  v("on_leave", p.on_leave, "share", between(0, 0.9), "holders on leave");
  v("drafted", p.drafted, "share", between(0, 0.9), "hours drafted for campaigns");
  v("county_fund", p.county_fund, "yuan/year", between(0, 1e10),
    "county money for hard matters, of a county of 1,284 villages");
}

}  // namespace tiexin::models

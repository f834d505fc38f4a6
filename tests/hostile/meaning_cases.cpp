#include "tests/hostile/cases.hpp"

namespace tiexin::tests {
namespace {

HostileCase upgrade(const char* name, std::string_view from, std::string_view to, int line, const char* key,
                    const char* fragment) {
  return {name, "upgrades/x.yaml", with(kGoodUpgrade, from, to), line, key, fragment};
}

HostileCase county(const char* name, std::string_view from, std::string_view to, int line, const char* key,
                   const char* fragment) {
  return {name, "county/x.yaml", with(kGoodCounty, from, to), line, key, fragment};
}

/// An upgrade held against the test county.
HostileCase fitted(const char* name, std::string_view from, std::string_view to, int line, const char* key,
                   const char* fragment) {
  HostileCase hostile = upgrade(name, from, to, line, key, fragment);
  hostile.beside = "county/test.yaml";
  return hostile;
}

constexpr std::string_view kOutreach = "  outreach:\n    hours: 8 h/month\n    posting: birthplace\n";

std::vector<HostileCase> fitted_cases() {
  return {
      fitted("unknown_township", "sets:", "where: {townships: [1, 9]}\nsets:", 7, "where.townships",
             "township 9 does not exist in this county; write numbers from 1 to 1"),
      fitted("before_the_run", "{value: 2008-07-01, range: [2008-01-01,", "{value: 1990-07-01, range: [1990-01-01,", 5,
             "date.value", "1990-07-01 is outside the run of the county; write a date from 1998-01-01"),
      fitted("after_the_run", "{value: 2008-07-01, range: [2008-01-01, 2008-12-31]",
             "{value: 2090-07-01, range: [2090-01-01, 2090-12-31]", 5, "date.value",
             "2090-07-01 is outside the run of the county"),
      fitted("within_a_month", "{value: 2008-07-01,", "{value: 2008-07-02,", 5, "date.value",
             "2008-07-02 is within a month; write the first of a month: hours and rules are granted by the month"),
      fitted("more_chiefs_than_villages", kOutreach,
             "  village_chiefs:\n    leaders: 1285 person\n    hours: 2 h/week\n", 9, "sets.village_chiefs.leaders",
             "1285 are more than the natural villages; write at most 1284"),
      fitted("more_desks_than_departments", kOutreach,
             "  service_day:\n    days: 4 per_year\n    desks: 36 desk\n    hours: 4 h\n", 10, "sets.service_day.desks",
             "36 are more than the departments; write at most 35"),
      {"county_that_is_an_upgrade", "county/x.yaml", kGoodUpgrade + "population: {}\n", 11, "population",
       "is not a known key"},
  };
}

/// A parameter written in the place of the one in kGoodCounty.
HostileCase population(const char* name, const std::string& parameter, const char* key, const char* fragment) {
  std::string text = kGoodCounty;
  text.replace(text.find("  away_share"), std::string::npos, "  " + parameter + "\n");
  return {name, "county/x.yaml", text, 4, key, fragment};
}

std::string villages(const std::string& n) {
  return "natural_villages: {value: " + n + ", unit: village, range: [" + n + ", " + n +
         "], grade: assumed, source: assumption}";
}

std::string households(const std::string& n) {
  return "households_per_village: {value: " + n + ", unit: household, range: [" + n + ", " + n +
         "], grade: assumed, source: assumption}";
}

std::vector<HostileCase> upgrade_cases() {
  return {
      upgrade("misspelt_key", "difficulty", "dificulty", 4, "dificulty",
              "is not a known key; did you mean 'difficulty'?"),
      upgrade("missing_key", "kind: upgrade\n", "", 1, "kind", "is missing; write one of upgrade, variant"),
      upgrade("misspelt_mechanism", "outreach:", "outraech:", 8, "sets.outraech", "did you mean 'outreach'?"),
      upgrade("misspelt_lever", "hours:", "huors:", 9, "sets.outreach.huors", "did you mean 'hours'?"),
      upgrade("misspelt_choice", "birthplace", "birthplce", 10, "sets.outreach.posting", "(was 'birthplace' meant?)"),
      upgrade("mechanism_as_scalar", "  outreach:\n    hours: 8 h/month\n    posting: birthplace\n",
              "  outreach: true\n", 8, "sets.outreach", "'true' is not a mapping"),
      upgrade("sets_as_list", "sets:\n  outreach:\n    hours: 8 h/month\n    posting: birthplace\n",
              "sets: [outreach]\n", 7, "sets", "is a list; write a mapping"),
      upgrade("key_with_point", "    hours", "    outreach.hours", 9, "sets.outreach", "holds a point"),
      upgrade("unknown_kind", "kind: upgrade", "kind: reform", 2, "kind",
              "'reform' is not known; write one of upgrade, variant"),
      upgrade("id_zero", "id: 1", "id: 0", 1, "id", "0 is out of range; write a whole number from 1 to"),
      upgrade("id_negative", "id: 1", "id: -1", 1, "id", "is out of range"),
      upgrade("id_fraction", "id: 1", "id: 1.5", 1, "id", "1.5 is not whole"),
      upgrade("id_huge", "id: 1", "id: 99999999999999999999", 1, "id", "is out of range"),
      upgrade("name_in_one_language", "{zh: 下村, en: Visits}", "{zh: 下村}", 3, "name.en", "is missing"),
      upgrade("name_as_text", "{zh: 下村, en: Visits}", "Visits", 3, "name",
              "'Visits' is not a name in both languages; write {zh: …, en: …}"),
      upgrade("dates_reversed", "[2008-01-01, 2008-12-31]", "[2008-12-31, 2008-01-01]", 5, "date.range",
              "back to 2008-01-01; write the earlier date first"),
      upgrade("date_outside_its_range", "value: 2008-07-01", "value: 2009-07-01", 5, "date.value",
              "is outside its own range"),
      upgrade("date_that_is_none", "2008-07-01", "2008-02-30", 5, "date.value",
              "is a day that the calendar does not have"),
      upgrade("date_without_zero", "2008-07-01", "2008-7-1", 5, "date.value",
              "is not a date; write a date as 2008-07-01"),
      upgrade("date_with_time", "2008-07-01", "2008-07-01T08:00:00", 5, "date.value", "is not a date"),
      upgrade("date_year_zero", "2008-07-01", "0000-07-01", 5, "date.value", "is not a date"),
      upgrade("date_without_range", "range: [2008-01-01, 2008-12-31], ", "", 5, "date.range", "is missing"),
      upgrade("date_bare", "{value: 2008-07-01, range: [2008-01-01, 2008-12-31], grade: assumed, source: assumption}",
              "2008-07-01", 5, "date", "is not a date with its range and source"),
      upgrade("unknown_source", "source: [assumption]", "source: [asumption]", 6, "source",
              "is not a source of sources.yaml; did you mean 'assumption'?"),
      upgrade("source_not_a_list", "source: [assumption]", "source: assumption", 6, "source", "is not a list"),
      upgrade("source_twice", "source: [assumption]", "source: [assumption, assumption]", 6, "source",
              "names 'assumption' twice"),
      upgrade("unknown_grade", "grade: assumed", "grade: guessed", 5, "date.grade",
              "write one of source, published, derived, assumed"),
      upgrade("township_zero", "sets:", "where: {townships: [0]}\nsets:", 7, "where.townships",
              "'0' is not a township; write numbers from 1"),
      upgrade("township_twice", "sets:", "where: {townships: [2, 2]}\nsets:", 7, "where.townships",
              "names township 2 twice"),
      upgrade("no_township", "sets:", "where: {townships: []}\nsets:", 7, "where.townships",
              "is not a list with anything in it"),
      upgrade("unknown_department", "sets:", "where: {departments: [36]}\nsets:", 7, "where.departments",
              "is not a known key; allowed: townships"),
      upgrade("township_by_name", "sets:", "where: {townships: [north]}\nsets:", 7, "where.townships",
              "'north' is not a township"),
  };
}

std::vector<HostileCase> county_cases() {
  return {
      county("misspelt_block", "population:", "popluation:", 3, "popluation", "did you mean 'population'?"),
      county("misspelt_parameter", "away_share:", "away_shar:", 4, "population.away_shar",
             "did you mean 'away_share'?"),
      county("share_above_one", "range: [0.2, 0.5]", "range: [0.2, 1.5]", 4, "population.away_share.range",
             "1.5 is outside what is possible; write a number from 0 to 1 share"),
      county("share_below_zero", "range: [0.2, 0.5]", "range: [-0.2, 0.5]", 4, "population.away_share.range",
             "-0.2 is outside what is possible"),
      county("value_outside_its_range", "value: 0.35", "value: 0.6", 4, "population.away_share.value",
             "0.6 is outside its own range; write a value from 0.2 to 0.5"),
      county("range_reversed", "[0.2, 0.5]", "[0.5, 0.2]", 4, "population.away_share.range",
             "runs from 0.5 down to 0.2"),
      county("range_of_one", "[0.2, 0.5]", "[0.35]", 4, "population.away_share.range", "is not a range"),
      county("range_of_three", "[0.2, 0.5]", "[0.2, 0.35, 0.5]", 4, "population.away_share.range", "is not a range"),
      county("no_range", "range: [0.2, 0.5], ", "", 4, "population.away_share.range", "is missing"),
      county("no_grade", "grade: assumed, ", "", 4, "population.away_share.grade", "is missing"),
      county("no_source", ", source: assumption", "", 4, "population.away_share.source", "is missing"),
      county("no_unit_of_parameter", "unit: share, ", "", 4, "population.away_share.unit", "is missing"),
      county("bare_parameter", "{value: 0.35, unit: share, range: [0.2, 0.5], grade: assumed, source: assumption}",
             "0.35", 4, "population.away_share", "is not a parameter with its range and source"),
      county("lever_style_parameter",
             "{value: 0.35, unit: share, range: [0.2, 0.5], grade: assumed, source: assumption}", "0.35 share", 4,
             "population.away_share", "is not a parameter with its range and source"),
      county("unknown_prior", "source: assumption}", "source: assumption, prior: normal}", 4,
             "population.away_share.prior", "write one of uniform, log_uniform"),
      county("log_prior_from_zero", "range: [0.2, 0.5], grade: assumed, source: assumption}",
             "range: [0, 0.5], grade: assumed, source: assumption, prior: log_uniform}", 4,
             "population.away_share.range", "reaches 0 or below under a log_uniform prior"),
      county("calibrated_yes", "source: assumption}", "source: assumption, calibrated: yes}", 4,
             "population.away_share.calibrated", "write true or false"),
      county("extends_itself", "extends: test.yaml", "extends: x.yaml", 2, "extends",
             "extends this file in turn; break the cycle"),
      county("extends_itself_in_disguise", "extends: test.yaml", "extends: ../county/./x.yaml", 2, "extends",
             "extends this file in turn"),
      county("extends_a_folder", "extends: test.yaml", "extends: .", 2, "extends", "'.' is a folder"),
      county("extends_a_device", "extends: test.yaml", "extends: /dev/zero", 2, "extends", "is a device"),
      county("extends_nothing_there", "extends: test.yaml", "extends: none.yaml", 2, "extends",
             "'none.yaml' does not exist; give the path of a file, seen from the folder of this one"),
      county("extends_a_list", "extends: test.yaml", "extends: [test.yaml]", 2, "extends", "is a list; write a text"),
      county("extends_an_upgrade", "extends: test.yaml", "extends: ../upgrades/1_outreach.yaml", 0, "",
             "is not a known key"),
      county("incomplete", "extends: test.yaml\n", "", 1, "matters.rate", "is missing"),
      county("horizon_reversed", "extends:", "start: 2020-01-01\nuntil: 2010-01-01\nextends:", 3, "until",
             "is not after the start"),
      county("horizon_before_the_run_in", "extends:", "start: 1997-01-01\nextends:", 2, "start",
             "is before the run-in"),
      county("horizon_beyond_the_calendar", "extends:", "until: 3000-01-01\nextends:", 2, "until",
             "leaves no year for the run-out"),
      county("run_in_in_summer", "extends:", "run_in: 1998-07-01\nextends:", 2, "run_in", "is not a 1 January"),
      county("run_in_in_antiquity", "extends:", "run_in: 1900-01-01\nextends:", 2, "run_in", "is outside the calendar"),
      {"shares_above_one_together", "county/x.yaml",
       "name: {zh: 小县, en: Small}\nextends: test.yaml\nmatters:\n"
       "  practical_share: {value: 0.9, unit: share, range: [0.1, 1], grade: assumed, source: assumption}\n"
       "  hard_share: {value: 0.5, unit: share, range: [0.1, 1], grade: assumed, source: assumption}\n",
       4, "matters.practical_share", "sum to more than 1"},
      {"class_missing", "county/x.yaml",
       "name: {zh: 小县, en: Small}\nextends: test.yaml\nmatters:\n"
       "  touch: {value: {small: 45, practical: 180}, unit: minute, range: {small: [20, 90], practical: [60, 360], "
       "hard: [240, 1440]}, "
       "grade: assumed, source: assumption}\n",
       4, "matters.touch.value.hard", "is missing; write all of small, practical, hard"},
      population(
          "village_without_households",
          "households_per_village: {value: 0, unit: household, range: [0, 1], grade: assumed, source: assumption}",
          "population.households_per_village.value", "0 is outside what is possible; write a number from 8 to"),
      population("no_villages",
                 "natural_villages: {value: 0, unit: village, range: [0, 1], grade: assumed, source: assumption}",
                 "population.natural_villages.value", "0 is outside what is possible; write a whole number from 1 to"),
      population("a_billion_households", villages("1000000") + "\n  " + households("1000"),
                 "population.natural_villages",
                 "1000000000 households need about 1210.7 GiB of memory a thread and 9 hours a run; "),
      // Refused on any machine, and before its memory is looked at on one that has less.
      population("more_households_than_can_be_numbered", villages("1000000") + "\n  " + households("101"),
                 "population.natural_villages", "101000000 households need about 122.3 GiB of memory a thread and "),
      population("a_million_villages_of_the_inherited_size", villages("1000000"), "population.natural_villages",
                 "125000000 households need about 151.3 GiB of memory a thread and "),
      population("more_than_a_million_villages", villages("1000001"), "population.natural_villages.value",
                 "1000001 is outside what is possible; write a whole number from 1 to 1000000"),
      population("a_village_of_a_billion", households("1000000000"), "population.households_per_village.value",
                 "1000000000 is outside what is possible; write a number from 8 to 1000"),
      population(
          "more_committees_than_villages",
          "administrative_villages: {value: 172, unit: village, range: [0, 172], grade: assumed, source: assumption}",
          "population.administrative_villages", "172 are more than the natural villages, 20"),
      population("more_townships_than_committees",
                 "townships: {value: 10, unit: township, range: [0, 10], grade: assumed, source: assumption}",
                 "population.townships", "10 are more than the administrative villages"),
      population("lineages_that_do_not_add_up",
                 "largest_lineage: {value: 0.95, unit: share, range: [0.5, 1], grade: assumed, source: assumption}",
                 "population.largest_lineage", "0.95 is more than the two largest together, 0.86"),
  };
}

}  // namespace

std::vector<HostileCase> meaning_cases() {
  std::vector<HostileCase> cases = upgrade_cases();
  for (HostileCase& of_county : county_cases()) cases.push_back(std::move(of_county));
  for (HostileCase& fitted : fitted_cases()) cases.push_back(std::move(fitted));
  return cases;
}

}  // namespace tiexin::tests

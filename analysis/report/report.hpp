#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/estimate/findings.hpp"
#include "analysis/estimate/rows.hpp"
#include "analysis/report/words.hpp"

namespace tiexin::analysis {

/// Everything a report shows: the rows of the CSV files, and the words that go with them. Indicators are those of
/// dictionary().
struct ReportInput {
  /// Where the numbers come from.
  struct Meta {
    std::string run_id;  ///< the result number on the first screen
    Words scenario;      ///< e.g. {"上栗县 2008—2024 年回放", "Shangli County, 2008–2024, replayed"}
    Words size;          ///< said beside the result number of a county smaller than the full one; empty: nothing
    std::uint32_t seed = 0;
    int replications = 0;  ///< asked for
    int failed = 0;        ///< of these, left out of both sides of every pair
    int complete = 0;      ///< of these, come to their end in every arm, well or not; all unless it was stopped
    int runs = 0;          ///< asked for, over arms and replications
    int stopped = 0;       ///< of these runs, ended before their end because somebody asked for it: it is said
    int results_version = 0;
    std::string build;  ///< commit, compiler, flags
    std::string scenario_hash;
    std::string state_hash;
    std::string produced;               ///< ISO date; empty: not printed
    std::vector<std::string> commands;  ///< what to type to get the same numbers, one a line
    bool fixed_parameters = false;  ///< one vector in every replication: the intervals hold dice only, and it is said
  };

  /// The period of the first screen and of the tables of levels.
  struct Period {
    std::string window;  ///< as in `totals`
    std::string start;   ///< as in `scorecard`, ISO date
    std::string end;
  };

  /// One upgrade, in the order of the arms.
  struct Upgrade {
    std::string number;  ///< "1" … as in the rows
    std::string date;    ///< ISO date; only its year is printed, for years are all the source gives
    Words name;
    Words difficulty;  ///< what it answered
  };

  /// One arm of the levels: which upgrades are in force there.
  struct Arm {
    std::string id;                     ///< as in the rows: "0", then the number of the upgrade added last
    std::vector<std::string> upgrades;  ///< their numbers, in order
  };

  /// One parameter with its provenance.
  struct Parameter {
    std::string path;
    double value = kEmpty, low = kEmpty, high = kEmpty;
    std::string unit;
    std::string grade;     ///< source, published, derived, assumed; set: given on the command line
    std::string source;    ///< its text, not its key
    std::string text;      ///< printed instead of `value` where that is not one number (dates, choices)
    Words name = {};       ///< printed before the path; empty: the path alone
    Words unit_name = {};  ///< printed instead of `unit`; empty: the unit itself
    bool outside = false;  ///< set beyond the range, which is that of the file: it is said
  };

  /// What one sentence of the first screen is written from.
  struct Sentence {
    Role role = Role::total;
    EffectRow effect;  ///< its upgrade "all": all upgrades against none, over the period; else of one, as in effects
    Words assumption;  ///< the one that weighs most; empty: none stands out
    int needed = 0;    ///< not 0: of so few replications none could, it takes as many
  };

  /// Which indicators stand for one weakness on the first screen and in the charts.
  struct Headline {
    std::string weakness;
    std::string level;       ///< its level in both arms
    std::string difference;  ///< its difference: another one only where that of the level is not always finite
    std::string books;       ///< what the county's books say of it; empty: the books hold no such number
  };

  /// The five weaknesses, always in this order.
  static std::vector<Headline> default_headlines();

  Meta meta;
  Period period;
  std::vector<Upgrade> upgrades;
  std::vector<Arm> arms;  ///< in order, from none to all upgrades
  std::vector<Sentence> sentences;
  int judged = 0;   ///< differences among which the sentences were chosen, those without an estimate left out
  int unclear = 0;  ///< of these, not told from nothing
  std::vector<ScorecardRow> scorecard;
  std::vector<EffectRow> effects;
  std::vector<EffectRow> effects_order;
  std::vector<EffectRow> totals;
  std::vector<TimelineRow> timeline;
  std::vector<TargetRow> targets;
  std::vector<Parameter> parameters;
  std::vector<Headline> headlines = default_headlines();
  std::string cash = "cash_per_resolution";  ///< shown beside `hours`
  std::string hours = "hours_per_resolution";
  std::string window = "first18";  ///< the window of `effects` that is shown
};

/// One page that needs nothing beside it: Chinese first with a switch to English, charts by Apache ECharts where the
/// program was built with it, tables in any case.
///
/// The page holds the rows as one JSON text and no number that is not in them; each is printed to the decimals that its
/// interval supports (rounding.hpp) and each finding in the form that its verdict supports (reading.hpp, sentence.hpp).
/// @param input  rows in any order; upgrades are printed in their own order, indicators in that of the dictionary
/// @returns      HTML, UTF-8; the timeline holds the indicators of the headlines only
/// @throws ContractError  a headline names an indicator that the dictionary does not hold. O(rows).
std::string report_html(const ReportInput& input);

}  // namespace tiexin::analysis

#include "analysis/estimate/dictionary.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>
#include <string>

#include "analysis/estimate/indicators.hpp"
#include "analysis/estimate/ratios.hpp"
#include "sim/contract.hpp"
#include "tests/analysis/estimate/hand_made.hpp"

namespace tiexin::analysis {
namespace {

TEST(Dictionary, IdsAreColumnNames) {
  // Words that SQL:2016, R or Stata keep for themselves and that an indicator might be called.
  const std::set<std::string_view> reserved = {
      "all",    "and",    "any",       "as",     "at",      "avg",    "between",  "by",      "case",     "close",
      "column", "count",  "cross",     "cube",   "current", "date",   "day",      "default", "distinct", "double",
      "each",   "else",   "end",       "exists", "false",   "filter", "for",      "from",    "full",     "function",
      "group",  "having", "hour",      "if",     "in",      "int",    "interval", "join",    "left",     "like",
      "long",   "max",    "min",       "minute", "month",   "next",   "not",      "null",    "on",       "or",
      "order",  "over",   "partition", "range",  "rank",    "repeat", "return",   "returns", "right",    "row",
      "rows",   "second", "select",    "set",    "sum",     "table",  "then",     "to",      "true",     "union",
      "user",   "using",  "value",     "values", "when",    "where",  "while",    "with",    "year",     "byte",
      "float",  "str",    "_n",        "_b",     "inf",     "nan",    "na"};
  std::set<std::string_view> seen;
  for (const Indicator& entry : dictionary()) {
    EXPECT_TRUE(seen.insert(entry.id).second) << entry.id;
    EXPECT_LE(entry.id.size(), 32U) << entry.id;
    EXPECT_EQ(entry.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"), std::string_view::npos) << entry.id;
    EXPECT_FALSE(reserved.contains(entry.id)) << entry.id;
    for (const std::string_view text : {entry.zh, entry.zh_paper, entry.en, entry.unit, entry.definition}) {
      EXPECT_FALSE(text.empty()) << entry.id;
    }
  }
}

TEST(Dictionary, FiveWeaknessesInOrderHeadlineFirst) {
  std::vector<Weakness> order;
  for (const Indicator& entry : dictionary()) {
    if (order.empty() || order.back() != entry.weakness) {
      order.push_back(entry.weakness);
      EXPECT_TRUE(entry.headline) << entry.id;
    }
  }
  EXPECT_EQ(order, (std::vector{Weakness::resolution, Weakness::cost_benefit, Weakness::efficiency, Weakness::process,
                                Weakness::appraisal}));
}

TEST(Dictionary, HasAllThirtyThree) {
  for (const char* id : {"resolution",
                         "relieved_share",
                         "resolution_30",
                         "harm_weighted_resolution",
                         "never_surfaced",
                         "closed_on_time",
                         "closed_at_count",
                         "recorded_resolved",
                         "gap",
                         "false_closure",
                         "reopened",
                         "satisfied_when_rated",
                         "not_dissatisfied",
                         "cost_per_resolution",
                         "harm",
                         "harm_averted",
                         "lead_time_median",
                         "burden_days",
                         "lead_time_resolved",
                         "days_to_closure",
                         "waiting_share",
                         "hours_per_resolution",
                         "backlog_books",
                         "handoffs",
                         "misroutes",
                         "coordination_share",
                         "true_contribution",
                         "appraisal_agreement",
                         "tau_oracle",
                         "separation",
                         "gaming_share",
                         "audit_yield",
                         "village_spread"}) {
    EXPECT_TRUE(place_of(id)) << id;
  }
}

TEST(Dictionary, NamesTheNearestOfAnUnknownId) {
  try {
    index_of("resolutoin");
    FAIL();
  } catch (const sim::ContractError& error) {
    EXPECT_NE(std::string(error.what()).find("resolution"), std::string::npos);
  }
}

TEST(Dictionary, EveryRatioIsAnEntryAndReadsColumnsThatARunHas) {
  const auto names = testing::tally_names();
  const std::set<std::string, std::less<>> columns(names.begin(), names.end());
  for (const Ratio& ratio : ratios()) {
    EXPECT_TRUE(place_of(ratio.indicator)) << ratio.indicator;
    for (const Terms& terms : {ratio.above, ratio.below}) {
      for (std::string_view term : terms) {
        if (term.empty() || term == "#months") continue;
        if (term.front() == '-') term.remove_prefix(1);
        EXPECT_TRUE(columns.contains(term)) << ratio.indicator << ": " << term;
      }
    }
  }
}

// What one bears or takes of a sum may only have moved from another: that is not for the worse.
TEST(Dictionary, OfThePartsOfASumNeitherWayIsBetter) {
  for (const Indicator& one : dictionary()) {
    const bool part = one.id.starts_with("cost_by_") || one.id.starts_with("cash_by_") ||
                      one.id.starts_with("waiting_") || one.id.starts_with("hours_");
    const bool whole = one.id == "waiting_share" || one.id == "hours_per_resolution";
    if (part) {
      EXPECT_EQ(one.better, whole ? Better::lower : Better::neither) << one.id;
    }
  }
  EXPECT_EQ(dictionary()[index_of("cost_per_resolution")].better, Better::lower);
  EXPECT_EQ(dictionary()[index_of("cash_per_resolution")].better, Better::lower);
}

TEST(Dictionary, EveryEntryIsFilledBySomething) {
  std::set<std::string_view> filled = {"closed_at_count",
                                       "path_variants",
                                       "gap",
                                       "lead_time_median",
                                       "lead_time_p90",
                                       "lead_time_at_cap",
                                       "lead_time_resolved",
                                       "lead_time_resolved_p90",
                                       "appraisal_agreement",
                                       "no_information",
                                       "tau_grade",
                                       "tau_oracle",
                                       "tau_retest",
                                       "true_contribution",
                                       "separation",
                                       "separation_basic",
                                       "separation_competent",
                                       "separation_excellent",
                                       "village_spread",
                                       "village_gini",
                                       "village_gini_chance",
                                       "cost_by_county",
                                       "cost_by_township",
                                       "cost_by_village",
                                       "cost_by_upper",
                                       "cost_by_household",
                                       "cost_by_own_time",
                                       "cash_by_county",
                                       "cash_by_township",
                                       "cash_by_village",
                                       "cash_by_upper",
                                       "handoffs",
                                       "harm_averted",
                                       "net_benefit",
                                       "gaming_excess"};
  for (const Ratio& ratio : ratios()) filled.insert(ratio.indicator);
  for (const Indicator& entry : dictionary()) EXPECT_TRUE(filled.contains(entry.id)) << entry.id;
}

}  // namespace
}  // namespace tiexin::analysis

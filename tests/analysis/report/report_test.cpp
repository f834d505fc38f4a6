#include "analysis/report/report.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <set>
#include <string>

#include <nlohmann/json.hpp>

#include "analysis/report/asset.hpp"
#include "analysis/report/findings_in_words.hpp"
#include "analysis/report/report_data.hpp"
#include "sim/contract.hpp"
#include "tests/analysis/report/sample_input.hpp"

namespace tiexin::analysis {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kDataOpens = "<script type=\"application/json\" id=\"data\">";

/// What stands in the page's element of data.
std::string data_of(const std::string& html) {
  const std::size_t from = html.find(kDataOpens) + kDataOpens.size();
  return html.substr(from, html.find("</script>", from) - from);
}

std::vector<std::string> columns(const Json& data, const char* table) { return data["tables"][table]["columns"]; }

/// The rows of a table whose cells in some columns have some values.
std::vector<Json> rows(const Json& data, const char* table,
                       const std::vector<std::pair<std::string, std::string>>& wanted) {
  const auto names = columns(data, table);
  std::vector<Json> out;
  for (const Json& cells : data["tables"][table]["rows"]) {
    Json row;
    for (std::size_t i = 0; i < names.size(); ++i) {
      row[names[i]] = cells[i];
    }
    const bool fits =
        std::all_of(wanted.begin(), wanted.end(), [&](const auto& one) { return row[one.first] == one.second; });
    if (fits) {
      out.push_back(row);
    }
  }
  return out;
}

TEST(Report, IsOneDocumentThatAsksForNothingElse) {
  const std::string html = report_html(SampleInput::make());
  EXPECT_EQ(html.rfind("<!doctype html>", 0), 0U);
  EXPECT_EQ(html.find("<link"), std::string::npos);
  EXPECT_EQ(html.find("<script src"), std::string::npos);
  EXPECT_NE(html.find("default-src 'none'"), std::string::npos);
  for (const char* id : {"first", "effects", "resolution", "cost_benefit", "efficiency", "process", "appraisal",
                         "targets", "parameters", "produced", "limits", "glossary"}) {
    EXPECT_NE(html.find("<section " + std::string(id == std::string("first") ? "class=\"first\" " : "") + "id=\"" + id +
                        "\""),
              std::string::npos)
        << id;
  }
}

TEST(Report, SaysWhatItsNumbersAre) {
  const std::string html = report_html(SampleInput::make());
  EXPECT_NE(html.find("真值只存在于模型之中，不是对上栗县的统计"), std::string::npos);
  EXPECT_NE(html.find("Attribution within the model, given these assumptions"), std::string::npos);
  EXPECT_EQ(html.find("置信区间"), std::string::npos);
  EXPECT_EQ(html.find("confidence interval"), std::string::npos);
}

TEST(Report, DataHoldsTheRowsOfTheFilesUnderTheirNames) {
  const Json data = Json::parse(data_of(report_html(SampleInput::make())));
  const std::vector<std::string> scorecard{"arm",  "period_start", "period_end", "weakness", "indicator",
                                           "unit", "layer",        "basis",      "mean",     "low",
                                           "high", "dice_low",     "dice_high",  "n",        "n_failed"};
  const std::vector<std::string> effects{
      "upgrade", "window",   "months",    "weakness", "indicator", "unit",      "layer", "basis", "difference", "low",
      "high",    "mean_low", "mean_high", "dice_low", "dice_high", "same_sign", "vrf",   "n",     "n_failed"};
  const auto begins = [](const std::vector<std::string>& all, const std::vector<std::string>& start) {
    return all.size() >= start.size() && std::equal(start.begin(), start.end(), all.begin());
  };
  EXPECT_TRUE(begins(columns(data, "scorecard"), scorecard));
  EXPECT_TRUE(begins(columns(data, "effects"), effects));
  EXPECT_EQ(data["tables"]["scorecard"]["rows"].size(), SampleInput::make().scorecard.size());
  EXPECT_EQ(data["tables"]["effects_order"]["rows"].size(), SampleInput::make().effects_order.size());
}

TEST(Report, LevelsOfTruthArePrintedAsRangesOnlyAndBooksWithTheirMean) {
  const Json data = Json::parse(report_data(SampleInput::make()));
  EXPECT_EQ(rows(data, "scorecard", {{"arm", "0"}, {"indicator", "resolution"}}).at(0)["shown"], "30–50");
  EXPECT_EQ(rows(data, "scorecard", {{"arm", "0"}, {"indicator", "recorded_resolved"}}).at(0)["shown"], "72 [69, 75]");
}

TEST(Report, PublishedRangesStandAsTheyWerePublished) {
  ReportInput input = SampleInput::make();
  ASSERT_GE(input.targets.size(), 4U);
  const double ranges[4][2] = {{2, 6.5}, {NAN, 6.5}, {2, NAN}, {2, 2}};
  for (std::size_t i = 0; i < 4; ++i) {
    input.targets[i].published_low = ranges[i][0];
    input.targets[i].published_high = ranges[i][1];
  }
  const std::vector<Json> found = rows(Json::parse(report_data(input)), "targets", {});
  EXPECT_EQ(found[0]["shown_published"], "2–6.5");
  EXPECT_EQ(found[1]["shown_published"], "≤ 6.5");
  EXPECT_EQ(found[2]["shown_published"], "≥ 2");
  EXPECT_EQ(found[3]["shown_published"], "2");
}

TEST(Report, ThePageKnowsWhichWindowOfEffectsItShows) {
  ReportInput input = SampleInput::make();
  input.window = "since";
  EXPECT_EQ(Json::parse(report_data(input))["window"], "since");
}

TEST(Report, SaysHarmNothingAndNoEstimateAsSuch) {
  const Json data = Json::parse(report_data(SampleInput::make()));
  const auto reading = [&](const char* upgrade) {
    const Json row =
        rows(data, "effects", {{"upgrade", upgrade}, {"indicator", "resolution"}, {"window", "first18"}}).at(0);
    return row["reading"].get<std::string>() + " " + row["sense"].get<std::string>();
  };
  EXPECT_EQ(reading("1"), "raised better");
  EXPECT_EQ(reading("3"), "nothing ");
  EXPECT_EQ(reading("4"), "missing ");
  EXPECT_EQ(reading("6"), "lowered worse");
  EXPECT_NE(data["upgrades"][5]["verdict"]["zh"].get<std::string>().find("变差：真解决率"), std::string::npos);
  EXPECT_NE(data["upgrades"][2]["verdict"]["zh"].get<std::string>().find("没有作用：真解决率"), std::string::npos);
}

TEST(Report, TheTimelineHoldsWhatIsDrawnAndNothingElse) {
  const ReportInput input = SampleInput::make();
  const Json data = Json::parse(report_data(input));
  std::set<std::string> wanted;
  for (const auto& headline : input.headlines) {
    wanted.insert({headline.level, headline.difference});
    if (!headline.books.empty()) wanted.insert(headline.books);
  }
  std::set<std::string> found;
  for (const Json& row : rows(data, "timeline", {})) found.insert(row["indicator"].get<std::string>());
  EXPECT_EQ(found, wanted);
}

TEST(Report, FirstScreenSaysWhenAndHowMuch) {
  ReportInput input = SampleInput::make();
  input.period = {"2020-2024", "2020-01-01", "2024-12-31"};
  ReportInput::Sentence one = input.sentences.front();
  one.effect = SampleInput::effect("all", "2024", "resolution", .1234, .0832, .1649);
  const ShownUnit percent = shown_unit("share", 1);
  const auto begins = [&](const std::string& window, const std::string& zh, const std::string& en) {
    one.effect.window = window;
    const Words said = first_screen_sentence(input, one, percent);
    EXPECT_EQ(said.zh.rfind(zh, 0), 0U) << said.zh;
    EXPECT_EQ(said.en.rfind(en, 0), 0U) << said.en;
    EXPECT_NE(said.en.find("by 12 percentage points [interval over assumptions 8 to 16]"), std::string::npos)
        << said.en;
  };
  begins("2020-2024", "2020—2024 年，", "In 2020–2024, ");
  one.effect.months = 18;
  begins("first18", "生效后的头 18 个月，", "In its first 18 months, ");
  one.effect.months = 12;
  begins("first18", "生效后的头 12 个月，", "In its first 12 months, ");
  begins("since", "生效以来，", "Since its date, ");
  begins("carry_over", "对生效前就有的事，", "For matters older than its date, ");
  begins("another", "八次提升", "All eight upgrades");
  input.period = {"2024", "2024-01-01", "2024-12-31"};
  begins("2024", "2024 年，", "In 2024, ");
}

TEST(Report, SaysThatAssumptionsWereNeverVaried) {
  ReportInput input = SampleInput::make();
  input.meta.fixed_parameters = true;
  const Json data = Json::parse(report_data(input));
  EXPECT_EQ(data["meta"]["fixed_parameters"], true);
  for (const Json& sentence : data["sentences"]) {
    EXPECT_EQ(sentence["zh"].get<std::string>().find("假设"), std::string::npos) << sentence;
  }
}

TEST(Report, SaysInBothLanguagesThatItWasStopped) {
  ReportInput input = SampleInput::make();
  EXPECT_EQ(report_html(input).find("class=\"stopped\""), std::string::npos);
  input.meta.runs = 200;
  input.meta.stopped = 163;
  input.meta.complete = 3;
  const std::string html = report_html(input);
  EXPECT_NE(html.find("中途停止：200 次运行只完成 37 次"), std::string::npos);
  EXPECT_NE(html.find("stopped: only 37 of 200 runs came to their end"), std::string::npos);
  const Json meta = Json::parse(report_data(input))["meta"];
  EXPECT_EQ(meta["stopped"], 163);
  EXPECT_EQ(meta["runs"], 200);
  EXPECT_EQ(meta["complete"], 3);
}

TEST(Report, LargeParametersAreWrittenOut) {
  ReportInput input = SampleInput::make();
  input.parameters = {{"fund", 5e6, -1e6, 2e7, "yuan", "assumed", "", ""},
                      {"start", 2012, 2012, 2012, "year", "assumed", "", ""}};
  const Json data = Json::parse(report_data(input));
  const Json all = rows(data, "parameters", {});
  EXPECT_EQ(all.at(0)["shown"], "5,000,000");
  EXPECT_EQ(all.at(0)["shown_range"], "−1,000,000 – 20,000,000");
  EXPECT_EQ(all.at(1)["shown"], "2012");
  EXPECT_EQ(all.at(1)["shown_range"], "2012");
}

TEST(Report, BooksOfTheFirstScreenAreBooks) {
  for (const auto& headline : ReportInput::default_headlines()) {
    if (!headline.books.empty()) {
      EXPECT_EQ(dictionary()[index_of(headline.books)].layer, Layer::books) << headline.books;
    }
  }
}

TEST(Report, MissingNumbersAreNull) {
  const Json data = Json::parse(report_data(SampleInput::make()));
  const Json row = rows(data, "effects", {{"upgrade", "4"}, {"indicator", "resolution"}, {"window", "first18"}}).at(0);
  EXPECT_TRUE(row["difference"].is_null());
  EXPECT_EQ(row["shown"], "—");
}

TEST(Report, NothingInATextEndsAnElement) {
  ReportInput input = SampleInput::make();
  const std::string hostile = "</script><script>alert('x')</script><!-- & \"q\" \\ {{css}} \xff";
  input.meta.scenario = {hostile, hostile};
  input.meta.run_id = hostile;
  input.upgrades[0].name = {hostile, hostile};
  input.parameters[0].source = hostile;
  const std::string html = report_html(input);
  EXPECT_EQ(html.find("<script>alert"), std::string::npos);
  EXPECT_EQ(data_of(html).find('<'), std::string::npos);
  const Json data = Json::parse(data_of(html));
  EXPECT_EQ(data["upgrades"][0]["name"]["zh"].get<std::string>().rfind(
                "</script><script>alert('x')</script><!-- & \"q\" \\ {{css}}", 0),
            0U);
  std::size_t scripts = 0;
  for (std::size_t at = html.find("</script>"); at != std::string::npos; at = html.find("</script>", at + 1)) {
    ++scripts;
  }
  EXPECT_EQ(scripts, 3U) << "data, ECharts, program";
}

// The glossary, and the names and units of every table, are read from it.
TEST(Report, DataHoldsTheWholeDictionary) {
  const Json data = Json::parse(report_data(SampleInput::make()));
  ASSERT_EQ(data["dictionary"].size(), dictionary().size());
  for (std::size_t i = 0; i < dictionary().size(); ++i) {
    EXPECT_EQ(data["dictionary"][i]["indicator"], dictionary()[i].id);
  }
}

TEST(Report, DefinesEveryHeadlineInChinese) {
  const std::string definitions(asset("report_definitions.js"));
  for (const Indicator& one : dictionary()) {
    if (one.headline) {
      EXPECT_NE(definitions.find("\n  " + std::string(one.id) + ": '"), std::string::npos) << one.id;
    }
  }
}

TEST(Report, RefusesAnUnknownIndicator) {
  ReportInput input = SampleInput::make();
  input.headlines[0].level = "no_such_indicator";
  EXPECT_THROW(report_html(input), sim::ContractError);
}

TEST(Report, StandsWithoutRows) {
  ReportInput input;
  EXPECT_NO_THROW(report_html(input));
}

}  // namespace
}  // namespace tiexin::analysis

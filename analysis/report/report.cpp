#include "analysis/report/report.hpp"

#include <map>
#include <string>
#include <string_view>

#include "analysis/report/asset.hpp"
#include "analysis/report/echarts_script.hpp"
#include "analysis/report/report_data.hpp"
#include "sim/contract.hpp"

namespace tiexin::analysis {
namespace {

bool starts_with_ignoring_case(std::string_view text, std::string_view start) {
  if (text.size() < start.size()) {
    return false;
  }
  for (std::size_t i = 0; i < start.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    if (c != start[i]) {
      return false;
    }
  }
  return true;
}

/// A program that may stand inside a script element: nothing in it ends the element or opens a comment. Both can only
/// be in its strings and comments, where the backslash changes nothing.
std::string inside_script(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 64);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    out += text[i];
    if (starts_with_ignoring_case(rest, "</script") || starts_with_ignoring_case(rest, "<!--")) {
      out += '\\';
    }
  }
  return out;
}

/// JSON that may stand inside a script element: no "<" is left in it, so no "</".
std::string inside_json(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
  return out;
}

std::string inside_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// That a study was stopped, beside the result number; stands in the page itself, so that it is read without scripts
/// too.
std::string stopped_words(const ReportInput::Meta& meta) {
  if (meta.stopped == 0) {
    return "";
  }
  const std::string asked = std::to_string(meta.runs);
  const std::string ended = std::to_string(meta.runs - meta.stopped);
  return "<b class=\"stopped\"><span lang=\"zh-CN\">；中途停止：" + asked + " 次运行只完成 " + ended +
         " 次，本页只含这 " + ended + " 次</span><span lang=\"en\">; stopped: only " + ended + " of " + asked +
         " runs came to their end and are in this report</span></b>";
}

/// The template with each {{name}} replaced, in one pass: what is put in is never looked at again.
std::string filled(std::string_view text, const std::map<std::string_view, std::string>& values) {
  std::string out;
  while (true) {
    const std::size_t open = text.find("{{");
    const std::size_t close = open == std::string_view::npos ? open : text.find("}}", open);
    out += text.substr(0, open);
    if (close == std::string_view::npos) {
      return out;
    }
    const auto found = values.find(text.substr(open + 2, close - open - 2));
    sim::require(found != values.end(), "the report's template asks only for texts that there are");
    out += found->second;
    text.remove_prefix(close + 2);
  }
}

}  // namespace

std::vector<ReportInput::Headline> ReportInput::default_headlines() {
  return {{"resolution", "resolution", "resolution", "recorded_resolved"},
          {"cost_benefit", "cost_per_resolution", "cost_per_resolution", ""},
          {"efficiency", "burden_days", "burden_days", "days_to_closure"},
          {"process", "handoffs", "handoffs", ""},
          {"appraisal", "appraisal_agreement", "appraisal_agreement", "satisfied_when_rated"}};
}

std::string report_html(const ReportInput& input) {
  std::string program;
  for (const std::string_view part : {"report_words.js", "report_definitions.js", "report_tables.js",
                                      "report_levels.js", "report_charts.js", "report.js"}) {
    program += asset(part);
  }
  return filled(asset("report.html"), {{"title_zh", inside_html(input.meta.scenario.zh)},
                                       {"title_en", inside_html(input.meta.scenario.en)},
                                       {"run_id", inside_html(input.meta.run_id)},
                                       {"stopped", stopped_words(input.meta)},
                                       {"css", std::string(asset("report.css"))},
                                       {"data", inside_json(report_data(input))},
                                       {"echarts", inside_script(echarts_script())},
                                       {"program", inside_script(program)}});
}

}  // namespace tiexin::analysis

#include "scenarios/cli/scorecard_text.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/core.h>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/report/report.hpp"
#include "analysis/report/rounding.hpp"
#include "analysis/report/shown_units.hpp"

namespace tiexin::scenarios {
namespace {

using analysis::HistoryPlan;
using analysis::HistoryResults;
using analysis::Indicator;
using analysis::ShownUnit;

constexpr const char* kNone = "—";

std::string_view zh_of(std::string_view weakness) {
  constexpr std::pair<std::string_view, std::string_view> kNames[] = {{"resolution", "问题解决率"},
                                                                      {"cost_benefit", "治理成本收益"},
                                                                      {"efficiency", "办事效能"},
                                                                      {"process", "流程再造"},
                                                                      {"appraisal", "评价机制"}};
  for (const auto& [name, zh] : kNames) {
    if (name == weakness) return zh;
  }
  return weakness;
}

/// Reads the rows of one period, printed to what their intervals support.
class Table {
 public:
  Table(const HistoryPlan& plan, const HistoryResults& results)
      : results_(results),
        units_(analysis::shown_units(results.scorecard, {&results.effects, &results.effects_order, &results.totals})) {
    const auto& last = plan.periods.back();
    window_ = plan.period_name(last.front(), last.back());
    start_ = fmt::format("{}-01-01", last.front());
    end_ = fmt::format("{}-12-31", last.back());
    last_arm_ = plan.upgrades.empty() ? "0" : plan.upgrades.back().name;
  }

  [[nodiscard]] const std::string& last_arm() const { return last_arm_; }

  [[nodiscard]] std::string level(const std::string& arm, std::string_view id) const {
    const std::size_t indicator = analysis::index_of(id);
    const Indicator& entry = analysis::dictionary()[indicator];
    for (const auto& row : results_.scorecard) {
      if (row.arm != arm || row.indicator != indicator || row.period_start != start_ || row.period_end != end_)
        continue;
      if (!std::isfinite(row.mean)) return kNone;
      const double f = unit(indicator).factor;
      const double cap = entry.shown == analysis::Shown::capped_days ? analysis::kCapDays : analysis::kEmpty;
      const auto show = entry.layer == analysis::Layer::books ? analysis::shown_level : analysis::shown_range;
      return show(row.mean * f, row.low * f, row.high * f, cap * f);
    }
    return kNone;
  }

  [[nodiscard]] std::string difference(std::string_view id) const {
    const std::size_t indicator = analysis::index_of(id);
    for (const auto& row : results_.totals) {
      if (row.indicator != indicator || row.window != window_) continue;
      if (!std::isfinite(row.difference)) return kNone;
      return analysis::shown_difference(analysis::spread_of(row, unit(indicator).factor));
    }
    return kNone;
  }

  /// What the books say, with their own name and unit.
  [[nodiscard]] std::string books(std::string_view id) const {
    if (id.empty()) return kNone;
    const std::size_t indicator = analysis::index_of(id);
    return fmt::format("{} {} {}", analysis::dictionary()[indicator].zh, level(last_arm_, id),
                       unit(indicator).level.zh);
  }

  /// What the intervals are over: parameter vectors, or, where all runs have one vector, the dice.
  [[nodiscard]] bool over_assumptions() const {
    return std::any_of(results_.runs.begin(), results_.runs.end(),
                       [&](const auto& run) { return run.vector != results_.runs.front().vector; });
  }

  [[nodiscard]] std::string name(std::string_view id) const {
    const std::size_t indicator = analysis::index_of(id);
    const Indicator& entry = analysis::dictionary()[indicator];
    const std::string& words = unit(indicator).level.en;
    return fmt::format("{} {}{}", entry.zh, entry.id, words.empty() ? "" : " [" + words + "]");
  }

 private:
  [[nodiscard]] const ShownUnit& unit(std::size_t indicator) const { return units_[indicator]; }

  const HistoryResults& results_;
  std::vector<ShownUnit> units_;
  std::string window_, start_, end_, last_arm_;
};

using Row = std::vector<std::string>;

std::vector<Row> rows_of(const Table& table) {
  const char* interval = table.over_assumptions() ? "差值 difference [假设区间]" : "差值 difference [随机波动 dice]";
  std::vector<Row> rows{{"弱项 weakness", "指标 indicator", "未实行 none", "全部提升 all", interval, "账面数 books"}};
  for (const auto& headline : analysis::ReportInput::default_headlines()) {
    const std::string label = fmt::format("{} {}", zh_of(headline.weakness), headline.weakness);
    const std::string books = table.books(headline.books);
    const bool one = headline.level == headline.difference;
    rows.push_back({label, table.name(headline.level), table.level("0", headline.level),
                    table.level(table.last_arm(), headline.level), one ? table.difference(headline.level) : kNone,
                    books});
    if (one) continue;
    rows.push_back({"", table.name(headline.difference), table.level("0", headline.difference),
                    table.level(table.last_arm(), headline.difference), table.difference(headline.difference), kNone});
  }
  return rows;
}

}  // namespace

std::size_t terminal_width(const std::string& text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0U) == 0x80U) continue;  // inside a character
    // Three bytes from U+2E80 on: Chinese and full-width characters.
    const bool wide = byte >= 0xE3U || (byte == 0xE2U && static_cast<unsigned char>(text[i + 1]) >= 0xBAU);
    width += wide ? 2 : 1;
  }
  return width;
}

std::string aligned(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths(rows.front().size(), 0);
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], terminal_width(row[i]));
  }
  std::string text;
  for (const Row& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 < row.size()) line += std::string(widths[i] - terminal_width(row[i]) + 2, ' ');
    }
    text += line + "\n";
  }
  return text;
}

std::string scorecard_text(const HistoryPlan& plan, const HistoryResults& results) {
  std::vector<Row> rows = rows_of(Table(plan, results));
  if (plan.upgrades.empty()) {  // nothing to compare: neither all upgrades nor a difference
    for (Row& row : rows) row.erase(row.begin() + 3, row.begin() + 5);
  }
  return aligned(rows);
}

}  // namespace tiexin::scenarios

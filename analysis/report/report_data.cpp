#include "analysis/report/report_data.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <set>
#include <string_view>
#include <type_traits>

#include <nlohmann/json.hpp>

#include "analysis/report/findings_in_words.hpp"
#include "analysis/report/rounding.hpp"
#include "analysis/report/sentence.hpp"
#include "analysis/report/shown_units.hpp"

namespace tiexin::analysis {
namespace {

using Json = nlohmann::ordered_json;

Json both(const Words& words) { return {{"zh", words.zh}, {"en", words.en}}; }

Json table() { return {{"columns", Json::array()}, {"rows", Json::array()}}; }

/// A cell and its column, behind those of the file.
struct Extra {
  const char* column;
  std::string value;
};

/// Adds a row with its file's columns, which the first row names.
template <class Row>
void append(Json& table, const Row& row, const std::vector<Extra>& extras) {
  const bool first = table["rows"].empty();
  Json cells = Json::array();
  const auto add = [&](std::string_view name, Json value) {
    if (first) {
      table["columns"].push_back(name);
    }
    cells.push_back(std::move(value));
  };
  fields(row, [&](std::string_view name, const auto& value) {
    if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::optional<bool>>) {
      add(name, value ? Json(*value) : Json(nullptr));
    } else {
      add(name, value);
    }
  });
  for (const Extra& extra : extras) {
    add(extra.column, extra.value);
  }
  table["rows"].push_back(std::move(cells));
}

/// Writes the rows of one report, each in the units it is printed in.
class Writer {
 public:
  explicit Writer(const ReportInput& input)
      : input_(input), units_(shown_units(input.scorecard, {&input.effects, &input.effects_order, &input.totals})) {}

  [[nodiscard]] Json meta() const;
  [[nodiscard]] Json dictionary_rows() const;
  [[nodiscard]] Json headlines() const;
  [[nodiscard]] Json upgrades() const;
  [[nodiscard]] Json arms() const;
  [[nodiscard]] Json sentences() const;
  [[nodiscard]] Json scorecard() const;
  [[nodiscard]] Json effects(const std::vector<EffectRow>& rows) const;
  [[nodiscard]] Json timeline() const;
  [[nodiscard]] Json targets() const;
  [[nodiscard]] Json parameters() const;

 private:
  [[nodiscard]] std::string level(std::size_t indicator, double mean, double low, double high) const;

  const ReportInput& input_;
  std::vector<ShownUnit> units_;
};

double cap_of(const Indicator& indicator) { return indicator.shown == Shown::capped_days ? kCapDays : kEmpty; }

/// Levels of truth are only ever printed as their range.
std::string Writer::level(std::size_t indicator, double mean, double low, double high) const {
  const double f = units_.at(indicator).factor;
  const Indicator& entry = dictionary()[indicator];
  const auto show = entry.layer == Layer::books ? shown_level : shown_range;
  return show(mean * f, low * f, high * f, cap_of(entry) * f);
}

Json Writer::meta() const {
  const auto& meta = input_.meta;
  return {{"run_id", meta.run_id},
          {"scenario", both(meta.scenario)},
          {"size", both(meta.size)},
          {"seed", meta.seed},
          {"replications", meta.replications},
          {"failed", meta.failed},
          {"complete", meta.complete},
          {"runs", meta.runs},
          {"stopped", meta.stopped},
          {"results_version", meta.results_version},
          {"build", meta.build},
          {"scenario_hash", meta.scenario_hash},
          {"state_hash", meta.state_hash},
          {"produced", meta.produced},
          {"commands", meta.commands},
          {"fixed_parameters", meta.fixed_parameters},
          {"period", {{"window", input_.period.window}, {"start", input_.period.start}, {"end", input_.period.end}}}};
}

Json Writer::dictionary_rows() const {
  Json out = Json::array();
  for (std::size_t i = 0; i < dictionary().size(); ++i) {
    const Indicator& one = dictionary()[i];
    out.push_back({{"indicator", one.id},
                   {"weakness", name_of(one.weakness)},
                   {"zh", one.zh},
                   {"zh_paper", one.zh_paper},
                   {"en", one.en},
                   {"unit", one.unit},
                   {"layer", name_of(one.layer)},
                   {"basis", name_of(one.basis)},
                   {"definition", one.definition},
                   {"better", name_of(one.better)},
                   {"comparable", one.difference == Difference::meaningful},
                   {"cap", cap_of(one)},
                   {"factor", units_[i].factor},
                   {"shown_unit", both(units_[i].level)},
                   {"shown_difference_unit", both(units_[i].difference)}});
  }
  return out;
}

Json Writer::headlines() const {
  Json out = Json::array();
  for (const auto& one : input_.headlines) {
    index_of(one.level);
    index_of(one.difference);
    if (!one.books.empty()) {
      index_of(one.books);
    }
    out.push_back(
        {{"weakness", one.weakness}, {"level", one.level}, {"difference", one.difference}, {"books", one.books}});
  }
  return out;
}

Json Writer::upgrades() const {
  Json out = Json::array();
  for (const auto& one : input_.upgrades) {
    out.push_back({{"number", one.number},
                   {"date", one.date},
                   {"name", both(one.name)},
                   {"difficulty", both(one.difficulty)},
                   {"verdict", both(upgrade_verdict(input_, one.number))}});
  }
  return out;
}

Json Writer::arms() const {
  Json out = Json::array();
  for (const auto& one : input_.arms) {
    out.push_back({{"id", one.id}, {"upgrades", one.upgrades}});
  }
  return out;
}

Json Writer::sentences() const {
  Json out = Json::array();
  for (const Words& one : first_screen(input_, units_)) {
    out.push_back(both(one));
  }
  return out;
}

Json Writer::scorecard() const {
  Json out = table();
  for (const auto& row : input_.scorecard) {
    append(out, row, {{"shown", level(row.indicator, row.mean, row.low, row.high)}});
  }
  return out;
}

Json Writer::effects(const std::vector<EffectRow>& rows) const {
  Json out = table();
  for (const auto& row : rows) {
    const Reading of_row = reading(row);
    append(out, row,
           {{"shown", shown_difference(spread_of(row, units_.at(row.indicator).factor))},
            {"reading", std::string(name_of(of_row))},
            {"sense", std::string(sense(of_row, name_of(dictionary()[row.indicator].better)))}});
  }
  return out;
}

Json Writer::timeline() const {
  std::set<std::size_t> drawn;
  for (const auto& one : input_.headlines) {
    drawn.insert(index_of(one.level));
    drawn.insert(index_of(one.difference));
    if (!one.books.empty()) {
      drawn.insert(index_of(one.books));
    }
  }
  Json out = table();
  for (const auto& row : input_.timeline) {
    if (drawn.count(row.indicator) > 0) {
      append(out, row, {{"shown", level(row.indicator, row.mean, row.low, row.high)}});
    }
  }
  return out;
}

/// A published range as it was published: as many digits as it has.
std::string as_published(double low, double high) {
  const auto one = [](double value) { return std::isfinite(value) ? fmt::format("{:.6g}", value) : std::string(); };
  if (!std::isfinite(high)) {
    return std::isfinite(low) ? "≥ " + one(low) : "—";
  }
  return !std::isfinite(low) ? "≤ " + one(high) : low == high ? one(low) : one(low) + "–" + one(high);
}

Json Writer::targets() const {
  Json out = table();
  for (const auto& row : input_.targets) {
    append(out, row,
           {{"what_zh", row.what_zh.empty() ? row.what : row.what_zh},
            {"shown_published", as_published(row.published_low, row.published_high)},
            {"shown", shown_level(row.mean, row.low, row.high, kEmpty)}});
  }
  return out;
}

Json Writer::parameters() const {
  constexpr double kSeparated = 100'000;  // from here on with separators: years are below
  const auto plain = [](double value) {
    const double size = std::abs(value);
    if (!std::isfinite(value) || size >= kSeparated) {
      return rounded(value, 0);
    }
    return (value < 0 ? "−" : "") + fmt::format("{:.6g}", size);
  };
  Json out{{"columns",
            {"path", "value", "low", "high", "unit", "grade", "source", "shown", "shown_range", "name", "unit_name",
             "outside"}},
           {"rows", Json::array()}};
  for (const auto& row : input_.parameters) {
    const bool ranged = std::isfinite(row.low) && std::isfinite(row.high);
    out["rows"].push_back({row.path, row.value, row.low, row.high, row.unit, row.grade, row.source,
                           row.text.empty() ? plain(row.value) : row.text,
                           !ranged               ? std::string()
                           : row.low == row.high ? plain(row.low)
                                                 : plain(row.low) + " – " + plain(row.high),
                           row.name.zh.empty() ? Json(nullptr) : both(row.name),
                           row.unit_name.zh.empty() ? Json(nullptr) : both(row.unit_name), row.outside});
  }
  return out;
}

}  // namespace

std::string report_data(const ReportInput& input) {
  const Writer writer(input);
  Json data;
  data["meta"] = writer.meta();
  data["upgrades_words"] = both(upgrades_in_words(input.upgrades.size()));
  data["upgrades"] = writer.upgrades();
  data["arms"] = writer.arms();
  data["last_arm"] = input.arms.empty() ? "0" : input.arms.back().id;
  data["dictionary"] = writer.dictionary_rows();
  data["headlines"] = writer.headlines();
  data["cash"] = dictionary()[index_of(input.cash)].id;
  data["hours"] = dictionary()[index_of(input.hours)].id;
  data["window"] = input.window;
  data["sentences"] = writer.sentences();
  data["tables"] = {{"scorecard", writer.scorecard()},
                    {"effects", writer.effects(input.effects)},
                    {"effects_order", writer.effects(input.effects_order)},
                    {"totals", writer.effects(input.totals)},
                    {"timeline", writer.timeline()},
                    {"targets", writer.targets()},
                    {"parameters", writer.parameters()}};
  return data.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace tiexin::analysis

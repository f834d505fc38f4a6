#include "analysis/report/findings_in_words.hpp"

#include <algorithm>
#include <vector>

#include "analysis/estimate/dictionary.hpp"
#include "analysis/estimate/reading.hpp"
#include "analysis/report/sentence.hpp"
#include "analysis/report/shown_units.hpp"

namespace tiexin::analysis {
namespace {

/// The window of a sentence, as its beginning.
Words when(const EffectRow& row, const ReportInput::Period& period) {
  const std::string& window = row.window;
  if (window == period.window) {
    const std::string from = period.start.substr(0, 4);
    const std::string to = period.end.substr(0, 4);
    return from == to ? Words{from + " 年，", "In " + from + ", "}
                      : Words{from + "—" + to + " 年，", "In " + from + "–" + to + ", "};
  }
  if (window == "first18") {
    const std::string months = std::to_string(row.months);
    return {"生效后的头 " + months + " 个月，", "In its first " + months + " months, "};
  }
  if (window == "since") {
    return {"生效以来，", "Since its date, "};
  }
  return window == "carry_over" ? Words{"对生效前就有的事，", "For matters older than its date, "} : Words{};
}

/// Why this one of all differences is told; only of what is told from nothing.
Words why(const ReportInput::Sentence& one) {
  if (one.role == Role::help && verdict(one.effect) == Verdict::helps) {
    return {"提高最多的一次：", "The largest help: "};
  }
  return one.role == Role::harm ? Words{"最能断定的变差：", "The clearest harm: "} : Words{};
}

}  // namespace

Words first_screen_sentence(const ReportInput& input, const ReportInput::Sentence& one, const ShownUnit& unit) {
  const EffectRow& row = one.effect;
  Subject subject = all_upgrades(input.upgrades.size());
  for (const auto& upgrade : input.upgrades) {
    if (upgrade.number == row.upgrade) {
      subject = one_upgrade(upgrade.number, upgrade.name);
    }
  }
  const Words reason = why(one);
  const Words time = when(row, input.period);
  subject.when = {reason.zh + time.zh, reason.en + (reason.en.empty() ? time.en : inside(time.en))};
  const Indicator& entry = dictionary().at(row.indicator);
  const Spoken spoken{
      {std::string(entry.zh), std::string(entry.en)}, unit.difference, std::string(name_of(entry.better))};
  return sentence(subject, spoken, {spread_of(row, unit.factor), reading(row), input.meta.fixed_parameters},
                  {one.assumption, row.n, one.needed});
}

std::vector<Words> first_screen(const ReportInput& input, const std::vector<ShownUnit>& units) {
  std::vector<Words> out;
  bool harm = false;
  for (const auto& one : input.sentences) {
    harm = harm || one.role == Role::harm;
    out.push_back(first_screen_sentence(input, one, units.at(one.effect.indicator)));
  }
  if (!harm && input.judged > 0) {
    out.push_back(no_harm_sentence(input.upgrades.size(), input.judged, input.unclear));
  }
  return out;
}

Words upgrade_verdict(const ReportInput& input, const std::string& number) {
  std::vector<Judged> all;
  for (const auto& headline : input.headlines) {
    const std::size_t indicator = index_of(headline.difference);
    const Indicator& entry = dictionary()[indicator];
    const auto row = std::find_if(input.effects.begin(), input.effects.end(), [&](const EffectRow& one) {
      return one.upgrade == number && one.indicator == indicator && one.window == input.window;
    });
    if (row != input.effects.end()) {
      all.push_back({{std::string(entry.zh), std::string(entry.en)}, verdict(*row)});
    }
  }
  return verdicts(all);
}

}  // namespace tiexin::analysis

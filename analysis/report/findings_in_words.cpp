#include "analysis/report/findings_in_words.hpp"

#include <algorithm>
#include <vector>

#include "analysis/estimate/dictionary.hpp"
#include "analysis/estimate/findings.hpp"
#include "analysis/report/sentence.hpp"

namespace tiexin::analysis {
namespace {

/// The window of a sentence, as its beginning.
Words when(const std::string& window, const ReportInput::Period& period) {
  if (window == period.window) {
    const std::string from = period.start.substr(0, 4);
    const std::string to = period.end.substr(0, 4);
    return from == to ? Words{from + " 年，", "In " + from + ", "}
                      : Words{from + "—" + to + " 年，", "In " + from + "–" + to + ", "};
  }
  if (window == "first18") {
    return {"生效后的头 18 个月，", "In its first 18 months, "};
  }
  if (window == "since") {
    return {"生效以来，", "Since its date, "};
  }
  return window == "carry_over" ? Words{"对生效前就有的事，", "For matters older than its date, "} : Words{};
}

}  // namespace

Words first_screen_sentence(const ReportInput& input, const ReportInput::Sentence& one, const ShownUnit& unit) {
  Subject subject = all_upgrades(input.upgrades.size());
  for (const auto& upgrade : input.upgrades) {
    if (upgrade.number == one.upgrade) {
      subject = one_upgrade(upgrade.number, upgrade.name);
    }
  }
  subject.when = when(one.window, input.period);
  const Indicator& entry = dictionary()[index_of(one.indicator)];
  const Spoken spoken{
      {std::string(entry.zh), std::string(entry.en)}, unit.difference, std::string(name_of(entry.better))};
  const double f = unit.factor;
  return sentence(subject, spoken,
                  {one.difference * f, one.low * f, one.high * f, one.firm, input.meta.fixed_parameters},
                  one.assumption);
}

Words upgrade_verdict(const ReportInput& input, const std::string& number) {
  const int comparisons = static_cast<int>(input.upgrades.size() * input.headlines.size());
  std::vector<Judged> all;
  for (const auto& headline : input.headlines) {
    const std::size_t indicator = index_of(headline.difference);
    const Indicator& entry = dictionary()[indicator];
    const auto row = std::find_if(input.effects.begin(), input.effects.end(), [&](const EffectRow& one) {
      return one.upgrade == number && one.indicator == indicator && one.window == input.window;
    });
    if (row != input.effects.end()) {
      all.push_back({{std::string(entry.zh), std::string(entry.en)}, verdict(*row, comparisons)});
    }
  }
  return verdicts(all);
}

}  // namespace tiexin::analysis

#include "analysis/report/sentence.hpp"

#include <array>
#include <cmath>
#include <fmt/format.h>

#include "analysis/report/rounding.hpp"

namespace tiexin::analysis {
namespace {

/// −1, 0 or 1: the sign that a reader sees.
int printed_sign(double value, int digits) {
  const std::string text = rounded(value, digits);
  if (text.find_first_not_of("0.") == std::string::npos) {
    return 0;
  }
  return value < 0 ? -1 : 1;
}

/// Shares and pure numbers go up and down; amounts grow and shrink.
const char* verb_zh(bool up, const Spoken& indicator) {
  const bool level = indicator.unit.zh.empty() || indicator.unit.zh == "个百分点";
  return up ? (level ? "提高" : "增加") : (level ? "降低" : "减少");
}

std::string verb_en(const char* stem, bool plural) { return plural ? stem : std::string(stem) + "s"; }

/// A subject inside a sentence: "All eight upgrades" becomes "all eight upgrades".
std::string inside(std::string text) {
  if (!text.empty() && text.front() >= 'A' && text.front() <= 'Z') {
    text.front() = static_cast<char>(text.front() - 'A' + 'a');
  }
  return text;
}

std::string with_unit_zh(const std::string& number, const Spoken& indicator) {
  return indicator.unit.zh.empty() ? " " + number + " " : " " + number + " " + indicator.unit.zh;
}

std::string with_unit_en(const std::string& number, const Spoken& indicator) {
  return indicator.unit.en.empty() ? number : number + " " + indicator.unit.en;
}

/// What the interval is called.
Words interval_name(const Contrast& contrast) {
  return contrast.dice_only ? Words{"随机区间", "interval of the dice"}
                            : Words{"假设区间", "interval over assumptions"};
}

Words changed(const Subject& subject, const Spoken& indicator, Reading reading, const Contrast& contrast) {
  const auto& [difference, low, high, firm, dice_only] = contrast;
  const int digits = decimals(low, high).value_or(0);
  const bool up = reading == Reading::raised;
  const std::string size = rounded(std::abs(difference), digits);
  const std::string least = rounded(std::abs(up ? low : high), digits);
  const std::string most = rounded(std::abs(up ? high : low), digits);
  const bool worse = sense(reading, indicator.better) == "worse";
  return {
      fmt::format("{}使{}{}{}［{} {} 至 {}］{}", subject.name.zh, indicator.name.zh, verb_zh(up, indicator),
                  with_unit_zh(size, indicator), interval_name(contrast).zh, least, most, worse ? "，属于变差" : ""),
      fmt::format("{} {} {} by {} [{} {} to {}]{}", subject.name.en, verb_en(up ? "raise" : "lower", subject.plural),
                  indicator.name.en, with_unit_en(size, indicator), interval_name(contrast).en, least, most,
                  worse ? ", which is for the worse" : "")};
}

Words not_told(const Subject& subject, const Spoken& indicator, const Contrast& contrast) {
  const auto& [difference, low, high, firm, dice_only] = contrast;
  const int digits = decimals(low, high).value_or(0);
  const std::string size = rounded(difference, digits, true);
  const std::string least = rounded(low, digits, true);
  const std::string most = rounded(high, digits, true);
  return {fmt::format("{}对{}有没有作用，分不清：差值{}［{} {} 至 {}］", subject.name.zh, indicator.name.zh,
                      with_unit_zh(size, indicator), interval_name(contrast).zh, least, most),
          fmt::format("What {} {} to {} cannot be told from nothing: {} [{} {} to {}]", inside(subject.name.en),
                      subject.plural ? "do" : "does", indicator.name.en, with_unit_en(size, indicator),
                      interval_name(contrast).en, least, most)};
}

Words said(const Subject& subject, const Spoken& indicator, const Contrast& contrast) {
  const Reading reading = read(contrast.difference, contrast.low, contrast.high);
  switch (reading) {
    case Reading::raised:
    case Reading::lowered:
      return changed(subject, indicator, reading, contrast);
    case Reading::unclear:
      return not_told(subject, indicator, contrast);
    case Reading::nothing:
      return {fmt::format("{}对{}没有作用：差值和区间都是 0", subject.name.zh, indicator.name.zh),
              fmt::format("{} {} nothing to {}: the difference and its interval are 0", subject.name.en,
                          subject.plural ? "do" : "does", indicator.name.en)};
    case Reading::single: {
      const std::string size = three_digits(contrast.difference, true);
      return {fmt::format("{}对{}的差值是{}，没有区间，不下结论", subject.name.zh, indicator.name.zh,
                          with_unit_zh(size, indicator)),
              fmt::format("{}: a difference of {} in {}, without an interval: nothing is concluded", subject.name.en,
                          with_unit_en(size, indicator), indicator.name.en)};
    }
    case Reading::missing:
      break;
  }
  return {fmt::format("{}对{}的作用，不作估计", subject.name.zh, indicator.name.zh),
          fmt::format("{}: no estimate for {}", subject.name.en, indicator.name.en)};
}

}  // namespace

Reading read(double difference, double low, double high) {
  if (!std::isfinite(difference)) {
    return Reading::missing;
  }
  if (!std::isfinite(low) || !std::isfinite(high)) {
    return Reading::single;
  }
  if (difference == 0 && low == 0 && high == 0) {
    return Reading::nothing;
  }
  const auto digits = decimals(low, high);
  if (!digits) {
    return Reading::single;
  }
  const int from = printed_sign(low, *digits);
  const int to = printed_sign(high, *digits);
  return from > 0 ? Reading::raised : to < 0 ? Reading::lowered : Reading::unclear;
}

std::string_view name_of(Reading reading) {
  constexpr std::array<std::string_view, 6> kNames{"raised", "lowered", "unclear", "nothing", "single", "missing"};
  return kNames.at(static_cast<std::size_t>(reading));
}

std::string_view sense(Reading reading, std::string_view better) {
  if (better.empty() || (reading != Reading::raised && reading != Reading::lowered)) {
    return "";
  }
  return (reading == Reading::raised) == (better == "higher") ? "better" : "worse";
}

Words upgrades_in_words(std::size_t n_upgrades) {
  constexpr std::array<const char*, 11> kZh{"零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"};
  constexpr std::array<const char*, 11> kEn{"no",  "one",   "two",   "three", "four", "five",
                                            "six", "seven", "eight", "nine",  "ten"};
  const std::string zh = n_upgrades < kZh.size() ? kZh.at(n_upgrades) : std::to_string(n_upgrades);
  const std::string en = n_upgrades < kEn.size() ? kEn.at(n_upgrades) : std::to_string(n_upgrades);
  return {zh + "次提升", en + (n_upgrades == 1 ? " upgrade" : " upgrades")};
}

Subject all_upgrades(std::size_t n_upgrades) {
  const Words words = upgrades_in_words(n_upgrades);
  if (n_upgrades == 1) {
    return {{"这次提升", "The upgrade"}, false, {}};
  }
  return {{words.zh + "合起来", "All " + words.en + " together"}, true, {}};
}

Subject one_upgrade(const std::string& number, const Words& name) {
  return {{"第 " + number + " 次提升（" + name.zh + "）", "Upgrade " + number + " (" + name.en + ")"}, false, {}};
}

Words sentence(const Subject& subject, const Spoken& indicator, const Contrast& contrast, const Words& assumption) {
  Words out = said(subject, indicator, contrast);
  out.zh = subject.when.zh + out.zh;
  out.en = subject.when.en.empty() ? out.en : subject.when.en + inside(out.en);
  switch (read(contrast.difference, contrast.low, contrast.high)) {
    case Reading::nothing:
    case Reading::single:
    case Reading::missing:
      return {out.zh + "。", out.en + "."};
    case Reading::raised:
    case Reading::lowered:
      if (!contrast.firm) {
        out.zh += "，但这只是许多项比较中的一项，还不足以断定";
        out.en += ", yet among as many comparisons this is not enough to tell";
      }
      break;
    case Reading::unclear:
      break;
  }
  if (contrast.dice_only) {
    return {out.zh + "。", out.en + "."};
  }
  const bool stands_out = !assumption.zh.empty();
  out.zh += stands_out ? "；影响最大的假设是“" + assumption.zh + "”。" : "；没有哪一项假设影响特别大。";
  out.en +=
      stands_out ? "; the assumption that weighs most: " + assumption.en + "." : "; no single assumption stands out.";
  return out;
}

Words verdicts(const std::vector<Judged>& all) {
  struct Group {
    Verdict verdict;
    const char* zh;
    const char* en;
  };
  constexpr std::array<Group, 5> kGroups{{{Verdict::helps, "变好", "Better"},
                                          {Verdict::harms, "变差", "Worse"},
                                          {Verdict::undecided, "分不清有没有作用", "Cannot be told from nothing"},
                                          {Verdict::nothing, "没有作用", "Nothing"},
                                          {Verdict::unknown, "不作判断", "Not judged"}}};
  Words out;
  for (const Group& group : kGroups) {
    Words names;
    for (const Judged& one : all) {
      if (one.verdict == group.verdict) {
        names.zh += (names.zh.empty() ? "" : "、") + one.name.zh;
        names.en += (names.en.empty() ? "" : ", ") + one.name.en;
      }
    }
    if (!names.zh.empty()) {
      out.zh += (out.zh.empty() ? "" : "；") + std::string(group.zh) + "：" + names.zh;
      out.en += (out.en.empty() ? "" : "; ") + std::string(group.en) + ": " + names.en;
    }
  }
  return out.zh.empty() ? out : Words{out.zh + "。", out.en + "."};
}

}  // namespace tiexin::analysis

#include "analysis/report/sentence.hpp"

#include <array>
#include <cmath>
#include <fmt/format.h>

#include "analysis/report/rounding.hpp"

namespace tiexin::analysis {
namespace {

/// Shares and pure numbers go up and down; amounts grow and shrink.
const char* verb_zh(bool up, const Spoken& indicator) {
  const bool level = indicator.unit.zh.empty() || indicator.unit.zh == "个百分点";
  return up ? (level ? "提高" : "增加") : (level ? "降低" : "减少");
}

std::string verb_en(const char* stem, bool plural) { return plural ? stem : std::string(stem) + "s"; }

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

/// The range of a difference, in brackets; a number that never varies has none.
Words in_brackets(const Contrast& contrast, const std::string& least, const std::string& most) {
  const Words name = interval_name(contrast);
  return {fmt::format("［{} {} 至 {}］", name.zh, least, most), fmt::format(" [{} {} to {}]", name.en, least, most)};
}

/// Told from nothing: every difference of the range has one sign, or their mean has.
Words changed(const Subject& subject, const Spoken& indicator, const Contrast& contrast) {
  const auto& [difference, low, high, mean_low, mean_high] = contrast.spread;
  const auto digits = decimals(contrast.spread);
  const bool up = contrast.reading == Reading::raised;
  const bool one_sign = up ? low > 0 : high < 0;
  const auto number = [&](double value) {
    return digits ? rounded(one_sign ? std::abs(value) : value, *digits, !one_sign) : three_digits(std::abs(value));
  };
  const std::string size = digits ? rounded(std::abs(difference), *digits) : three_digits(std::abs(difference));
  const bool mirrored = one_sign && !up;
  const Words range = digits ? in_brackets(contrast, number(mirrored ? high : low), number(mirrored ? low : high))
                             : Words{"［每次重复都一样］", " [the same in every replication]"};
  Words out{fmt::format("{}使{}{}{}{}{}", subject.name.zh, indicator.name.zh, one_sign ? "" : "平均",
                        verb_zh(up, indicator), with_unit_zh(size, indicator), range.zh),
            fmt::format("{} {} {} by {}{}{}", subject.name.en, verb_en(up ? "raise" : "lower", subject.plural),
                        indicator.name.en, with_unit_en(size, indicator), one_sign ? "" : " on average", range.en)};
  if (sense(contrast.reading, indicator.better) == "worse") {
    out.zh += "，属于变差";
    out.en += ", which is for the worse";
  }
  if (!one_sign) {
    out.zh += contrast.dice_only ? "，方向因随机数而异" : "，方向因假设而异";
    out.en += contrast.dice_only ? "; its direction depends on the dice" : "; its direction depends on the assumptions";
  }
  return out;
}

Words not_told(const Subject& subject, const Spoken& indicator, const Contrast& contrast) {
  const auto& [difference, low, high, mean_low, mean_high] = contrast.spread;
  const int digits = decimals(contrast.spread).value_or(0);
  const std::string size = rounded(difference, digits, true);
  const Words range = in_brackets(contrast, rounded(low, digits, true), rounded(high, digits, true));
  Words out{fmt::format("{}对{}有没有作用，分不清：差值{}{}", subject.name.zh, indicator.name.zh,
                        with_unit_zh(size, indicator), range.zh),
            fmt::format("What {} {} to {} cannot be told from nothing: {}{}", inside(subject.name.en),
                        subject.plural ? "do" : "does", indicator.name.en, with_unit_en(size, indicator), range.en)};
  if (low > 0 || high < 0) {
    out.zh += "，区间虽不含 0，凭这些次重复还不足以断定";
    out.en += ", though its range excludes 0: so few replications are not enough to tell";
  }
  return out;
}

Words said(const Subject& subject, const Spoken& indicator, const Contrast& contrast) {
  switch (contrast.reading) {
    case Reading::raised:
    case Reading::lowered:
      return changed(subject, indicator, contrast);
    case Reading::unclear:
      return not_told(subject, indicator, contrast);
    case Reading::nothing:
      return {fmt::format("{}对{}没有作用：差值和区间都是 0", subject.name.zh, indicator.name.zh),
              fmt::format("{} {} nothing to {}: the difference and its interval are 0", subject.name.en,
                          subject.plural ? "do" : "does", indicator.name.en)};
    case Reading::single: {
      const std::string size = three_digits(contrast.spread.difference, true);
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

/// What the assumptions have to do with it.
Words on_assumptions(const Assumption& assumption) {
  if (assumption.needed > 0) {
    return {fmt::format("；只重复了 {} 次，分不清哪一项假设影响最大，至少要 {} 次", assumption.replications,
                        assumption.needed),
            fmt::format("; of {} replications it cannot be told which assumption weighs most: it takes at least {}",
                        assumption.replications, assumption.needed)};
  }
  if (assumption.name.zh.empty()) {
    return {"；看不出哪一项假设影响特别大", "; no single assumption can be seen to stand out"};
  }
  return {"；影响最大的假设是“" + assumption.name.zh + "”", "; the assumption that weighs most: " + assumption.name.en};
}

}  // namespace

std::string inside(std::string text) {
  if (!text.empty() && text.front() >= 'A' && text.front() <= 'Z') {
    text.front() = static_cast<char>(text.front() - 'A' + 'a');
  }
  return text;
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
  if (n_upgrades == 2) {
    return {{words.zh + "合起来", "Both upgrades together"}, true, {}};
  }
  return {{words.zh + "合起来", "All " + words.en + " together"}, true, {}};
}

Subject one_upgrade(const std::string& number, const Words& name) {
  return {{"第 " + number + " 次提升（" + name.zh + "）", "Upgrade " + number + " (" + name.en + ")"}, false, {}};
}

Words sentence(const Subject& subject, const Spoken& indicator, const Contrast& contrast,
               const Assumption& assumption) {
  Words out = said(subject, indicator, contrast);
  out.zh = subject.when.zh + out.zh;
  out.en = subject.when.en.empty() ? out.en : subject.when.en + inside(out.en);
  const bool varies = decimals(contrast.spread).has_value();
  if (varies && !contrast.dice_only) {
    const Words more = on_assumptions(assumption);
    out.zh += more.zh;
    out.en += more.en;
  }
  return {out.zh + "。", out.en + "."};
}

Words no_harm_sentence(std::size_t n_upgrades, int judged, int unclear) {
  const Words upgrades = upgrades_in_words(n_upgrades);
  Words out{fmt::format("{}的 {} 个主要差值里，没有一个能断定是变差", upgrades.zh, judged),
            fmt::format("None of the {} main differences of {} can be told to be for the worse", judged, upgrades.en)};
  if (unclear > 0) {
    out.zh += fmt::format("；有 {} 个分不清有没有作用", unclear);
    out.en += fmt::format("; {} of them cannot be told from nothing", unclear);
  }
  return {out.zh + "。", out.en + "."};
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

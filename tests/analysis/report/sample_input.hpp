#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "analysis/estimate/dictionary.hpp"
#include "analysis/report/report.hpp"

namespace tiexin::analysis {

/// A report's input with made-up numbers: every number here is invented, to look at the page and to test it.
///
/// Upgrade 1 helps, 3 does exactly nothing, 6 harms, 4 has no estimate, the others are mixed; the rest follows a fixed
/// wave.
class SampleInput {
 public:
  static ReportInput make() {
    ReportInput input;
    input.meta = meta();
    input.period = {"2024", "2024-01-01", "2024-12-31"};
    input.upgrades = upgrades();
    input.arms = arms_of(input.upgrades);
    for (std::size_t i = 0; i < dictionary().size(); ++i) {
      add_indicator(input, i);
    }
    input.sentences = {{Role::total,
                        effect("all", "2024", "resolution", .1234, .0832, .1649),
                        {"潜在事项的发生率", "rate of potential matters"},
                        0},
                       {Role::help,
                        effect("1", "first18", "resolution", .0613, .0391, .0835),
                        {"干部每月下村的时数", "hours a month of posted cadres"},
                        0},
                       {Role::harm, effect("6", "first18", "cost_per_resolution", 64.2, 21.3, 107.1), {}, 0}};
    input.judged = 38;
    input.unclear = 20;
    input.targets = targets();
    input.parameters = parameters();
    return input;
  }

  /// A row with that range, and an interval of the mean a quarter as wide.
  static EffectRow effect(const std::string& upgrade, const std::string& window, std::string_view indicator,
                          double difference, double low, double high) {
    EffectRow row;
    row.upgrade = upgrade;
    row.window = window;
    row.months = window == "2024" ? 12 : 18;
    row.indicator = index_of(indicator);
    row.difference = difference;
    row.low = low;
    row.high = high;
    row.mean_low = difference - (high - low) / 8;
    row.mean_high = difference + (high - low) / 8;
    row.dice_low = difference - (high - low) / 16;
    row.dice_high = difference + (high - low) / 16;
    row.same_sign = .97;
    row.vrf = 8.2;
    row.n = 39;
    row.n_failed = 1;
    row.comparisons = upgrade == "all" ? 1 : family_size(kUpgrades);
    return row;
  }

  static std::vector<ReportInput::Arm> arms_of(const std::vector<ReportInput::Upgrade>& upgrades) {
    std::vector<ReportInput::Arm> arms{{"0", {}}};
    for (const auto& upgrade : upgrades) {
      ReportInput::Arm arm{upgrade.number, arms.back().upgrades};
      arm.upgrades.push_back(upgrade.number);
      arms.push_back(arm);
    }
    return arms;
  }

  /// The same county with some of the upgrades only, by number: rows of the others are left out.
  static ReportInput with(const std::set<std::string>& numbers) {
    ReportInput input = make();
    const auto other = [&](const std::string& number) {
      return number != "all" && number != "0" && !numbers.contains(number);
    };
    std::erase_if(input.upgrades, [&](const auto& one) { return other(one.number); });
    input.arms = arms_of(input.upgrades);
    std::erase_if(input.scorecard, [&](const auto& row) { return other(row.arm); });
    std::erase_if(input.timeline, [&](const auto& row) { return other(row.arm); });
    std::erase_if(input.targets, [&](const auto& row) { return other(row.arm); });
    std::erase_if(input.sentences, [&](const auto& one) { return other(one.effect.upgrade) || numbers.empty(); });
    for (auto* rows : {&input.effects, &input.effects_order, &input.totals}) {
      std::erase_if(*rows, [&](const auto& row) { return other(row.upgrade) || numbers.empty(); });
    }
    if (numbers.empty()) input.judged = input.unclear = 0;
    return input;
  }

 private:
  static constexpr int kUpgrades = 8;

  static ReportInput::Meta meta() {
    ReportInput::Meta meta;
    meta.run_id = "TEST-0001";
    meta.scenario = {"测试样例（数字均为编造）：2008—2024 年八次提升回放",
                     "Test fixture, numbers made up: eight upgrades, 2008–2024, replayed"};
    meta.seed = 1;
    meta.replications = 40;
    meta.failed = 1;
    meta.complete = 40;
    meta.results_version = 1;
    meta.build = "0000000, g++ 12.2.0, -O2 -ffp-contract=off";
    meta.scenario_hash = "0123456789abcdef";
    meta.state_hash = "fedcba9876543210";
    meta.produced = "2025-01-01";
    meta.commands = {"git checkout 0000000", "./run", "./run history --replications 40 --seed 1"};
    return meta;
  }

  static std::vector<ReportInput::Upgrade> upgrades() {
    return {{"1",
             "2008-07-01",
             {"乡土式队伍", "cadres back to their birth villages"},
             {"安全稳定发展", "safety, stability, development"}},
            {"2",
             "2011-07-01",
             {"三有两定一评", "duties fixed and graded"},
             {"严实考核评价难", "strict appraisal is hard"}},
            {"3",
             "2016-07-01",
             {"党员身份认领与联户", "party members linked to households"},
             {"队伍建设难", "building the team is hard"}},
            {"4",
             "2017-07-01",
             {"三请三回", "fellow villagers invited back"},
             {"在外人才作用发挥难", "outside talent plays no part"}},
            {"5", "2017-07-01", {"屋场贴心会", "courtyard meetings"}, {"直接联系群众难", "direct contact is hard"}},
            {"6", "2018-07-01", {"包村长", "village chiefs"}, {"责任体系落实难", "responsibility does not hold"}},
            {"7", "2022-07-01", {"贴心网格", "care grids"}, {"群众诉求收办难", "intake and handling is hard"}},
            {"8", "2023-07-01", {"贴心服务日", "service days"}, {"精准高效服务难", "precise service is hard"}}};
  }

  /// A fixed number in −1 … 1 for a place: no meaning, only variety.
  static double wave(std::size_t indicator, int k) { return std::sin(1.7 * static_cast<double>(indicator) + 2.3 * k); }

  /// About how large an indicator is  [its unit].
  static double scale(const Indicator& one) {
    if (one.shown == Shown::percent) {
      return one.layer == Layer::books ? .72 : .42;
    }
    if (one.unit == "yuan") {
      const bool sum = one.id == "society_cost" || one.id == "budget_cost" || one.id == "net_benefit";
      return sum ? 6.4e7 : 640;
    }
    if (one.unit == "severity_day") {
      return 2.1e6;
    }
    return one.unit == "tau" ? .3 : one.shown == Shown::capped_days ? 330 : one.unit == "day" ? 96 : 3.4;
  }

  static void add_indicator(ReportInput& input, std::size_t i) {
    const Indicator& one = dictionary()[i];
    const double size = scale(one);
    const double direction = one.better == Better::lower ? -1 : 1;
    const double spread = one.layer == Layer::books ? .04 : .28;
    for (int k = 0; k <= kUpgrades; ++k) {
      const double mean = size * (1 + direction * .035 * k);
      input.scorecard.push_back({std::to_string(k), "2024-01-01", "2024-12-31", i, mean, mean * (1 - spread),
                                 mean * (1 + spread), mean * .99, mean * 1.01, 39, 1});
      add_years(input, i, k, size, spread, direction);
      if (k > 0) {
        add_effects(input, i, k, size, direction);
      }
    }
    if (one.difference == Difference::meaningful) {
      const double total = size * direction * .28;
      input.totals.push_back(effect("all", "2024", one.id, total, total - .09 * size, total + .09 * size));
    }
  }

  static void add_years(ReportInput& input, std::size_t i, int k, double size, double spread, double direction) {
    constexpr std::array kDates{2008, 2011, 2016, 2017, 2017, 2018, 2022, 2023};
    for (int year = 2008; year <= 2024; ++year) {
      int in_force = 0;
      while (in_force < k && kDates.at(static_cast<std::size_t>(in_force)) <= year) {
        ++in_force;
      }
      const double trend = .004 * (year - 2008);
      const double mean = size * (1 + direction * (.035 * in_force + trend));
      const bool none = dictionary()[i].id == "recorded_resolved" && year < 2012;
      const bool few = dictionary()[i].id == "recorded_resolved" && year == 2012;
      input.timeline.push_back({std::to_string(k), year, i, none ? kEmpty : mean, none ? kEmpty : mean * (1 - spread),
                                none ? kEmpty : mean * (1 + spread),
                                none  ? 0
                                : few ? 2
                                      : 39});
    }
  }

  static void add_effects(ReportInput& input, std::size_t i, int k, double size, double direction) {
    if (dictionary()[i].difference == Difference::meaningless) {
      return;
    }
    const double half = size * (.02 + .012 * std::abs(wave(i, k)));
    double difference = direction * size * (.03 + .03 * wave(i, k));
    if (k == 1) {
      difference = direction * size * .09;
    } else if (k == 6) {
      difference = -direction * size * .06;
    }
    const std::string_view id = dictionary()[i].id;
    EffectRow row = k == 3 ? effect("3", "first18", id, 0, 0, 0)
                           : effect(std::to_string(k), "first18", id, difference, difference - half, difference + half);
    if (k == 4 && i % 2 == 0) {
      row.difference = row.low = row.high = row.mean_low = row.mean_high = kEmpty;
      row.dice_low = row.dice_high = row.same_sign = row.vrf = kEmpty;
    }
    input.effects.push_back(row);
    row.window = "since";
    input.effects.push_back(row);
    if (k == 4 || k == 5) {
      for (const char* sequence : {"4,5", "5,4"}) {
        EffectRow ordered = row;
        ordered.window = "first18";
        ordered.sequence = sequence;
        ordered.difference += (sequence[0] == '4' ? .4 : -.4) * half;
        input.effects_order.push_back(ordered);
      }
    }
  }

  static std::vector<TargetRow> targets() {
    return {
        {"P1a", "meetings per natural village a year", "每个自然村每年开会次数", "own", "input", "8", .80, 1.12, .93,
         .88, .98, true, true},
        {"P1b", "persons attending a meeting", "每次到会人数", "own", "input", "8", 40, 44, 42.1, 41.6, 42.6, true,
         true},
        {"P1c", "items recorded per meeting", "每次记下的事", "own", "calibrated", "8", 1.00, 1.12, 1.31, 1.22, 1.40,
         false, false},
        {"P1d", "answered at the meeting", "当场答复的占比", "own", "calibrated", "8", .659, .685, .671, .655, .687,
         true, true},
        {"P2a", "platform items per 1,000 residents a year", "平台事项（每千人每年）", "own", "calibrated", "8", 20, 26,
         24.6, 19.2, 30.0, true, true},
        {"P2b", "closed at count", "累计办结率", "own", "calibrated", "8", .90, 1.00, .981, .974, .988, true, true},
        {"P3", "closed on time", "按期办结率", "control", "calibrated", "0", .99, kEmpty, .996, .994, .998, true, true},
        {"P3", "recorded resolved", "回访解决率", "control", "calibrated", "0", .70, .90, .724, .681, .767, true, true},
        {"P4a", "mean days to closure", "平均办结天数", "control", "calibrated", "0", 2, 6.5, 9.8, 8.1, 11.5, false,
         false},
        {"P5b", "booked success of mediation", "调解成功率（台账）", "control", "calibrated", "0", .95, .988, .961,
         .952, .970, true, true},
        {"P6", "any reply within 20 working days", "20 个工作日内有答复", "control", "input", "0", .25, .42, .33, .27,
         .39, true, true},
        {"P7b",
         "share of minutes by the top fifth of handlers",
         "最忙五分之一的人承担的工时",
         "control",
         "check",
         "8",
         .40,
         .80,
         kEmpty,
         kEmpty,
         kEmpty,
         {},
         {}}};
  }

  static std::vector<ReportInput::Parameter> parameters() {
    std::vector<ReportInput::Parameter> all{
        {"county.natural_villages", 1284, kEmpty, kEmpty, "villages", "source", "江西日报调研文章", ""},
        {"upgrades.7.date", kEmpty, kEmpty, kEmpty, "date", "assumed", "原文只有年份", "2022-07-01"},
        {"county.household_size", 2.94, 2.7, 3.7, "persons", "published", "江西省第七次全国人口普查公报", ""},
        {"county.households_mean", 125, 90, 140, "households", "derived", "160,000 / 1,284", ""},
        {"institutions.vacant",
         .3,
         .02,
         .2,
         "share",
         "set",
         "文件中 in the file: 0.05, assumed",
         "",
         {"空编占比", "posts vacant"},
         {"占比", "share"},
         true}};
    for (int k = 1; k <= 24; ++k) {
      const double value = .05 * k;
      all.push_back({"matters.assumption_" + std::to_string(k), value, value / 2, value * 2, "1/year", "assumed",
                     "未找到公布的数；取值范围在拟合之前确定", ""});
    }
    return all;
  }
};

}  // namespace tiexin::analysis

#include <array>

#include "analysis/estimate/dictionary_entries.hpp"

// How long and by which way matters go, and how work is judged.
namespace tiexin::analysis::entries {

namespace {

using enum Layer;
using enum Basis;
using enum Better;
using enum Shown;

constexpr auto kEfficiency = Weakness::efficiency;
constexpr auto kProcess = Weakness::process;
constexpr auto kAppraisal = Weakness::appraisal;

constexpr Indicator part_of_lead(std::string_view id, std::string_view zh, std::string_view zh_paper,
                                 std::string_view en, Better better_way, std::string_view definition) {
  return {id, kEfficiency, zh, zh_paper, en, "share", truth, calendar, better_way, percent, definition};
}

/// Hours of all, or of one role: of a part neither way is better, for it may only have moved to another.
constexpr Indicator hours(std::string_view id, std::string_view zh, std::string_view zh_paper, std::string_view en,
                          std::string_view definition, Better better_way = neither) {
  return {id, kEfficiency, zh, zh_paper, en, "hour", truth, calendar, better_way, number, definition};
}

constexpr std::array kEfficiencyEntries = {
    Indicator{"lead_time_median", kEfficiency, "从发生到解决的天数（一半）", "全周期时长中位数", "lead time, median",
              "day", truth, cohort, lower, capped_days,
              "whole days from arising within which half of the matters not prevented are truly resolved; unresolved: "
              "infinite; 365 stands for the last day or more; no difference where it is not reached",
              true},
    Indicator{"lead_time_p90", kEfficiency, "从发生到解决的天数（九成）", "全周期时长P90", "lead time, 90 %", "day",
              truth, cohort, lower, capped_days, "the same for nine of ten", true},
    Indicator{"lead_time_at_cap", kEfficiency, "365天仍未解决的占比", "截尾占比", "not resolved within 365 days",
              "share", truth, cohort, lower, percent,
              "share of matters not prevented whose true resolution did not come within 365 days"},
    Indicator{"burden_days", kEfficiency, "群众被拖累的天数", "负担日", "burden days", "day", truth, cohort, lower,
              days,
              "mean days open within 365 days of arising, until true resolution or end; relapse adds; 0 if prevented; "
              "over all "
              "matters that would arise",
              true},
    Indicator{"lead_time_resolved", kEfficiency, "已解决的用了多少天（一半）", "已解决者时长中位数",
              "lead time of the resolved, median (not comparable between arms)", "day", truth, cohort, lower, days,
              "whole days from arising within which half of those resolved within 365 days are", false, Needs::run,
              Difference::meaningless},
    Indicator{"lead_time_resolved_p90", kEfficiency, "已解决的用了多少天（九成）", "已解决者时长P90",
              "lead time of the resolved, 90 % (not comparable between arms)", "day", truth, cohort, lower, days,
              "the same for nine of ten", false, Needs::run, Difference::meaningless},
    Indicator{"days_to_closure", kEfficiency, "从登记到办结的天数", "办结时长", "days to closure", "day", books,
              calendar, lower, days,
              "mean calendar days from first registration to first closing, of those closed, registered in the window"},
    part_of_lead("waiting_share", "等待占比", "等待时间占比", "waiting share", lower,
                 "1 - touch / (arising to true resolution), resolved in the window, ratio of sums"),
    part_of_lead("waiting_latent", "没人经手的占比", "未浮现时间占比", "in nobody's hands", neither,
                 "part of arising to true resolution in nobody's hands"),
    part_of_lead("waiting_queue", "排队的占比", "排队时间占比", "waiting at desks", neither,
                 "part of it waiting at desks, closing hours included"),
    part_of_lead("waiting_external", "等勘查等对方的占比", "外部等待占比", "waiting for site, party, contractor",
                 neither, "part of it waiting for site, party or contractor"),
    part_of_lead("waiting_convening", "等会商的占比", "会商等待占比", "waiting for a joint meeting", neither,
                 "part of it waiting for a joint meeting"),
    part_of_lead("touch_share", "动手办理的占比", "净作业时间占比", "touch share", higher,
                 "part of it with somebody's hands at work"),
    hours("hours_per_resolution", "每真解决一件用的工时", "平均工时", "hours per true resolution",
          "minutes of all roles on matters, failed and false work included / true resolutions of the window", lower),
    hours("hours_cadre", "其中群众贴心人", "群众贴心人工时", "of it posted cadres", "posted cadres' part"),
    hours("hours_officer", "其中村干部", "村干部工时", "of it village officers", "village officers' part"),
    hours("hours_member", "其中联户党员", "联户党员工时", "of it linked members",
          "linked members' and volunteers' part"),
    hours("hours_grid", "其中网格员", "网格员工时", "of it grid workers", "grid workers' part"),
    hours("hours_desk", "其中乡镇和部门", "乡镇与部门工时", "of it desks", "township and county desks' part"),
    hours("hours_leader", "其中包村长", "包村长工时", "of it village chiefs", "village chiefs' part"),
    hours("hours_mediator", "其中调解员", "调解员工时", "of it mediators", "invited and professional mediators' part"),
    hours("hours_household", "其中群众自己", "群众投入工时", "of it households",
          "households' part: attending, queueing, travelling"),
    Indicator{"backlog_books", kEfficiency, "在办积压", "在办存量", "backlog in books", "matter", books, calendar,
              lower, number, "registered and not closed, mean of the month ends"},
    Indicator{"backlog_truth", kEfficiency, "实际未了结的事", "真实存量", "open in truth", "matter", truth, calendar,
              lower, number,
              "latent or surfaced, not solved and not ended (falsely closed included), mean of the month ends"},
    Indicator{"backlog_latent", kEfficiency, "其中没说出来的", "未浮现存量", "of it latent", "matter", truth, calendar,
              lower, number, "latent, mean of the month ends"},
    Indicator{"backlog_false", kEfficiency, "其中账上已销的", "虚假办结存量", "of it closed in books", "matter", truth,
              calendar, lower, number, "closed in books, open in truth, mean of the month ends"},
    Indicator{"utilisation", kEfficiency, "忙闲度", "利用率", "utilisation", "share", truth, calendar, neither, percent,
              "desk minutes on matters and ordinary business / staffed minutes"},
};

constexpr std::array kProcessEntries = {
    Indicator{"handoffs", kProcess, "平均流转次数", "平均流转次数（标准化）", "handoffs, standardised", "transfer",
              truth, calendar, lower, number,
              "transfers between units after registration, returns included, per matter registered in the window, "
              "standardised to arm 0's mix of class x departments needed",
              true, Needs::mix},
    Indicator{"handoffs_raw", kProcess, "平均流转次数（未折算）", "平均流转次数（原始）", "handoffs, raw", "transfer",
              truth, calendar, lower, number,
              "transfers between units after registration, returns included / registered in the window"},
    Indicator{"handoffs_excess", kProcess, "多余流转次数", "超额流转次数", "handoffs beyond need", "transfer", truth,
              calendar, lower, number, "transfers beyond departments needed less one / registered in the window"},
    Indicator{"misroutes", kProcess, "每件错派次数", "平均错派次数", "misroutes", "per_matter", truth, calendar, lower,
              number, "sent to a desk that is not needed / registered in the window"},
    Indicator{"sent_back", kProcess, "每件退单次数", "平均退单次数", "sent back by a desk", "per_matter", truth,
              calendar, lower, number, "came back from a desk / registered in the window"},
    Indicator{
        "convening_delay", kProcess, "联办会商等多少天", "会商延迟", "convening delay", "day", truth, calendar, lower,
        days,
        "mean days from the call to convene to the meeting of all desks, of matters whose departments were convened"},
    Indicator{"path_variants", kProcess, "办事路径种类", "路径变体数", "path variants", "count", truth, calendar, lower,
              number,
              "distinct desk sequences with a share of at least 0.1 %, rarefied to 10,000 cases; empty below that"},
    Indicator{"coordination_share", kProcess, "协调耗时占比", "协调耗时占比", "coordination share", "share", truth,
              calendar, lower, percent, "minutes in transfer, sign-off, convening, return handling / handling minutes"},
};

constexpr std::array kAppraisalEntries = {
    Indicator{"appraisal_agreement", kAppraisal, "考核与实绩的一致程度", "Kendall τ-b", "appraisal agreement", "tau",
              truth, calendar, higher, number,
              "rank agreement of the appraisal score with true contribution over contact persons, per year, mean "
              "over the whole years in the window, empty without one; nobody appraised or all tied: 0",
              true},
    Indicator{"no_information", kAppraisal, "考核分不出高下的年份占比", "考核无信息占比",
              "appraisal without information", "share", truth, calendar, lower, percent,
              "share of whole years in which nobody is appraised or all are tied"},
    Indicator{"tau_grade", kAppraisal, "等次与实绩的一致程度", "等次的τ-b", "agreement of the grade", "tau", truth,
              calendar, higher, number, "the same with the grade"},
    Indicator{"tau_oracle", kAppraisal, "能力与实绩的一致程度", "能力的τ-b", "agreement of true capability", "tau",
              truth, calendar, neither, number,
              "the same with true capability: how much of a year's contribution follows from skill; no bound for the "
              "score, which "
              "shares volume and luck of the same year with it"},
    Indicator{"tau_retest", kAppraisal, "今年与明年实绩的一致程度", "重测τ-b", "agreement with next year", "tau", truth,
              calendar, neither, number,
              "contribution of a year with that of the next, same holder: how much of it lasts"},
    Indicator{"true_contribution", kAppraisal, "人均实绩", "平均真实贡献", "true contribution", "severity_day", truth,
              calendar, higher, number,
              "untreated harm left at true resolution x share of minutes, capped at 365 days; mean over contact "
              "persons, a year"},
    Indicator{"separation", kAppraisal, "等次拉开的程度", "等次区分度", "separation of grades", "sd", truth, calendar,
              higher, number,
              "standardised mean difference of true contribution between adjacent grades, mean of the pairs that have "
              "five each"},
    Indicator{"separation_excellent", kAppraisal, "优秀与称职拉开的程度", "优秀—称职区分度", "excellent from competent",
              "sd", truth, calendar, higher, number, "excellent less competent; empty if a grade has fewer than five"},
    Indicator{"separation_competent", kAppraisal, "称职与基本称职拉开的程度", "称职—基本称职区分度",
              "competent from basic", "sd", truth, calendar, higher, number,
              "competent less basic; empty if a grade has fewer than five"},
    Indicator{"separation_basic", kAppraisal, "基本称职与不称职拉开的程度", "基本称职—不称职区分度", "basic from poor",
              "sd", truth, calendar, higher, number, "basic less poor; empty if a grade has fewer than five"},
    Indicator{"gaming_share", kAppraisal, "应付考核的精力占比", "策略性应对占比", "gaming share", "share", truth,
              calendar, lower, percent, "minutes on the four ways to game / minutes of all working roles"},
    Indicator{"gaming_excess", kAppraisal, "办结提高中的水分", "办结率虚增占比", "books without truth", "share", truth,
              calendar, lower, percent,
              "(rise of closed on time - rise of truly solved 30 days after closing) / rise of closed on time, same "
              "registered "
              "matters, against arm 0; only where closed on time rose",
              false, Needs::base, Difference::meaningless},
    Indicator{"audit_yield", kAppraisal, "查实率", "核查命中率", "audit yield", "share", books, calendar, neither,
              percent, "false closings found / closings audited"},
    Indicator{"audit_sensitivity", kAppraisal, "虚假办结查出率", "核查灵敏度", "audit sensitivity", "share", truth,
              calendar, higher, percent, "false closings found / all false closings"},
    Indicator{"village_spread", kAppraisal, "村与村的差距", "去噪标准差", "spread between villages", "share", truth,
              cohort, lower, percent,
              "standard deviation of true resolution between villages less chance, villages of 20 matters or more, at "
              "least five years"},
    Indicator{"village_gini", kAppraisal, "村与村的差距（基尼）", "基尼系数", "Gini between villages", "ratio", truth,
              cohort, lower, number, "Gini coefficient of true resolution between the same villages"},
    Indicator{"village_gini_chance", kAppraisal, "纯属偶然的基尼", "噪声基尼系数", "Gini of chance alone", "ratio",
              truth, cohort, neither, number, "Gini coefficient that chance would give if all villages were alike"},
};

}  // namespace

std::span<const Indicator> efficiency() { return kEfficiencyEntries; }
std::span<const Indicator> process() { return kProcessEntries; }
std::span<const Indicator> appraisal() { return kAppraisalEntries; }

}  // namespace tiexin::analysis::entries

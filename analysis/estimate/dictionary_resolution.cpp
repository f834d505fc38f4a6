#include <array>

#include "analysis/estimate/dictionary_entries.hpp"

// What becomes of matters, in truth and in the books, and what it costs.
namespace tiexin::analysis::entries {

namespace {

using enum Layer;
using enum Basis;
using enum Better;
using enum Shown;

constexpr auto kResolution = Weakness::resolution;
constexpr auto kCost = Weakness::cost_benefit;

constexpr Indicator solved(std::string_view id, std::string_view zh, std::string_view zh_paper, std::string_view en,
                           std::string_view definition) {
  return {id, kResolution, zh, zh_paper, en, "share", truth, cohort, higher, percent, definition};
}

constexpr std::array kResolutionEntries = {
    Indicator{"resolution", kResolution, "真解决率", "真实解决率", "true resolution", "share", truth, cohort, higher,
              percent,
              "matters in state solved 180 days after arising / matters that arose and were not prevented; ended by "
              "themselves or "
              "relapsed: not solved",
              true},
    Indicator{"relieved_share", kResolution, "预防或解决的占比", "预防加解决率", "relieved: prevented or resolved",
              "share", truth, cohort, higher, percent,
              "(prevented + solved 180 days after arising) / matters that would arise; for arms that prevent"},
    solved("resolution_30", "30天真解决率", "30日累积解决率", "resolved within 30 days",
           "solved 30 days after arising / not prevented"),
    solved("resolution_90", "90天真解决率", "90日累积解决率", "resolved within 90 days",
           "solved 90 days after arising / not prevented"),
    solved("resolution_180", "180天真解决率", "180日累积解决率", "resolved within 180 days",
           "solved 180 days after arising / not prevented; the headline as a point of the curve"),
    solved("resolution_365", "365天真解决率", "365日累积解决率", "resolved within 365 days",
           "solved 365 days after arising / not prevented"),
    solved("resolution_small_30", "小事30天真解决率", "小事30日累积解决率", "small, resolved within 30 days",
           "resolution_30 of matters small at arising"),
    solved("resolution_small_90", "小事90天真解决率", "小事90日累积解决率", "small, resolved within 90 days",
           "resolution_90 of matters small at arising"),
    solved("resolution_small_180", "小事180天真解决率", "小事180日累积解决率", "small, resolved within 180 days",
           "resolution_180 of matters small at arising"),
    solved("resolution_small_365", "小事365天真解决率", "小事365日累积解决率", "small, resolved within 365 days",
           "resolution_365 of matters small at arising"),
    solved("resolution_practical_30", "实事30天真解决率", "实事30日累积解决率", "practical, resolved within 30 days",
           "resolution_30 of matters practical at arising"),
    solved("resolution_practical_90", "实事90天真解决率", "实事90日累积解决率", "practical, resolved within 90 days",
           "resolution_90 of matters practical at arising"),
    solved("resolution_practical_180", "实事180天真解决率", "实事180日累积解决率",
           "practical, resolved within 180 days", "resolution_180 of matters practical at arising"),
    solved("resolution_practical_365", "实事365天真解决率", "实事365日累积解决率",
           "practical, resolved within 365 days", "resolution_365 of matters practical at arising"),
    solved("resolution_hard_30", "难事30天真解决率", "难事30日累积解决率", "hard, resolved within 30 days",
           "resolution_30 of matters hard at arising"),
    solved("resolution_hard_90", "难事90天真解决率", "难事90日累积解决率", "hard, resolved within 90 days",
           "resolution_90 of matters hard at arising"),
    solved("resolution_hard_180", "难事180天真解决率", "难事180日累积解决率", "hard, resolved within 180 days",
           "resolution_180 of matters hard at arising"),
    solved("resolution_hard_365", "难事365天真解决率", "难事365日累积解决率", "hard, resolved within 365 days",
           "resolution_365 of matters hard at arising"),
    solved("harm_weighted_resolution", "按轻重折算的真解决率", "危害加权解决率", "resolution weighted by severity",
           "severity at arising of matters solved after 180 days / severity of all not prevented"),
    Indicator{"never_surfaced", kResolution, "没说出来的占比", "未浮现率", "never surfaced", "share", truth, cohort,
              lower, percent,
              "not surfaced within 365 days of arising / not prevented; ended before surfacing included"},
    Indicator{"ended_unsurfaced", kResolution, "没说出来就了结的占比", "未浮现而自然消失率", "ended without surfacing",
              "share", truth, cohort, neither, percent,
              "ended by itself within 365 days of arising, never surfaced / not prevented"},
    Indicator{"ended_share", kResolution, "自行了结的占比", "自然消失率", "ended by itself", "share", truth, cohort,
              neither, percent, "ended by itself within 365 days of arising / not prevented"},
    Indicator{"prevented_share", kResolution, "未发生的占比", "预防率", "prevented", "share", truth, cohort, higher,
              percent, "prevented / matters that would arise"},
    Indicator{"closed_on_time", kResolution, "按期办结率", "按时办结率", "closed on time", "share", books, calendar,
              higher, percent, "closed in books by the working-day deadline / first registered in the window"},
    Indicator{"closed_at_count", kResolution, "累计办结率", "累计办结率", "closed at count", "share", books, calendar,
              higher, percent,
              "platform items closed / platform items, both from the platform's start to the window's end"},
    Indicator{"registered_solved", kResolution, "登记件真解决率", "登记件真实解决率", "registered, truly solved",
              "share", truth, calendar, higher, percent,
              "closed in books and truly solved 30 days after closing / first registered in the window"},
    Indicator{"recorded_resolved", kResolution, "账面解决率", "回访解决率", "recorded resolved", "share", books,
              calendar, higher, percent, "call-back records resolved / called back, of those registered in the window"},
    Indicator{"gap", kResolution, "账实差", "办结与解决差距", "gap between books and truth", "share", truth, calendar,
              lower, percent,
              "recorded resolved minus truly solved 30 days after closing, same called-back matters; without "
              "call-back: closed on "
              "time minus closed and truly solved, same registered matters"},
    Indicator{"false_closure", kResolution, "销而未解率", "虚假办结率", "false closure", "share", truth, calendar,
              lower, percent, "first closings of matters not solved and not ended / first closings in the window"},
    Indicator{"reopened", kResolution, "反复率", "重复诉求率", "reopened", "share", books, calendar, lower, percent,
              "first closings whose root was registered again within 365 days / first closings in the window"},
    Indicator{"satisfied_when_rated", kResolution, "评价者满意率", "有评价者满意率", "satisfied when rated", "share",
              books, calendar, higher, percent, "rated satisfied / rated, of those registered in the window"},
    Indicator{"not_dissatisfied", kResolution, "无不满意率", "非不满意率", "not dissatisfied", "share", books, calendar,
              higher, percent, "1 - rated dissatisfied / rated"},
    Indicator{"not_dissatisfied_closed", kResolution, "无不满意率（占办结）", "非不满意率（以办结为分母）",
              "not dissatisfied, of closed", "share", books, calendar, higher, percent,
              "1 - rated dissatisfied / closed in books"},
};

constexpr Indicator paid(std::string_view id, std::string_view zh, std::string_view zh_paper, std::string_view en,
                         std::string_view definition, Better better_way = lower) {
  return {id, kCost, zh, zh_paper, en, "yuan", truth, calendar, better_way, number, definition};
}

constexpr std::string_view kPartOfCost =
    "part of the cost to society (time + cash + idle capacity) / true resolutions, both of the whole years in the "
    "window; empty without one";
constexpr std::string_view kPartOfCash =
    "part of cash and transfers / true resolutions, both of the whole years in the window; empty without one";

/// What one bears of a cost: neither way is better, for it may only have moved to another.
constexpr Indicator borne(std::string_view id, std::string_view zh, std::string_view zh_paper, std::string_view en,
                          std::string_view definition) {
  return paid(id, zh, zh_paper, en, definition, neither);
}

constexpr std::array kCostEntries = {
    Indicator{"cost_per_resolution", kCost, "每真解决一件花的全部成本", "平均社会成本", "cost per true resolution",
              "yuan", truth, calendar, lower, number,
              "(time + cash + idle capacity) / true resolutions of the window; society's side, no "
              "transfers; a ratio of sums",
              true},
    paid("cash_per_resolution", "每真解决一件花的财政现金", "平均现金支出", "cash per true resolution",
         "(cash + stipends, piece rates, points) / true resolutions of the window"),
    paid("budget_per_resolution", "每真解决一件花的财政支出", "平均财政支出", "budget per true resolution",
         "(cash + transfers + salaried capacity) / true resolutions; the budget's side, never added to society's"),
    borne("cost_by_county", "其中县级承担", "县级负担的社会成本", "of it borne by the county", kPartOfCost),
    borne("cost_by_township", "其中乡镇承担", "乡镇负担的社会成本", "of it borne by townships", kPartOfCost),
    borne("cost_by_village", "其中村级承担", "村级负担的社会成本", "of it borne by villages", kPartOfCost),
    borne("cost_by_upper", "其中上级承担", "上级负担的社会成本", "of it borne by upper levels", kPartOfCost),
    borne("cost_by_household", "其中群众承担", "群众负担的社会成本", "of it borne by households", kPartOfCost),
    borne("cost_by_own_time", "其中义务投入", "义务投入负担的社会成本", "of it borne by unpaid time", kPartOfCost),
    borne("cash_by_county", "其中县级现金", "县级现金支出", "of the cash by the county", kPartOfCash),
    borne("cash_by_township", "其中乡镇现金", "乡镇现金支出", "of the cash by townships", kPartOfCash),
    borne("cash_by_village", "其中村级现金", "村级现金支出", "of the cash by villages", kPartOfCash),
    borne("cash_by_upper", "其中上级现金", "上级现金支出", "of the cash by upper levels", kPartOfCash),
    Indicator{"society_cost", kCost, "社会总成本", "社会总成本", "cost to society", "yuan", truth, calendar, lower,
              number, "time + cash + idle capacity in the window; a sum"},
    Indicator{"budget_cost", kCost, "财政总支出", "财政总支出", "cost to budgets", "yuan", truth, calendar, lower,
              number, "cash + transfers + salaried capacity in the window; a sum"},
    Indicator{"harm", kCost, "群众承受的损失", "损害总量", "harm", "severity_day", truth, calendar, lower, number,
              "severity x (1 + joiners) x time open, over all matters open in the window; a sum, so compare windows of "
              "one length"},
    Indicator{"harm_averted", kCost, "替群众减少的损失", "避免的损失", "harm averted", "severity_day", truth, calendar,
              higher, number, "harm of arm 0 minus harm of this arm, same replication and window", false, Needs::base},
    Indicator{
        "net_benefit", kCost, "净收益", "净效益", "net benefit", "yuan", truth, calendar, higher, number,
        "harm averted x value of a severity unit and day, minus society's cost beyond that of arm 0; undiscounted",
        false, Needs::base},
};

}  // namespace

std::span<const Indicator> resolution() { return kResolutionEntries; }
std::span<const Indicator> cost_benefit() { return kCostEntries; }

}  // namespace tiexin::analysis::entries

#include "scenarios/study/assumption_words.hpp"

#include <array>
#include <string>

#include "models/mechanisms/all.hpp"
#include "models/parameters.hpp"
#include "scenarios/spec/slots.hpp"
#include "scenarios/spec/upgrade.hpp"

namespace tiexin::scenarios {
namespace {

struct Named {
  std::string_view path;
  std::string_view zh;
  std::string_view en;
};

/// Names of the numbers of a county: the assumed ones, which an ensemble may move, and behind them the others.
constexpr std::array kNamed{
    Named{"population.away_share", "外出户占比", "share of households away"},
    Named{"population.frailty_variance", "各户开口意愿的差异", "how much households differ in telling"},
    Named{"population.trust_mean", "群众对县里的初始信任", "initial trust in the county"},
    Named{"matters.rate", "潜在事项的发生率", "rate of potential matters"},
    Named{"matters.dispute_share", "潜在事项中纠纷的占比", "share of disputes among potential matters"},
    Named{"matters.hard_share", "难事占比", "share of hard matters"},
    Named{"matters.needs_money", "难事中缺钱的占比", "share of hard matters that wait for money"},
    Named{"surfacing.walk_in", "群众主动上门的意愿", "how readily people walk in"},
    Named{"surfacing.committee", "有纠纷找村委会的意愿", "how readily disputes are brought to the committee"},
    Named{"surfacing.hotline", "有事打热线的意愿", "how readily people call the hotline"},
    Named{"surfacing.petition", "办不成就上访的倾向", "readiness to petition after a failure"},
    Named{"surfacing.intercept_visit", "入户走访时群众开口的意愿", "readiness to tell a visiting contact person"},
    Named{"surfacing.intercept_patrol", "群众向网格员开口的意愿", "readiness to tell a grid worker"},
    Named{"surfacing.intercept_service_day", "群众带事来服务日的意愿", "readiness to bring a matter to a service day"},
    Named{"surfacing.intercept_member", "群众向联户党员开口的意愿", "readiness to tell a linked party member"},
    Named{"surfacing.intercept_meeting", "屋场会上群众发言的意愿", "readiness to speak up at a courtyard meeting"},
    Named{"surfacing.digital", "群众一键上报的意愿", "readiness to report by one tap"},
    Named{"institutions.township_servers", "乡镇经办人员数", "staff at a township station"},
    Named{"institutions.township_background", "乡镇日常业务的占用", "ordinary business of the township station"},
    Named{"institutions.department_background", "部门日常业务的占用", "ordinary business of the departments"},
    Named{"handling.reply_chance", "来信得到答复的机会", "chance that a letter is answered"},
    Named{"quality.solved", "经手就能办成的占比", "share of matters that work solves"},
    Named{"quality.slope_effort", "用心程度对办成的影响", "what effort does for solving"},
    Named{"quality.mediation", "调解成功的机会", "chance that a mediation settles"},
    Named{"quality.relapse", "事情反复的快慢", "how fast solved matters come back"},
    Named{"books.rating_solved", "事情办成对评价的影响", "what solving does for the rating"},
    Named{"books.cut_satisfied", "评“满意”的门槛", "what it takes to be rated satisfied"},
    Named{"books.cut_dissatisfied", "评“不满意”的门槛", "what it takes to be rated dissatisfied"},
    Named{"books.call_back_flatters", "回访把没解决记成解决的占比", "unsolved recorded as resolved at call-back"},
    Named{"books.record_settled", "当场解决的事被记下的占比", "share written down of what is settled on the spot"},
    Named{"books.close_base", "没解决就办结的倾向", "readiness to close unsolved"},
    Named{"books.close_deadline", "到期就办结的倾向", "readiness to close at the deadline"},
    Named{"population.village_log_sd", "村庄大小的差异", "spread of village sizes"},
    Named{"population.festival_return", "外出户春节返乡占比", "share home at Spring Festival"},
    Named{"population.phone_contact", "外出户能用电话联系上的占比",
          "share of those away who can be reached by telephone"},
    Named{"population.rate_cv_village", "村与村事项多少的差异", "how much villages differ in matters"},
    Named{"population.rate_cv_household", "户与户事项多少的差异", "how much households differ in matters"},
    Named{"population.trust_between_sd", "村与村初始信任的差异", "how much villages differ in initial trust"},
    Named{"population.trust_within_sd", "村内各户初始信任的差异", "how much households differ in initial trust"},
    Named{"ties.friends", "每户朋友数", "friends of a household"},
    Named{"ties.marriage_ties", "每户外村姻亲数", "ties by marriage of a household"},
    Named{"ties.weight_friend", "友情相对亲情的分量", "weight of friendship"},
    Named{"ties.weight_neighbour", "邻里相对亲情的分量", "weight of living next door"},
    Named{"ties.tie_decay", "关系隔一层减弱多少", "how ties weaken with each step"},
    Named{"ties.tie_depth", "关系隔几层还算数", "longest path that still ties two people"},
    Named{"trust.spread_months", "信任多久传一轮", "months between two sweeps of trust"},
    Named{"ties.officers_per_committee", "每个村委会的干部数", "officers of a village committee"},
    Named{"matters.festival_factor", "春节前后纠纷增多的倍数", "rise of disputes around Spring Festival"},
    Named{"matters.untreated_life", "没人管时事情拖多久自行了结", "how long untreated matters last"},
    Named{"matters.growth_small", "小事拖成实事的快慢", "how fast small matters grow"},
    Named{"matters.growth_practical", "实事拖成难事的快慢", "how fast practical matters grow"},
    Named{"matters.joiners", "难事牵连更多户的快慢", "how fast others join a hard matter"},
    Named{"matters.severity", "事情对群众的影响程度", "severity of matters"},
    Named{"matters.severity_log_sd", "事情轻重的差异", "spread of severity"},
    Named{"matters.touch", "办一件事的净工时", "working time of a matter"},
    Named{"matters.external_delay", "等现场、等对方、等施工的天数", "wait for site, party or contractor"},
    Named{"matters.external_log_sd", "等待天数的差异", "spread of that wait"},
    Named{"matters.departments_mean", "一件难事涉及的部门数", "departments a hard matter needs"},
    Named{"matters.amount", "难事所缺资金", "money a hard matter waits for"},
    Named{"matters.township_share", "乡镇自己能办的实事占比", "practical matters a township can settle"},
    Named{"matters.topic_concentration", "各类事项占比是否均匀", "how even the shares of the topics are"},
    Named{"matters.causes", "一因多诉的起因多少", "causes that many matters share"},
    Named{"matters.cause_voices", "一个起因牵涉的户数", "households raising one cause"},
    Named{"matters.cause_merged", "同因诉求并案的占比", "share of voices merged with the lead"},
    Named{"matters.cause_relapse", "起因未除时事情反复的快慢", "how fast voices come back while the cause lasts"},
    Named{"surfacing.committee_growth", "纠纷找村委会的增长", "growth of disputes brought to the committee"},
    Named{"surfacing.hotline_steepness", "热线普及的快慢", "how fast the hotline spread"},
    Named{"surfacing.slope_trust", "信任对开口的影响", "what trust does for telling"},
    Named{"surfacing.slope_severity", "事情轻重对开口的影响", "what severity does for telling"},
    Named{"surfacing.slope_skill", "会不会说贴心话对开口的影响", "what skill in conversation does for telling"},
    Named{"surfacing.slope_public", "当众说事的顾虑", "reluctance to speak in public"},
    Named{"surfacing.slope_tie", "亲缘关系对开口的影响", "what ties do for telling"},
    Named{"surfacing.smartphones", "智能手机普及率", "share with a smartphone"},
    Named{"contacts.visit_minutes", "走访一户用时", "length of a visit"},
    Named{"contacts.visit_tie_weight", "走访偏向熟人的程度", "how visits favour those with ties"},
    Named{"contacts.officer_hours", "村干部每周办事工时", "hours of a village officer"},
    Named{"contacts.officer_visit_share", "村干部走访工时占比", "share of these hours spent on visits"},
    Named{"contacts.defer", "等到服务日再来的占比", "walking in put off until a service day"},
    Named{"contacts.service_catchment", "来服务日够得着的户数占比", "households near enough to a service day"},
    Named{"contacts.capability_sd", "群众贴心人能力的差异", "spread of skill between contact persons"},
    Named{"institutions.department_servers", "县直部门经办人员数", "staff of a department"},
    Named{"institutions.background_touch", "日常业务每件用时", "working time of an ordinary item"},
    Named{"institutions.surge_cv", "各周业务量的起伏", "weekly surges"},
    Named{"institutions.vacant", "空编占比", "posts vacant"},
    Named{"institutions.seconded", "借调占比", "holders seconded"},
    Named{"institutions.on_leave", "休假占比", "holders on leave"},
    Named{"institutions.drafted", "被抽调的工时占比", "hours drafted for campaigns"},
    Named{"institutions.county_fund", "县里可用于难事的资金", "county money for hard matters"},
    Named{"handling.accuracy_start", "没有经验时派单的准确率", "routing accuracy without experience"},
    Named{"handling.accuracy_best", "经验充分时派单的准确率", "routing accuracy at its best"},
    Named{"handling.accuracy_half", "派单积累经验的快慢", "how fast routers learn"},
    Named{"handling.pass_base", "推给别家的倾向", "readiness to pass a file on"},
    Named{"handling.pass_unclear", "职责不清对推诿的影响", "what unclear responsibility does for passing on"},
    Named{"handling.pass_load", "忙不过来对推诿的影响", "what load does for passing on"},
    Named{"handling.pass_authority", "领导出面对推诿的影响", "what authority does against passing on"},
    Named{"handling.return_days", "退单来回的天数", "days until a wrong file is back"},
    Named{"handling.deadline", "办理时限", "deadline"},
    Named{"handling.convene_days", "常规联席会商要等的天数", "days until departments are convened"},
    Named{"handling.expedite_minutes", "领导过问一件用时", "a leader's time to move a file"},
    Named{"handling.convene_minutes", "召集一次会商用时", "time to convene once"},
    Named{"handling.misread_minutes", "发现派错用时", "time until a wrong file is found out"},
    Named{"handling.township_money", "乡镇能自行答应的资金", "money a township can promise"},
    Named{"handling.signoff_minutes", "交接签批用时", "transfer and sign-off"},
    Named{"quality.slope_pressure", "忙不过来对办成的影响", "what pressure does against solving"},
    Named{"quality.mediation_skill", "调解人能力的作用", "what skill does for mediation"},
    Named{"quality.mediation_tie", "调解人与双方关系的作用", "what ties do for mediation"},
    Named{"quality.mediation_law", "懂法对调解的作用", "what knowledge of the law does for mediation"},
    Named{"quality.partiality", "调解人偏向亲近一方的影响", "partiality in mediation"},
    Named{"quality.prevent_law", "普法对纠纷的预防作用", "what legal education prevents"},
    Named{"quality.prevent_virtue", "德治积分对纠纷的预防作用", "what points for deeds prevent"},
    Named{"quality.prevent_industry", "本地就业对诉求的预防作用", "what local work prevents"},
    Named{"quality.learning", "普法一小时学到多少", "what an hour of legal education teaches"},
    Named{"quality.decay", "普法内容遗忘的快慢", "how fast it is forgotten"},
    Named{"books.rating_trust", "信任对评价的影响", "what trust does for the rating"},
    Named{"books.call_back_misses", "回访把已解决记成没解决的占比", "solved recorded as unresolved at call-back"},
    Named{"books.call_back_start", "热线开始回访的年份", "year call-backs began"},
    Named{"books.close_gaming", "应付考核对虚假办结的影响", "what gaming does for closing unsolved"},
    Named{"books.close_verified", "会被查出来对虚假办结的影响", "what being found out does against it"},
    Named{"books.consent_base", "没解决也同意销号的倾向", "readiness to consent though unsolved"},
    Named{"books.consent_tie", "人情对同意销号的影响", "what ties do for consent"},
    Named{"books.consent_severity", "事情轻重对同意销号的影响", "what severity does against consent"},
    Named{"books.consent_solved", "解决后同意销号的占比", "consent once solved"},
    Named{"conduct.speed", "干部行为调整的快慢", "how fast conduct adapts"},
    Named{"conduct.effort_mean", "干部本来的用心程度", "own effort"},
    Named{"conduct.effort_sd", "干部用心程度的差异", "spread of own effort"},
    Named{"conduct.slope_reward", "奖惩对用心程度的影响", "what rewards do for effort"},
    Named{"conduct.slope_kin", "亲缘对用心程度的影响", "what kinship does for effort"},
    Named{"conduct.slope_overload", "任务超量对用心程度的影响", "what overload does against effort"},
    Named{"conduct.gaming_base", "没有奖惩时应付考核的倾向", "gaming without rewards"},
    Named{"conduct.gaming_reward", "奖惩对应付考核的影响", "what rewards do for gaming"},
    Named{"conduct.gaming_detection", "会被查出来对应付考核的影响", "what being found out does against gaming"},
    Named{"conduct.inflation", "虚增件数的程度", "inflated counts"},
    Named{"conduct.suppression", "压着不让报的程度", "discouraged reports"},
    Named{"conduct.notice_base", "缺岗本来就会被发现的机会", "absence noticed anyway"},
    Named{"conduct.turnover", "群众贴心人更换率", "turnover of contact persons"},
    Named{"conduct.leader_turnover", "包村长更换率", "turnover of leaders"},
    Named{"trust.gain", "办成一件事增加的信任", "trust gained by a resolution"},
    Named{"trust.loss_ratio", "虚假办结损失的信任", "trust lost by a false closing"},
    Named{"trust.hearsay", "听说的事对信任的分量", "weight of hearsay"},
    Named{"trust.averaging", "信任受周围人影响的快慢", "pull to the mean of one's ties"},
    Named{"trust.anchor", "信任回到各自本来水平的快慢", "pull to one's own disposition"},
    Named{"prices.severity_unit", "一个损失单位折算的钱", "value of a unit of severity"},
    Named{"prices.employer_factor", "单位缴费系数", "employer's contributions"},
    Named{"prices.leader_hour", "领导工时单价", "a leader's hour"},
    Named{"prices.leader_shadow", "领导时间的稀缺程度", "scarcity of a leader's hour"},
    Named{"prices.meeting", "开一次屋场会的现金支出", "cash of a courtyard meeting"},
    Named{"prices.household_hour", "群众一小时折算的钱", "an hour of a household"},
    Named{"institutions.departments", "县直部门数", "departments of the county"},
    Named{"population.natural_villages", "自然村数", "natural villages"},
    Named{"population.administrative_villages", "行政村数", "administrative villages"},
    Named{"population.townships", "乡镇数", "townships"},
    Named{"population.households_per_village", "每个自然村的户数", "households of a natural village"},
    Named{"population.household_size", "每户人数", "persons of a household"},
    Named{"population.largest_lineage", "村里最大一姓的户数占比", "share of a village's largest lineage"},
    Named{"population.top_two_lineages", "村里最大两姓的户数占比", "share of its two largest lineages"},
    Named{"ties.households_per_member", "一名党员联系的户数", "households linked to a party member"},
    Named{"matters.practical_share", "实事占比", "share of practical matters"},
    Named{"matters.touch_log_sd", "净工时的差异", "spread of the working time of matters"},
    Named{"surfacing.hotline_start", "热线开通的年份", "year the hotline began"},
    Named{"surfacing.hotline_half", "热线普及过半的年份", "year the hotline was half known"},
    Named{"contacts.attendance", "一次屋场会的到会人数", "persons attending a courtyard meeting"},
    Named{"books.rating_given", "办结后作出评价的占比", "share of closed orders that are rated"},
    Named{"books.file_failed", "调解不成也立卷的占比", "failed mediations that are put on file"},
    Named{"prices.cadre_hour", "干部工时单价", "an hour of a cadre"},
    Named{"prices.officer_year", "村干部年报酬", "yearly pay of a village officer"},
    Named{"prices.mediation_file", "调解一卷的补贴", "piece rate of a mediation on file"},
    Named{"prices.bought_rating", "换一个好评所送的礼", "gift for a good rating"},
};

/// Levers of the upgrades, by their path within the upgrade.
constexpr std::array kLevers{
    Named{"outreach.hours", "选派干部每月进村的工时", "hours a month of a posted cadre"},
    Named{"duty.visits", "规定的每月走访次数", "visits a month that are asked for"},
    Named{"duty.inspection_hours", "督查的工时", "hours of inspectors"},
    Named{"duty.inspection_minutes", "督查一次用时", "minutes of one inspection"},
    Named{"duty.reward", "考核等次之间的奖金差", "reward between best and worst grade"},
    Named{"duty.excellent_quota", "优秀等次的比例", "share that may be graded excellent"},
    Named{"duty.weight_visits", "走访次数在考核中的权重", "weight of visits in the score"},
    Named{"duty.weight_closed", "按时办结在考核中的权重", "weight of closing on time in the score"},
    Named{"duty.weight_satisfied", "满意率在考核中的权重", "weight of satisfied ratings in the score"},
    Named{"duty.weight_count", "上报件数在考核中的权重", "weight of items reported in the score"},
    Named{"duty.weight_open", "在办积压在考核中的权重", "weight of open matters in the score"},
    Named{"duty.weight_petition", "上访在考核中的权重", "weight of petitions in the score"},
    Named{"duty.weight_audited", "核查属实在考核中的权重", "weight of what was audited in the score"},
    Named{"household_links.members", "联户党员人数", "members linked to households"},
    Named{"household_links.households", "一名党员联系的户数", "households linked to a member"},
    Named{"household_links.contacts", "党员每年联系一户的次数", "contacts of a member a year"},
    Named{"household_links.contact_minutes", "党员联系一次用时", "minutes of one contact of a member"},
    Named{"household_links.hours", "党员每月投入的工时", "hours a month of a member"},
    Named{"fellow_villagers.fund", "乡友捐资", "gifts of fellow villagers"},
    Named{"fellow_villagers.mediators", "乡贤调解员人数", "mediators from among fellow villagers"},
    Named{"fellow_villagers.hours", "乡贤调解员每月工时", "hours a month of such a mediator"},
    Named{"fellow_villagers.standing", "乡贤调解员的威望", "standing of such a mediator"},
    Named{"courtyard_meetings.meetings", "每村每年屋场会次数", "courtyard meetings a village and year"},
    Named{"courtyard_meetings.minutes", "一次屋场会用时", "minutes of a courtyard meeting"},
    Named{"courtyard_meetings.topics_before", "会前公开议题的比例", "meetings whose topics are told before"},
    Named{"courtyard_meetings.opinions_during", "会中听取意见的比例", "meetings at which opinions are heard"},
    Named{"courtyard_meetings.results_after", "会后公开结果的比例", "meetings whose results are made public"},
    Named{"village_chiefs.leaders", "任“小队长”的领导人数", "leaders who hold a village"},
    Named{"village_chiefs.hours", "领导每周下村的工时", "hours a week of such a leader"},
    Named{"grid.workers", "网格员人数", "grid workers"},
    Named{"grid.stipend", "网格员补贴", "pay of a grid worker"},
    Named{"grid.hours", "网格员每月工时", "hours a month of a grid worker"},
    Named{"grid.visits", "网格员每年走访一户的次数", "visits of a grid worker to a household a year"},
    Named{"grid.visit_minutes", "网格员走访一次用时", "minutes of a grid worker's visit"},
    Named{"grid.consent", "由群众销号的比例", "closings for which the household is asked"},
    Named{"grid.whistle_hours", "“吹哨”会商的工时", "hours to convene departments"},
    Named{"grid.whistle_days", "“吹哨”后到场的期限", "deadline to come together after a whistle"},
    Named{"platform.intake_hours", "平台受理的工时", "hours of intake staff"},
    Named{"platform.item_minutes", "受理一件用时", "intake of one item"},
    Named{"platform.one_tap", "可一键上报的户数比例", "households offered the one-tap report"},
    Named{"platform.shared_outcomes", "各村办理结果共享的比例", "outcomes shared between villages"},
    Named{"platform.return_days", "退回错派件的期限", "deadline to send a wrongly sent file back"},
    Named{"platform.results_shown", "办结结果可查的比例", "closed matters whose results can be looked up"},
    Named{"platform.capital", "平台建设费", "cost of building the platform"},
    Named{"platform.life", "平台使用年限", "years a platform lasts"},
    Named{"platform.running", "平台每年运行费", "cost of running the platform"},
    Named{"service_day.days", "每村每年服务日次数", "service days a village and year"},
    Named{"service_day.desks", "服务日到村的窗口数", "desks that come to a service day"},
    Named{"service_day.hours", "一个服务日的时长", "hours of a service day"},
    Named{"service_day.notice", "事先通知到的户数比例", "households told of a service day beforehand"},
};

constexpr std::array<std::string_view, models::kClasses> kClassesZh{"小事", "实事", "难事"};

/// What the field list says of a path; empty if there is no such field.
std::string doc_of(std::string_view path) {
  models::Parameters parameters;
  models::Mechanisms mechanisms;
  const std::string_view lever = lever_of(path);
  const auto all = lever.empty() ? slots(parameters) : slots(mechanisms);
  const Leaf leaf = find_leaf(all, lever.empty() ? path : lever);
  return leaf ? leaf.slot->doc : std::string();
}

}  // namespace

analysis::Words assumption_words(std::string_view path) {
  for (const Named& one : kLevers) {
    if (one.path == lever_of(path)) return {std::string(one.zh), std::string(one.en)};
  }
  for (const Named& one : kNamed) {
    if (one.path == path) return {std::string(one.zh), std::string(one.en)};
  }
  for (std::size_t i = 0; i < models::kClasses; ++i) {
    if (!path.ends_with("." + std::string(models::kClassNames[i]))) continue;
    const analysis::Words whole = assumption_words(path.substr(0, path.size() - models::kClassNames[i].size() - 1));
    return {whole.zh + "（" + std::string(kClassesZh[i]) + "）",
            whole.en + " (" + std::string(models::kClassNames[i]) + ")"};
  }
  const std::string doc = doc_of(path);
  return doc.empty() ? analysis::Words{std::string(path), std::string(path)} : analysis::Words{std::string(path), doc};
}

}  // namespace tiexin::scenarios

#include "scenarios/study/assumption_words.hpp"

#include <array>
#include <string>

#include "models/parameters.hpp"
#include "scenarios/spec/slots.hpp"

namespace tiexin::scenarios {
namespace {

struct Named {
  std::string_view path;
  std::string_view zh;
  std::string_view en;
};

/// The parameters that the ensemble moves.
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
};

constexpr std::array<std::string_view, models::kClasses> kClassesZh{"小事", "实事", "难事"};

/// What the field list says of a path; empty if there is no such field.
std::string doc_of(std::string_view path) {
  models::Parameters parameters;
  const auto all = slots(parameters);
  const Leaf leaf = find_leaf(all, path);
  return leaf ? leaf.slot->doc : std::string();
}

}  // namespace

analysis::Words assumption_words(std::string_view path) {
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

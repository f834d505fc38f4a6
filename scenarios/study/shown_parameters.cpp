#include "scenarios/study/shown_parameters.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <string_view>

#include "models/county/population.hpp"
#include "scenarios/spec/number.hpp"
#include "scenarios/study/assumption_words.hpp"
#include "scenarios/study/history_files.hpp"
#include "scenarios/study/named.hpp"

namespace tiexin::scenarios {
namespace {

using Parameter = analysis::ReportInput::Parameter;

constexpr std::array kUnits{
    Named{"1", "—", "—"},
    Named{"share", "占比", "share"},
    Named{"factor", "倍数", "factor"},
    Named{"ratio", "比值", "ratio"},
    Named{"logit", "对数几率", "logit"},
    Named{"day", "天", "day"},
    Named{"working_day", "工作日", "working day"},
    Named{"minute", "分钟", "minute"},
    Named{"month", "月", "month"},
    Named{"year", "年", "year"},
    Named{"h", "小时", "h"},
    Named{"h/week", "小时/周", "h/week"},
    Named{"h/month", "小时/月", "h/month"},
    Named{"visit/month", "次/月", "visits a month"},
    Named{"per_year", "每年", "a year"},
    Named{"per_month", "每月", "a month"},
    Named{"per_hour", "每小时", "an hour"},
    Named{"per_event", "每次", "an event"},
    Named{"per_village_year", "每村每年", "a village and year"},
    Named{"per_1000_residents_year", "每千人每年", "per 1,000 residents and year"},
    Named{"unit_per_day", "损失单位/天", "units a day"},
    Named{"village", "个村", "village"},
    Named{"township", "个乡镇", "township"},
    Named{"desk", "个部门", "desk"},
    Named{"household", "户", "household"},
    Named{"person", "人", "person"},
    Named{"officer", "名干部", "officer"},
    Named{"staff", "人", "staff"},
    Named{"tie", "户", "tie"},
    Named{"step", "层", "step"},
    Named{"outcome", "件", "outcome"},
    Named{"yuan", "元", "yuan"},
    Named{"yuan/h", "元/小时", "yuan/h"},
    Named{"yuan/day", "元/天", "yuan/day"},
    Named{"yuan/year", "元/年", "yuan/year"},
};

/// Puts the number that the county has in the place of the 0 that asks for it, in the range too.
void show_effective(Parameter& row, double effective) {
  if (row.value == 0) row.value = effective;
  if (row.low == 0) row.low = std::min(effective, row.high);
}

}  // namespace

analysis::Words unit_name(std::string_view id) { return words_of(kUnits, id); }

std::vector<Parameter> shown_parameters(const County& county) {
  std::vector<Parameter> rows = parameter_rows(county);
  for (Parameter& row : rows) {
    row.name = assumption_words(row.path);
    row.unit_name = unit_name(row.unit);
    const Origin& origin = county.provenance.find(row.path)->second;
    if (origin.overridden) {
      row.outside = row.value < origin.low || row.value > origin.high;
      row.source = fmt::format("文件中 in the file: {}, {}", shortest(origin.value), row.grade);
      row.grade = "set";
    }
    const models::PopulationParameters& people = county.parameters.population;
    if (row.path == "population.townships") show_effective(row, models::n_townships(people));
    if (row.path == "population.administrative_villages") show_effective(row, models::n_committees(people));
  }
  return rows;
}

}  // namespace tiexin::scenarios

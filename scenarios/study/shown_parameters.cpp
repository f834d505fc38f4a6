#include "scenarios/study/shown_parameters.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <string_view>

#include "models/county/population.hpp"
#include "scenarios/spec/number.hpp"
#include "scenarios/study/assumption_words.hpp"
#include "scenarios/study/history_files.hpp"

namespace tiexin::scenarios {
namespace {

using Parameter = analysis::ReportInput::Parameter;

struct Unit {
  std::string_view id;
  std::string_view zh;
  std::string_view en;
};

constexpr std::array kUnits{
    Unit{"1", "—", "—"},
    Unit{"share", "占比", "share"},
    Unit{"factor", "倍数", "factor"},
    Unit{"ratio", "比值", "ratio"},
    Unit{"logit", "对数几率", "logit"},
    Unit{"day", "天", "day"},
    Unit{"working_day", "工作日", "working day"},
    Unit{"minute", "分钟", "minute"},
    Unit{"month", "月", "month"},
    Unit{"year", "年", "year"},
    Unit{"h", "小时", "h"},
    Unit{"h/week", "小时/周", "h/week"},
    Unit{"h/month", "小时/月", "h/month"},
    Unit{"visit/month", "次/月", "visits a month"},
    Unit{"per_year", "每年", "a year"},
    Unit{"per_month", "每月", "a month"},
    Unit{"per_hour", "每小时", "an hour"},
    Unit{"per_event", "每次", "an event"},
    Unit{"per_village_year", "每村每年", "a village and year"},
    Unit{"per_1000_residents_year", "每千人每年", "per 1,000 residents and year"},
    Unit{"unit_per_day", "损失单位/天", "units a day"},
    Unit{"village", "个村", "village"},
    Unit{"township", "个乡镇", "township"},
    Unit{"desk", "个部门", "desk"},
    Unit{"household", "户", "household"},
    Unit{"person", "人", "person"},
    Unit{"officer", "名干部", "officer"},
    Unit{"staff", "人", "staff"},
    Unit{"tie", "户", "tie"},
    Unit{"step", "层", "step"},
    Unit{"outcome", "件", "outcome"},
    Unit{"yuan", "元", "yuan"},
    Unit{"yuan/h", "元/小时", "yuan/h"},
    Unit{"yuan/day", "元/天", "yuan/day"},
    Unit{"yuan/year", "元/年", "yuan/year"},
};

/// Puts the number that the county has in the place of the 0 that asks for it, in the range too.
void show_effective(Parameter& row, double effective) {
  if (row.value == 0) row.value = effective;
  if (row.low == 0) row.low = std::min(effective, row.high);
}

}  // namespace

analysis::Words unit_name(std::string_view id) {
  for (const Unit& unit : kUnits) {
    if (unit.id == id) return {std::string(unit.zh), std::string(unit.en)};
  }
  return {};
}

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

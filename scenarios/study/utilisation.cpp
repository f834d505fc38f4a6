#include "scenarios/study/utilisation.hpp"

#include <algorithm>
#include <cmath>

#include "scenarios/study/county_study.hpp"
#include "sim/record/table.hpp"

namespace tiexin::scenarios {
namespace {

/// The county cut down to so many villages, and to the years that are read.
County cut(County county) {
  models::PopulationParameters& people = county.parameters.population;
  const double kept = std::min(1.0, static_cast<double>(kMostVillagesRead) / people.natural_villages);
  const auto part = [kept](int whole) {
    return whole == 0 ? 0 : std::max(1, static_cast<int>(std::floor(whole * kept + 0.5)));
  };
  people.natural_villages = part(people.natural_villages);
  people.administrative_villages = part(people.administrative_villages);
  people.townships = part(people.townships);
  Horizon& horizon = county.head.horizon;
  horizon.start = horizon.run_in;
  horizon.until = {horizon.run_in.year + kUtilisationYears, 1, 1};
  return county;
}

DeskUse desk_use(const models::DeskPlan& plan, std::uint32_t desk) {
  DeskUse use;
  use.posts = plan.servers[desk];
  if (plan.is_township(desk)) {
    use.number = desk + 1;
  } else if (desk == plan.petition_office()) {
    use.kind = DeskKind::petition_office;
  } else {
    use.kind = DeskKind::department;
    use.number = desk - plan.n_townships + 1;
    use.topic = static_cast<int>(models::topic_of(use.number - 1, plan.n_departments));
  }
  return use;
}

}  // namespace

Utilisation utilisation(const County& county) {
  const County small = cut(county);
  const CountyStudy study(small, {{"0", {}}}, Ensemble{});
  const auto model = study.model(1);
  models::State state;
  models::Scratch scratch;
  model->start(state, scratch, {1, 1});
  const int year = small.head.horizon.until.year - 1;
  model->advance(state, scratch, 0, study.calendar().year_start(year + 1) + 1);  // books are closed as the next begins
  const sim::Tables tables = model->tables(state, 0);
  const sim::Table& desks = sim::find(tables, "desks");
  Utilisation read{small.parameters.population.natural_villages, year, {}};
  for (std::size_t row = 0; row < desks.rows(); ++row) {
    if (desks.at("year")[row] != read.year) continue;
    DeskUse use = desk_use(model->system().desk_plan, static_cast<std::uint32_t>(desks.at("desk")[row]));
    const double staffed = std::max(1.0, static_cast<double>(desks.at("staffed")[row]));
    use.ordinary = static_cast<double>(desks.at("background")[row]) / staffed;
    use.matters = static_cast<double>(desks.at("touch")[row]) / staffed;
    read.desks.push_back(use);
  }
  return read;
}

}  // namespace tiexin::scenarios

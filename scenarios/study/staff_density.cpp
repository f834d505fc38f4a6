#include "scenarios/study/staff_density.hpp"

#include <fmt/core.h>
#include <numeric>

#include "models/county/population.hpp"
#include "models/desk_plan.hpp"

namespace tiexin::scenarios {
namespace {

constexpr int kFullSize = 1284;        // natural villages that the desks of a file are those of
constexpr double kMostDensity = 1.15;  // above it there is slack; whole posts alone make 13 % at some sizes
constexpr int kEnoughVillages = 280;   // the shipped county has 6 % more there than at the full size

double posts_per_village(const models::Parameters& parameters) {
  const int villages = parameters.population.natural_villages;
  const models::DeskPlan plan =
      models::plan_desks(parameters, models::n_townships(parameters.population), villages / double{kFullSize});
  return std::accumulate(plan.servers.begin(), plan.servers.end(), 0.0) / villages;
}

bool has_slack(const models::Parameters& parameters) { return staff_density(parameters) > kMostDensity; }

}  // namespace

double staff_density(const models::Parameters& parameters) {
  models::Parameters full = parameters;
  full.population.natural_villages = kFullSize;
  full.population.townships = 0;
  return posts_per_village(parameters) / posts_per_village(full);
}

std::string slack_warning(const models::Parameters& parameters) {
  if (!has_slack(parameters)) return {};
  const int villages = parameters.population.natural_villages;
  return fmt::format(
      "With {} natural {} desks have {:.1f} times as much staff per household as the full county; questions of "
      "staffing want at least {} villages.\n",
      villages, villages == 1 ? "village" : "villages", staff_density(parameters), kEnoughVillages);
}

std::optional<int> reduced_to(const County& county) {
  const auto found = county.provenance.find("population.natural_villages");
  const int villages = county.parameters.population.natural_villages;
  if (found == county.provenance.end() || !(villages < found->second.value)) return std::nullopt;
  return villages;
}

analysis::Words smaller_county(const County& county) {
  const bool slack = has_slack(county.parameters);
  if (!slack && !reduced_to(county)) return {};
  const int villages = county.parameters.population.natural_villages;
  analysis::Words words{fmt::format("缩小的县：{} 个自然村", villages),
                        fmt::format("a smaller county: {} natural villages", villages)};
  if (slack) {
    words.zh += fmt::format("，人手宽裕，人手问题须用 {} 个以上来看", kEnoughVillages);
    words.en += fmt::format(", staff to spare; questions of staffing want {}", kEnoughVillages);
  }
  return words;
}

}  // namespace tiexin::scenarios

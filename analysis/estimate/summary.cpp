#include "analysis/estimate/summary.hpp"

#include <utility>

namespace tiexin::analysis {

RunSummary summarise(RunMeta meta, const sim::Tables& tables, const HistoryPlan& plan) {
  RunSummary summary;
  summary.meta = std::move(meta);
  const IndicatorReader reader(tables);
  for (const NamedWindow& named : plan.windows()) {
    summary.windows.push_back({reader.values(named.window), reader.mix(named.window)});
  }
  const std::string last = plan.upgrades.empty() ? "0" : plan.upgrades.back().name;
  const TargetArm arm = summary.meta.arm == "0"    ? TargetArm::base
                        : summary.meta.arm == last ? TargetArm::last
                                                   : TargetArm::other;
  summary.targets = target_values(tables, arm);
  return summary;
}

RunSummary failed_run(RunMeta meta, std::string error) {
  meta.failed = true;
  meta.error = std::move(error);
  return {std::move(meta), {}, {}};
}

}  // namespace tiexin::analysis

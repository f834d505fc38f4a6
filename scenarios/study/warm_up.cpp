#include "scenarios/study/warm_up.hpp"

#include <array>
#include <cmath>
#include <fmt/core.h>
#include <string_view>
#include <utility>

#include "analysis/estimate/mser.hpp"

namespace tiexin::scenarios {
namespace {

constexpr int kFewestMonths = 50;  // MSER-5 tells nothing of a shorter run-in
constexpr int kSpan = 24;          // [months]
constexpr double kSlow = 0.1;      // of the mean, over that span
constexpr double kErrors = 3.0;

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kStocks{
    {{"stock_latent", "latent matters"}, {"stock_books", "backlog in books"}, {"trust_sum", "mean trust"}}};

}  // namespace

std::string unsettled(const sim::Tables& tables, analysis::Window run_in) {
  if (run_in.months() < kFewestMonths || analysis::not_warmed_up(tables, run_in).empty()) return {};
  const analysis::MonthSums months(sim::find(tables, "months"));
  const int end = run_in.last;
  for (const auto& [column, name] : kStocks) {
    const double late = static_cast<double>(months.sum(column, {end - kSpan, end})) / kSpan;
    const double early = static_cast<double>(months.sum(column, {end - 2 * kSpan, end - kSpan})) / kSpan;
    const double moved = std::fabs(late - early);
    if (moved <= kSlow * late || moved <= kErrors * std::sqrt(late + early)) continue;
    return fmt::format("not warmed up: {} ({}) went from {:.4g} to {:.4g} within the last four years of the run-in",
                       name, column, early, late);
  }
  return {};
}

}  // namespace tiexin::scenarios

#include "scenarios/study/reform.hpp"

#include <algorithm>
#include <exception>
#include <fmt/core.h>
#include <optional>
#include <tuple>
#include <utility>

#include "analysis/estimate/indicators.hpp"
#include "scenarios/study/warm_up.hpp"
#include "sim/replicate/parallel.hpp"

namespace tiexin::scenarios {
namespace {

using models::History;

constexpr sim::Minute kYear = 365 * sim::kMinutesPerDay;

/// One arm under one rule where it ended.
struct Ended {
  std::array<double, kCompared.size()> headlines{};
  double resolved_there = analysis::kEmpty;
  std::vector<History> histories;  // by {household, nth}
};

/// One replication; each fills a place of its own.
struct Outcome {
  std::vector<std::array<Ended, 2>> by_rule;
  std::vector<std::vector<std::array<SameHistories, 2>>> histories;
  std::string error;
  bool finished = false;
};

/// What all replications share.
class Runner {
 public:
  Runner(const CountyStudy& study, const ReformWindow& window, const std::vector<DrawRule>& rules, std::uint32_t seed,
         sim::Progress& watch)
      : study_(study), window_(window), rules_(rules), seed_(seed), watch_(watch), model_(study.model(1)) {
    there_.assign(study.population().n_townships(), window.townships.empty());
    for (const int township : window.townships) there_.at(static_cast<std::size_t>(township) - 1) = true;
  }

  void run(std::uint32_t number, Outcome& outcome) const {
    if (watch_.stop_requested()) return;
    models::State before;
    models::Scratch scratch;
    try {
      model_->start(before, scratch, {seed_, number});
      if (!advance(before, scratch, 0, 0, window_.from)) return;
      for (const DrawRule rule : rules_) {
        std::array<Ended, 2> arms;
        std::optional<analysis::Mix> mix;
        for (const std::size_t arm : {0U, 1U}) {
          if (!run_arm(before, rule, arm, mix, arms[arm], outcome.error)) return;
        }
        outcome.histories.push_back(compare(arms[0].histories, arms[1].histories));
        for (Ended& ended : arms) ended.histories = {};
        outcome.by_rule.push_back(std::move(arms));
      }
      outcome.finished = true;
    } catch (const std::exception& error) {
      outcome.error = error.what();
    }
  }

  [[nodiscard]] std::size_t n_years() const {
    return 1 + (static_cast<std::size_t>(window_.months.months()) + 11) / 12;
  }

 private:
  /// Advances month by month; false if a stop was asked for.
  bool advance(models::State& state, models::Scratch& scratch, std::size_t arm, sim::Minute from,
               sim::Minute until) const {
    const sim::Calendar& calendar = study_.calendar();
    while (from < until) {
      if (watch_.stop_requested()) return false;
      const sim::Minute stop = std::min(until, calendar.month_start(calendar.month(from) + 1));
      model_->advance(state, scratch, arm, stop);
      watch_.advanced(static_cast<int>(stop / sim::kMinutesPerDay - from / sim::kMinutesPerDay));
      from = stop;
    }
    return true;
  }

  bool run_arm(const models::State& before, DrawRule rule, std::size_t arm, std::optional<analysis::Mix>& mix,
               Ended& ended, std::string& error) const {
    models::State state = before;
    models::Scratch scratch;
    std::optional<Yardstick> yardstick;
    if (rule != DrawRule::keyed) scratch.draws = &yardstick.emplace(rule, study_.calendar(), window_.from);
    scratch.departed = &ended.histories;
    if (!advance(state, scratch, arm, window_.from, study_.calendar().end_minute())) return false;
    const sim::Tables tables = model_->tables(state, arm);
    error = unsettled(tables, {0, study_.calendar().month(window_.settled_from)});
    if (!error.empty()) return false;
    if (!mix) mix = analysis::IndicatorReader(tables).mix(window_.months);
    const analysis::IndicatorValues values = analysis::indicators(tables, window_.months, &*mix);
    for (std::size_t i = 0; i < kCompared.size(); ++i) ended.headlines[i] = values[kCompared[i]];
    ended.resolved_there = resolved_there(tables);
    models::each_matter(study_.population(), state.matters,
                        [&](const models::Matter& matter) { ended.histories.push_back(models::history_of(matter)); });
    std::sort(ended.histories.begin(), ended.histories.end(), [](const History& a, const History& b) {
      return std::tie(a.household, a.nth) < std::tie(b.household, b.nth);
    });
    return true;
  }

  /// True resolutions within 180 days of what arose there in the civil years of the window.
  [[nodiscard]] double resolved_there(const sim::Tables& tables) const {
    const auto years = analysis::MonthSums(sim::find(tables, "months")).whole_years(window_.months);
    if (years.empty()) return analysis::kEmpty;
    const sim::Table& table = sim::find(tables, "villages");
    const auto& year = table.at("year");
    const auto& village = table.at("village");
    const auto& solved = table.at("solved_180");
    std::int64_t total = 0;
    for (std::size_t i = 0; i < year.size(); ++i) {
      if (year[i] < years.front() || year[i] > years.back()) continue;
      if (is_there(static_cast<std::uint32_t>(village[i]))) total += solved[i];
    }
    return static_cast<double>(total);
  }

  [[nodiscard]] bool is_there(std::uint32_t village) const {
    return there_[study_.population().township_of_village(village)];
  }

  /// Walks both lists in step; a matter that only one arm has is one whose history is not the same.
  [[nodiscard]] std::vector<std::array<SameHistories, 2>> compare(const std::vector<History>& a,
                                                                  const std::vector<History>& b) const {
    std::vector<std::array<SameHistories, 2>> rows(n_years());
    const auto count = [&](const History& history, bool same) {
      const std::size_t row = history.arose < window_.from ? 0 : 1 + (history.arose - window_.from) / kYear;
      if (row >= rows.size()) return;
      const bool there = is_there(study_.population().village[history.household]);
      for (const std::size_t place : {0U, 1U}) {
        if (place == 1 && !there) continue;
        ++rows[row][place].matters;
        rows[row][place].same += same ? 1 : 0;
      }
    };
    const auto name = [](const History& history) { return std::tie(history.household, history.nth); };
    auto left = a.begin();
    auto right = b.begin();
    while (left != a.end() || right != b.end()) {
      if (right == b.end() || (left != a.end() && name(*left) < name(*right))) {
        count(*left++, false);
      } else if (left == a.end() || name(*right) < name(*left)) {
        count(*right++, false);
      } else {
        count(*left, left->digest == right->digest);
        ++left, ++right;
      }
    }
    return rows;
  }

  const CountyStudy& study_;
  const ReformWindow& window_;
  const std::vector<DrawRule>& rules_;
  std::uint32_t seed_;
  sim::Progress& watch_;
  std::shared_ptr<const models::CountyModel> model_;
  std::vector<bool> there_;  // by township
};

void add(const Outcome& outcome, const std::vector<DrawRule>& rules, ReformRuns& runs) {
  for (std::size_t k = 0; k < rules.size(); ++k) {
    RuleRuns& of = runs.by_rule[static_cast<std::size_t>(rules[k])];
    for (const std::size_t arm : {0U, 1U}) {
      const Ended& ended = outcome.by_rule[k][arm];
      for (std::size_t i = 0; i < kCompared.size(); ++i) of.headlines[i][arm].push_back(ended.headlines[i]);
      of.resolved_there[arm].push_back(ended.resolved_there);
    }
    const auto& rows = outcome.histories[k];
    of.histories.resize(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
      for (const std::size_t place : {0U, 1U}) {
        of.histories[row][place].matters += rows[row][place].matters;
        of.histories[row][place].same += rows[row][place].same;
      }
    }
  }
}

}  // namespace

ReformRuns run_reform(const CountyStudy& study, const ReformWindow& window, const std::vector<DrawRule>& rules, int n,
                      std::uint32_t seed, unsigned threads, sim::Progress& watch) {
  const Runner runner(study, window, rules, seed, watch);
  std::vector<Outcome> outcomes(static_cast<std::size_t>(n));
  sim::Crew crew(threads);
  crew.each(outcomes.size(), [&](std::size_t r) { runner.run(static_cast<std::uint32_t>(r) + 1, outcomes[r]); });
  ReformRuns runs;
  for (std::size_t r = 0; r < outcomes.size(); ++r) {
    const Outcome& outcome = outcomes[r];
    if (outcome.finished) {
      add(outcome, rules, runs);
    } else if (!outcome.error.empty()) {
      runs.failed.push_back(fmt::format("replication {}, seed {}: {}", r + 1, seed, outcome.error));
    } else {
      ++runs.n_stopped;
    }
  }
  return runs;
}

std::int64_t reform_days(const CountyStudy& study, const ReformWindow& window, std::size_t n_rules, int n) {
  const std::int64_t shared = window.from / sim::kMinutesPerDay;
  const std::int64_t own = study.calendar().end_minute() / sim::kMinutesPerDay - shared;
  return n * (shared + 2 * static_cast<std::int64_t>(n_rules) * own);
}

}  // namespace tiexin::scenarios

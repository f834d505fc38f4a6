#include "scenarios/study/replay.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <optional>
#include <utility>
#include <xxhash.h>

#include "scenarios/spec/number.hpp"
#include "scenarios/study/warm_up.hpp"
#include "sim/replicate/run.hpp"

namespace tiexin::scenarios {
namespace {

/// The sentence of a run that threw: what, and which event it was handling, if it had begun.
std::string text_of(const sim::ErrorRow& error, const sim::Calendar& calendar) {
  const sim::Position& at = error.position;
  if (at.minute == 0) return error.text;
  const std::string day = at.minute < calendar.end_minute() ? iso(calendar.date(at.minute)) : "the end";
  return fmt::format("{} (minute {}, {}; phase {}, entity {})", error.text, at.minute, day, at.phase, at.entity);
}

/// Reads each run where it ends, on the thread that ran it; each fills a place of its own.
class Reader : public sim::Progress {
 public:
  Reader(const CountyStudy& study, const analysis::HistoryPlan& plan, const std::vector<Replication>& replications,
         std::uint32_t seed, const std::string& run_id, sim::Progress& watch)
      : study_(study),
        plan_(plan),
        replications_(replications),
        seed_(seed),
        run_id_(run_id),
        watch_(watch),
        summaries_(replications.size() * study.arms().size()) {}

  void advanced(int days) override { watch_.advanced(days); }
  bool stop_requested() override { return watch_.stop_requested(); }
  bool wanted(std::size_t replication, std::size_t arm) const override { return watch_.wanted(replication, arm); }

  void done(std::size_t replication, std::size_t arm, sim::RunResult& result) override {
    analysis::RunMeta meta = meta_of(replication, arm);
    meta.state_hash = result.state_hash;
    meta.events = result.events;
    for (const sim::YearHash& year : result.years) meta.years.emplace_back(year.year, year.hash);
    auto& place = summaries_[replication * study_.arms().size() + arm];
    if (result.status == sim::RunStatus::failed) {
      place = analysis::failed_run(std::move(meta), text_of(result.error, study_.calendar()));
    } else {
      const std::string reason = unsettled(result.tables, {0, 12 * (study_.horizon().start.year - plan_.origin_year)});
      place = reason.empty() ? analysis::summarise(std::move(meta), result.tables, plan_)
                             : analysis::failed_run(std::move(meta), reason);
    }
    result.tables = {};
    watch_.done(replication, arm, result);
  }

  std::vector<std::optional<analysis::RunSummary>> take() { return std::move(summaries_); }

 private:
  [[nodiscard]] analysis::RunMeta meta_of(std::size_t replication, std::size_t arm) const {
    const Replication& own = replications_[replication];
    analysis::RunMeta meta;
    meta.arm = study_.arms()[arm].name;
    meta.replication = static_cast<int>(own.number);
    meta.vector = static_cast<int>(own.vector);
    meta.dice = own.dice;
    meta.run_id = fmt::format("{}-{}-{}", run_id_, meta.arm, own.number);
    meta.seed = seed_;
    meta.severity_value = study_.beliefs(own.vector).parameters.prices.severity_unit;
    return meta;
  }

  const CountyStudy& study_;
  const analysis::HistoryPlan& plan_;
  const std::vector<Replication>& replications_;
  std::uint32_t seed_;
  const std::string& run_id_;
  sim::Progress& watch_;
  std::vector<std::optional<analysis::RunSummary>> summaries_;
};

/// The arms in which two neighbours are exchanged; `4b` belongs to the upgrade of number 4.
std::vector<analysis::SwappedArm> swapped_arms_of(const CountyStudy& study,
                                                  const std::vector<analysis::Upgrade>& upgrades) {
  std::vector<analysis::SwappedArm> swapped;
  for (const StudyArm& arm : study.arms()) {
    if (arm.name.back() != 'b') continue;
    const std::string overtaken = arm.name.substr(0, arm.name.size() - 1);
    for (std::size_t k = 0; k < upgrades.size(); ++k) {
      if (upgrades[k].name == overtaken) swapped.push_back({arm.name, static_cast<int>(k) + 1});
    }
  }
  return swapped;
}

/// Periods of the scorecard: all that is observed, its last five years, its last year.
std::vector<std::vector<int>> periods_of(int first, int last) {
  std::vector<std::vector<int>> periods;
  for (const int from : {first, std::max(first, last - 4), last}) {
    if (periods.empty() || periods.back().front() != from) periods.push_back({from, last});
  }
  return periods;
}

}  // namespace

std::vector<Replication> replications_of(int asked, int dice, std::size_t n_vectors, bool fixed_parameters) {
  std::vector<Replication> all;
  const bool only_the_first = fixed_parameters || n_vectors < 2 || asked < 2;
  for (int r = 1; r <= asked; ++r) {
    const std::size_t vector = fixed_parameters ? 1 : (static_cast<std::size_t>(r) - 1) % n_vectors + 1;
    all.push_back({static_cast<std::uint32_t>(r), vector, false});
  }
  for (int r = 0; r < dice && !only_the_first; ++r)
    all.push_back({kFirstDice + static_cast<std::uint32_t>(r), 1, true});
  return all;
}

analysis::HistoryPlan history_plan(const CountyStudy& study) {
  const Horizon& horizon = study.horizon();
  analysis::HistoryPlan plan;
  plan.origin_year = horizon.run_in.year;
  const bool from_new_year = horizon.start.month == 1 && horizon.start.day == 1;
  plan.first_year = horizon.start.year + (from_new_year ? 0 : 1);
  plan.last_year = std::max(plan.first_year, horizon.until.year - 1);
  plan.periods = periods_of(plan.first_year, plan.last_year);
  const auto longest =
      std::max_element(study.arms().begin(), study.arms().end(),
                       [](const StudyArm& a, const StudyArm& b) { return a.upgrades.size() < b.upgrades.size(); });
  for (const Upgrade& upgrade : longest->upgrades) {
    const sim::Date date = upgrade.date.value;
    plan.upgrades.push_back(
        {std::to_string(upgrade.id), analysis::first_whole_month(plan.origin_year, date.year, date.month, date.day)});
  }
  plan.swapped_arms = swapped_arms_of(study, plan.upgrades);
  return plan;
}

Replayed replay(const CountyStudy& study, const analysis::HistoryPlan& plan,
                const std::vector<Replication>& replications, std::uint32_t seed, const std::string& run_id,
                unsigned threads, sim::Progress& watch) {
  std::vector<sim::StreamKey> keys;
  keys.reserve(replications.size());
  for (const Replication& one : replications) keys.push_back({seed, one.number});
  Reader reader(study, plan, replications, seed, run_id, watch);
  const auto model_of = [&](std::size_t r) { return study.model(replications[r].vector, &watch); };
  const sim::RunResults results = sim::run_all(model_of, study.plan(), keys, threads, reader);

  Replayed replayed;
  std::string hashes;
  std::size_t place = 0;
  auto summaries = reader.take();
  for (std::size_t r = 0; r < results.size(); ++r) {
    const std::size_t n_stopped_before = replayed.n_stopped;
    for (const sim::RunResult& result : results[r]) {
      auto& summary = summaries[place++];
      if (result.status == sim::RunStatus::skipped) continue;
      ++replayed.n_asked;
      if (!summary) {
        ++replayed.n_stopped;
        continue;
      }
      const analysis::RunMeta& meta = summary->meta;
      if (meta.failed) {
        replayed.failed.push_back({meta.arm, static_cast<std::uint32_t>(meta.replication), meta.seed, meta.error});
      } else {
        hashes += fmt::format("{} {} {:016x}\n", meta.arm, meta.replication, meta.state_hash);
      }
      replayed.summaries.push_back(std::move(*summary));
    }
    if (!replications[r].dice && replayed.n_stopped == n_stopped_before) ++replayed.n_complete;
  }
  replayed.state_hash = XXH3_64bits(hashes.data(), hashes.size());
  return replayed;
}

}  // namespace tiexin::scenarios

#include "scenarios/study/trial.hpp"

#include <array>
#include <fmt/core.h>

#include "scenarios/study/warm_up.hpp"
#include "sim/contract.hpp"
#include "sim/replicate/run.hpp"

namespace tiexin::scenarios {
namespace {

constexpr std::size_t kBase = 0;
constexpr std::size_t kLast = 1;

/// Reads the statistics of each run where it ends and drops its tables.
class Measurer : public sim::Progress {
 public:
  Measurer(std::vector<Trial>& trials, int run_in_months, sim::Progress& watch)
      : trials_(trials), run_in_months_(run_in_months), reasons_(trials.size()), watch_(watch) {}

  void advanced(int days) override { watch_.advanced(days); }
  bool stop_requested() override { return watch_.stop_requested(); }
  void done(std::size_t replication, std::size_t arm, sim::RunResult& result) override {
    if (result.status != sim::RunStatus::finished) return;
    reasons_[replication].at(arm) = unsettled(result.tables, {0, run_in_months_});
    Trial& trial = trials_[replication];
    auto& values = arm == kBase ? trial.base : trial.last;
    values =
        analysis::target_values(result.tables, arm == kBase ? analysis::TargetArm::base : analysis::TargetArm::last);
    result.tables = {};
  }

  /// Why a run that came to its end says nothing of the years observed; empty if it does.
  [[nodiscard]] const std::string& reason(std::size_t replication, std::size_t arm) const {
    return reasons_[replication].at(arm);
  }

 private:
  std::vector<Trial>& trials_;
  int run_in_months_;
  std::vector<std::array<std::string, 2>> reasons_;  // an arm its own: both may end at once, in two threads
  sim::Progress& watch_;
};

}  // namespace

std::vector<StudyArm> target_arms(const std::vector<Upgrade>& upgrades) {
  return {{"0", {}}, {upgrades.empty() ? "all" : std::to_string(upgrades.back().id), upgrades}};
}

analysis::CivilMonths months_of_runs(const sim::Calendar& calendar) {
  const sim::Date origin = calendar.origin();
  const sim::Date end = calendar.end();  // first day that is not run: its month is not whole
  return {origin.year, origin.month, end.month == 1 ? end.year - 1 : end.year, end.month == 1 ? 12 : end.month - 1};
}

std::vector<std::string_view> targets_out_of(const analysis::CivilMonths& months) {
  std::vector<std::string_view> out;
  for (const analysis::Target& target : analysis::targets()) {
    if (target.role == analysis::TargetRole::calibrated && !months.covers(target.months)) out.push_back(target.id);
  }
  return out;
}

analysis::TargetValues Trial::values() const {
  sim::require(finished, "statistics are read of trials that finished");
  analysis::TargetValues merged;
  for (std::size_t i = 0; i < analysis::targets().size(); ++i) {
    const bool of_base = analysis::targets()[i].in_base && !analysis::is_empty(base[i]);
    merged.push_back(of_base ? base[i] : last[i]);
  }
  return merged;
}

std::vector<Trial> try_out(const CountyStudy& study, const std::vector<Beliefs>& vectors,
                           const std::vector<sim::StreamKey>& keys, unsigned threads, sim::Progress& watch) {
  sim::require(vectors.size() == keys.size() && study.arms().size() == 2, "a key a vector, and the arms of targets");
  std::vector<Trial> trials(vectors.size());
  const Horizon& horizon = study.horizon();
  Measurer measurer(trials, 12 * (horizon.start.year - horizon.run_in.year), watch);
  const auto model_of = [&](std::size_t r) { return study.model(vectors[r], &watch); };
  const sim::RunResults results = sim::run_all(model_of, study.plan(), keys, threads, measurer);
  for (std::size_t r = 0; r < results.size(); ++r) {
    Trial& trial = trials[r];
    trial.finished = true;
    trial.months = months_of_runs(study.calendar());
    for (const std::size_t arm : {kBase, kLast}) {
      const sim::RunResult& result = results[r][arm];
      const std::string& why = result.status == sim::RunStatus::failed ? result.error.text : measurer.reason(r, arm);
      trial.finished = trial.finished && result.status == sim::RunStatus::finished && why.empty();
      if (!why.empty()) trial.error = fmt::format("arm {}: {}", study.arms()[arm].name, why);
    }
  }
  return trials;
}

}  // namespace tiexin::scenarios

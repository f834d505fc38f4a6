#include "analysis/estimate/runs.hpp"

#include <algorithm>
#include <string>

#include "sim/contract.hpp"

namespace tiexin::analysis {

namespace {

constexpr double kLargestLoss = 0.1;  // share of replications, failed or empty, beyond which nothing is estimated
constexpr int kFewestDice = 3;        // replications of one vector from which its spread is taken

double blended(const std::vector<std::pair<const RunSummary*, double>>& runs, std::size_t window,
               std::size_t indicator) {
  double sum = 0.0;
  for (const auto& [run, weight] : runs) {
    const double value = run->windows[window].values[indicator];
    if (dictionary()[indicator].shown == Shown::capped_days && value >= kCapDays) return kEmpty;
    sum += weight * value;
  }
  return sum;
}

}  // namespace

std::vector<double> Sample::differences() const { return paired_differences(control, treated); }

bool too_many_failed(const Sample& sample) {
  const int asked = sample.n() + sample.n_empty + sample.n_failed;
  return asked > 0 && sample.n_failed > kLargestLoss * asked;
}

bool too_many_empty(const Sample& sample) { return sample.n_empty > kLargestLoss * (sample.n() + sample.n_empty); }

Sample pairs_of(std::span<const double> control, std::span<const double> treated) {
  sim::require(control.size() == treated.size(), "a paired comparison has one control a treated value");
  Sample sample;
  for (std::size_t r = 0; r < control.size(); ++r) {
    if (is_empty(control[r]) || is_empty(treated[r])) {
      ++sample.n_empty;
      continue;
    }
    sample.control.push_back(control[r]);
    sample.treated.push_back(treated[r]);
  }
  return sample;
}

Runs::Runs(HistoryPlan plan, std::vector<RunSummary> summaries)
    : plan_(std::move(plan)), windows_(plan_.windows()), summaries_(std::move(summaries)) {
  std::map<int, Key> ensemble;
  for (std::size_t i = 0; i < summaries_.size(); ++i) {
    const RunMeta& meta = summaries_[i].meta;
    sim::require(meta.failed || summaries_[i].windows.size() == windows_.size(),
                 "a summary has every window of the plan");
    const bool fresh = place_.emplace(std::pair(meta.arm, meta.replication), i).second;
    sim::require(fresh, "one run an arm and replication");
    if (!meta.dice) ensemble.emplace(meta.replication, Key{meta.replication, meta.vector});
  }
  for (const auto& [replication, key] : ensemble) ensemble_.push_back(key);
  fill_bases();
  choose_dice_vector();
}

void Runs::fill_bases() {
  const std::size_t handoffs = index_of("handoffs");
  for (RunSummary& run : summaries_) {
    const RunSummary* base = find("0", run.meta.replication);
    if (run.meta.failed || base == nullptr || base->meta.failed) continue;
    for (std::size_t w = 0; w < windows_.size(); ++w) {
      WindowValues& own = run.windows[w];
      own.values[handoffs] = standardised_handoffs(own.mix, base->windows[w].mix);
      fill_from_base(own.values, base->windows[w].values, run.meta.severity_value);
    }
  }
}

void Runs::choose_dice_vector() {
  std::map<int, std::map<int, Key>> by_vector;
  for (const RunSummary& run : summaries_) {
    by_vector[run.meta.vector].emplace(run.meta.replication, Key{run.meta.replication, run.meta.vector});
  }
  for (const auto& [vector, keys] : by_vector) {
    if (static_cast<int>(keys.size()) < kFewestDice || keys.size() <= dice_.size()) continue;
    dice_vector_ = vector;
    dice_.clear();
    for (const auto& [replication, key] : keys) dice_.push_back(key);
  }
}

const RunSummary* Runs::find(std::string_view arm, int replication) const {
  const auto found = place_.find(std::pair(std::string(arm), replication));
  return found == place_.end() ? nullptr : &summaries_[found->second];
}

bool Runs::has_arm(std::string_view arm) const {
  return std::any_of(summaries_.begin(), summaries_.end(), [&](const RunSummary& run) { return run.meta.arm == arm; });
}

std::size_t Runs::window(std::string_view name) const {
  const auto found =
      std::find_if(windows_.begin(), windows_.end(), [&](const NamedWindow& window) { return window.name == name; });
  if (found == windows_.end()) throw sim::ContractError("no window " + std::string(name));
  return static_cast<std::size_t>(found - windows_.begin());
}

Sample Runs::level(std::string_view arm, std::size_t window, std::size_t indicator, bool dice) const {
  Sample sample;
  for (const Key& key : keys(dice)) {
    const RunSummary* run = find(arm, key.replication);
    if (run == nullptr) continue;
    if (run->meta.failed) {
      ++sample.n_failed;
      continue;
    }
    const double value = run->windows[window].values[indicator];
    if (is_empty(value)) {
      ++sample.n_empty;
      continue;
    }
    sample.replications.push_back(key.replication);
    sample.vectors.push_back(key.vector);
    sample.treated.push_back(value);
  }
  return sample;
}

Sample Runs::pairs(const Blend& control, const Blend& treated, std::size_t window, std::size_t indicator,
                   bool dice) const {
  Sample sample;
  for (const Key& key : keys(dice)) {
    bool absent = false;
    bool failed = false;
    const auto runs_of = [&](const Blend& blend) {
      std::vector<std::pair<const RunSummary*, double>> found;
      for (const auto& [arm, weight] : blend) {
        const RunSummary* run = find(arm, key.replication);
        absent = absent || run == nullptr;
        failed = failed || (run != nullptr && run->meta.failed);
        found.emplace_back(run, weight);
      }
      return found;
    };
    const auto without = runs_of(control);
    const auto with = runs_of(treated);
    if (absent) continue;
    if (failed) {
      ++sample.n_failed;
      continue;
    }
    const double a = blended(without, window, indicator);
    const double b = blended(with, window, indicator);
    if (is_empty(a) || is_empty(b)) {
      ++sample.n_empty;
      continue;
    }
    sample.replications.push_back(key.replication);
    sample.vectors.push_back(key.vector);
    sample.control.push_back(a);
    sample.treated.push_back(b);
  }
  return sample;
}

Sample Runs::target(std::string_view arm, std::size_t target, bool dice) const {
  return target_of(arm, target, keys(dice));
}

Sample Runs::target_of_vector(std::string_view arm, std::size_t target, int vector) const {
  std::vector<Key> of_vector;
  for (const RunSummary& run : summaries_) {
    if (run.meta.arm == arm && run.meta.vector == vector) of_vector.push_back({run.meta.replication, vector});
  }
  std::sort(of_vector.begin(), of_vector.end(),
            [](const Key& a, const Key& b) { return a.replication < b.replication; });
  return target_of(arm, target, of_vector);
}

Sample Runs::target_of(std::string_view arm, std::size_t target, const std::vector<Key>& keys) const {
  Sample sample;
  for (const Key& key : keys) {
    const RunSummary* run = find(arm, key.replication);
    if (run == nullptr) continue;
    if (run->meta.failed) {
      ++sample.n_failed;
    } else if (target >= run->targets.size() || is_empty(run->targets[target])) {
      ++sample.n_empty;
    } else {
      sample.replications.push_back(key.replication);
      sample.vectors.push_back(key.vector);
      sample.treated.push_back(run->targets[target]);
    }
  }
  return sample;
}

}  // namespace tiexin::analysis

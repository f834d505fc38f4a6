#pragma once

#include <atomic>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/contract.hpp"
#include "sim/replicate/parallel.hpp"
#include "sim/replicate/run.hpp"
#include "sim/replicate/segments.hpp"

// Bodies of the templates declared in run.hpp.
namespace tiexin::sim {

namespace detail {

/// Objects that are made once and lent again and again; as many exist as were ever lent at once.
template <class T>
class Lender {
 public:
  struct Return {
    Lender* lender;
    void operator()(T* object) const {
      const std::scoped_lock lock(lender->mutex_);
      lender->kept_.emplace_back(object);
    }
  };
  using Lent = std::unique_ptr<T, Return>;

  Lent lend() {
    const std::scoped_lock lock(mutex_);
    if (kept_.empty()) return Lent(new T(), Return{this});
    T* object = kept_.back().release();
    kept_.pop_back();
    return Lent(object, Return{this});
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<T>> kept_;
};

/// What the tasks of one call of run_all share.
template <Model M>
struct Workshop {
  const ForkPlan& plan;
  Progress& progress;
  Crew& crew;
  Lender<typename M::State> states;
  Lender<typename M::Scratch> scratches;
  std::atomic<bool> broken{false};  // the caller's done() threw: what still runs is for nothing

  void done(std::size_t replication, std::size_t arm, RunResult& result) {
    try {
      progress.done(replication, arm, result);
    } catch (...) {
      broken = true;
      throw;
    }
  }
};

/// What a segment inherits from the common past beside the state.
struct Past {
  std::uint64_t events = 0;
  std::vector<YearHash> years;
};

/// One replication: walks the tree of arms depth first and fills one row of results.
template <Model M>
class Replication : public std::enable_shared_from_this<Replication<M>> {
 public:
  using State = typename M::State;
  using LentState = typename Lender<State>::Lent;

  Replication(Workshop<M>& shop, std::size_t number, StreamKey key, std::vector<RunResult>& row)
      : shop_(shop), number_(number), key_(key), row_(row), segments_(segments_of(shop.plan, number, shop.progress)) {
    row_.resize(segments_.size());
    for (std::size_t arm = 0; arm < row_.size(); ++arm) {
      if (!segments_[arm].wanted) row_[arm].status = RunStatus::skipped;
    }
  }

  /// Makes the model and runs every root. Once a stop is asked for no model is made, and one that is being made may be
  /// given up: it takes longer than a stop may.
  template <class ModelOf>
  void run(const ModelOf& model_of) {
    if (stopping()) return;
    bool given_up = false;
    const std::optional<std::string> thrown = text_of([&] {
      try {
        model_ = hold(model_of);
        require(model_ != nullptr, "run_all: there is no model");
      } catch (const Stopped&) {
        given_up = true;  // no failure, and nothing to run
      }
    });
    if (given_up) return;
    for (std::size_t arm = 0; arm < segments_.size(); ++arm) {
      if (shop_.plan.arms[arm].parent || !segments_[arm].needed) continue;
      if (thrown) {
        fail(arm, 0, segments_[arm].begin, {}, *thrown);
      } else {
        run_root(arm);
      }
    }
  }

 private:
  [[nodiscard]] bool stopping() const { return shop_.broken || shop_.progress.stop_requested(); }

  /// The model of this replication, owned or not.
  template <class ModelOf>
  std::shared_ptr<const M> hold(const ModelOf& model_of) {
    using Given = std::invoke_result_t<const ModelOf&, std::size_t>;
    if constexpr (std::is_lvalue_reference_v<Given>) {
      return std::shared_ptr<const M>(std::shared_ptr<void>(), &model_of(number_));
    } else {
      return model_of(number_);
    }
  }

  template <class F>
  static std::optional<std::string> text_of(F&& f) {
    try {
      f();
      return std::nullopt;
    } catch (const std::exception& error) {
      return error.what();
    } catch (...) {
      return "something that is not a std::exception was thrown";
    }
  }

  void run_root(std::size_t arm) {
    LentState state = shop_.states.lend();
    const auto scratch = shop_.scratches.lend();
    if (auto thrown = text_of([&] { model_->start(*state, *scratch, key_); })) {
      fail(arm, 0, segments_[arm].begin, model_->position(*scratch), *thrown);
      return;
    }
    run_segment(arm, std::move(state), *scratch, {});
  }

  /// A child at its fork: a copy of its parent's state, and the past it inherits.
  struct Branch {
    std::size_t arm;
    LentState state;
    Past past;
  };

  /// Runs an arm from its begin: at each fork the child first, then on; at the end its result.
  ///
  /// Behind its last fork an arm ends before the child begins, and gives its state back: along a chain of arms, each
  /// the parent of the next, two states are open, not one an arm.
  void run_segment(std::size_t arm, LentState state, typename M::Scratch& scratch, Past past) {
    const Segment& segment = segments_[arm];
    Minute at = segment.begin;
    std::shared_ptr<Branch> last;
    for (std::size_t child = 0; child < segment.children.size(); ++child) {
      const std::size_t arm_there = segment.children[child];
      if (!advance(arm, child, *state, scratch, at, segments_[arm_there].begin, past)) return;
      last = branch_off(arm_there, *state, past);
      if (last && child + 1 < segment.children.size()) go_on(*last, scratch);
    }
    if (segment.wanted && advance(arm, segment.children.size(), *state, scratch, at, segment.end, past))
      finish(arm, *state, scratch, std::move(past));
    state.reset();
    if (last) go_on(*last, scratch);
  }

  void go_on(Branch& branch, typename M::Scratch& scratch) {
    run_segment(branch.arm, std::move(branch.state), scratch, std::move(branch.past));
  }

  /// Copies a parent's state for a child. @returns the child, if no idle thread takes it; nullptr too if it failed.
  std::shared_ptr<Branch> branch_off(std::size_t arm, const State& state, const Past& past) {
    // Shared, for a std::function must be copyable.
    const std::shared_ptr<Branch> branch(new Branch{arm, shop_.states.lend(), past});
    if (auto thrown = text_of([&] { *branch->state = state; })) {
      fail(arm, 0, segments_[arm].begin, {}, *thrown);
      return nullptr;
    }
    const bool taken = shop_.crew.offer([self = this->shared_from_this(), branch] {
      const auto own = self->shop_.scratches.lend();
      self->go_on(*branch, *own);
    });
    return taken ? nullptr : branch;
  }

  /// Advances an arm to `target`; false if it failed or was stopped.
  bool advance(std::size_t arm, std::size_t next_child, State& state, typename M::Scratch& scratch, Minute& at,
               Minute target, Past& past) {
    while (at < target) {
      if (stopping()) return false;
      const Minute stop = next_stop(shop_.plan, at, target);
      const auto thrown = text_of([&] {
        past.events += model_->advance(state, scratch, arm, stop);
        if (const YearEnd* year = year_ending(shop_.plan, stop)) {
          past.years.push_back({year->year, state_hash(std::as_const(state))});
        }
      });
      if (thrown) {
        fail(arm, next_child, at, model_->position(scratch), *thrown);
        return false;
      }
      shop_.progress.advanced(days_between(at, stop));
      at = stop;
    }
    return true;
  }

  void finish(std::size_t arm, const State& state, const typename M::Scratch& scratch, Past past) {
    RunResult& result = row_[arm];
    const auto thrown = text_of([&] {
      result.tables = model_->tables(state, arm);
      result.state_hash = state_hash(state);
    });
    if (thrown) {
      fail(arm, segments_[arm].children.size(), segments_[arm].end, model_->position(scratch), *thrown);
      return;
    }
    result.events = past.events;
    result.years = std::move(past.years);
    result.status = RunStatus::finished;
    shop_.done(number_, arm, result);
  }

  /// Makes the error row of an arm and of all leaves below those of its children that have not run.
  void fail(std::size_t arm, std::size_t next_child, Minute at, Position position, const std::string& text) {
    fail_below(arm, arm, next_child, at, position, text);
  }

  void fail_below(std::size_t leaf, std::size_t thrown_in, std::size_t next_child, Minute at, Position position,
                  const std::string& text) {
    const Segment& segment = segments_[leaf];
    shop_.progress.advanced(days_between(at, segment.end));
    for (std::size_t i = next_child; i < segment.children.size(); ++i) {
      const std::size_t child = segment.children[i];
      fail_below(child, thrown_in, 0, segments_[child].begin, position, text);
    }
    if (!segment.wanted) return;
    RunResult& result = row_[leaf];
    result = RunResult{};
    result.status = RunStatus::failed;
    result.error = {leaf, thrown_in, number_, key_, position, text};
    shop_.done(number_, leaf, result);
  }

  Workshop<M>& shop_;
  std::size_t number_;
  StreamKey key_;
  std::vector<RunResult>& row_;
  std::vector<Segment> segments_;
  std::shared_ptr<const M> model_;
};

/// The model type that a source of models gives, by reference or by shared_ptr.
template <class Given>
struct ModelGiven {
  using type = std::remove_cvref_t<Given>;
};
template <class M>
struct ModelGiven<std::shared_ptr<M>> {
  using type = std::remove_const_t<M>;
};

}  // namespace detail

template <class ModelOf>
RunResults run_all(const ModelOf& model_of, const ForkPlan& plan, std::span<const StreamKey> keys, unsigned threads,
                   Progress& progress) {
  using M = typename detail::ModelGiven<std::invoke_result_t<const ModelOf&, std::size_t>>::type;
  static_assert(Model<M>, "run_all: the model does not keep the contract in sim/replicate/model.hpp");
  plan.check();
  RunResults results(keys.size());
  Crew crew(threads);
  detail::Workshop<M> shop{plan, progress, crew, {}, {}, {}};
  crew.each(keys.size(), [&](std::size_t r) {
    std::make_shared<detail::Replication<M>>(shop, r, keys[r], results[r])->run(model_of);
  });
  return results;
}

}  // namespace tiexin::sim

#include "sim/replicate/parallel.hpp"

#include <deque>
#include <mutex>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>
#include <utility>

#include "sim/contract.hpp"

// The thread checker does not see how TBB, which is not instrumented, hands a task from thread to thread. So TBB's own
// task is only "do the next one", and what is to be done passes through a mutex, which the checker knows.
namespace tiexin::sim {

struct Crew::Inside {
  explicit Inside(unsigned n)
      : threads(n), limit(tbb::global_control::max_allowed_parallelism, n), arena(static_cast<int>(n)) {}

  std::size_t threads;
  tbb::global_control limit;  // an arena alone gets no more threads than the machine has
  tbb::task_arena arena;
  tbb::task_group group;
  std::mutex mutex;
  std::deque<std::function<void()>> waiting;
  std::size_t open = 0;  // tasks waiting or running

  void call_one() {
    group.run([this]() __attribute__((no_sanitize("thread"))) { do_next(); });
  }

  void do_next() {
    std::unique_lock lock(mutex);
    std::function<void()> task = std::move(waiting.front());
    waiting.pop_front();
    lock.unlock();
    task();
    task = nullptr;  // what it holds is given back before it counts as done
    lock.lock();
    --open;
  }
};

Crew::Crew(unsigned threads) {
  require(threads >= 1, "replicate: at least one thread");
  inside_ = std::make_unique<Inside>(threads);
}

Crew::~Crew() = default;

void Crew::each(std::size_t n, const std::function<void(std::size_t)>& task) {
  if (inside_->threads == 1) {
    for (std::size_t i = 0; i < n; ++i) task(i);
    return;
  }
  {
    const std::scoped_lock lock(inside_->mutex);
    inside_->open = n;
    for (std::size_t i = 0; i < n; ++i) inside_->waiting.emplace_back([&task, i] { task(i); });
  }
  const auto forget = [&] {  // what was cancelled; its captures go before the caller's frame does
    const std::scoped_lock lock(inside_->mutex);
    inside_->waiting.clear();
  };
  try {
    inside_->arena.execute([&] {
      for (std::size_t i = 0; i < n; ++i) inside_->call_one();
      inside_->group.wait();
    });
  } catch (...) {
    forget();
    throw;
  }
  forget();
}

bool Crew::offer(std::function<void()> task) {
  if (inside_->threads == 1) return false;
  {
    const std::scoped_lock lock(inside_->mutex);
    if (inside_->open >= inside_->threads) return false;
    ++inside_->open;
    inside_->waiting.push_back(std::move(task));
  }
  inside_->call_one();
  return true;
}

}  // namespace tiexin::sim

#pragma once

#include <cstddef>
#include <functional>
#include <memory>

/// Threads that do tasks. What the tasks compute must not depend on who does them or when.
namespace tiexin::sim {

/// A fixed number of threads, more than the machine has if asked for.
class Crew {
 public:
  /// @param threads  [1..]
  /// @throws ContractError  threads is 0
  explicit Crew(unsigned threads);
  ~Crew();
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  /// Calls task(0) to task(n - 1), each once, and returns when they and all offered tasks are done. What a
  /// task throws cancels those not yet begun and is thrown again here.
  void each(std::size_t n, const std::function<void(std::size_t)>& task);

  /// From inside a task: takes on another one if a thread would otherwise be idle.
  /// @returns  false: not taken, the caller does the work itself
  [[nodiscard]] bool offer(std::function<void()> task);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace tiexin::sim

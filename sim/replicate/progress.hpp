#pragma once

#include <cstddef>
#include <exception>

/// How a caller watches and ends a set of runs.
namespace tiexin::sim {

struct RunResult;

/// Called about once a simulated month and once a finished leaf, from any thread; must be safe for that.
struct Progress {
  virtual ~Progress() = default;

  /// So many more simulated days are done, or will not be run because their segment failed. The sum
  /// over a call of run_all that is not stopped is total_days().
  virtual void advanced(int /*days*/) {}

  /// True ends all runs within about a simulated month; what is unfinished is reported as stopped.
  [[nodiscard]] virtual bool stop_requested() { return false; }

  /// False: that leaf is already known and is not run beyond what its descendants need. Constant
  /// during run_all.
  [[nodiscard]] virtual bool wanted(std::size_t /*replication*/, std::size_t /*arm*/) const { return true; }

  /// A wanted leaf has its result (finished or failed; not when stopped). May move tables out.
  virtual void done(std::size_t /*replication*/, std::size_t /*arm*/, RunResult& /*result*/) {}
};

/// Thrown by what was given up because a stop was requested.
struct Stopped : std::exception {
  [[nodiscard]] const char* what() const noexcept override { return "stopped"; }
};

/// Gives way to a stop: long work that is no run calls it about once a hundredth of a second.
///
/// @param watch  nullptr: the work is done in any case
/// @throws Stopped  a stop is requested
inline void give_way(Progress* watch) {
  if (watch != nullptr && watch->stop_requested()) throw Stopped();
}

}  // namespace tiexin::sim

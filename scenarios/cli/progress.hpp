/// Progress on the terminal, and the wish to stop.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

#include "sim/replicate/progress.hpp"

namespace tiexin::scenarios {

/// From now on the first SIGINT or SIGTERM asks for an orderly end, the second ends at once. Call from the main thread.
void catch_signals();

/// From now on each of them ends the program at once, as before catch_signals: for verbs that write nothing, where they
/// do what asks for no stop.
void release_signals();

/// Whether an orderly end was asked for.
[[nodiscard]] bool stop_asked();

/// Hears the wish to stop, and shows nothing.
struct Listener : sim::Progress {
  [[nodiscard]] bool stop_requested() override { return stop_asked(); }
};

/// A bar with the time left on stderr, drawn at most five times a second, and only if stderr is a terminal.
class TerminalProgress : public Listener {
 public:
  /// @param total_days  simulated days that will be reported in all  [> 0]
  /// @param quiet       draws nothing
  TerminalProgress(std::int64_t total_days, bool quiet);
  ~TerminalProgress() override;

  void advanced(int days) override;

  /// Draws the full bar away so that a line of text can follow.
  void finish();

 private:
  using Clock = std::chrono::steady_clock;

  void draw(std::int64_t done_days, Clock::time_point now);

  const std::int64_t total_days_;
  const bool visible_;
  const Clock::time_point began_ = Clock::now();
  std::atomic<std::int64_t> done_days_{0};
  std::mutex drawing_;
  Clock::time_point drawn_ = began_;
  bool on_screen_ = false;
};

/// @returns a duration as people say it: `40 s`, `3 min 20 s`, `1 h 05 min`
[[nodiscard]] std::string spoken(double seconds);

}  // namespace tiexin::scenarios

#include "scenarios/cli/progress.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fmt/core.h>
#include <signal.h>
#include <unistd.h>

namespace tiexin::scenarios {
namespace {

std::atomic<bool> stop_flag{false};  // NOLINT: a signal handler can reach nothing but a global
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void ask_to_stop(int) { stop_flag.store(true, std::memory_order_relaxed); }

void on_signal(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;  // the second one kills
  ::sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

constexpr int kBarWidth = 30;
constexpr std::chrono::milliseconds kBetweenDrawings{200};

}  // namespace

void catch_signals() { on_signal(ask_to_stop); }

void release_signals() { on_signal(SIG_DFL); }

bool stop_asked() { return stop_flag.load(std::memory_order_relaxed); }

TerminalProgress::TerminalProgress(std::int64_t total_days, bool quiet)
    : total_days_(std::max<std::int64_t>(total_days, 1)), visible_(!quiet && ::isatty(STDERR_FILENO) == 1) {}

TerminalProgress::~TerminalProgress() { finish(); }

void TerminalProgress::advanced(int days) {
  const std::int64_t done_days = done_days_.fetch_add(days, std::memory_order_relaxed) + days;
  if (!visible_) return;
  const std::unique_lock lock(drawing_, std::try_to_lock);  // whoever finds another drawing goes on working
  if (!lock) return;
  const Clock::time_point now = Clock::now();
  if (now - drawn_ < kBetweenDrawings) return;
  drawn_ = now;
  draw(done_days, now);
}

void TerminalProgress::draw(std::int64_t done_days, Clock::time_point now) {
  const double share = std::clamp(static_cast<double>(done_days) / static_cast<double>(total_days_), 0.0, 1.0);
  const double passed = std::chrono::duration<double>(now - began_).count();
  const auto n_full = static_cast<std::size_t>(share * kBarWidth);
  const std::string bar = std::string(n_full, '#') + std::string(kBarWidth - n_full, '.');
  const std::string left = share > 0.01 ? spoken(passed * (1.0 - share) / share) + " left" : "";
  const std::string line =
      fmt::format("\r[{}] {:3.0f} %  {}\x1b[K", bar, std::floor(share * 100.0), stop_asked() ? "stopping" : left);
  std::fputs(line.c_str(), stderr);  // a terminal that has gone ends no run
  std::fflush(stderr);
  on_screen_ = true;
}

void TerminalProgress::finish() {
  const std::lock_guard lock(drawing_);
  if (!on_screen_) return;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
  on_screen_ = false;
}

std::string spoken(double seconds) {
  const auto whole = static_cast<long long>(std::llround(std::max(seconds, 0.0)));
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
}

}  // namespace tiexin::scenarios

/// A run that is killed at any moment leaves complete results or none; one that is asked to stop ends soon and says
/// what it has.
#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <gtest/gtest.h>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "scenarios/store/results.hpp"
#include "scenarios/store/sums.hpp"
#include "tests/hostile/child.hpp"
#include "tests/hostile/thorough.hpp"
#include "tests/scenarios/temporary.hpp"

#ifdef TIEXIN_EXECUTABLE

namespace tiexin::tests {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

Limits generous() {
  Limits limits;
  limits.processor_seconds = 600;
  limits.memory_bytes = std::size_t{8} << 30;
  return limits;
}

std::vector<std::string> history(const fs::path& out, int villages, int replications, int seed) {
  return {"history",
          "--county",
          std::string(TIEXIN_LIBRARY_DIR) + "/county/test.yaml",
          "--villages",
          std::to_string(villages),
          "--replications",
          std::to_string(replications),
          "--dice",
          "0",
          "--seed",
          std::to_string(seed),
          "--out",
          out.string(),
          "--quiet"};
}

void wait(double seconds) { std::this_thread::sleep_for(Seconds(seconds)); }

/// Waits until this is there, at most a minute.
void wait_for(const fs::path& path) {
  const auto begin = Clock::now();
  while (!fs::exists(path) && Seconds(Clock::now() - begin).count() < 60.0) wait(0.001);
}

/// Waits until a run begins to write its files, or has ended.
/// @returns seconds waited
double wait_for_first_file(const fs::path& building) {
  const auto begin = Clock::now();
  bool seen = false;
  for (;;) {
    std::error_code gone;
    const bool there = fs::exists(building, gone);
    if (there && !fs::is_empty(building, gone) && !gone) break;
    if (seen && !there) break;
    seen = seen || there;
    if (Seconds(Clock::now() - begin).count() > 60.0) break;
    wait(0.0002);
  }
  return Seconds(Clock::now() - begin).count();
}

/// Results on disk are complete; a note of what is there: none, the former, or the new.
enum class Found { none, former, fresh, broken };

Found look(const fs::path& out, const std::string& former) {
  for (const fs::path& place : {out, fs::path(out.string() + ".previous")}) {
    if (fs::exists(place) && (!scenarios::scenario_of(place) || !scenarios::verify(place).empty()))
      return Found::broken;
  }
  if (!fs::exists(out)) return Found::none;
  return slurp(out / "SHA256SUMS") == former ? Found::former : Found::fresh;
}

TEST(Kill, AtAnyMomentWhatIsThereIsCompleteOrAbsent) {
  const int n_kills = thoroughly(10, 200);
  const TemporaryFolder folder;
  const fs::path out = folder.path() / "history";
  const fs::path previous = folder.path() / "history.previous";
  const fs::path building = folder.path() / ".history.building";
  const fs::path kept = folder.path() / "kept";
  std::mt19937 dice(7);
  std::uniform_real_distribution<double> uniform(0.0, 1.0);

  Child first(history(out, 1, 1, 0), generous());
  const double running = wait_for_first_file(building);
  const auto begin = Clock::now();
  ASSERT_EQ(first.wait().code, 0);
  const double writing = Seconds(Clock::now() - begin).count();
  const std::string former = slurp(out / "SHA256SUMS");
  fs::copy(out, kept, fs::copy_options::recursive);

  std::array<int, 4> counts{};
  for (int kill = 0; kill < n_kills; ++kill) {
    fs::remove_all(out);
    fs::remove_all(previous);
    const bool was_there = kill % 4 != 0;
    if (was_there) fs::copy(kept, out, fs::copy_options::recursive);
    Child child(history(out, 1, 1, kill + 1), generous());
    // Half of them at any moment, half while files are written and put in their place.
    if (kill % 2 == 0) {
      wait(running * 1.2 * uniform(dice));
    } else {
      wait_for_first_file(building);
      wait(writing * 1.2 * uniform(dice));
    }
    child.signal(SIGKILL);
    const Ended ended = child.wait();
    ASSERT_TRUE(ended.code == -SIGKILL || ended.code == 0) << ended.err;
    const Found found = look(out, former);
    ++counts.at(static_cast<std::size_t>(found));
    ASSERT_NE(found, Found::broken) << "kill " << kill;
    ASSERT_FALSE(found == Found::none && was_there) << "kill " << kill;
    if (kill % 10 != 9) continue;
    fs::remove_all(out);
    ASSERT_EQ(run(history(out, 1, 1, 0), generous()).code, 0) << "what a killed run leaves hinders the next";
    ASSERT_EQ(slurp(out / "SHA256SUMS"), former) << "kill " << kill;
  }
  EXPECT_FALSE(fs::exists(building));
  std::printf("%d killed: none %d, former %d, new %d; running %.2f s, writing %.3f s\n", n_kills, counts[0], counts[1],
              counts[2], running, writing);
}

/// Runs that were finished when `SIGINT` came are written and counted; the others are not in the tables.
void expect_partial(const Ended& ended, const fs::path& out, int n_asked) {
  if (!fs::exists(out)) {
    EXPECT_NE(ended.err.find("nothing was written"), std::string::npos) << ended.err;
    EXPECT_TRUE(fs::is_empty(out.parent_path())) << "and nothing stays beside";
    return;
  }
  EXPECT_TRUE(scenarios::verify(out).empty());
  EXPECT_NE(ended.out.find(" of " + std::to_string(n_asked) + " runs did not come to their end"), std::string::npos)
      << ended.out.substr(0, 500);
  const std::string rows = slurp(out / "runs.csv");
  const auto n_lines = std::count(rows.begin(), rows.end(), '\n');
  EXPECT_LT(n_lines - 1, n_asked);
  EXPECT_NE(ended.out.find(", stopped\n"), std::string::npos) << "the scorecard's n is that of a whole study";
  EXPECT_NE(slurp(out / "report.html").find("class=\"stopped\""), std::string::npos);
}

TEST(Interrupt, EndsWithinTwoSecondsWithWhatIsFinished) {
  const double allowed = kSanitized ? 60.0 : 2.0;
  constexpr int kArms = 10;
  struct Case {
    int villages;
    int replications;
    double after;  // [s]
    int signal = SIGINT;
  };
  const TemporaryFolder folder;
  const fs::path out = folder.path() / "history";
  // The first comes while the people of a whole county are drawn.
  for (const Case& one : {Case{1284, 20, 0.2}, Case{20, 200, 0.5}, Case{20, 200, 1.5, SIGTERM}, Case{257, 20, 2.5}}) {
    fs::remove_all(out);
    Child child(history(out, one.villages, one.replications, 1), generous());
    wait_for(folder.path() /
             ".history.building");  // before, it reads its files, and a signal ends it as it does any program
    wait(one.after);
    const auto asked = Clock::now();
    const double used = child.processor_seconds();
    child.signal(one.signal);
    const Ended ended = child.wait();
    const double passed = Seconds(Clock::now() - asked).count();
    // On a machine that is busy with other things the clock runs on while the program waits for its turn.
    EXPECT_LT(std::min(passed, ended.processor_seconds - used), allowed)
        << one.villages << " villages, after " << one.after << " s";
    EXPECT_EQ(ended.code, 3) << ended.err;
    expect_partial(ended, out, one.replications * kArms);
    std::printf("%d villages: ended %.2f s after signal %d\n", one.villages, passed, one.signal);
  }
}

TEST(Interrupt, TheSecondEndsAtOnce) {
  const TemporaryFolder folder;
  const fs::path out = folder.path() / "history";
  Child child(history(out, 257, 20, 1), generous());
  wait_for(folder.path() / ".history.building");
  wait(1.0);
  child.signal(SIGINT);
  child.signal(SIGTERM);  // another signal: the same wish
  wait(0.05);
  child.signal(SIGINT);
  const Ended ended = child.wait();
  EXPECT_TRUE(ended.code == -SIGINT || ended.code == -SIGTERM || ended.code == 3) << ended.code;
  if (fs::exists(out)) {
    EXPECT_TRUE(scenarios::verify(out).empty());
  }
}

}  // namespace
}  // namespace tiexin::tests

#endif

/// The program itself, told to stop while it runs.
#include <array>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "scenarios/store/results.hpp"
#include "scenarios/store/sums.hpp"
#include "tests/scenarios/temporary.hpp"

#ifdef TIEXIN_EXECUTABLE

namespace tiexin::scenarios {
namespace {

using Clock = std::chrono::steady_clock;

/// Starts a history that would take minutes, without output.
pid_t start(const std::string& out) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  const int nothing = ::open("/dev/null", O_WRONLY);
  ::dup2(nothing, STDOUT_FILENO);
  ::dup2(nothing, STDERR_FILENO);
  ::execl(TIEXIN_EXECUTABLE, "tiexin", "history", "--villages", "40", "--replications", "300", "--threads", "1",
          "--out", out.c_str(), static_cast<char*>(nullptr));
  ::_exit(127);
}

void wait_for(const std::filesystem::path& path) {
  for (int i = 0; i < 1000 && !std::filesystem::exists(path); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

TEST(Interrupt, EndsSoonWithWhatIsFinishedAndNoHalfWrittenTable) {
  const tests::TemporaryFolder folder;
  const std::filesystem::path out = folder.path() / "out";
  const pid_t child = start(out.string());
  ASSERT_GT(child, 0);
  wait_for(folder.path() / ".out.building");
  std::this_thread::sleep_for(std::chrono::milliseconds(1500));
  const Clock::time_point asked = Clock::now();
  ASSERT_EQ(::kill(child, SIGINT), 0);
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_LT(Clock::now() - asked, std::chrono::seconds(10));  // it takes .2 s; the rest is for a busy machine
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 3);
  EXPECT_FALSE(std::filesystem::exists(folder.path() / ".out.building"));
  if (std::filesystem::exists(out)) {
    EXPECT_TRUE(verify(out).empty());
    EXPECT_NE(tests::slurp(out / kManifestName).find("\"stopped\""), std::string::npos);
  }
}

TEST(Interrupt, AKilledRunLeavesNothingAtTheDestinationAndTheNextRunCleansUp) {
  const tests::TemporaryFolder folder;
  const std::filesystem::path out = folder.path() / "out";
  const pid_t child = start(out.string());
  ASSERT_GT(child, 0);
  wait_for(folder.path() / ".out.building");
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  ASSERT_EQ(::kill(child, SIGKILL), 0);
  ASSERT_EQ(::waitpid(child, nullptr, 0), child);
  EXPECT_FALSE(std::filesystem::exists(out));
  { const Results next({out, true, false, "another scenario"}); }
  EXPECT_FALSE(std::filesystem::exists(folder.path() / ".out.building"));
}

}  // namespace
}  // namespace tiexin::scenarios

#endif

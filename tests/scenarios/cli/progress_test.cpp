#include "scenarios/cli/progress.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tiexin::scenarios {
namespace {

TEST(Spoken, AsPeopleSayIt) {
  EXPECT_EQ(spoken(0.2), "0 s");
  EXPECT_EQ(spoken(59.4), "59 s");
  EXPECT_EQ(spoken(200.0), "3 min 20 s");
  EXPECT_EQ(spoken(3900.0), "1 h 05 min");
  EXPECT_EQ(spoken(-1.0), "0 s");
}

TEST(Signals, TheFirstAsksTheSecondEnds) {
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    catch_signals();
    TerminalProgress progress(100, true);
    if (progress.stop_requested()) ::_exit(1);
    ::raise(SIGINT);
    if (!progress.stop_requested()) ::_exit(2);
    ::raise(SIGINT);
    ::_exit(3);  // never reached
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status)) << WEXITSTATUS(status);
  EXPECT_EQ(WTERMSIG(status), SIGINT);
}

}  // namespace
}  // namespace tiexin::scenarios

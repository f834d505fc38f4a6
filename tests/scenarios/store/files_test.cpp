#include "scenarios/store/files.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "scenarios/store/store_error.hpp"
#include "tests/scenarios/temporary.hpp"

namespace tiexin::scenarios {
namespace {

using tests::message_of;
using tests::slurp;
using tests::TemporaryFolder;

std::size_t n_entries(const std::filesystem::path& folder) {
  std::size_t n = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder)) ++n;
  return n;
}

TEST(WriteDurably, WritesANewFileAndNoOther) {
  const TemporaryFolder folder;
  write_durably(folder.path() / "a", "bytes");
  EXPECT_EQ(slurp(folder.path() / "a"), "bytes");
  EXPECT_THROW(write_durably(folder.path() / "a", "others"), StoreError);
  EXPECT_EQ(slurp(folder.path() / "a"), "bytes");
  EXPECT_THROW(write_durably(folder.path() / "none" / "a", ""), StoreError);
}

TEST(WriteDurably, LeavesNothingWhenThereIsNoSpace) {
  const TemporaryFolder folder;
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {  // a limit on file size fails like a full disk, in the middle of a write
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{10'000, 10'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    try {
      write_durably(folder.path() / "a", std::string(50'000, 'x'));
      ::_exit(1);
    } catch (const StoreError& error) {
      const bool told = std::string(error.what()).find("no space left") != std::string::npos;
      ::_exit(told && n_entries(folder.path()) == 0 ? 0 : 2);
    }
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

TEST(CommitLeaf, IsThereOnceAndEqual) {
  const TemporaryFolder folder;
  commit_leaf(folder.path() / "leaf", "result");
  commit_leaf(folder.path() / "leaf", "result");
  EXPECT_EQ(slurp(folder.path() / "leaf"), "result");
  EXPECT_NE(message_of<StoreError>([&] { commit_leaf(folder.path() / "leaf", "other"); }).find("gave another result"),
            std::string::npos);
  EXPECT_EQ(slurp(folder.path() / "leaf"), "result");
  EXPECT_EQ(n_entries(folder.path()), 1u);
}

TEST(Lock, KeepsASecondProcessOutAndNoLonger) {
  const TemporaryFolder folder;
  const auto try_in_child = [&] {
    const pid_t child = ::fork();
    if (child == 0) {
      try {
        const Lock lock(folder.path() / "lock");
        ::_exit(0);
      } catch (const StoreError& error) {
        ::_exit(std::string(error.what()).find("another tiexin is writing here") != std::string::npos ? 7 : 1);
      }
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  };
  {
    Lock lock(folder.path() / "lock");
    EXPECT_EQ(try_in_child(), 7);
    lock.leave_note("a note");
  }
  EXPECT_EQ(try_in_child(), 0);
  {
    Lock lock(folder.path() / "lock");
    EXPECT_EQ(lock.note(), "a note");
    lock.leave_note("");
  }
  EXPECT_EQ(n_entries(folder.path()), 0u) << "without a note it is of no use to anybody";
  EXPECT_EQ(try_in_child(), 0);
}

TEST(ReadBytes, NamesWhatIsMissing) {
  const TemporaryFolder folder;
  EXPECT_NE(message_of<StoreError>([&] { (void)read_bytes(folder.path() / "none"); }).find("is missing"),
            std::string::npos);
  EXPECT_NE(message_of<StoreError>([&] { (void)read_bytes(folder.path()); }).find("is not a regular file"),
            std::string::npos);
}

}  // namespace
}  // namespace tiexin::scenarios

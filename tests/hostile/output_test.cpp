/// Places where results cannot or must not be written: a sentence, exit code 2, and what was there is as it was.
#include <fcntl.h>
#include <filesystem>
#include <gtest/gtest.h>
#include <sched.h>
#include <string>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include "scenarios/store/results.hpp"
#include "scenarios/store/sums.hpp"
#include "tests/hostile/child.hpp"
#include "tests/scenarios/temporary.hpp"

#ifdef TIEXIN_EXECUTABLE

namespace tiexin::tests {
namespace {

namespace fs = std::filesystem;

/// A copy of the library, a history of one village, and a place for its results.
class Output : public ::testing::Test {
 protected:
  Output() {
    fs::copy(TIEXIN_LIBRARY_DIR, library_, fs::copy_options::recursive);
    fs::create_directory(above_);
    EXPECT_EQ(::chmod(folder_.path().c_str(), 0755), 0);
  }

  [[nodiscard]] std::vector<std::string> history(const fs::path& out, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments{"history",
                                       "--county",
                                       (library_ / "county/test.yaml").string(),
                                       "--upgrades",
                                       (library_ / "upgrades").string(),
                                       "--villages",
                                       "1",
                                       "--replications",
                                       "1",
                                       "--dice",
                                       "0",
                                       "--threads",
                                       "1",
                                       "--quiet",
                                       "--out",
                                       out.string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
  }

  /// A history that must be refused without being run.
  void expect_refused(const fs::path& out, const std::string& text, Limits limits = {},
                      const std::vector<std::string>& more = {}) const {
    limits.memory_bytes = std::size_t{1} << 30;  // of addresses; what is used is held to 256 MiB
    const Ended ended = run(history(out, more), limits);
    EXPECT_EQ(ended.code, 2) << out;
    EXPECT_EQ(ended.out, "") << out;
    EXPECT_NE(ended.err.find(text), std::string::npos) << out << ": " << ended.err;
    if (!kSanitized) {
      EXPECT_LT(ended.peak_bytes, std::size_t{256} << 20);
    }
  }

  void write_results(const fs::path& out) const {
    Limits limits;
    limits.memory_bytes = std::size_t{1} << 30;
    limits.processor_seconds = 20;
    const Ended ended = run(history(out), limits);
    ASSERT_EQ(ended.code, 0) << ended.err;
    ASSERT_TRUE(scenarios::verify(out).empty());
  }

  /// Results as small as they can be, without a run.
  static void write_small_results(const fs::path& out) {
    scenarios::Results results({out, true, false, "0011223344556677"});
    results.write("manifest.json", "{\"scenario\": \"0011223344556677\"}\n");
    results.write("runs.csv", "arm,replication\n0,1\n");
    results.commit();
  }

  TemporaryFolder folder_;
  fs::path library_ = folder_.path() / "library";
  fs::path above_ = folder_.path() / "above";
};

TEST_F(Output, AFolderThatMayNotBeWrittenTo) {
  ASSERT_EQ(::chmod(above_.c_str(), 0555), 0);
  Limits limits;
  limits.user = kNobody;
  expect_refused(above_ / "history", "may not be written; write elsewhere with --out", limits);
  expect_refused(above_ / "deeper" / "history", "may not be written; write elsewhere with --out", limits);
}

TEST_F(Output, ADiskThatTakesNoFolders) { expect_refused("/proc/history", "/proc"); }

TEST_F(Output, PlacesThatAreNoFolder) {
  folder_.write("above/file", "dear");
  ASSERT_EQ(::mkfifo((above_ / "fifo").c_str(), 0600), 0);
  fs::create_symlink("nowhere", above_ / "link");
  expect_refused(above_ / "file", "holds something that is not tiexin's results");
  expect_refused(above_ / "fifo", "holds something that is not tiexin's results");
  expect_refused(above_ / "link", "holds something that is not tiexin's results");
  expect_refused(above_ / "file" / "history", "Not a directory");
  expect_refused("/dev/full", "holds something that is not tiexin's results");
  expect_refused(above_ / std::string(300, 'x'), "too long");
  expect_refused("", "--out: is empty");
  expect_refused("/", "is no name for a results folder");
  EXPECT_EQ(slurp(above_ / "file"), "dear");
  const auto n_there = std::distance(fs::directory_iterator(above_), fs::directory_iterator());
  EXPECT_EQ(n_there, 3) << "a refusal leaves nothing beside";
  EXPECT_FALSE(fs::exists("/dev/.full.lock"));
}

TEST_F(Output, AFolderOfSomebodyElse) {
  folder_.write("above/history/letters.txt", "dear");
  expect_refused(above_ / "history", "holds something that is not tiexin's results");
  expect_refused(above_ / "history", "holds something that is not tiexin's results", {}, {"--replace"});
  EXPECT_EQ(slurp(above_ / "history" / "letters.txt"), "dear");
}

TEST_F(Output, AnotherScenariosResults) {
  const fs::path out = above_ / "history";
  write_results(out);
  const std::string sums = slurp(out / "SHA256SUMS");
  expect_refused(out, "holds the results of another scenario; give another folder with --out, or --replace", {},
                 {"--set", "matters.rate=100"});
  EXPECT_EQ(slurp(out / "SHA256SUMS"), sums);
  EXPECT_TRUE(scenarios::verify(out).empty());
  EXPECT_FALSE(fs::exists(above_ / ".history.building"));
}

TEST_F(Output, WithinOtherResults) {
  const fs::path out = above_ / "history";
  write_small_results(out);
  expect_refused(out / "deeper" / "history", "lies within the results " + out.string());
  const Ended ensemble = run({"ensemble", "--county", (library_ / "county/test.yaml").string(), "--villages", "1",
                              "--out", (out / "x.ensemble.csv").string()});
  EXPECT_EQ(ensemble.code, 2);
  EXPECT_NE(ensemble.err.find("lies within the results " + out.string()), std::string::npos) << ensemble.err;
  EXPECT_TRUE(scenarios::verify(out).empty());
}

TEST_F(Output, ALongFileIsVerifiedInLittleMemory) {
  const fs::path out = above_ / "history";
  write_small_results(out);
  fs::resize_file(out / "runs.csv", std::uintmax_t{1} << 28);
  const Ended ended = run({"verify", out.string()}, Limits{20, std::size_t{128} << 20});
  EXPECT_EQ(ended.code, 2);
  EXPECT_EQ(ended.err, (out / "runs.csv").string() + ": differs from its sum\n");
  fs::resize_file(out / "SHA256SUMS", std::uintmax_t{1} << 40);
  EXPECT_EQ(run({"verify", out.string()}, Limits{20, std::size_t{128} << 20}).code, 2);
}

TEST_F(Output, AnotherTiexinWritesThere) {
  const int lock = ::open((above_ / ".history.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  ASSERT_EQ(::flock(lock, LOCK_EX | LOCK_NB), 0);
  expect_refused(above_ / "history", "another tiexin is writing here");
  ::close(lock);
}

TEST_F(Output, AFullDiskLeavesEarlierResults) {
  const fs::path out = above_ / "history";
  write_results(out);
  const std::string sums = slurp(out / "SHA256SUMS");
  Limits limits;
  limits.file_bytes = 100'000;  // of the report
  limits.processor_seconds = 20;
  expect_refused(out, "no space left for it", limits, {"--seed", "2"});
  EXPECT_EQ(slurp(out / "SHA256SUMS"), sums);
  EXPECT_TRUE(scenarios::verify(out).empty());
  EXPECT_FALSE(fs::exists(above_ / ".history.building"));
}

/// In a name space of its own mounts a disk on a folder and runs a shell script there.
/// @returns what the script returns; kNoMounts: mounting is refused here
constexpr int kNoMounts = 77;
int on_a_disk_of_its_own(const std::string& folder, unsigned long flags, const char* options,
                         const std::string& script) {
  const pid_t child = ::fork();
  if (child == 0) {
    if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        ::mount("tmpfs", folder.c_str(), "tmpfs", flags, options) != 0) {
      ::_exit(kNoMounts);
    }
    ::execl("/bin/sh", "sh", "-c", script.c_str(), nullptr);
    ::_exit(127);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string quoted(const std::vector<std::string>& words) {
  std::string text = std::string("'") + TIEXIN_EXECUTABLE + "' ";
  for (const std::string& word : words) text += "'" + word + "' ";
  return text;
}

TEST_F(Output, AFullDiskForOnce) {
  // It holds one set of results and not two.
  const std::string out = above_ / "history";
  const std::string program = quoted(history(out));
  const int code = on_a_disk_of_its_own(
      above_.string(), 0, "size=7m",
      program + " >/dev/null && cp '" + out + "/SHA256SUMS' '" + above_.string() + "/kept' && { " + program +
          " --seed 2 2>'" + above_.string() + "/said'; test $? = 2; } && grep -q 'no space left' '" + above_.string() +
          "/said' && cmp '" + out + "/SHA256SUMS' '" + above_.string() + "/kept' && " + quoted({"verify", out}) +
          " 2>/dev/null && ! test -e '" + above_.string() + "/.history.building'");
  if (code == kNoMounts) GTEST_SKIP() << "this machine lets nobody mount a small disk";
  EXPECT_EQ(code, 0);
}

TEST_F(Output, AReadOnlyDisk) {
  const std::string said = (folder_.path() / "said").string();
  const int code = on_a_disk_of_its_own(above_.string(), MS_RDONLY, "size=1m",
                                        quoted(history(above_ / "history")) + " >'" + said + "' 2>&1");
  if (code == kNoMounts) GTEST_SKIP() << "this machine lets nobody mount a disk";
  EXPECT_EQ(code, 2);
  EXPECT_NE(slurp(said).find("lies on a read-only disk; write elsewhere with --out"), std::string::npos) << slurp(said);
}

TEST_F(Output, VerifyOfWhatIsNone) {
  folder_.write("above/file", "dear");
  for (const fs::path& path : {above_ / "none", above_ / "file", fs::path("/dev/null"), above_}) {
    const Ended ended = run({"verify", path.string()});
    EXPECT_EQ(ended.code, 2) << path;
    EXPECT_EQ(ended.out, "") << path;
    EXPECT_NE(ended.err.find(path.string()), std::string::npos) << ended.err;
  }
}

}  // namespace
}  // namespace tiexin::tests

#endif

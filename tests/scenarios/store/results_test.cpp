#include "scenarios/store/results.hpp"

#include <filesystem>
#include <gtest/gtest.h>
#include <signal.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "scenarios/store/store_error.hpp"
#include "scenarios/store/sums.hpp"
#include "tests/scenarios/temporary.hpp"

namespace tiexin::scenarios {
namespace {

using tests::message_of;
using tests::slurp;
using tests::TemporaryFolder;

class ResultsFolder : public ::testing::Test {
 protected:
  [[nodiscard]] std::filesystem::path out() const { return folder_.path() / "out" / "history"; }

  void write(const std::string& scenario, const std::string& runs, bool explicit_out = false, bool replace = false) {
    Results results({out(), explicit_out, replace, scenario});
    results.write("manifest.json", "{\"scenario\": \"" + scenario + "\"}\n");
    results.write("runs.csv", runs);
    results.write("charts/echarts.js", "x");
    results.commit();
  }

  TemporaryFolder folder_;
};

TEST_F(ResultsFolder, AppearsAsAWhole) {
  {
    Results results({out(), false, false, "a"});
    results.write("manifest.json", "{\"scenario\": \"a\"}\n");
    EXPECT_FALSE(std::filesystem::exists(out()));
    results.commit();
  }
  EXPECT_TRUE(verify(out()).empty());
  EXPECT_EQ(scenario_of(out()), "a");
  EXPECT_FALSE(std::filesystem::exists(out().parent_path() / ".history.building"));
}

TEST_F(ResultsFolder, WithoutCommitNothingStays) {
  write("a", "1");
  { Results({out(), false, false, "a"}).write("runs.csv", "2"); }
  EXPECT_EQ(slurp(out() / "runs.csv"), "1");
  EXPECT_FALSE(std::filesystem::exists(out().parent_path() / ".history.building"));
}

TEST_F(ResultsFolder, KeepsTheFormerAsPrevious) {
  write("a", "1");
  write("b", "2");
  write("c", "3");
  EXPECT_EQ(slurp(out() / "runs.csv"), "3");
  EXPECT_EQ(slurp(folder_.path() / "out" / "history.previous" / "runs.csv"), "2");
  EXPECT_TRUE(verify(out()).empty());
  EXPECT_TRUE(verify(folder_.path() / "out" / "history.previous").empty());
}

TEST_F(ResultsFolder, NamedFolderWithAnotherScenarioNeedsReplace) {
  write("a", "1", true);
  EXPECT_NE(message_of<StoreError>([&] { write("b", "2", true); }).find("holds the results of another scenario"),
            std::string::npos);
  EXPECT_EQ(slurp(out() / "runs.csv"), "1");
  write("a", "3", true);
  EXPECT_EQ(slurp(out() / "runs.csv"), "3");
  write("b", "2", true, true);
  EXPECT_EQ(slurp(out() / "runs.csv"), "2");
}

TEST_F(ResultsFolder, NeverTouchesWhatIsNotOurs) {
  folder_.write("out/history/letters.txt", "dear");
  for (const bool replace : {false, true}) {
    EXPECT_NE(message_of<StoreError>([&] { write("a", "1", true, replace); }).find("not tiexin's results"),
              std::string::npos);
  }
  EXPECT_EQ(slurp(out() / "letters.txt"), "dear");
  std::filesystem::remove(out() / "letters.txt");
  write("a", "1", true);  // an empty folder is free
  folder_.write("out/history.previous/letters.txt", "dear");
  EXPECT_THROW(write("a", "2"), StoreError);
  EXPECT_EQ(slurp(folder_.path() / "out/history.previous/letters.txt"), "dear");
  EXPECT_EQ(slurp(out() / "runs.csv"), "1");
}

TEST_F(ResultsFolder, AFileOfSomebodyAmongTheResultsKeepsThem) {
  write("a", "1");
  folder_.write("out/history/analysis.R", "mine");
  for (const bool replace : {false, true}) {
    EXPECT_NE(message_of<StoreError>([&] {
                write("a", "2", true, replace);
              }).find("history: holds, besides tiexin's results, analysis.R; move that away"),
              std::string::npos);
  }
  EXPECT_EQ(slurp(out() / "runs.csv"), "1");
  EXPECT_EQ(slurp(out() / "analysis.R"), "mine");
  std::filesystem::remove(out() / "analysis.R");
  std::filesystem::create_directory(out() / "notes");  // an empty folder is somebody's as well
  EXPECT_NE(message_of<StoreError>([&] { write("a", "2"); }).find("notes"), std::string::npos);
}

TEST_F(ResultsFolder, AFileOfSomebodyAmongTheFormerResultsKeepsThem) {
  const std::filesystem::path previous = folder_.path() / "out" / "history.previous";
  write("a", "1");
  write("a", "2");
  folder_.write("out/history.previous/charts/mine.png", "mine");
  EXPECT_NE(message_of<StoreError>([&] {
              write("a", "3");
            }).find("history.previous: holds, besides tiexin's results, charts/mine.png"),
            std::string::npos);
  EXPECT_EQ(slurp(previous / "charts" / "mine.png"), "mine");
  EXPECT_EQ(slurp(out() / "runs.csv"), "2");
}

TEST_F(ResultsFolder, AFileThatIsPutThereDuringTheRunIsKept) {
  write("a", "1");
  write("a", "2");
  const std::filesystem::path mine = folder_.path() / "out" / "history.previous" / "mine";
  Results results({out(), false, false, "a"});
  results.write("manifest.json", "{\"scenario\": \"a\"}\n");
  folder_.write("out/history.previous/mine", "mine");
  EXPECT_THROW(results.commit(), StoreError);
  EXPECT_EQ(slurp(mine), "mine");
}

TEST_F(ResultsFolder, RefusesNamesThatLeadElsewhere) {
  Results results({out(), false, false, "a"});
  for (const char* name : {"../x", "/x", "", "a/../../x"}) EXPECT_THROW(results.write(name, ""), StoreError) << name;
  EXPECT_THROW(Results({"", false, false, "a"}), StoreError);
  EXPECT_THROW(Results({"/", false, false, "a"}), StoreError);
  EXPECT_THROW(Results({"..", false, false, "a"}), StoreError);
}

TEST_F(ResultsFolder, ALinkStandsForTheFolderBehindIt) {
  write("a", "1");
  const std::filesystem::path link = folder_.path() / "link";
  std::filesystem::create_directory_symlink("out/history", link);
  Results results({link, true, false, "a"});
  results.write("manifest.json", "{\"scenario\": \"a\"}\n");
  results.write("runs.csv", "2");
  results.commit();
  EXPECT_TRUE(std::filesystem::is_symlink(link));
  EXPECT_EQ(slurp(out() / "runs.csv"), "2");
  EXPECT_EQ(slurp(folder_.path() / "out" / "history.previous" / "runs.csv"), "1");
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "link.previous"));
}

TEST_F(ResultsFolder, WhatIsRefusedLeavesNothingBeside) {
  const std::filesystem::path deep = folder_.path() / "new" / "deep";
  { const Results given_up({deep / "history", true, false, "a"}); }
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
  const std::string text = message_of<StoreError>([&] { Results({deep / std::string(246, 'x'), true, false, "a"}); });
  EXPECT_NE(text.find("is too long a name, of 246 bytes; give one of at most 245 with --out"), std::string::npos);
  EXPECT_NE(message_of<StoreError>([&] {
              Results({deep / std::string(300, 'x') / "history", true, false, "a"});
            }).find("is too long; a name may have 255 bytes"),
            std::string::npos);
  EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
  folder_.write("letters.txt", "dear");
  EXPECT_THROW(Results({folder_.path() / "letters.txt", true, false, "a"}), StoreError);
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / ".letters.txt.lock"));
  Results longest({deep / std::string(245, 'x'), true, false, "a"});
  longest.write("manifest.json", "{\"scenario\": \"a\"}\n");
  longest.commit();
  EXPECT_TRUE(verify(deep / std::string(245, 'x')).empty());
}

TEST_F(ResultsFolder, ASecondWriterIsTold) {
  const Results first({out(), false, false, "a"});
  EXPECT_NE(message_of<StoreError>([&] {
              Results({out(), false, false, "a"});
            }).find("another tiexin is writing here"),
            std::string::npos);
}

/// Runs `work` in a child and returns its exit code, -1 if it was killed.
template <class Work>
int in_child(Work&& work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST_F(ResultsFolder, AfterAKillTheFormerIsThereAndTheNextRunClears) {
  write("a", "1");
  EXPECT_EQ(in_child([&] {
              Results results({out(), false, false, "b"});
              results.write("runs.csv", "half");
              ::kill(::getpid(), SIGKILL);
              return 0;
            }),
            -1);
  EXPECT_EQ(slurp(out() / "runs.csv"), "1");
  EXPECT_TRUE(verify(out()).empty());
  EXPECT_TRUE(std::filesystem::exists(out().parent_path() / ".history.building"));
  write("b", "2");
  EXPECT_EQ(slurp(out() / "runs.csv"), "2");
  EXPECT_EQ(slurp(folder_.path() / "out/history.previous/runs.csv"), "1");
}

TEST_F(ResultsFolder, AFullDiskLeavesEarlierResults) {
  write("a", "1");
  EXPECT_EQ(in_child([&] {
              ::signal(SIGXFSZ, SIG_IGN);
              const rlimit limit{20'000, 20'000};
              ::setrlimit(RLIMIT_FSIZE, &limit);
              try {
                write("b", std::string(30'000, 'x'));
              } catch (const StoreError& error) {
                return std::string(error.what()).find("no space left") != std::string::npos ? 5 : 6;
              }
              return 0;
            }),
            5);
  EXPECT_EQ(slurp(out() / "runs.csv"), "1");
  EXPECT_TRUE(verify(out()).empty());
  EXPECT_FALSE(std::filesystem::exists(out().parent_path() / ".history.building"));
}

}  // namespace
}  // namespace tiexin::scenarios

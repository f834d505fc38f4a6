/// The program itself: exit codes, what goes to stdout and what to stderr.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <sys/wait.h>
#include <vector>

#include <nlohmann/json.hpp>

#include "scenarios/cli/machine.hpp"
#include "tests/hostile/cases.hpp"
#include "tests/hostile/child.hpp"
#include "tests/scenarios/study/small_county.hpp"
#include "tests/scenarios/temporary.hpp"

#ifdef TIEXIN_EXECUTABLE

namespace tiexin::tests {
namespace {

using Words = std::vector<std::string>;

const std::string kLibrary = TIEXIN_LIBRARY_DIR;
const std::string kTestCounty = kLibrary + "/county/test.yaml";
const std::string kSmallReform = kLibrary + "/variants/one_more_visit.yaml";

Words yaml_files(const Words& folders) {
  Words files;
  for (const std::string& folder : folders) {
    for (const auto& entry : std::filesystem::directory_iterator(kLibrary + "/" + folder)) {
      if (entry.path().extension() == ".yaml") files.push_back(entry.path().string());
    }
  }
  return files;
}

TEST(CommandLine, ShippedFilesAreWellAndStdoutIsData) {
  Words check{"check", kLibrary + "/sources.yaml"};
  for (const std::string& file : yaml_files({"county", "stress", "upgrades"})) check.push_back(file);
  const Ended ended = run(check);
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.out, "");
  EXPECT_EQ(ended.err, std::to_string(check.size() - 1) + " files are well.\n");
  for (const std::string& variant : yaml_files({"variants"})) check.push_back(variant);
  EXPECT_EQ(run(check).err, std::to_string(check.size() - 1) + " files are well.\n");
  for (const std::string& variant : yaml_files({"variants"})) {
    EXPECT_EQ(run({"check", kLibrary + "/county/shangli.yaml", variant}).err, "2 files are well.\n") << variant;
  }
}

TEST(CommandLine, NoEnsembleOfYearsWithoutAPublishedFigure) {
  const SmallCounty county;
  std::string text = slurp(county.county());
  text.replace(text.find("run_in: 2006"), 12, "run_in: 2008");
  text.replace(text.find("start: 2008"), 11, "start: 2009");
  const TemporaryFolder folder;
  folder.write("sources.yaml", slurp(kLibrary + "/sources.yaml"));
  const std::string late = folder.write("late.yaml", text).string();
  const std::string upgrades = county.upgrades().string();
  const std::filesystem::path out = folder.path() / "x.ensemble.csv";
  const Ended ended = run({"ensemble", "--county", late, "--upgrades", upgrades, "--out", out.string()});
  EXPECT_EQ(ended.code, 2);
  EXPECT_NE(ended.err.find("--county: " + late + " runs in no years of a published figure; "), std::string::npos)
      << ended.err;
  EXPECT_FALSE(std::filesystem::exists(out));
}

TEST(CommandLine, WhatIsStrangeIsToldAndIsWell) {
  const TemporaryFolder folder;
  std::filesystem::copy(kLibrary, folder.path(), std::filesystem::copy_options::recursive);
  const auto file = folder.write("upgrades/x.yaml", with(kGoodUpgrade, "8 h/month", "0 h/month"));
  const Ended ended = run({"check", file.string()});
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.out, "");
  EXPECT_EQ(ended.err, file.string() +
                           ":10:14: sets.outreach.posting: does nothing while outreach.hours is 0; set outreach.hours "
                           "too (strange, but it can be run)\n1 file is well.\n");
}

TEST(CommandLine, DescribePrintsToStdout) {
  Limits limits;
  limits.processor_seconds = 20;
  const Ended ended = run({"describe", kTestCounty}, limits);
  EXPECT_EQ(ended.code, 0);
  EXPECT_EQ(ended.err, "");
  EXPECT_NE(ended.out.find("population.away_share"), std::string::npos);
  EXPECT_NE(ended.out.find(" assumed"), std::string::npos);
  EXPECT_NE(ended.out.find("petition office"), std::string::npos) << ended.out;
}

// What a run would take is said before anything is drawn or written. The villages are as many as need twice the memory
// that this machine has for each of the threads.
TEST(CommandLine, ACountyBeyondTheMachineIsEstimatedAndNotTried) {
  const TemporaryFolder folder;
  const double memory = scenarios::machine_memory();
  const int threads = 8;
  const auto villages = static_cast<int>(std::min(1e6, 2 * memory / threads / (125.0 * 1300.0)));
  const Words common{
      "--county", kTestCounty, "--villages", std::to_string(villages), "--threads", std::to_string(threads)};
  const Words to{"--out", (folder.path() / "out").string()};
  const Words to_file{"--out", (folder.path() / "x.ensemble.csv").string()};
  for (const Words& verb : {Words{"history"}, Words{"compare", kSmallReform}, Words{"targets"}, Words{"ensemble"}}) {
    Words words = verb;
    words.insert(words.end(), common.begin(), common.end());
    if (verb[0] == "history") words.insert(words.end(), to.begin(), to.end());
    if (verb[0] == "ensemble") words.insert(words.end(), to_file.begin(), to_file.end());
    const Ended ended = run(words);
    EXPECT_EQ(ended.code, 2) << verb[0];
    EXPECT_EQ(ended.out, "") << verb[0];
    EXPECT_EQ(ended.err.find("the command line: population.natural_villages: " + std::to_string(125 * villages) +
                             " households need about "),
              0U)
        << ended.err;
    EXPECT_NE(ended.err.find(" GiB of memory a thread and "), std::string::npos) << ended.err;
    EXPECT_NE(ended.err.find(" a run; "), std::string::npos) << ended.err;
    EXPECT_EQ(std::count(ended.err.begin(), ended.err.end(), '\n'), 1) << ended.err;
    EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << verb[0];
  }
}

TEST(CommandLine, BadInputIsTwoAndStdoutStaysEmpty) {
  const TemporaryFolder folder;
  const Words set{"history", "--county", kTestCounty, "--set"};
  const auto setting = [&set](const std::string& assignment) {
    Words words = set;
    words.push_back(assignment);
    return words;
  };
  const std::vector<Words> wrong{{},
                                 {""},
                                 {"histroy"},
                                 {"check"},
                                 {"check", ""},
                                 {"check", "/nonexistent.yaml"},
                                 {"check", "--no-such-flag", "x"},
                                 {"check", std::string(100'000, 'x')},
                                 {"history", "--villages", "0"},
                                 {"history", "--villages", "x"},
                                 {"history", "--villages", "1e3"},
                                 {"history", "--villages", "99999999999999999999"},
                                 {"history", "--threads", "0"},
                                 {"history", "--threads", "1000000"},
                                 {"history", "--replications", "-1"},
                                 {"history", "--replications", "1000000000000"},
                                 {"history", "--seed", "x"},
                                 {"history", "--seed", "-1"},
                                 {"history", "--seed", "4294967296"},
                                 {"history", "--county"},
                                 {"history", "--county", "/nonexistent.yaml"},
                                 {"history", "--county", kLibrary},
                                 {"history", "--upgrades", "/nonexistent"},
                                 {"history", "--upgrades", kTestCounty},
                                 setting("population.away_shar=1"),
                                 setting("population.away_share=2"),
                                 setting("population.away_share=nan"),
                                 setting("population.away_share=0,5"),
                                 setting("population.away_share="),
                                 setting("population.away_share"),
                                 setting("=1"),
                                 setting(""),
                                 setting("matters.touch=5"),
                                 setting("matters.practical_share=1"),
                                 setting("population.natural_villages=1000000"),
                                 {"compare"},
                                 {"compare", "/nonexistent.yaml"},
                                 {"compare", kTestCounty},
                                 {"compare", kSmallReform, "--replications", "1"},
                                 {"compare", kSmallReform, "--months", "0"},
                                 {"compare", kSmallReform, "--upgrades", "/nonexistent"},
                                 {"verify", folder.path().string()},
                                 {"verify", "/nonexistent"},
                                 {"replay"},
                                 {"replay", "/nonexistent", "--run", "x"},
                                 {"replay", folder.path().string(), "--arm", "1", "--replication", "1"},
                                 {"replay", folder.path().string(), "--arm", "1"},
                                 {"replay", folder.path().string(), "--arm", "1", "--replication", "0x1"},
                                 {"replay", folder.path().string(), "--cell", "effects.csv"},
                                 {"replay", folder.path().string(), "--cell", "effects.csv:1:low", "--trace"},
                                 {"replay", folder.path().string(), "--run", "x", "--year", "2010"},
                                 {"describe", kTestCounty, "--set", "nonsense"}};
  for (const Words& arguments : wrong) {
    std::string shown;
    for (const std::string& word : arguments) shown += word.substr(0, 60) + " ";
    Limits limits;
    limits.memory_bytes = std::size_t{1} << 30;
    const Ended ended = run(arguments, limits);
    EXPECT_EQ(ended.code, 2) << shown;
    EXPECT_EQ(ended.out, "") << shown;
    EXPECT_NE(ended.err, "") << shown;
    EXPECT_EQ(ended.err.find("internal"), std::string::npos) << shown << ended.err;
    if (!kSanitized) {
      EXPECT_LT(ended.peak_bytes, std::size_t{256} << 20) << shown;
    }
  }
  EXPECT_FALSE(std::filesystem::exists("out"));
}

TEST(CommandLine, HelpAndVersionAreWell) {
  EXPECT_EQ(run({"--help"}).code, 0);
  EXPECT_EQ(run({"history", "--help"}).code, 0);
  EXPECT_NE(run({"version"}).out.find("results version"), std::string::npos);
}

/// What a shell's redirection makes of the program: its exit code, and what stands in the file `said`.
int redirected(const std::string& words, const std::string& redirection) {
  const int status = std::system(("'" + std::string(TIEXIN_EXECUTABLE) + "' " + words + " " + redirection).c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

TEST(CommandLine, StreamsThatAreClosedOrFull) {
  const TemporaryFolder folder;
  const std::string said = "'" + (folder.path() / "said").string() + "'";
  const std::string county = "'" + kTestCounty + "'";
  EXPECT_EQ(redirected("check " + county, "2>&-"), 0);
  EXPECT_EQ(redirected("check none.yaml", "2>&-"), 2);
  EXPECT_EQ(redirected("check none.yaml", "2>/dev/full"), 2);
  EXPECT_EQ(redirected("version", ">&- 2>" + said), 2);
  EXPECT_EQ(slurp(folder.path() / "said"), "the output cannot be written: is the disk full?\n");
  // None of what is said ends in a file of the results.
  const std::string out = (folder.path() / "history").string();
  const std::string history =
      "history --county " + county + " --villages 1 --replications 1 --dice 0 --out '" + out + "'";
  EXPECT_EQ(redirected(history, "<&- >&- 2>&-"), 2);
  EXPECT_EQ(redirected("verify '" + out + "'", "2>/dev/null"), 0);
  EXPECT_EQ(slurp(folder.path() / ".history.lock"), "");
}

/// The command that a report names, as somebody copies it from the page.
std::string command_in(const std::filesystem::path& out) {
  const std::string page = slurp(out / "report.html");
  const std::string opens = "<script type=\"application/json\" id=\"data\">";
  const std::size_t from = page.find(opens) + opens.size();
  return nlohmann::json::parse(page.substr(from, page.find("</script>", from) - from))["meta"]["commands"][0];
}

TEST(CommandLine, TheCommandOfAReportCanBePasted) {
  const TemporaryFolder folder;
  const std::filesystem::path library = folder.path() / "li's library";
  std::filesystem::copy(kLibrary, library, std::filesystem::copy_options::recursive);
  const std::filesystem::path out = folder.path() / "out";
  Limits limits;
  limits.processor_seconds = 60;
  limits.memory_bytes = std::size_t{1} << 30;
  const Words words{"history",
                    "--county",
                    (library / "county" / "test.yaml").string(),
                    "--upgrades",
                    (library / "upgrades").string(),
                    "--villages",
                    "1",
                    "--replications",
                    "1",
                    "--set",
                    "conduct.speed=0.4 per_year",
                    "--quiet",
                    "--out",
                    out.string()};
  ASSERT_EQ(run(words, limits).code, 0);
  const std::string command = command_in(out);
  ASSERT_EQ(command.find("./run history "), 0U) << command;
  const std::string again = (folder.path() / "again").string();
  EXPECT_EQ(redirected(command.substr(6) + " --quiet --out '" + again + "'", ">/dev/null"), 0) << command;
  EXPECT_EQ(slurp(folder.path() / "again" / "SHA256SUMS"), slurp(out / "SHA256SUMS"));
}

TEST(CommandLine, AFullStdoutIsTold) {
  const TemporaryFolder folder;
  const std::string said = (folder.path() / "said").string();
  const int status = std::system(
      ("'" + std::string(TIEXIN_EXECUTABLE) + "' describe '" + kTestCounty + "' >/dev/full 2>'" + said + "'").c_str());
  EXPECT_EQ(WEXITSTATUS(status), 2);
  EXPECT_NE(slurp(said).find("No space left"), std::string::npos) << slurp(said);
}

}  // namespace
}  // namespace tiexin::tests

#endif

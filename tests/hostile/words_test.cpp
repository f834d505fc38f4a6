/// What the program says to words of the command line that it cannot use: not only that, but what would be right.
#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <sys/stat.h>
#include <vector>

#include "tests/hostile/cases.hpp"
#include "tests/hostile/child.hpp"
#include "tests/scenarios/temporary.hpp"

#ifdef TIEXIN_EXECUTABLE

namespace tiexin::tests {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

const std::string kLibrary = TIEXIN_LIBRARY_DIR;
const std::string kTestCounty = kLibrary + "/county/test.yaml";
const std::string kUpgrade = kLibrary + "/upgrades/1_outreach.yaml";

void expect_said(const Words& words, const std::string& said, const Limits& limits = {}) {
  const Ended ended = run(words, limits);
  EXPECT_EQ(ended.code, 2) << said;
  EXPECT_EQ(ended.out, "") << said;
  EXPECT_NE(ended.err.find(said), std::string::npos) << "expected '" << said << "'; got\n" << ended.err.substr(0, 1000);
}

TEST(Words, VerbsAndFlagsThatAreNone) {
  expect_said({}, "name a verb; allowed: check, ");
  expect_said({"histroy"}, "'histroy' is not a verb; did you mean 'history'?");
  expect_said({"--version"}, "'--version' is not a verb; did you mean 'version'?");
  expect_said({"history", "--replication", "3"},
              "'--replication' is not a flag of history; did you mean '--replications'?");
  expect_said({"check", kTestCounty, "--set", "a=1"}, "'--set' is not a flag of check");
  expect_said({"history", "--villages", "1", "--villages", "2"}, "--villages: is given more than once");
  expect_said({"history", "--out"}, "--out: needs a value behind it");
  expect_said({"completion", "fish"}, "fish not in {bash,zsh}");
}

TEST(Words, NumbersAreReadAsInFiles) {
  expect_said({"history", "--seed", "010"}, "--seed: '010' begins with 0; write it without leading zeros");
  expect_said({"history", "--seed", "0x10"}, "--seed: '0x10' is not a whole number");
  expect_said({"history", "--seed", "1.5"}, "--seed: '1.5' is not a whole number; write digits alone");
  expect_said({"history", "--seed", "1_000"}, "--seed: '1_000' is not a whole number");
  expect_said({"history", "--villages", "020"}, "--villages: '020' begins with 0");
  expect_said({"ensemble", "--draws", "0x10", "--out", "x.ensemble.csv"}, "--draws: '0x10' is not a whole number");
}

TEST(Words, ANumberThatIsTooLargeIsToldWhatIsAllowed) {
  expect_said({"history", "--seed", "4294967296"}, "--seed: 4294967296 is too large; write at most 4294967295");
  expect_said({"replay", "x", "--arm", "1", "--replication", "99999999999"},
              "--replication: 99999999999 is too large; write at most 4294967295");
}

TEST(Words, AKeyThatIsSetToNothingIsShownWithAValue) {
  const Words history{"history", "--county", kTestCounty, "--set"};
  const auto setting = [&](const std::string& assignment) {
    Words words = history;
    words.push_back(assignment);
    return words;
  };
  const auto said = [&](const std::string& assignment) { return run(setting(assignment)).err; };
  const std::string text = said("population.away_share");
  const std::string begins = "--set: population.away_share: has no value; write it as ";
  ASSERT_EQ(text.find(begins), 0U) << text;
  const std::string example = text.substr(begins.size(), text.find('\n') - begins.size());
  EXPECT_EQ(example.find("population.away_share=0."), 0U) << example;
  EXPECT_EQ(run({"describe", kTestCounty, "--set", example}, Limits{20}).code, 0) << "what is shown is admitted";
  expect_said(setting("=1"), "'=1' is not KEY=VALUE; write it as ");
  expect_said(setting("population.away_shar"), "--set: population.away_shar: is not a known parameter; did you mean ");
  expect_said(setting("grid.workers=1"),
              "--set: grid.workers: is a lever, and every upgrade has levers of its own; write which: "
              "upgrade.7.grid.workers=1, or set it in an upgrade's file\n");
}

TEST(Words, AnEmptyNameIsNotTheLibrarys) {
  expect_said({"history", "--county", ""}, "--county: is empty");
  expect_said({"history", "--upgrades="}, "--upgrades: ");
  expect_said({"targets", "--county", ""}, "--county: is empty");
  expect_said({"ensemble", "--from", "", "--out", "x.ensemble.csv"}, "--from: is empty");
}

TEST(Words, FlagsThatMeanNothingTogether) {
  expect_said({"ensemble", "--from", "none.csv", "--out", "x.ensemble.csv"}, "--from: says where walks begin");
  expect_said({"ensemble", "--draws", "3", "--keep", "20", "--quiet", "--out", "x.ensemble.csv"},
              "--keep: 20 vectors are the defaults and 19 others, and --draws gives 3; write at most 4, or draw more");
  expect_said({"ensemble", "--draws", "3", "--steps", "2", "--out", "x.ensemble.csv"}, "--draws: draws anywhere");
  expect_said({"history", "--county", kTestCounty, "--replications", "1", "--dice", "3"},
              "--dice: has nothing to be held against");
  expect_said({"history", "--county", kTestCounty, "--fixed-parameters", "--dice", "3"}, "--dice: adds nothing");
  expect_said({"history", "--county", kTestCounty, "--set", "conduct.speed=0.4", "--set", "conduct.speed=0.5"},
              "--set: conduct.speed: is set twice; set it once");
  expect_said({"history", "--county", kTestCounty, "--set", "population.natural_villages=30", "--villages", "3"},
              "--set: population.natural_villages: is set twice; set it once; --villages is short for it");
  expect_said({"replay", "x", "--cell", "effects.csv:1:low", "--year", "2010"}, "--cell: names its runs itself");
}

TEST(Words, FilesOfAnotherKind) {
  const Words history{"history", "--villages", "1", "--county"};
  const auto county = [&](const std::string& file) {
    Words words = history;
    words.push_back(file);
    return words;
  };
  expect_said(county(kUpgrade), kUpgrade + ": is an upgrade or a variant, not a county; give a county file\n");
  expect_said(county(kLibrary + "/sources.yaml"), "sources.yaml: is a list of sources, not a county");
  expect_said(county(kLibrary + "/county/shangli.ensemble.csv"), "shangli.ensemble.csv: is a table, not a county");
  expect_said({"history", "--county", kTestCounty, "--upgrades", kLibrary + "/county"},
              "test.yaml: has neither 'kind' nor 'sets', so it is no upgrade; keep it in another folder");
  expect_said({"history", "--county", kTestCounty, "--upgrades", kUpgrade}, kUpgrade + ": is not a folder");
  expect_said({"compare", kTestCounty, "--villages", "1"},
              kTestCounty + ": is a county file, not a reform; give it with --county, and an upgrade or variant\n");
  expect_said({"compare", kUpgrade, "--villages", "1"},
              kUpgrade + ": is in force in both arms already, for it lies in " + kLibrary +
                  "/upgrades; to compare with and without it, copy the others of that folder and give the copy with "
                  "--upgrades\n");
  expect_said({"describe", kLibrary + "/county/shangli.ensemble.csv"}, "is a table");
  expect_said({"describe", kUpgrade, "--set", "matters.rate=1"}, "--set: sets a parameter, and this file has none");
}

TEST(Words, AnEnsembleThatCouldNotBeWrittenIsNotDrawn) {
  const TemporaryFolder folder;
  const auto ensemble = [&](const fs::path& out) {
    return Words{"ensemble", "--county", kTestCounty, "--villages", "1",         "--draws",
                 "1",        "--keep",   "2",         "--out",      out.string()};
  };
  expect_said(ensemble(folder.path() / "none" / "x.ensemble.csv"),
              (folder.path() / "none").string() + ": is no folder to write to");
  expect_said(ensemble(folder.write("there.ensemble.csv", "dear")), "there.ensemble.csv: exists already");
  EXPECT_EQ(slurp(folder.path() / "there.ensemble.csv"), "dear");
  for (const char* name : {"e3.csv", ".ensemble.csv", "ensemble.csv"}) {
    expect_said(ensemble(folder.path() / name),
                "--out: '" + std::string(name) + "' is no name of an ensemble; write NAME.ensemble.csv");
    EXPECT_FALSE(fs::exists(folder.path() / name));
  }
  ASSERT_EQ(::chmod(folder.path().c_str(), 0555), 0);
  Limits limits;
  limits.user = kNobody;
  expect_said(ensemble(folder.path() / "x.ensemble.csv"), "may not be written", limits);
  ASSERT_EQ(::chmod(folder.path().c_str(), 0755), 0);
}

// One natural village is far from every published figure.
TEST(Words, AnEnsembleIsNotFilledUpWithWhatIsRuledOut) {
  const TemporaryFolder folder;
  const fs::path out = folder.path() / "x.ensemble.csv";
  const Ended ended = run(
      {"ensemble", "--county", kTestCounty, "--villages", "1", "--draws", "2", "--keep", "2", "--out", out.string()},
      Limits{60});
  EXPECT_EQ(ended.code, 3) << ended.err;
  EXPECT_NE(
      ended.err.find("No ensemble was written: the published figures rule out all but 0 of 2 vectors, and --keep 2 "
                     "wants 1."),
      std::string::npos)
      << ended.err;
  EXPECT_EQ(std::count(ended.out.begin(), ended.out.end(), '\n'), 3) << "every trial is printed all the same";
  EXPECT_FALSE(fs::exists(out));
}

TEST(Words, MoreThreadsThanTheSystemGives) {
  if (kSanitized) GTEST_SKIP() << "its shadow memory is beyond the limit";
  Limits limits;
  limits.memory_bytes = std::size_t{1} << 30;  // of addresses: room for the stacks of about a hundred
  expect_said({"history", "--county", kTestCounty, "--villages", "1", "--threads", "1024", "--quiet"},
              " threads and not 1024; ask for fewer with --threads", limits);
}

TEST(Words, WhatIsStrangeIsToldWithItsLine) {
  const TemporaryFolder folder;
  fs::copy(kLibrary, folder.path(), fs::copy_options::recursive);
  struct Case {
    const char* sets;
    const char* said;  // after the name of the file
  };
  const std::string before = kGoodUpgrade.substr(0, kGoodUpgrade.find("  outreach:"));  // seven lines
  for (const Case& one : {
           Case{"  mediation:\n    mediators: 12 person\n",
                ":9:16: sets.mediation.mediators: does nothing while mediation.hours is 0"},
           Case{"  grid:\n    workers: 100 person\n    hours: 10 h/month\n    visits: 12 per_year\n",
                ":11:13: sets.grid.visits: is 12; the hours allow "},
           Case{"  service_day:\n    days: 11 per_year\n    desks: 5 desk\n    hours: 4 h\n",
                ":9:11: sets.service_day.days: needs 8965 desk-days a year; the departments have 8715"},
       }) {
    const auto file = folder.write("upgrades/x.yaml", before + one.sets);
    const Ended ended = run({"check", file.string(), (folder.path() / "county/shangli.yaml").string()});
    EXPECT_EQ(ended.code, 0) << ended.err;
    EXPECT_EQ(ended.out, "");
    EXPECT_NE(ended.err.find(file.string() + one.said), std::string::npos) << ended.err;
    EXPECT_NE(ended.err.find("2 files are well.\n"), std::string::npos) << ended.err;
  }
}

TEST(Words, TownshipsThatTheFullCountyLacksAreToldWithoutACounty) {
  const TemporaryFolder folder;
  fs::copy(kLibrary, folder.path(), fs::copy_options::recursive);
  const auto file = folder.write("variants/x.yaml", kGoodUpgrade + "where: {townships: [1, 99]}\n");
  const Ended alone = run({"check", file.string()});
  EXPECT_EQ(alone.code, 0) << alone.err;
  EXPECT_EQ(
      alone.err.find(file.string() + ":11:9: where.townships: township 99 does not exist in a county of 10; write "
                                     "numbers from 1 to 10, or check it together with its county (strange"),
      0U)
      << alone.err;
  EXPECT_EQ(run({"check", file.string(), (folder.path() / "county/shangli.yaml").string()}).code, 2);
}

TEST(Words, AStrangeCountyIsTold) {
  const TemporaryFolder folder;
  fs::copy(kLibrary, folder.path(), fs::copy_options::recursive);
  const auto county =
      folder.write("county/x.yaml",
                   "name: {zh: 小县, en: Small}\nextends: test.yaml\nstart: 2000-01-01\npopulation:\n"
                   "  away_share: {value: 1, unit: share, range: [0.2, 1], grade: assumed, source: assumption}\n");
  const auto early = folder.write("upgrades/x.yaml", with(kGoodUpgrade, "{value: 2008-07-01, range: [2008-01-01,",
                                                          "{value: 1999-07-01, range: [1999-01-01,"));
  const Ended ended = run({"check", county.string(), early.string()});
  EXPECT_EQ(ended.code, 0) << ended.err;
  for (const std::string& said :
       {county.string() + ":3:8: start: is 2 years after the run-in begins",
        county.string() + ":5:", std::string(": population.away_share: leaves nobody at home"),
        early.string() + ":5:15: date.value: 1999-07-01 is before anything is observed, 2000-01-01"}) {
    EXPECT_NE(ended.err.find(said), std::string::npos) << said << " in\n" << ended.err;
  }
}

}  // namespace
}  // namespace tiexin::tests

#endif

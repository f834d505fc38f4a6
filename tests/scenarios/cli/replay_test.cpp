// A run of a results folder again, and two folders side by side.
#include "scenarios/cli/replay.hpp"

#include <filesystem>
#include <fmt/core.h>
#include <fstream>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <vector>

#include "scenarios/store/csv.hpp"
#include "tests/scenarios/cli/replay_fixture.hpp"

namespace tiexin::scenarios {
namespace {

namespace fs = std::filesystem;
using tests::alter;
using tests::has;
using tests::Said;
using tests::slurp;

class ReplayVerb : public tests::ReplayFolders {};

TEST_F(ReplayVerb, EveryKindOfRunIsIdentical) {
  for (const char* arm : {"0", "2b", "4"}) {
    const Said said = replay(options(folder("a"), arm, 2));
    EXPECT_EQ(said.code, kWell) << said.out;
    EXPECT_TRUE(has(said.out, fmt::format("IDENTICAL: arm {}, replication 2", arm))) << said.out;
  }
  const Said failed = replay(options(folder("a"), "1", 3));
  EXPECT_EQ(failed.code, kWell) << failed.out;
  EXPECT_TRUE(has(failed.out, "IDENTICAL")) << "a run that failed fails in the same way";
}

TEST_F(ReplayVerb, ByTheNameOfTheRun) {
  ReplayOptions named;
  named.folder = folder("a");
  named.quiet = true;
  for (const auto& row : tests::rows_of(folder("a") / "runs.csv")) {
    if (row.at("arm") == "1" && row.at("replication") == "2") named.run = row.at("run_id");
  }
  const Said said = replay(named);
  EXPECT_EQ(said.code, kWell);
  EXPECT_TRUE(has(said.out, "arm 1, replication 2")) << said.out;
}

TEST_F(ReplayVerb, AnAlteredNumberIsNamedWithItsYearAndColumn) {
  const fs::path spoilt = copy();
  for (const auto& row : tests::rows_of(spoilt / "runs_year.csv")) {
    if (row.at("arm") != "1" || row.at("replication") != "2" || row.at("window") != "2010" ||
        row.at("indicator") != "resolution_180") {
      continue;
    }
    alter(spoilt, "runs_year.csv", "1,2,2010,resolution_180," + row.at("value"), "1,2,2010,resolution_180,0.125");
  }
  ASSERT_TRUE(verify(spoilt).empty()) << "the sums go with it";
  const Said said = replay(options(spoilt, "1", 2));
  EXPECT_EQ(said.code, kDiffers);
  EXPECT_TRUE(has(said.out, "DIFFERENT, first in 2010, column resolution_180 (runs_year.csv): the folder has 0.125"))
      << said.out;
  EXPECT_EQ(replay(options(spoilt, "1", 1)).code, kWell) << "another run of the folder is well";
}

TEST_F(ReplayVerb, AnAlteredHashIsNamedWithItsYear) {
  const fs::path spoilt = copy();
  for (const auto& row : tests::rows_of(spoilt / "runs_hash.csv")) {
    if (row.at("arm") == "2" && row.at("replication") == "1" && row.at("year") == "2007") {
      // With what stands before it: arms that have not parted yet have the same hash.
      alter(spoilt, "runs_hash.csv", "\n2,1,2007," + row.at("state_hash"), "\n2,1,2007,0123456789abcdef");
    }
  }
  const Said said = replay(options(spoilt, "2", 1));
  EXPECT_EQ(said.code, kDiffers);
  EXPECT_TRUE(has(said.out, "first in 2007, column state_hash (runs_hash.csv): the folder has 0123456789abcdef"))
      << said.out;
}

TEST_F(ReplayVerb, AnotherBuildIsANoteAndADifferenceUnderItADefect) {
  const fs::path spoilt = copy();
  const std::string manifest = slurp(spoilt / "manifest.json");
  const std::size_t at = manifest.find("\"build\": \"") + 10;
  alter(spoilt, "manifest.json", manifest.substr(at, manifest.find('"', at) - at), "another build");
  ReplayOptions talkative = options(spoilt, "0", 1);
  talkative.quiet = false;
  const Said well = replay(talkative);
  EXPECT_EQ(well.code, kWell);
  EXPECT_TRUE(has(well.err, "written by another build (another build)")) << well.err;
  alter(spoilt, "runs_hash.csv", "\n0,1,2006,", "\n0,1,2006,f");
  const Said differs = replay(talkative);
  EXPECT_EQ(differs.code, kDiffers);
  EXPECT_TRUE(has(differs.out, "this is a defect of tiexin")) << differs.out;
}

TEST_F(ReplayVerb, AgainstAnotherFolderNamesWhatDiffersAndWhere) {
  ReplayOptions both = options(folder("a"), "4", 1);
  both.against = folder("b");
  both.trace = true;
  const Said said = replay(both);
  EXPECT_EQ(said.code, kDiffers);
  // The speed of conduct acts for the first time when the first year turns.
  EXPECT_TRUE(has(said.out, "DIFFERENT, first in 2007, column state_hash")) << said.out;
  EXPECT_TRUE(has(said.out, "conduct.speed: 0.5 against 0.7")) << said.out;
  EXPECT_TRUE(has(said.out, "The first event that differs:")) << said.out;
  EXPECT_TRUE(has(said.out, "2007-01-01 00:00 (minute 525600), phase year_turn, the county")) << said.out;
  EXPECT_TRUE(has(said.out, "column villages differs first in row 0")) << said.out;
}

TEST_F(ReplayVerb, AgainstItselfIsIdentical) {
  ReplayOptions both = options(folder("a"), "1", 1);
  both.against = folder("a");
  both.trace = true;
  const Said said = replay(both);
  EXPECT_EQ(said.code, kWell);
  EXPECT_TRUE(has(said.out, "IDENTICAL: arm 1, replication 1 of both folders")) << said.out;
}

TEST_F(ReplayVerb, TheEventsOfARunAreWrittenDown) {
  ReplayOptions traced = options(folder("a"), "0", 1);
  traced.trace = true;
  traced.year = 2009;
  const Said said = replay(traced);
  EXPECT_EQ(said.code, kWell);
  EXPECT_TRUE(has(said.err, "IDENTICAL")) << "what is said goes beside the data: " << said.err;
  const CsvTable log = parse_csv("log", said.out);
  ASSERT_EQ(log.header, (std::vector<std::string>{"minute", "clock", "phase", "entity", "nth", "payload", "who"}));
  ASSERT_GT(log.rows.size(), 500u);
  EXPECT_EQ(log.rows.front().fields[1], "2009-01-01 00:00");
  EXPECT_EQ(log.rows.front().fields[2], "year_turn");
  std::set<std::string> phases;
  long long former = 0;
  for (const CsvRow& row : log.rows) {
    phases.insert(row.fields[2]);
    EXPECT_LE(former, std::stoll(row.fields[0])) << "in their order";
    former = std::stoll(row.fields[0]);
  }
  for (const char* phase : {"month_turn", "visit", "surface", "desk_done", "deadline", "month_end"})
    EXPECT_EQ(phases.count(phase), 1u);
}

TEST_F(ReplayVerb, AYearOutsideTheRunIsRefused) {
  ReplayOptions traced = options(folder("a"), "0", 1);
  traced.trace = true;
  for (const int year : {2005, 2014}) {  // from the run-in until a year after the last day observed
    traced.year = year;
    EXPECT_TRUE(
        has(refused(traced), fmt::format("--year: {} is outside the run; write a year from 2006 to 2013", year)))
        << refused(traced);
  }
}

TEST_F(ReplayVerb, RunsThatAreNotThereAreToldWithWhatIs) {
  EXPECT_TRUE(has(refused(options(folder("a"), "9", 1)), "has no arm '9'; there are 0, 1, 2, 3, 4, 2b"));
  EXPECT_TRUE(has(refused(options(folder("a"), "1", 7)), "has no replication 7 of arm 1; there are 1–3"));
  ReplayOptions two = options(folder("a"), "1", 2);
  two.against = folder("b");
  EXPECT_TRUE(has(refused(two), "has no replication 2")) << "of the other folder";
  two.run = "x";
  EXPECT_TRUE(has(refused(two), "--run"));
  ReplayOptions none;
  none.folder = folder("a");
  EXPECT_TRUE(has(refused(none), "needs to know which run"));
}

TEST_F(ReplayVerb, AnotherResultsVersionIsRefusedNamingBoth) {
  const fs::path spoilt = copy();
  alter(spoilt, "manifest.json", "\"results_version\": ", "\"results_version\": 7");
  const std::string text = refused(options(spoilt, "1", 1));
  EXPECT_TRUE(has(text, "results_version: is 7")) << text;
  EXPECT_TRUE(has(text, "and this program has")) << text;
}

TEST_F(ReplayVerb, WhatIsNoWholeFolderOfResultsIsRefused) {
  EXPECT_TRUE(has(refused(options(county_->path() / "nowhere", "1", 1)), "is not a folder"));
  EXPECT_TRUE(has(refused(options(county_->path(), "1", 1)), "is not a folder of results"));
  const fs::path spoilt = copy();
  std::ofstream(spoilt / "runs.csv", std::ios::app) << "\n";
  EXPECT_TRUE(has(refused(options(spoilt, "1", 1)), "runs.csv: differs from its sum"));
}

// What was put in cannot be changed without notice either: the manifest names the scenario and the result.
TEST_F(ReplayVerb, InputsThatWereAlteredWithTheirSumsAreRefused) {
  const auto spoil = [&](const char* file, const std::string& from, const std::string& to) {
    const fs::path spoilt = copy();
    alter(spoilt, file, from, to);
    return refused(options(spoilt, "1", 1));
  };
  EXPECT_TRUE(has(spoil("parameters.csv", "conduct.speed,0.5", "conduct.speed,0.6"), "scenario: is"));
  EXPECT_TRUE(has(spoil("upgrades.csv", "2011-03-01", "2011-03-02"), "scenario: is"));
  EXPECT_TRUE(has(spoil("upgrades.csv", "upgrade,1\n", "upgrade,\n"), "scenario: is")) << "its townships";
  EXPECT_TRUE(has(spoil("vectors.csv", "2,140,", "2,141,"), "run_id: is"));
  EXPECT_TRUE(has(spoil("manifest.json", "\"seed\": 1", "\"seed\": 2"), "run_id: is"));
  EXPECT_TRUE(has(spoil("parameters.csv", "conduct.speed,0.5", "conduct.speed,fast"), "parameters.csv:"));
  EXPECT_TRUE(has(spoil("manifest.json", "\"verb\": \"history\"", "\"verb\": \"targets\""), "verb: is 'targets'"));
}

}  // namespace
}  // namespace tiexin::scenarios

// A results folder is all that is needed to run any of its runs again: the files of its scenario are gone before these
// tests begin.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "scenarios/cli/exit_code.hpp"
#include "scenarios/cli/history.hpp"
#include "scenarios/cli/replay.hpp"
#include "scenarios/spec/spec_error.hpp"
#include "scenarios/store/sums.hpp"
#include "tests/scenarios/cli/results_files.hpp"
#include "tests/scenarios/study/small_county.hpp"

namespace tiexin::tests {

namespace fs = std::filesystem;
using scenarios::HistoryOptions;
using scenarios::ReplayOptions;

struct Said {
  int code = -1;
  std::string out;
  std::string err;
};

inline bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// Replaces the first occurrence in a file of a folder and writes the sums anew, as somebody would who wants it not to
/// be seen.
inline void alter(const fs::path& folder, const std::string& file, const std::string& from, const std::string& to) {
  std::string text = slurp(folder / file);
  const std::size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << file << ": " << from;
  text.replace(at, from.size(), to);
  std::ofstream(folder / file, std::ios::binary) << text;
  const std::string sums = scenarios::sums_of(folder);
  std::ofstream(folder / "SHA256SUMS", std::ios::binary) << sums;
}

/// Two folders of one county, `b` with another speed of conduct; the third replication of `a` is of people that cannot
/// be drawn.
class ReplayFolders : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    county_ = new SmallCounty;
    county_->upgrade(4, "2011-03-01", "training: {hours: 30 h/year}");
    std::string text = slurp(county_->path() / "upgrades" / "4.yaml");
    text += "where: {townships: [1]}\n";
    std::ofstream(county_->path() / "upgrades" / "4.yaml") << text;
    const std::string rate = county_->own("matters.rate");
    county_->ensemble("vector,matters.rate,population.administrative_villages\n1," + rate + ",0\n2,140,0\n3,150,50\n");
    write("a", 3, {});
    write("b", 1, {"conduct.speed=0.7"});
    fs::remove_all(county_->upgrades());
    fs::remove(county_->county());
    fs::remove(county_->path() / "sources.yaml");
    fs::remove(county_->path() / "small.ensemble.csv");
  }
  static void TearDownTestSuite() { delete county_; }

  static void write(const std::string& name, int replications, const std::vector<std::string>& set) {
    HistoryOptions options;
    options.county = county_->county();
    options.upgrades = county_->upgrades();
    options.own_upgrades = true;
    options.replications = replications;
    options.dice = 0;
    options.threads = 2;
    options.set = set;
    options.out = folder(name);
    options.explicit_out = true;
    options.quiet = true;
    ::testing::internal::CaptureStdout();
    EXPECT_EQ(scenarios::history(options), replications == 3 ? scenarios::kSomeRunsFailed : scenarios::kWell);
    (void)::testing::internal::GetCapturedStdout();
  }

  static fs::path folder(const std::string& name) { return county_->path() / name; }

  /// A copy of `a` to be spoilt.
  static fs::path copy() {
    const fs::path to = folder("copy");
    fs::remove_all(to);
    fs::copy(folder("a"), to, fs::copy_options::recursive);
    return to;
  }

  static ReplayOptions options(const fs::path& of, const std::string& arm, std::uint32_t replication) {
    ReplayOptions options;
    options.folder = of;
    options.arm = arm;
    options.replication = replication;
    options.threads = 2;
    options.quiet = true;
    return options;
  }
  static ReplayOptions cell(const fs::path& of, const std::string& text) {
    ReplayOptions options;
    options.folder = of;
    options.cell = text;
    options.quiet = true;
    return options;
  }

  static Said replay(const ReplayOptions& options) {
    ::testing::internal::CaptureStdout();
    ::testing::internal::CaptureStderr();
    Said said;
    said.code = scenarios::replay_folder(options);
    std::fflush(stdout);
    said.out = ::testing::internal::GetCapturedStdout();
    said.err = ::testing::internal::GetCapturedStderr();
    return said;
  }
  static std::string refused(const ReplayOptions& options) {
    return message_of<scenarios::SpecError>([&] { (void)scenarios::replay_folder(options); });
  }

  static inline SmallCounty* county_ = nullptr;
};

}  // namespace tiexin::tests

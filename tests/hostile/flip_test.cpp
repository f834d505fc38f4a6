/// `tiexin verify`: of random bit flips over all files of a results folder, the sums included, none goes unnoticed, and
/// neither does a file that is missing, extra, renamed, exchanged or cut.
#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/store/results.hpp"
#include "scenarios/store/sums.hpp"
#include "tests/hostile/child.hpp"
#include "tests/hostile/thorough.hpp"
#include "tests/scenarios/temporary.hpp"

namespace tiexin::tests {
namespace {

namespace fs = std::filesystem;

/// A small results folder, written as all are.
class Flip : public ::testing::Test {
 protected:
  Flip() {
    scenarios::Results results({out_, true, false, "0011223344556677"});
    results.write("manifest.json", "{\"scenario\": \"0011223344556677\", \"seed\": 1}\n");
    for (const char* name : {"county/test.yaml", "upgrades/1_outreach.yaml", "upgrades/7_grid_platform.yaml"})
      results.write(fs::path("inputs") / fs::path(name).filename(), slurp(fs::path(TIEXIN_LIBRARY_DIR) / name));
    results.write("runs.csv", "arm,replication\n0,1\n");
    results.write("empty.csv", "");
    results.commit();
    for (const auto& entry : fs::recursive_directory_iterator(out_)) {
      if (entry.is_regular_file()) files_.push_back(entry.path());
    }
    std::sort(files_.begin(), files_.end());
  }

  [[nodiscard]] bool noticed() const { return !scenarios::verify(out_).empty(); }

  TemporaryFolder folder_;
  fs::path out_ = folder_.path() / "history";
  std::vector<fs::path> files_;
};

TEST_F(Flip, NoneGoesUnnoticed) {
  const int n_flips = thoroughly(500, 10'000);
  std::mt19937_64 dice(20260101);
  std::vector<std::string> contents;
  for (const fs::path& file : files_) contents.push_back(slurp(file));
  ASSERT_FALSE(noticed());
  int n_sums = 0;
  for (int flip = 0; flip < n_flips;) {
    // A file first, then a bit of it: else nearly all flips would be in the longest.
    const std::size_t file = dice() % files_.size();
    if (contents[file].empty()) continue;
    const std::size_t bit = dice() % (contents[file].size() * 8);
    std::string flipped = contents[file];
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    folder_.write(files_[file], flipped);
    ASSERT_TRUE(noticed()) << files_[file] << " bit " << bit;
    folder_.write(files_[file], contents[file]);
    n_sums += files_[file].filename() == scenarios::kSumsName ? 1 : 0;
    ++flip;
  }
  EXPECT_GT(n_sums, n_flips / 20);
  EXPECT_FALSE(noticed());
}

TEST_F(Flip, NeitherDoesAFileThatIsNotInItsPlace) {
  for (const fs::path& file : files_) {
    const std::string content = slurp(file);
    fs::remove(file);
    EXPECT_TRUE(noticed()) << "without " << file;
    folder_.write(file.string() + ".bak", content);
    EXPECT_TRUE(noticed()) << "renamed " << file;
    fs::remove(file.string() + ".bak");
    if (!content.empty()) {
      folder_.write(file, std::string_view(content).substr(0, content.size() - 1));
      EXPECT_TRUE(noticed()) << "cut " << file;
    }
    folder_.write(file, content + "\n");
    EXPECT_TRUE(noticed()) << "longer " << file;
    folder_.write(file, content);
    ASSERT_FALSE(noticed());
  }
  for (const char* extra : {"extra.csv", "inputs/extra.csv", ".hidden", "SHA256SUMS.old", "deeper/x"}) {
    folder_.write(out_ / extra, "");
    EXPECT_TRUE(noticed()) << extra;
    fs::remove(out_ / extra);
    fs::remove(out_ / "deeper");
    ASSERT_FALSE(noticed());
  }
  fs::rename(out_ / "runs.csv", folder_.path() / "kept");
  fs::rename(out_ / "empty.csv", out_ / "runs.csv");
  fs::rename(folder_.path() / "kept", out_ / "empty.csv");
  EXPECT_TRUE(noticed()) << "two files exchanged";
}

#ifdef TIEXIN_EXECUTABLE
TEST_F(Flip, TheProgramSaysWhichFile) {
  EXPECT_EQ(run({"verify", out_.string()}).code, 0);
  folder_.write(out_ / "runs.csv", "arm,replication\n0,2\n");
  const Ended ended = run({"verify", out_.string()});
  EXPECT_EQ(ended.code, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_EQ(ended.err, (out_ / "runs.csv").string() + ": differs from its sum\n");
}
#endif

}  // namespace
}  // namespace tiexin::tests

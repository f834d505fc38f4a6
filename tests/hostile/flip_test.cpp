/// `tiexin verify`: of random bit flips over all files of a results folder, the sums included, none goes unnoticed, and
/// neither does a file that is missing, extra, renamed, exchanged or cut.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
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
    list_files();
  }

  void list_files() {
    files_.clear();
    for (const auto& entry : fs::recursive_directory_iterator(out_)) {
      if (entry.is_regular_file()) files_.push_back(entry.path());
    }
    std::sort(files_.begin(), files_.end());
  }

  [[nodiscard]] bool noticed() const { return !scenarios::verify(out_).empty(); }

  /// Turns over one bit of a file where it lies.
  static void flip(const fs::path& file, std::uintmax_t bit) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(bit / 8));
    const int byte = stream.get() ^ (1 << (bit % 8));
    stream.seekp(static_cast<std::streamoff>(bit / 8));
    stream.put(static_cast<char>(byte));
    ASSERT_TRUE(stream.flush().good()) << file;
  }

  TemporaryFolder folder_;
  fs::path out_ = folder_.path() / "history";
  std::vector<fs::path> files_;
};

TEST_F(Flip, NoneGoesUnnoticed) {
  const int n_flips = thoroughly(500, 10'000);
#ifdef TIEXIN_EXECUTABLE
  if (thoroughly(0, 1) == 1) {  // the results of a run, whole, with report and all
    fs::remove_all(out_);
    ASSERT_EQ(
        run({"history", "--villages", "1", "--replications", "2", "--dice", "0", "--out", out_.string(), "--quiet"},
            Limits{60, std::size_t{8} << 30})
            .code,
        0);
    list_files();
  }
#endif
  std::mt19937_64 dice(20260101);
  std::vector<std::uintmax_t> begins{0};  // of each file, all laid end to end  [bits]
  for (const fs::path& file : files_) begins.push_back(begins.back() + fs::file_size(file) * 8);
  ASSERT_FALSE(noticed());
  int n_sums = 0;
  for (int done = 0; done < n_flips;) {
    // Half of them any bit of all, half any file first: else nearly all would be in the longest.
    const bool any_file = done % 2 == 0;
    const std::uintmax_t any_bit = dice() % begins.back();
    const auto behind = std::upper_bound(begins.begin(), begins.end(), any_bit);
    const std::size_t file = any_file ? dice() % files_.size() : static_cast<std::size_t>(behind - begins.begin()) - 1;
    if (begins[file] == begins[file + 1]) continue;
    const std::uintmax_t bit = dice() % (begins[file + 1] - begins[file]);
    flip(files_[file], bit);
    ASSERT_TRUE(noticed()) << files_[file] << " bit " << bit;
    flip(files_[file], bit);
    n_sums += files_[file].filename() == scenarios::kSumsName ? 1 : 0;
    ++done;
  }
  EXPECT_GT(n_sums, n_flips / 40);
  EXPECT_FALSE(noticed());
  std::printf("%d bits flipped in %zu files of %ju bytes, %d of them in the sums: all noticed\n", n_flips,
              files_.size(), begins.back() / 8, n_sums);
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

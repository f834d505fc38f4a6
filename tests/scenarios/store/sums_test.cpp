#include "scenarios/store/sums.hpp"

#include <filesystem>
#include <gtest/gtest.h>
#include <string>

#include "scenarios/store/store_error.hpp"
#include "tests/scenarios/temporary.hpp"

namespace tiexin::scenarios {
namespace {

using tests::slurp;
using tests::TemporaryFolder;

TEST(Sha256, KnownAnswers) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

/// A small results folder with its sums.
class Verify : public ::testing::Test {
 protected:
  Verify() {
    folder_.write("runs.csv", "a,b\n1,2\n");
    folder_.write("charts/echarts.js", "x");
    folder_.write("manifest.json", "{}\n");
    folder_.write("SHA256SUMS", sums_of(folder_.path()));
  }
  std::string first() {
    const auto findings = verify(folder_.path());
    return findings.empty() ? "" : findings[0].file + ": " + findings[0].what;
  }
  TemporaryFolder folder_;
};

TEST_F(Verify, FindsNothingWhereNothingChanged) {
  EXPECT_EQ(first(), "");
  EXPECT_EQ(sums_of(folder_.path()), slurp(folder_.path() / "SHA256SUMS"));
}

TEST_F(Verify, FindsFlippedBitsTheSumsIncluded) {
  std::size_t n_flips = 0;
  for (const char* name : {"runs.csv", "charts/echarts.js", "manifest.json", "SHA256SUMS"}) {
    const std::string bytes = slurp(folder_.path() / name);
    for (std::size_t bit = 0; bit < bytes.size() * 8; bit += 7) {
      std::string flipped = bytes;
      flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
      folder_.write(name, flipped);
      ASSERT_NE(first(), "") << name << " bit " << bit;
      ++n_flips;
    }
    folder_.write(name, bytes);
  }
  EXPECT_GT(n_flips, 250u);
  EXPECT_EQ(first(), "");
}

TEST_F(Verify, NamesMissingExtraAndRenamed) {
  folder_.write("extra.csv", "");
  EXPECT_EQ(first(), "extra.csv: is not listed in SHA256SUMS");
  std::filesystem::remove(folder_.path() / "extra.csv");
  std::filesystem::rename(folder_.path() / "runs.csv", folder_.path() / "run.csv");
  const auto findings = verify(folder_.path());
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].file, "run.csv");
  EXPECT_EQ(findings[1].file + findings[1].what, "runs.csvis missing");
}

TEST_F(Verify, NamesStrangersAndMissingSums) {
  std::filesystem::create_symlink("runs.csv", folder_.path() / "link");
  EXPECT_EQ(first(), "link: is neither a folder nor a regular file");
  std::filesystem::remove(folder_.path() / "link");
  std::filesystem::create_directory(folder_.path() / "empty");
  EXPECT_EQ(first(), "empty: is an empty folder");
  std::filesystem::remove(folder_.path() / "empty");
  std::filesystem::remove(folder_.path() / "SHA256SUMS");
  EXPECT_EQ(first(), "SHA256SUMS: is missing");
  EXPECT_THROW((void)verify(folder_.path() / "none"), StoreError);
}

}  // namespace
}  // namespace tiexin::scenarios

// The golden scenarios in processes of their own (tests/county_run): on any number of threads, watched or not, without
// the processor's fused multiply-add, and started from checkpoints that another process wrote.
#include <array>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <memory>
#include <sys/wait.h>
#include <xxhash.h>

#include "tests/determinism/golden.hpp"
#include "tests/scenarios/temporary.hpp"

namespace tiexin::tests {
namespace {

namespace fs = std::filesystem;

struct Ended {
  int code = -1;
  std::string said;  // stdout and stderr
};

Ended county_run(const std::string& flags, const std::string& environment = "") {
  const std::string command = fmt::format("{} '{}' {} 2>&1", environment, TIEXIN_COUNTY_RUN, flags);
  FILE* const pipe = popen(command.c_str(), "r");
  Ended ended;
  if (pipe == nullptr) return ended;
  std::array<char, 256> part{};
  while (std::fgets(part.data(), part.size(), pipe) != nullptr) ended.said += part.data();
  const int status = pclose(pipe);
  ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  return ended;
}

TEST(CountyRun, GivesTheGoldenHashHoweverItIsRun) {
  const Ended plain = county_run("");
  ASSERT_EQ(plain.code, 0) << plain.said;
  EXPECT_TRUE(plain.said.starts_with(fmt::format("golden {:016x}\n", kGoldenHash))) << plain.said;
  for (const char* flags : {"--observe", "--threads 2", "--threads 3 --observe", "--threads 8"})
    EXPECT_EQ(county_run(flags).said, plain.said) << flags;
  const Ended masked = county_run("", "env GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4,-AVX2_Usable,-FMA_Usable");
  EXPECT_EQ(masked.said, plain.said) << "without fused multiply-add";
}

/// Ten checkpoints of one run, and what it ended with.
class CheckpointFiles : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    straight_ = county_run("--checkpoints '" + path("c") + "'");
  }
  static void TearDownTestSuite() { delete folder_; }
  static std::string path(const std::string& name) { return (folder_->path() / name).string(); }
  static Ended from(const std::string& name, const std::string& flags = "") {
    return county_run("--from '" + path(name) + "' " + flags);
  }

  static inline TemporaryFolder* folder_ = nullptr;
  static inline Ended straight_;
};

TEST_F(CheckpointFiles, AnotherProcessCarriesOnFromAnyOfTenDates) {
  ASSERT_EQ(straight_.code, 0) << straight_.said;
  ASSERT_TRUE(straight_.said.starts_with("golden-all ")) << straight_.said;
  for (int k = 0; k < 10; ++k) {
    const Ended restored = from(fmt::format("c.{}", k), k % 2 == 0 ? "" : "--observe");
    EXPECT_EQ(restored.code, 0) << restored.said;
    EXPECT_EQ(restored.said, straight_.said) << "date " << k;
  }
}

TEST_F(CheckpointFiles, ThatAreCutShortOrHaveAFlippedBitAreRefused) {
  const std::string whole = slurp(path("c.6"));
  ASSERT_GT(whole.size(), 100'000u);
  const auto refusal = [&](const std::string& bytes) {
    folder_->write("spoilt", bytes);
    const Ended ended = from("spoilt");
    EXPECT_EQ(ended.code, 2) << ended.said;
    EXPECT_EQ(ended.said.find("golden-all"), std::string::npos);
    return ended.said;
  };
  for (const std::size_t left : {std::size_t{0}, std::size_t{63}, std::size_t{64}, whole.size() / 2, whole.size() - 1})
    EXPECT_NE(refusal(whole.substr(0, left)).find("checkpoint refused: cut short"), std::string::npos) << left;
  EXPECT_NE(refusal(whole + '\0').find("too long"), std::string::npos);
  for (std::size_t k = 0; k < 12; ++k) {
    std::string flipped = whole;
    const std::size_t at = k < 4 ? 17 * k : k * (whole.size() / 12);  // header, then all over
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << k % 8));
    EXPECT_NE(refusal(flipped).find("checkpoint refused: "), std::string::npos) << at;
  }
}

// Header: 8 bytes of magic, 4 of version; the sum over the first 56 bytes stands in the next 8.
TEST_F(CheckpointFiles, OfAnotherVersionAreRefusedByName) {
  std::string other = slurp(path("c.3"));
  const std::uint32_t version = 41;
  std::memcpy(other.data() + 8, &version, sizeof version);
  const std::uint64_t sum = XXH3_64bits(other.data(), 56);
  std::memcpy(other.data() + 56, &sum, sizeof sum);
  folder_->write("other", other);
  const Ended ended = from("other");
  EXPECT_EQ(ended.code, 2);
  EXPECT_NE(ended.said.find("it is of version 41, this program reads version"), std::string::npos) << ended.said;
}

TEST_F(CheckpointFiles, ThatAreNotThereAreToldSo) {
  const Ended ended = from("nowhere");
  EXPECT_EQ(ended.code, 2);
  EXPECT_NE(ended.said.find("nowhere cannot be read"), std::string::npos) << ended.said;
}

}  // namespace
}  // namespace tiexin::tests

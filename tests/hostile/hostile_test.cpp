/// Every hostile file gets the message it must get, in a child that may use 2 s of processor time and 256 MiB.
#include <algorithm>
#include <array>
#include <filesystem>
#include <gtest/gtest.h>
#include <set>
#include <string>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <vector>

#include "tests/hostile/cases.hpp"
#include "tests/hostile/child.hpp"
#include "tests/scenarios/temporary.hpp"

#ifdef TIEXIN_EXECUTABLE

namespace tiexin::tests {
namespace {

constexpr int kRefused = 2;

/// Checks files in a child of limited means, and holds it to them.
Ended check(const std::vector<std::filesystem::path>& paths, uid_t user = 0) {
  std::vector<std::string> arguments{"check"};
  for (const auto& path : paths) arguments.push_back(path.string());
  Limits limits;
  limits.user = user;
  const Ended ended = run(arguments, limits);
  EXPECT_EQ(ended.out, "");
  if (!kSanitized) {
    EXPECT_LT(ended.processor_seconds, 2.0);
    EXPECT_LT(ended.peak_bytes, limits.memory_bytes);
  }
  return ended;
}

/// The line of the message that names this place and key and holds this fragment; "" if there is none.
bool tells(const std::string& message, const std::string& file, const HostileCase& hostile) {
  std::string begin = file + ":";
  if (hostile.line > 0) begin += std::to_string(hostile.line) + ":";
  const std::string key = hostile.key.empty() ? "" : ": " + hostile.key + ": ";
  for (std::size_t at = 0; at < message.size();) {
    const std::size_t end = std::min(message.find('\n', at), message.size());
    const std::string line = message.substr(at, end - at);
    const bool starts = hostile.line == 0 || line.compare(0, begin.size(), begin) == 0;
    if (starts && line.find(key) != std::string::npos && line.find(hostile.fragment) != std::string::npos) return true;
    at = end + 1;
  }
  return false;
}

/// A copy of the scenario library in which hostile files are put.
class Hostile : public ::testing::TestWithParam<HostileCase> {
 protected:
  Hostile() { std::filesystem::copy(TIEXIN_LIBRARY_DIR, folder_.path(), std::filesystem::copy_options::recursive); }
  TemporaryFolder folder_;
};

TEST_P(Hostile, GetsItsMessage) {
  const HostileCase& hostile = GetParam();
  const std::filesystem::path path = folder_.write(hostile.file, hostile.content);
  std::vector<std::filesystem::path> files{path};
  if (!hostile.beside.empty()) files.push_back(folder_.path() / hostile.beside);
  const Ended ended = check(files);
  EXPECT_EQ(ended.code, kRefused);
  EXPECT_TRUE(tells(ended.err, path.string(), hostile))
      << "expected line " << hostile.line << ", key '" << hostile.key << "', '" << hostile.fragment << "'; got\n"
      << ended.err.substr(0, 1500);
}

std::string name_of(const ::testing::TestParamInfo<HostileCase>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(Syntax, Hostile, ::testing::ValuesIn(syntax_cases()), name_of);
INSTANTIATE_TEST_SUITE_P(Numbers, Hostile, ::testing::ValuesIn(number_cases()), name_of);
INSTANTIATE_TEST_SUITE_P(Meaning, Hostile, ::testing::ValuesIn(meaning_cases()), name_of);
INSTANTIATE_TEST_SUITE_P(Tables, Hostile, ::testing::ValuesIn(table_cases()), name_of);

TEST_F(Hostile, TheFilesThatTheCasesSpoilAreWell) {
  const Ended ended =
      check({folder_.write("upgrades/x.yaml", kGoodUpgrade), folder_.write("county/x.yaml", kGoodCounty)});
  EXPECT_EQ(ended.code, 0) << ended.err;
}

TEST_F(Hostile, ThereAreEightyClassesWithNamesOfTheirOwn) {
  std::set<std::string> names;
  std::size_t n_cases = 0;
  for (const auto& cases : {syntax_cases(), number_cases(), meaning_cases(), table_cases()}) {
    for (const HostileCase& hostile : cases) names.insert(hostile.name);
    n_cases += cases.size();
  }
  EXPECT_EQ(names.size(), n_cases);
  EXPECT_GE(n_cases, 80u);
}

TEST_F(Hostile, AnUpgradeTwice) {
  const auto first = folder_.write("upgrades/x.yaml", "# one\n" + kGoodUpgrade);
  const auto second = folder_.write("upgrades/y.yaml", "# two\n\n" + kGoodUpgrade);
  const Ended ended = check({first, second});
  EXPECT_EQ(ended.code, kRefused);
  EXPECT_EQ(ended.err,
            second.string() + ":3:5: id: 1 is given already by " + first.string() + ":2; give each its own\n");
}

TEST_F(Hostile, AFileThatIsNamedTwiceIsReadOnce) {
  const auto path = folder_.write("upgrades/x.yaml", kGoodUpgrade);
  const Ended ended = check({path, folder_.path() / "upgrades" / ".." / "upgrades" / "x.yaml"});
  EXPECT_EQ(ended.code, 0) << ended.err;
}

TEST_F(Hostile, OneLeverTwiceOnOneDay) {
  const auto first = folder_.write("upgrades/x.yaml", kGoodUpgrade);
  const auto second =
      folder_.write("upgrades/y.yaml", with(with(kGoodUpgrade, "id: 1", "id: 2"), "8 h/month", "9 h/month"));
  const Ended ended = check({first, second});
  EXPECT_EQ(ended.code, kRefused);
  EXPECT_NE(ended.err.find(second.string() + ":9:12: sets.outreach.hours: is set to another value on the same day"),
            std::string::npos)
      << ended.err;
  EXPECT_NE(ended.err.find(first.string() + ":9"), std::string::npos);
}

TEST_F(Hostile, FilesThatExtendEachOtherInARing) {
  folder_.write("county/a.yaml", "extends: b.yaml\n");
  folder_.write("county/b.yaml", "extends: c.yaml\n");
  const auto last = folder_.write("county/c.yaml", "extends: a.yaml\n");
  const Ended ended = check({folder_.path() / "county/a.yaml"});
  EXPECT_EQ(ended.code, kRefused);
  EXPECT_EQ(ended.err, last.string() + ":1:10: extends: 'a.yaml' extends this file in turn; break the cycle\n");
}

TEST_F(Hostile, FilesThatAreNone) {
  const std::filesystem::path fifo = folder_.path() / "fifo.yaml";
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  std::filesystem::create_symlink("loop.yaml", folder_.path() / "loop.yaml");
  const std::filesystem::path socket = folder_.path() / "socket.yaml";
  const int listening = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  socket.string().copy(address.sun_path, sizeof address.sun_path - 1);
  ASSERT_EQ(::bind(listening, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  ::close(listening);
  const std::array<std::pair<std::filesystem::path, const char*>, 9> cases{
      {{folder_.path() / "none.yaml", "does not exist"},
       {folder_.path() / "sources.yaml" / "none.yaml", "does not exist"},
       {folder_.path(), "is a folder"},
       {socket, "is a socket"},
       {fifo, "is a pipe (FIFO)"},
       {"/dev/zero", "is a device"},
       {"/dev/null", "is a device"},
       {folder_.path() / "loop.yaml", "is a link that leads back to itself"},
       {folder_.path() / std::string(300, 'x'), "is too long a name"}}};
  for (const auto& [path, fragment] : cases) {
    const Ended ended = check({path});
    EXPECT_EQ(ended.code, kRefused) << path;
    EXPECT_NE(ended.err.find(path.string() + ": " + fragment), std::string::npos) << ended.err;
  }
}

TEST_F(Hostile, AScalarOfAHundredMegabytes) {
  const auto path = folder_.write("upgrades/x.yaml", "a: ");
  std::filesystem::resize_file(path, 100'000'000);
  const Ended ended = check({path});
  EXPECT_EQ(ended.code, kRefused);
  EXPECT_EQ(ended.err, path.string() + ": has 100000000 bytes; at most 1048576 bytes are read\n");
}

TEST_F(Hostile, AFileThatMayNotBeRead) {
  const auto path = folder_.write("secret.yaml", kGoodUpgrade);
  ASSERT_EQ(::chmod(path.c_str(), 0), 0);
  ASSERT_EQ(::chmod(folder_.path().c_str(), 0755), 0);
  const Ended ended = check({path}, kNobody);
  EXPECT_EQ(ended.code, kRefused);
  EXPECT_NE(ended.err.find(path.string() + ": may not be read"), std::string::npos) << ended.err;
}

}  // namespace
}  // namespace tiexin::tests

#endif

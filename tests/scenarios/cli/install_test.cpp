/// What `cmake --install` leaves: a tree that works wherever it is carried, with a completion that knows every verb and
/// flag.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/scenarios/temporary.hpp"

#ifdef TIEXIN_EXECUTABLE

namespace tiexin::scenarios {
namespace {

namespace fs = std::filesystem;

/// The program installed, and the tree then moved elsewhere.
class Installed : public ::testing::Test {
 protected:
  Installed() {
    const fs::path first = folder_.path() / "first";
    EXPECT_EQ(output("DESTDIR= " TIEXIN_INSTALL " --prefix '" + first.string() + "' >/dev/null && echo well"),
              "well\n");
    fs::create_directory(tree_.parent_path());
    fs::rename(first, tree_);
  }

  /// What a shell command writes to stdout and stderr.
  [[nodiscard]] std::string output(const std::string& command) const {
    const fs::path said = folder_.path() / "said";
    (void)std::system(("{ " + command + "\n} >'" + said.string() + "' 2>&1").c_str());
    return tests::slurp(said);
  }

  [[nodiscard]] std::string program() const { return "'" + (tree_ / "bin/tiexin").string() + "' "; }

  /// What bash offers for the last of these words, one a line.
  [[nodiscard]] std::vector<std::string> offered(const std::vector<std::string>& words) const {
    std::string script = "cd '" + folder_.path().string() + "'; PATH='" + (tree_ / "bin").string() + "':$PATH; . '" +
                         (tree_ / "share/bash-completion/completions/tiexin").string() +
                         "'; compopt() { :; }; COMP_WORDS=(tiexin";
    for (const std::string& word : words) script += " \"" + word + "\"";
    script += "); COMP_CWORD=" + std::to_string(words.size()) + "; _tiexin; printf \"%s\\n\" \"${COMPREPLY[@]}\"";
    const std::string lines = output("bash -c '" + std::regex_replace(script, std::regex("'"), "'\\''") + "'");
    std::vector<std::string> found;
    for (std::size_t at = 0; at < lines.size(); at = lines.find('\n', at) + 1) {
      found.push_back(lines.substr(at, lines.find('\n', at) - at));
    }
    return found;
  }

  tests::TemporaryFolder folder_;
  fs::path tree_ = folder_.path() / "elsewhere" / "tree";
};

/// The words of a text that look like this.
std::set<std::string> words_like(const std::string& text, const char* pattern) {
  const std::regex wanted(pattern);
  std::set<std::string> words;
  for (std::sregex_iterator match(text.begin(), text.end(), wanted), none; match != none; ++match) {
    words.insert((*match)[1].str());
  }
  return words;
}

TEST_F(Installed, FindsItsOwnLibraryWhereverItIs) {
  for (const char* file : {"share/tiexin/scenarios/library/county/shangli.yaml", "share/doc/tiexin/LICENSE",
                           "share/doc/tiexin/README.md", "share/doc/tiexin/README.zh.md",
                           "share/bash-completion/completions/tiexin", "share/zsh/vendor-completions/_tiexin"}) {
    EXPECT_TRUE(fs::is_regular_file(tree_ / file)) << file;
  }
  const fs::path county = tree_ / "share/tiexin/scenarios/library/county/shangli.yaml";
  folder_.write(county, "spoilt: 1\n");  // seen only if this one is read, and not that of the sources
  EXPECT_NE(output(program() + "history").find(county.string() + ":1:1: spoilt: is not a known key"),
            std::string::npos);
  fs::create_symlink(tree_ / "bin/tiexin", folder_.path() / "link");
  EXPECT_NE(output("'" + (folder_.path() / "link").string() + "' history").find(county.string()), std::string::npos);
}

TEST_F(Installed, CompletionKnowsEveryVerbAndEveryFlagOfTheHelp) {
  const std::set<std::string> verbs = words_like(output(program() + "--help"), "\n  ([a-z]+) ");
  EXPECT_GE(verbs.size(), 8U);
  const std::vector<std::string> first = offered({""});
  EXPECT_EQ(std::set<std::string>(first.begin(), first.end()), [&] {
    std::set<std::string> all = verbs;
    all.insert("--help");
    return all;
  }());
  const std::string zsh = tests::slurp(tree_ / "share/zsh/vendor-completions/_tiexin");
  for (const std::string& verb : verbs) {
    const std::set<std::string> flags = words_like(output(program() + verb + " --help"), "\n  (?:-[a-z],)?(--[a-z-]+)");
    EXPECT_TRUE(flags.count("--help") == 1) << verb;
    const std::vector<std::string> listed = offered({verb, "--"});
    EXPECT_EQ(std::set<std::string>(listed.begin(), listed.end()), flags) << verb;
    EXPECT_NE(zsh.find("\n    " + verb + ")\n"), std::string::npos) << verb;
    for (const std::string& flag : flags) EXPECT_NE(zsh.find("'*" + flag + "["), std::string::npos) << flag;
  }
}

TEST_F(Installed, CompletionOffersFilesAndParameters) {
  using Offer = std::vector<std::string>;
  folder_.write("mine.yaml", "");
  const std::string library = (tree_ / "share/tiexin/scenarios/library").string();
  EXPECT_EQ(offered({"hist"}), Offer{"history"});
  EXPECT_EQ(offered({"check", "mi"}), Offer{"mine.yaml"});
  EXPECT_EQ(offered({"history", "--county", "shangli.y"}), Offer{library + "/county/shangli.yaml"});
  EXPECT_EQ(offered({"history", "--upgrades", "upg"}), Offer{library + "/upgrades"});
  EXPECT_EQ(offered({"history", "--set", "population.away"}), Offer{"population.away_share="});
  EXPECT_EQ(offered({"history", "--set", "=", "0"}), Offer{""});
  EXPECT_EQ(offered({"ensemble", "--also", "population.away"}), Offer{"population.away_share"});
  EXPECT_EQ(offered({"history", "--seed", ""}), Offer{""});
  EXPECT_EQ(offered({"histroy", ""}), Offer{""});
}

}  // namespace
}  // namespace tiexin::scenarios

#endif

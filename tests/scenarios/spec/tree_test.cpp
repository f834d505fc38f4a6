#include "scenarios/spec/tree.hpp"

#include <gtest/gtest.h>
#include <string>
#include <sys/stat.h>

#include "scenarios/spec/source_file.hpp"
#include "tests/scenarios/temporary.hpp"

namespace tiexin::scenarios {
namespace {

using tests::message_of;
using tests::TemporaryFolder;

TEST(Tree, KeepsOrderQuotesAndPlaces) {
  const Tree tree = parse_yaml("f.yaml",
                               "# 注释\n"
                               "名: {zh: 上栗, en: \"Shangli\"}\n"
                               "list: [1, '2', ]\n"
                               "deep:\n"
                               "  empty:\n"
                               "  text: |\n"
                               "    two\n"
                               "    lines\n");
  ASSERT_EQ(tree.root.children.size(), 3u);
  const Node& name = tree.root.children[0];
  EXPECT_EQ(name.key, "名");
  EXPECT_EQ(name.line, 2);
  EXPECT_EQ(name.find("zh")->text, "上栗");
  EXPECT_FALSE(name.find("zh")->quoted);
  EXPECT_TRUE(name.find("en")->quoted);
  EXPECT_EQ(name.find("en")->column, 17);  // in characters, not bytes
  const Node& list = tree.root.children[1];
  ASSERT_EQ(list.children.size(), 2u);
  EXPECT_TRUE(list.children[1].quoted);
  const Node& deep = tree.root.children[2];
  EXPECT_EQ(deep.find("empty")->kind, NodeKind::empty);
  EXPECT_EQ(deep.find("text")->text, "two\nlines\n");
  EXPECT_EQ(deep.find("nothing"), nullptr);
}

TEST(Tree, NamesEveryDuplicateKeyWithItsPath) {
  const std::string text =
      message_of<SpecError>([] { (void)parse_yaml("f.yaml", "a: 1\nb: {c: 1, c: 2}\na: 3\na: 4\n"); });
  EXPECT_EQ(text,
            "f.yaml:2:11: b.c: key is given twice; it is given already in line 2\n"
            "f.yaml:3:1: a: key is given twice; it is given already in line 1\n"
            "f.yaml:4:1: a: key is given twice; it is given already in line 1");
}

TEST(Tree, DepthLimitIsExact) {
  const auto nested = [](int depth) {
    std::string text = "a: ";
    for (int i = 1; i < depth; ++i) text += '[';
    text += '1';
    for (int i = 1; i < depth; ++i) text += ']';
    return text;
  };
  EXPECT_NO_THROW((void)parse_yaml("f", nested(kDeepest)));
  EXPECT_THROW((void)parse_yaml("f", nested(kDeepest + 1)), SpecError);
  EXPECT_THROW((void)parse_yaml("f", nested(100'000)), SpecError);
}

TEST(Tree, CarriageReturnBeforeLineFeedIsWell) {
  EXPECT_NO_THROW((void)parse_yaml("f", "a: |\r\n  one\r\n  two\r\nb: 'one\r\n  two'\r\n"));
  const Tree tree = parse_yaml("f", "a: 1\r\nb: 2\r\n");
  EXPECT_EQ(tree.root.find("b")->line, 2);
  EXPECT_EQ(tree.root.find("a")->text, "1");
}

TEST(SourceFile, RefusesWhatIsNoRegularFile) {
  const TemporaryFolder folder;
  const auto refused = [](const std::filesystem::path& path) {
    return message_of<SpecError>([&] { (void)read_yaml(path); });
  };
  EXPECT_NE(refused(folder.path()).find("is a folder"), std::string::npos);
  EXPECT_NE(refused(folder.path() / "none.yaml").find("does not exist"), std::string::npos);
  EXPECT_NE(refused("/dev/zero").find("is a device"), std::string::npos);
  EXPECT_NE(refused("").find("is an empty name"), std::string::npos);
  const std::filesystem::path fifo = folder.path() / "fifo";
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  EXPECT_NE(refused(fifo).find("is a pipe (FIFO)"), std::string::npos);
  std::filesystem::create_symlink("loop", folder.path() / "loop");
  EXPECT_NE(refused(folder.path() / "loop").find("leads back to itself"), std::string::npos);
}

TEST(SourceFile, ReadsUpToTheCapAndNotBeyond) {
  const TemporaryFolder folder;
  const auto fits = folder.write("fits", std::string(kMostYamlBytes, 'a'));
  const auto exceeds = folder.write("exceeds", std::string(kMostYamlBytes + 1, 'a'));
  EXPECT_EQ(read_regular_file(fits, kMostYamlBytes).size(), kMostYamlBytes);
  EXPECT_THROW((void)read_regular_file(exceeds, kMostYamlBytes), SpecError);
}

TEST(SourceFile, SaysWhereBytesAreNoText) {
  const auto refused = [](const std::string& text) {
    return message_of<SpecError>([&] { check_plain_text("f", text); });
  };
  EXPECT_NE(refused("a: 1\nbé: \xC3\x28\n").find("f:2:5: is not valid UTF-8"), std::string::npos);
  EXPECT_NE(refused("a: \xED\xA0\x80").find("f:1:4: is not valid UTF-8"), std::string::npos);  // a surrogate
  EXPECT_NE(refused("a: \xC0\xAF").find("f:1:4: is not valid UTF-8"), std::string::npos);      // overlong
  EXPECT_NE(refused("a: \xF4\x90\x80\x80").find("f:1:4: is not valid"), std::string::npos);    // beyond Unicode
  EXPECT_NO_THROW(check_plain_text("f", "上栗 é 𠀀\r\n"));
}

TEST(SpecErrors, AreSortedByFileThenLine) {
  Problems problems;
  problems.add({"b", 9, 1}, "k", "x", "");
  problems.add({"a", 5, 1}, "k", "y", "z");
  problems.add({"b", 2, 3}, "", "w", "");
  EXPECT_EQ(message_of<SpecError>([&] { problems.throw_if_any(); }), "b:2:3: w\nb:9:1: k: x\na:5:1: k: y; z");
}

TEST(SpecErrors, KeepAtMostAThousandAndCountTheRest) {
  Problems problems;
  for (int i = 0; i < 1500; ++i) problems.add({"f", i + 1, 1}, "", "wrong", "");
  const std::string text = message_of<SpecError>([&] { problems.throw_if_any(); });
  EXPECT_NE(text.find("and 500 further problems"), std::string::npos);
}

TEST(Printable, CutsAndCleans) {
  EXPECT_EQ(printable("a\x1b[31mb\n\xFF"), "a?[31mb??");
  EXPECT_EQ(printable(std::string(100, 'x')), std::string(60, 'x') + "…");
  EXPECT_EQ(printable("上栗"), "上栗");
  EXPECT_EQ(printable("a\u202Eb\u2066c"), "a?b?c");
}

}  // namespace
}  // namespace tiexin::scenarios
